"""One task at a time: started, stopped, dropped, and never failing unseen."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass

import pytest
import traitlets

from helpers.client.problems import TokenMissing
from helpers.lab import Lab
from helpers.panels.one_task import BUSY, NOTHING_TO_STOP, STOPPED, OneTask, State
from helpers.panels.panel import CHANGED
from helpers.panels.status import StatusState
from helpers.panels.token_entry import TYPED
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.loopback import Loopback
from tests.panels.driving import ended, enter, heard, press_observe, status_of


async def forever() -> None:
    await asyncio.Event().wait()


async def fail() -> None:
    raise ZeroDivisionError("a text that may quote a secret")


async def refuse() -> None:
    raise TokenMissing("There is no token.")


async def ended_of(model: OneTask) -> None:
    assert model.task is not None
    await asyncio.wait([model.task])


async def test_a_second_task_is_not_started_and_that_is_said() -> None:
    model = OneTask()
    model.run(forever)
    first = model.task
    model.run(forever)
    assert (model.task, model.state.detail) == (first, BUSY)
    model.start_over("")


async def test_stop_ends_the_task_and_says_so() -> None:
    model = OneTask()
    model.run(forever)
    await asyncio.sleep(0)
    model.stop()
    await ended_of(model)
    assert (model.is_busy, model.state.status, model.state.sentence) == (False, StatusState.UNSURE, STOPPED)


async def test_a_task_stopped_before_its_first_step_still_ends_with_a_word() -> None:
    model = OneTask()
    model.run(forever)
    model.stop()
    await ended_of(model)
    assert (model.is_busy, model.state.sentence) == (False, STOPPED)


async def test_stop_without_a_task_says_so_and_keeps_what_is_shown() -> None:
    model = OneTask()
    model.settled("Something was found.")
    model.stop()
    assert (model.state.sentence, model.state.detail) == ("Something was found.", NOTHING_TO_STOP)


async def test_an_error_in_a_task_is_said_without_its_text() -> None:
    model = OneTask()
    model.run(fail)
    await ended_of(model)
    assert model.state.sentence == "Something in this kit failed (ZeroDivisionError). Nothing was learnt from it."


async def test_a_refused_start_is_said_in_its_own_words() -> None:
    model = OneTask()
    model.run(refuse)
    await ended_of(model)
    assert (model.state.status, model.state.sentence) == (StatusState.BAD, "There is no token.")


async def test_starting_over_ends_the_task_unheard() -> None:
    model = OneTask()
    model.run(forever)
    await asyncio.sleep(0)
    dropped = model.task
    model.start_over("Forgotten.")
    await asyncio.gather(dropped, return_exceptions=True)
    assert (model.task, model.state.sentence, model.state.detail) == (None, "Forgotten.", STOPPED)


async def test_what_was_dropped_does_not_hinder_the_next_task() -> None:
    model = OneTask()
    model.run(forever)
    model.start_over("")
    model.run(refuse)
    await ended_of(model)
    assert model.state.sentence == "There is no token."


def test_outside_a_loop_nothing_is_left_behind() -> None:
    model = OneTask()
    with pytest.raises(RuntimeError):
        model.run(forever)
    assert not model.is_busy


def test_a_result_goes_out_of_date_but_readiness_does_not() -> None:
    model = OneTask()
    model.outdate("Changed.")
    assert model.state.status is StatusState.IDLE
    model.settled("Found.")
    model.outdate("Changed.")
    assert (model.state.status, model.state.sentence) == (StatusState.STALE, "Changed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(State):
    """A panel's state with a result."""

    result: str = ""


class Finder(OneTask):
    """A panel's model that found something, or finds it anew, by what is entered."""

    state = traitlets.Instance(Found, args=())

    def show(self) -> None:
        self.state = Found(status=StatusState.GOOD, sentence="Found.", result="of what was entered")


@pytest.fixture
def outdated() -> Finder:
    """A model whose result no longer holds."""
    model = Finder()
    model.show()
    model.outdate("Changed.")
    return model


@pytest.mark.parametrize("say", ["refused", "settled"])
def test_what_no_longer_holds_does_not_stand_below_another_word(outdated: Finder, say: str) -> None:
    assert outdated.state.result
    getattr(outdated, say)("The paste was too long.")
    assert (outdated.state.sentence, outdated.state.result) == ("The paste was too long.", "")


@pytest.mark.parametrize("work", [forever, fail, refuse])
async def test_what_no_longer_holds_is_gone_however_the_next_task_ends(
    outdated: Finder, work: Callable[[], Coroutine[None, None, None]]
) -> None:
    outdated.run(work)
    await asyncio.sleep(0)
    outdated.stop()
    await ended_of(outdated)
    assert (outdated.state.status in (StatusState.BAD, StatusState.UNSURE), outdated.state.result) == (True, "")


@pytest.mark.parametrize(("end", "said"), [("stop", STOPPED), ("refuse", "There is no token."), ("succeed", "")])
async def test_what_changes_meanwhile_is_said_however_the_task_ends(end: str, said: str) -> None:
    model, changed = Finder(), asyncio.Event()

    async def work() -> None:
        model.show()
        await changed.wait()
        if end == "refuse":
            await refuse()

    model.run(work)
    await asyncio.sleep(0)
    model.outdate("Changed.")
    (model.stop if end == "stop" else changed.set)()
    await ended_of(model)
    assert (model.state.status, model.state.sentence, model.state.detail) == (StatusState.STALE, "Changed.", said)


async def test_what_is_shown_goes_when_something_else_is_taken() -> None:
    model = Finder()

    async def work() -> None:
        model.outdate("Changed.")
        model.taken()
        await refuse()

    model.show()
    model.run(work)
    await ended_of(model)
    assert (model.state.sentence, model.state.result) == ("There is no token.", "")


async def test_the_matrix_shows_nothing_that_was_observed_with_other_tokens(lab: Lab) -> None:
    panel = lab.permission_matrix()
    await press_observe(panel, "servers")
    panel.tokens.source.value = TYPED
    await press_observe(panel, "servers")
    assert status_of(panel).startswith("Problem There is no token to ask with")
    assert panel.model.state.matrix.observed == ()


async def test_what_a_stopped_matrix_knows_is_out_of_date_after_a_change(slow_lab: Lab, slow_server: Loopback) -> None:
    panel = slow_lab.permission_matrix()
    enter(panel.tokens.server, SERVER_TOKEN, submit=True)
    await heard(slow_server)
    enter(panel.tokens.server, ACCOUNT_TOKEN)
    panel.stop_button.click()
    await ended(panel)
    assert status_of(panel) == f"Out of date {CHANGED} {STOPPED}"


def test_one_model_serves_one_loop_after_another() -> None:
    model = OneTask()
    for _ in range(2):
        asyncio.run(started_and_ended(model))
    assert model.state.sentence == "There is no token."


async def started_and_ended(model: OneTask) -> None:
    model.run(refuse)
    await ended_of(model)

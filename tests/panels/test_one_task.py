"""One task at a time: started, stopped, dropped, and never failing unseen."""

import asyncio

import pytest

from helpers.client.problems import TokenMissing
from helpers.panels.one_task import BUSY, NOTHING_TO_STOP, STOPPED, OneTask
from helpers.panels.status import StatusState


async def forever() -> None:
    await asyncio.Event().wait()


async def fail() -> None:
    raise ZeroDivisionError("a text that may quote a secret")


async def refuse() -> None:
    raise TokenMissing("There is no token.")


async def ended(model: OneTask) -> None:
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
    await ended(model)
    assert (model.is_busy, model.state.status, model.state.sentence) == (False, StatusState.UNSURE, STOPPED)


async def test_a_task_stopped_before_its_first_step_still_ends_with_a_word() -> None:
    model = OneTask()
    model.run(forever)
    model.stop()
    await ended(model)
    assert (model.is_busy, model.state.sentence) == (False, STOPPED)


async def test_stop_without_a_task_says_so_and_keeps_what_is_shown() -> None:
    model = OneTask()
    model.settled("Something was found.")
    model.stop()
    assert (model.state.sentence, model.state.detail) == ("Something was found.", NOTHING_TO_STOP)


async def test_an_error_in_a_task_is_said_without_its_text() -> None:
    model = OneTask()
    model.run(fail)
    await ended(model)
    assert model.state.sentence == "Something in this kit failed (ZeroDivisionError). Nothing was learnt from it."


async def test_a_refused_start_is_said_in_its_own_words() -> None:
    model = OneTask()
    model.run(refuse)
    await ended(model)
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
    await ended(model)
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


def test_one_model_serves_one_loop_after_another() -> None:
    model = OneTask()
    for _ in range(2):
        asyncio.run(started_and_ended(model))
    assert model.state.sentence == "There is no token."


async def started_and_ended(model: OneTask) -> None:
    model.run(refuse)
    await ended(model)

"""The desk's model: what becomes of what was learnt before, whatever is done meanwhile."""

import asyncio
import sys
from typing import NoReturn

import pytest

from helpers.client.token import Token
from helpers.diagnosis.delivery.records import Act, Offer
from helpers.diagnosis.origin import Origin
from helpers.lab import Lab
from helpers.panels.desk import model as desk_model
from helpers.panels.desk.asker import Asker
from helpers.panels.desk.model import NOTHING_YET, READING, Case, DeskModel, DeskState, Remedy
from helpers.panels.desk.subject import wanted_in
from helpers.panels.status import StatusState
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from helpers.reference.sources import documented
from tests.panels.desk.looking import HARD, LINE, sent_to

LONG = f"{LINE}\n" * 4_000
OFFER = Offer(
    act=Act.UNSUPPRESS,
    email=HARD,
    stream="outbound",
    bounce_id=None,
    possible=True,
    will="It delivers again.",
    source=documented("https://postmarkapp.com/developer/api/suppressions-api"),
)


@pytest.fixture
def model() -> DeskModel:
    return DeskModel()


async def done(model: DeskModel) -> DeskState:
    """The state after what is under way."""
    assert model.task
    await asyncio.wait([model.task])
    return model.state


async def looked(model: DeskModel, asker: Asker, *, text: str = "", token: str = "", message: str = "") -> DeskState:
    """The state after a look."""

    wanted = wanted_in(message)

    async def case() -> Case:
        return Case(asker=asker, text=text, token=Token(token) if token else None, origin=Origin(), wanted=wanted)

    model.look(case)
    return await done(model)


def fail(*_anything: object) -> NoReturn:
    raise ZeroDivisionError("a text that may quote a secret")


async def test_it_reads_beside_the_loop_and_says_so(model: DeskModel, lab: Lab) -> None:
    model.explain(lab, LINE)
    await asyncio.sleep(0)
    assert (model.state.status, model.state.sentence) == (StatusState.BUSY, READING)
    assert (await done(model)).status is StatusState.BAD


async def test_what_is_explained_is_kept_for_the_report(model: DeskModel, lab: Lab) -> None:
    model.explain(lab, LINE)
    state = await done(model)
    assert [*lab.results] == [state.explanation]


@pytest.mark.parametrize("leave", ["forget", "stop"])
async def test_nothing_is_kept_of_what_was_dropped_while_it_was_read(model: DeskModel, lab: Lab, leave: str) -> None:
    model.explain(lab, LONG)
    await asyncio.sleep(0.05)
    assert model.is_busy
    model.start_over("Forgotten.") if leave == "forget" else model.stop()
    await asyncio.get_running_loop().shutdown_default_executor()  # the thread has read to its end
    assert (model.state.explanation, len(lab.results)) == (None, 0)


async def test_the_gravest_is_said(model: DeskModel, lab: Lab) -> None:
    await sent_to(lab, HARD)
    state = await looked(model, lab, text="250 2.0.0 Ok", token=SERVER_TOKEN, message=HARD)
    assert (state.status, state.sentence) == (
        StatusState.BAD,
        "It bounced, and Postmark delivers no more to the address.",
    )


async def test_of_two_alike_the_one_that_knows_the_message_is_said(model: DeskModel, lab: Lab) -> None:
    await sent_to(lab, HARD)
    state = await looked(model, lab, text=LINE, token=SERVER_TOKEN, message=HARD)
    assert state.sentence.startswith("It bounced")


async def test_a_new_look_drops_what_the_last_one_learnt(model: DeskModel, lab: Lab) -> None:
    await sent_to(lab, HARD)
    await looked(model, lab, text=LINE, token=SERVER_TOKEN, message=HARD)
    state = await looked(model, lab, token=ACCOUNT_TOKEN)
    assert (state.delivery, state.explanation is not None) == (None, True)


async def test_progress_is_said_in_sentences(model: DeskModel, lab: Lab) -> None:
    said: list[str] = []
    model.observe(lambda change: said.append(change["new"].sentence), names="state")
    await looked(model, lab, token=SERVER_TOKEN, message=HARD)
    assert "Asking practice.localhost what the token is …" in said
    assert any(one.startswith("Reading the server and its message streams") for one in said)


async def test_with_no_delivery_there_is_nothing_to_mend(model: DeskModel) -> None:
    async def remedy() -> Remedy:
        return Remedy(offer=OFFER, confirm=HARD)

    model.mend(remedy)
    state = await done(model)
    assert (state.status, state.sentence) == (StatusState.BAD, NOTHING_YET)


async def test_what_fails_is_said_without_its_words(
    model: DeskModel, lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    await looked(model, lab, token=SERVER_TOKEN)
    monkeypatch.setattr(desk_model, "explain_anything", fail)
    model.explain(lab, LINE)
    state = await done(model)
    assert state.sentence == "Something in this kit failed (ZeroDivisionError). Nothing was learnt from it."
    assert state.verdict is not None


async def test_where_there_are_no_threads_it_works_all_the_same(
    model: DeskModel, lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setattr(asyncio, "to_thread", fail)
    assert (await looked(model, lab, text=LINE, token=SERVER_TOKEN, message=HARD)).delivery


async def test_starting_over_is_not_overtaken(model: DeskModel, lab: Lab) -> None:
    model.explain(lab, LINE)
    task = model.task
    model.start_over("Forgotten.")
    assert task
    await asyncio.wait([task])
    assert model.state == DeskState(sentence="Forgotten.", detail=model.state.detail)

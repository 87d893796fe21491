"""The sample sender's model: one send, then the message's events, and what each end is called."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from uuid import uuid4

from helpers.client.email import Email
from helpers.client.problems import LiveNotConfirmed
from helpers.client.token import Token
from helpers.diagnosis.sending.timeline import State as MessageState
from helpers.lab import Lab, open_lab
from helpers.panels.one_task import STOPPED
from helpers.panels.sample_sender_model import STOPPED_FOLLOWING, Draft, SampleSenderModel, SampleSenderState
from helpers.panels.status import StatusState
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from helpers.reference.token_kinds import TEST_TOKEN
from tests.loopback import loopback
from tests.replies import SERVER_REPLIES, in_turn, json_reply

SAMPLE = Email(sender="hello@example.com", to="test@blackhole.postmarkapp.com", text_body="A sample.")
HARD = "HardBounce@bounce-testing.postmarkapp.com"
Take = Callable[[], Awaitable[Draft]]


def given(lab: Lab, text: str = SERVER_TOKEN, **changes: str) -> Take:
    async def take() -> Draft:
        return Draft(connection=lab.connection, token=Token(text), email=replace(SAMPLE, **changes), confirm="")

    return take


async def sent(model: SampleSenderModel, take: Take) -> SampleSenderState:
    model.send(take)
    assert model.task
    await asyncio.wait([model.task])
    return model.state


async def test_a_message_is_followed_to_its_delivery(lab: Lab) -> None:
    state = await sent(SampleSenderModel(), given(lab))
    assert (state.status, state.sentence) == (StatusState.GOOD, "Delivered.")
    assert state.timeline
    assert state.timeline.state is MessageState.DELIVERED


async def test_a_bounce_is_a_problem() -> None:
    bounced = [{"Type": "Bounced", "Recipient": "ada@example.com", "ReceivedAt": "2026-01-05"}]
    body = {"MessageID": "m-1", "Status": "Sent", "Recipients": ["ada@example.com"], "MessageEvents": bounced}
    with loopback(in_turn(json_reply(200, SERVER_REPLIES["POST /email"]), json_reply(200, body))) as server:
        lab = open_lab("live", base_url=server.url)
        state = await sent(SampleSenderModel(), given(lab, str(uuid4())))
        await lab.aclose()
    assert (state.status, state.sentence) == (StatusState.BAD, "Bounced.")


async def test_a_bounce_that_was_asked_for_is_none(lab: Lab) -> None:
    state = await sent(SampleSenderModel(), given(lab, to=HARD))
    assert (state.status, state.sentence) == (StatusState.GOOD, "Bounced, as this address always does.")


async def test_an_acceptance_that_leaves_some_out_stays_a_problem_to_the_end(lab: Lab) -> None:
    await sent(SampleSenderModel(), given(lab, to=HARD))
    state = await sent(SampleSenderModel(), given(lab, to=f"{SAMPLE.to}, {HARD}"))
    assert (state.status, state.sentence) == (StatusState.BAD, "Accepted, but some recipients get nothing.")
    assert state.timeline
    assert state.timeline.waited_s is not None


async def test_a_message_sent_with_the_test_token_is_not_followed(lab: Lab) -> None:
    state = await sent(SampleSenderModel(), given(lab, TEST_TOKEN))
    assert (state.status, state.timeline) == (StatusState.GOOD, None)


async def test_a_refused_token_is_named(lab: Lab) -> None:
    state = await sent(SampleSenderModel(), given(lab, ACCOUNT_TOKEN))
    assert (state.status, state.sentence) == (StatusState.BAD, "An account token stands where a server token belongs.")


async def test_a_refused_message_is_explained(lab: Lab) -> None:
    state = await sent(SampleSenderModel(), given(lab, sender="me@elsewhere.test"))
    assert state.status is StatusState.BAD
    assert state.sentence.startswith("ErrorCode 400: ")


async def test_no_clear_answer_is_no_refusal(slow_lab: Lab) -> None:
    slow_lab.connection.deadline_s = 0.2
    state = await sent(SampleSenderModel(), given(slow_lab))
    assert (state.status, state.sentence) == (StatusState.UNSURE, "No answer came in time.")


async def test_stopping_a_send_says_that_it_may_have_gone_out(slow_lab: Lab) -> None:
    model = SampleSenderModel()
    model.send(given(slow_lab))
    await asyncio.sleep(0)
    model.stop()
    assert model.task
    await asyncio.wait([model.task])
    assert (model.state.status, model.state.sentence) == (StatusState.UNSURE, STOPPED)


async def test_stopping_the_following_keeps_the_answer(lab: Lab) -> None:
    model = SampleSenderModel()
    model.observe(lambda change: model.stop() if change["new"].timeline else None, names="state")
    state = await sent(model, given(lab))
    assert state.sample
    assert (state.sample.accepted, state.sentence) == (True, STOPPED_FOLLOWING)


async def test_a_missing_confirmation_is_said_and_nothing_is_sent(lab: Lab) -> None:
    async def unconfirmed() -> Draft:
        raise LiveNotConfirmed("Nothing was sent.")

    state = await sent(SampleSenderModel(), unconfirmed)
    assert (state.status, state.sentence, state.sample) == (StatusState.BAD, "Nothing was sent.", None)

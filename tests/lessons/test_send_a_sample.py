"""Lesson 02: right answers are right, and every known mistake is taken up by its own sentence."""

from dataclasses import replace
from typing import Any

import pytest

from helpers.client.email import Email
from helpers.diagnosis.sending.sample import SentSample
from helpers.lab import Lab
from helpers.lessons.drills import order_confirmation
from helpers.lessons.marking import Result, mark

FIELDS = {400: "From", 411: "Attachments", 1235: "MessageStream", 1236: "MessageStream"}
BOUNCING = "SoftBounce@bounce-testing.postmarkapp.com"
MESSAGE = Email(sender="hello@example.com", to=BOUNCING, subject="Hi", text_body="A sample")


@pytest.mark.parametrize(
    ("number", "answer"), [("2.1", "Accepted"), ("2.2", FIELDS), ("2.4", [0, 300, 400]), ("2.4", (0, 300, 400))]
)
def test_right_answers(number: str, answer: object) -> None:
    assert mark(number, answer).result is Result.RIGHT


@pytest.mark.parametrize(
    ("number", "answer", "said"),
    [
        ("2.1", "delivered", "read after the 200"),
        ("2.1", "read", "ends at the receiving server"),
        ("2.2", FIELDS | {400: "To"}, "no Sender Signature"),
        ("2.2", FIELDS | {411: "HtmlBody"}, "Which field carries files"),
        ("2.2", FIELDS | {1235: "From"}, "what does not exist"),
        ("2.2", FIELDS | {1236: "To"}, "Same field as 1235"),
        ("2.2", "From", "Keep the four codes"),
        ("2.4", 200, "of the request as a whole"),
        ("2.4", [200, 300, 400], "of the request as a whole"),
        ("2.4", 0, "no single ErrorCode"),
        ("2.4", [300, 400], "The accepted message has an ErrorCode too"),
        ("2.4", [400, 300, 0], "in another order"),
        ("2.4", [{"ErrorCode": 0}], "the whole results"),
        ("2.4", "0, 300, 400", "Go through batch.answered.body"),
    ],
)
def test_wrong_answers(number: str, answer: object, said: str) -> None:
    assert said in mark(number, answer).sentence
    assert mark(number, answer).result is Result.NOT_YET


async def followed(lab: Lab, to: str) -> Any:
    sample = await lab.send_sample(lab.server_token, replace(MESSAGE, to=to))
    return await lab.follow(lab.server_token, sample.message_id)


async def test_a_soft_bounce_on_purpose_is_right(lab: Lab) -> None:
    assert mark("2.3", await followed(lab, BOUNCING)).result is Result.RIGHT


async def test_other_ends_of_a_message_are_named(lab: Lab) -> None:
    hard = await followed(lab, "HardBounce@bounce-testing.postmarkapp.com")
    assert "as another type" in mark("2.3", hard).sentence
    assert "This one was delivered" in mark("2.3", await followed(lab, "test@blackhole.postmarkapp.com")).sentence


async def test_the_acceptance_is_not_the_timeline(lab: Lab) -> None:
    assert "That is the acceptance" in mark("2.3", await lab.send_sample(lab.server_token, MESSAGE)).sentence


async def test_an_unknown_message_is_named(lab: Lab) -> None:
    answer = await lab.follow(lab.server_token, "no-such-message", patience_s=0)
    assert "no such message" in mark("2.3", answer).sentence


async def mended(lab: Lab, **fields: str) -> SentSample:
    """The drill's message with `fields` repaired, sent."""
    return await lab.send_sample(lab.server_token, replace(await order_confirmation(lab.connection), **fields))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "The message stream is still wrong"),
        ({"message_stream": "outbound"}, "read which one the Message names"),
        ({"message_stream": "outbound", "text_body": "Thanks"}, "From is still an address"),
    ],
)
async def test_the_drill_breaks_at_one_thing_after_the_other(lab: Lab, fields: dict[str, str], said: str) -> None:
    assert said in mark("2.5", await mended(lab, **fields)).sentence


SENDS = {"message_stream": "outbound", "text_body": "Thanks", "sender": "hello@example.com"}


async def test_accepted_with_a_dead_recipient_is_not_mended(lab: Lab) -> None:
    assert "somebody gets nothing" in mark("2.5", await mended(lab, **SENDS)).sentence


async def test_only_the_dead_recipient_is_not_mended(lab: Lab) -> None:
    answer = await mended(lab, **SENDS, to="bookkeeping@bounce-testing.postmarkapp.com")
    assert "Nobody is left" in mark("2.5", answer).sentence


async def test_the_customer_has_to_be_on_it(lab: Lab) -> None:
    answer = await mended(lab, **SENDS, to="test@blackhole.postmarkapp.com")
    assert "not to the customer" in mark("2.5", answer).sentence


async def test_the_mended_order_is_right_as_a_whole_sample_only(lab: Lab) -> None:
    answer = await mended(lab, **SENDS, to="kim@blackhole.postmarkapp.com")
    assert mark("2.5", answer).result is Result.RIGHT
    assert "Hand in the whole sample" in mark("2.5", answer.exchange).sentence

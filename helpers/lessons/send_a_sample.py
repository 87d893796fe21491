"""The exercises of lesson 02: what an acceptance promises, what a refusal asks for, where the message went."""

from collections.abc import Mapping

from helpers.diagnosis.sending.sample import SentSample
from helpers.diagnosis.sending.timeline import State, Timeline
from helpers.lessons.exercise import Exercise, Misconception, Test
from helpers.lessons.readings import (
    asked,
    ended_as,
    error_code_of,
    is_sample,
    refused_with,
    says,
    word_of,
)
from helpers.reference.destinations import BOUNCE_TESTING_DOMAIN

_WHAT_200_SAYS = Exercise(
    number="2.1",
    asks="HTTP 200 with ErrorCode 0 and a MessageID: how far has the message come for certain?",
    right=says("accepted", "taken", "queued"),
    because="Postmark has taken it for processing. Everything after that stands in the message's events.",
    misconceptions=(
        Misconception(
            shows=says("delivered", "sent"),
            says="The first timeline of this part was read after the 200, and it had no Delivered in it yet.",
        ),
        Misconception(
            shows=says("read", "opened", "received", "inbox", "in the inbox"),
            says="Not even a Delivered event says that: it ends at the receiving server.",
        ),
    ),
    hint='Answer with one word in quotes: "accepted", "delivered" or "read".',
)

_FIELDS = {400: "from", 411: "attachments", 1235: "messagestream", 1236: "messagestream"}


def _names_fields(answer: object) -> bool:
    return isinstance(answer, Mapping) and all(word_of(answer.get(code)) == field for code, field in _FIELDS.items())


def _wrong_at(code: int) -> Test:
    """Whether the answer is a mapping whose field for this ErrorCode is another one."""
    return lambda answer: isinstance(answer, Mapping) and word_of(answer.get(code)) != _FIELDS[code]


_WHERE_TO_LOOK = Exercise(
    number="2.2",
    asks="Name the field that each of four ErrorCodes sends you to.",
    right=_names_fields,
    because="Each of these codes belongs to one field. Only ErrorCode 300 does not: its Message names the field.",
    misconceptions=(
        Misconception(shows=_wrong_at(400), says="400: whose address is no Sender Signature on the account?"),
        Misconception(shows=_wrong_at(411), says="411: the refusal speaks of a file. Which field carries files?"),
        Misconception(
            shows=_wrong_at(1235), says="1235: what does not exist on this server, and which field named it?"
        ),
        Misconception(shows=_wrong_at(1236), says="1236: this one exists, and cannot send. Same field as 1235."),
    ),
    hint='Keep the four codes and put a field\'s name after each: {400: "…", 411: "…", 1235: "…", 1236: "…"}.',
)


def _bounced_on_purpose(answer: object) -> bool:
    return ended_as(State.BOUNCED)(answer) and _recipient_of(answer).endswith(BOUNCE_TESTING_DOMAIN)


def _recipient_of(timeline: object) -> str:
    """The recipient of a timeline's last event, in lower case."""
    return timeline.events[-1].recipient.lower() if isinstance(timeline, Timeline) and timeline.events else ""


_SOFT_BOUNCE = Exercise(
    number="2.3",
    asks="Follow a soft bounce made on purpose: hand in the timeline.",
    right=lambda answer: _bounced_on_purpose(answer) and _recipient_of(answer).startswith("soft"),
    because="The send was accepted and the message bounced all the same: only its events say so.",
    misconceptions=(
        Misconception(
            shows=is_sample,
            says="That is the acceptance. Hand its message_id to lab.follow and hand in what comes back.",
        ),
        Misconception(
            shows=_bounced_on_purpose,
            says="It bounced, as another type: the part before the @ chooses it. Write SoftBounce there.",
        ),
        Misconception(
            shows=ended_as(State.DELIVERED),
            says="This one was delivered. An address on bounce-testing.postmarkapp.com bounces.",
        ),
        Misconception(
            shows=ended_as(State.NOT_FOUND),
            says="There is no such message on this server. Use the message_id and the token of your own send.",
        ),
    ),
    hint="Two steps: send with lab.send_sample(…), then `await lab.follow(lab.server_token, sample.message_id)`.",
)

_CODES = [0, 300, 400]  # of the lesson's batch, in the order of its messages


def _codes_in(answer: object) -> list[object]:
    return list(answer) if isinstance(answer, list | tuple) else []


_BATCH = Exercise(
    number="2.4",
    asks="List the ErrorCodes of the batch, one for each message.",
    right=lambda answer: _codes_in(answer) == _CODES,
    because="One message is on its way and two were refused, under one HTTP 200.",
    misconceptions=(
        Misconception(
            shows=lambda answer: answer == 200 or 200 in _codes_in(answer),
            says="200 is the HTTP status of the request as a whole. The ErrorCodes stand in the results inside it.",
        ),
        Misconception(
            shows=lambda answer: type(answer) is int,
            says="The reply has no single ErrorCode: its body is a list with a result for each message.",
        ),
        Misconception(
            shows=lambda answer: _codes_in(answer) == _CODES[1:],
            says="The accepted message has an ErrorCode too: 0.",
        ),
        Misconception(
            shows=lambda answer: len(_codes_in(answer)) == 3 and set(_codes_in(answer)) == set(_CODES),
            says="The right three, in another order: a result belongs to the message at the same place.",
        ),
        Misconception(
            shows=lambda answer: any(isinstance(one, dict) for one in _codes_in(answer)),
            says='Those are the whole results. Take the field "ErrorCode" out of each.',
        ),
    ),
    hint='Go through batch.answered.body: [result["ErrorCode"] for result in …].',
)


def _all_get_it(answer: object) -> bool:
    return isinstance(answer, SentSample) and answer.accepted and not answer.findings


def _order_arrives(answer: object) -> bool:
    return _all_get_it(answer) and isinstance(answer, SentSample) and CUSTOMER in answer.email.recipients


CUSTOMER = "kim@blackhole.postmarkapp.com"  # who ordered, in the drill of this lesson

_ORDER = Exercise(
    number="2.5",
    asks="Mend the order confirmation: hand in a sample that is accepted, with nobody left out.",
    right=_order_arrives,
    because="Accepted, and no finding beside it: every recipient on the message gets it.",
    misconceptions=(
        Misconception(
            shows=refused_with(1235, 1236),
            says="The message stream is still wrong: MessageStream wants an ID that can send, such as outbound.",
        ),
        Misconception(
            shows=refused_with(300),
            says="One field still breaks a rule: read which one the Message names.",
        ),
        Misconception(
            shows=refused_with(400, 401),
            says="From is still an address that the account may not use: take one on example.com.",
        ),
        Misconception(
            shows=refused_with(406),
            says="Nobody is left on this message who can get it: put the customer back into to.",
        ),
        Misconception(
            shows=lambda answer: isinstance(answer, SentSample) and answer.accepted and bool(answer.findings),
            says="Accepted, and yet somebody gets nothing: read the finding, then take the dead address out.",
        ),
        Misconception(
            shows=_all_get_it,
            says=f"It went out, but not to the customer: {CUSTOMER} has to be among the recipients.",
        ),
        Misconception(
            shows=lambda answer: asked("POST /email", answer) and error_code_of(answer) == 0,
            says="Hand in the whole sample: what lab.send_sample gives you.",
        ),
    ),
    hint="Hand in what `await lab.send_sample(lab.server_token, replace(order, …))` gives you.",
)

EXERCISES = (_WHAT_200_SAYS, _WHERE_TO_LOOK, _SOFT_BOUNCE, _BATCH, _ORDER)

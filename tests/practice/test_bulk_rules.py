"""Checking a bulk request: one mistake, several mistakes, and nothing sent in either case."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.practice.bulk_rules import MOST_PROBLEMS
from helpers.practice.clock import ManualClock
from helpers.practice.records import AccountState
from helpers.practice.seed import demo_world
from helpers.practice.world import World
from helpers.reference.error_codes import ERROR_CODES
from tests.practice.produce_bulk import BULK, approved, bulk
from tests.practice.produce_templates import FRAME, created
from tests.practice.talk import JSON_HEADERS, SERVER, say
from tests.practice.test_any_payload import ANY_JSON, EMAIL

ADA = {"To": "ada@example.org"}


def one(**fields: Any) -> dict[str, Any]:
    """A request with one message, in which `fields` are changed."""
    return {"Messages": [ADA | fields]}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"From": "x"}, 300),
        ({"From": None}, 300),
        ({"From": "x@authjs.dev"}, 400),
        ({"From": "x" * 300 + "@example.com"}, 300),
        ({"ReplyTo": "x"}, 300),
        ({"Tag": "x" * 1001}, 300),
        ({"Subject": "x" * 2001}, 300),
        ({"TrackLinks": "x"}, 300),
        ({"Attachments": [{"Name": "a.exe", "Content": ""}]}, 411),
        ({"MessageStream": "x"}, 1226),
        ({"MessageStream": "inbound"}, 1236),
        ({"TextBody": None, "HtmlBody": None}, 300),
        ({"TextBody": "{{#x}}"}, 1122),
        ({"TemplateAlias": "x", "Subject": None, "TextBody": None, "HtmlBody": None}, 1101),
        ({"TemplateAlias": "frame", "Subject": None, "TextBody": None, "HtmlBody": None}, 1101),
        ({"TemplateId": 1, "Subject": None, "TextBody": None, "HtmlBody": None}, 1101),
        ({"TemplateId": 1}, 1123),
        ({"Messages": None}, 300),
        ({"Messages": []}, 300),
        ({"Messages": "x"}, 403),
        ({"Messages": ["x"]}, 403),
        (one(To=None), 300),
        (one(To="x"), 300),
        (one(Cc="x"), 300),
        (one(Bcc="x"), 300),
        (one(Cc="a@example.org," * 50), 300),
        (one(Metadata={"a": "x" * 81}), 300),
        (one(Headers=[{"Name": " "}]), 300),
        (one(TemplateModel={"@x": 1}), 1122),
        (one(TemplateModel="x"), 403),
        (one(To=1), 403),
        ({"From": 1}, 403),
    ],
)
def test_one_mistake_is_answered_for_itself(world: World, fields: dict[str, Any], expected: int) -> None:
    answer = bulk(created(world, FRAME), **fields)
    assert answer.refused[:2] == (422, expected)
    assert set(answer.json) == {"ErrorCode", "Message"}
    assert len(world.messages) == len(world.bulk_sends) == 0


def test_several_mistakes_are_answered_together(world: World) -> None:
    reply = bulk(world, From="test", ReplyTo="x", Messages=[ADA, {"To": "test"}, {"To": "", "Cc": "x"}])
    assert (reply.status, reply.json["ErrorCode"]) == (422, 11)
    errors = reply.json["Errors"]
    assert {field: [one["ErrorCode"] for one in each] for field, each in errors.items()} == {
        "From": [300],
        "ReplyTo": [300],
        "To": [300, 300],
        "Cc": [300],
    }
    assert errors["From"] == [{"ErrorCode": 300, "Message": "Invalid 'From' address: 'test'."}]
    assert reply.headers["X-PM-ApiErrorCode"] == "11"
    assert len(world.messages) == 0


def test_what_a_reply_tells_of_has_an_end(world: World) -> None:
    reply = bulk(world, Messages=[{"To": "x"}] * (MOST_PROBLEMS + 5))
    assert len(reply.json["Errors"]["To"]) == MOST_PROBLEMS


@pytest.mark.parametrize(
    ("state", "expected"),
    [(AccountState.NOT_APPROVED, 413), (AccountState.OUT_OF_CREDITS, 405), (AccountState.PENDING, 412)],
)
def test_the_account_must_be_allowed_to_send(world: World, state: AccountState, expected: int) -> None:
    world.account.state = state
    assert bulk(world).refused[1] == expected


NEARLY_GOOD = st.builds(
    lambda shared, messages, odd: BULK | shared | {"Messages": messages} | odd,
    st.fixed_dictionaries({}, optional={"From": EMAIL, "ReplyTo": EMAIL, "TextBody": st.text("{}#/x", max_size=8)}),
    st.lists(st.fixed_dictionaries({"To": EMAIL}, optional={"Cc": EMAIL, "TemplateModel": ANY_JSON}), max_size=4),
    st.dictionaries(
        st.sampled_from([*BULK, "TemplateId", "Metadata", "Headers", "MessageStream"]), ANY_JSON, max_size=1
    ),
)


@settings(max_examples=100)
@given(ANY_JSON | NEARLY_GOOD)
def test_any_json_gets_a_documented_reply(value: Any) -> None:
    world = approved(demo_world(ManualClock()))
    answer = say(world, "POST", "/email/bulk", json.dumps(value).encode(), {**JSON_HEADERS, **SERVER})
    assert answer.status in {200, 422}
    if answer.status == 422:
        assert answer.json["ErrorCode"] in ERROR_CODES
        assert ("Errors" in answer.json) is (answer.json["ErrorCode"] == 11)
        assert len(world.messages) == 0
    else:
        assert answer.json["TotalMessages"] == len(value["Messages"])

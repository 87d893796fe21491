"""POST /email/batch: one result a message, in order, and what stops the whole of it."""

from typing import Any

import pytest

from helpers.practice.world import World
from tests.practice.talk import GOOD, HARD_BOUNCE, TEST, message_id, post


def batch(world: World, *changes: dict[str, Any]) -> list[dict[str, Any]]:
    answer = post(world, "/email/batch", [GOOD | change for change in changes])
    assert answer.status == 200
    found: list[dict[str, Any]] = answer.json
    return found


def test_every_message_gets_its_result_in_order(world: World) -> None:
    results = batch(
        world, {}, {"To": "nobody"}, {"MessageStream": "inbound"}, {"From": "x@authjs.dev"}, {"Tag": "last"}
    )
    assert [one["ErrorCode"] for one in results] == [0, 300, 1236, 400, 0]
    assert len(world.messages) == 2


def test_a_refused_message_has_a_code_and_a_text_and_nothing_else(world: World) -> None:
    assert [set(one) for one in batch(world, {"To": "nobody"})] == [{"ErrorCode", "Message"}]


def test_an_inactive_recipient_has_a_text_of_its_own_in_a_batch(world: World) -> None:
    message_id(world, To=HARD_BOUNCE)
    (result,) = batch(world, {"To": HARD_BOUNCE})
    assert result["ErrorCode"] == 406
    assert result["Message"].startswith("You tried to send to a recipient that has been marked as inactive.")
    assert f"Found inactive addresses: {HARD_BOUNCE}. Inactive" in result["Message"]


def test_messages_of_a_batch_see_what_those_before_them_did(world: World) -> None:
    assert [one["ErrorCode"] for one in batch(world, {"To": HARD_BOUNCE}, {"To": HARD_BOUNCE})] == [0, 406]


def test_five_hundred_messages_and_no_more(world: World) -> None:
    assert len(batch(world, *[{}] * 500)) == 500
    assert post(world, "/email/batch", [GOOD] * 501).refused == (
        422,
        410,
        "You may only send up to 500 messages in a single batched request.",
    )


def test_messages_are_counted_before_they_are_read(world: World) -> None:
    assert post(world, "/email/batch", [GOOD] * 500 + [7]).refused[1] == 410
    assert post(world, "/email/batch", [GOOD] * 499 + [7]).refused[1:] == (403, "Invalid request field(s): '$[499]'.")


def test_an_empty_batch_has_no_results(world: World) -> None:
    assert batch(world) == []


@pytest.mark.parametrize(
    ("value", "fields"), [({"Messages": []}, "'$'"), ("x", "'$'"), ([GOOD, 1], "'$[1]'"), ([{"To": 1}], "'To'")]
)
def test_a_malformed_message_stops_the_whole_batch(world: World, value: Any, fields: str) -> None:
    assert post(world, "/email/batch", value).refused == (422, 403, f"Invalid request field(s): {fields}.")
    assert len(world.messages) == 0


def test_the_test_token_gets_a_result_for_each_message(world: World) -> None:
    results = post(world, "/email/batch", [GOOD, GOOD | {"To": "nobody"}], TEST).json
    assert results[0]["Message"] == "Test job accepted"
    assert [one["ErrorCode"] for one in results] == [0, 300]

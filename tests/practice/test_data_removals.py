"""Data removals: permission, request, progress."""

import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.data_removals import DONE_AFTER
from helpers.practice.world import World
from tests.practice.produce_inbound import REMOVAL, remove
from tests.practice.talk import ACCOUNT, SERVER, get, post, say


def test_a_removal_is_pending_and_then_done(world: World, clock: ManualClock) -> None:
    removal = remove(world).json
    assert removal == {"ID": removal["ID"], "Status": "Pending"}
    assert get(world, f"/data-removals/{removal['ID']}", ACCOUNT).json == removal
    clock.advance(DONE_AFTER.total_seconds())
    assert get(world, f"/data-removals/{removal['ID']}", ACCOUNT).json["Status"] == "Done"


def test_how_long_it_takes_is_an_assumption(world: World) -> None:
    assert remove(world).headers["X-Practice-Postmark"].startswith("assumed; ")


@pytest.mark.parametrize("field", ["RequestedBy", "RequestedFor"])
@pytest.mark.parametrize("value", ["", None, "x", "a@example.org,b@example.org", "@"])
def test_both_are_one_address(world: World, field: str, value: object) -> None:
    assert remove(world, **{field: value}).refused[:2] == (422, 1300)


@pytest.mark.parametrize("fields", [{"RequestedFor": 1}, {"NotifyWhenCompleted": "yes"}])
def test_fields_of_the_wrong_type(world: World, fields: dict[str, object]) -> None:
    assert remove(world, **fields).refused[1] == 403


def test_no_body(world: World) -> None:
    remove(world)
    assert say(world, "POST", "/data-removals", headers=ACCOUNT).refused[1] == 1300


def test_without_permission_nobody_even_looks(world: World) -> None:
    for answer in (post(world, "/data-removals", {}, ACCOUNT), get(world, "/data-removals/1", ACCOUNT)):
        assert answer.refused[:2] == (422, 1302)


@pytest.mark.parametrize("number", ["0", "x", "999999", "²"])
def test_an_unknown_removal(world: World, number: str) -> None:
    remove(world)
    assert get(world, f"/data-removals/{number}", ACCOUNT).refused[:2] == (422, 1301)


def test_a_server_token_removes_nothing(world: World) -> None:
    assert post(world, "/data-removals", REMOVAL, SERVER).refused[:2] == (401, 10)

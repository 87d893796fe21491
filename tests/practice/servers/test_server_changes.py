"""Editing and deleting servers."""

from typing import Any

import pytest

from helpers.practice.records import Permission
from helpers.practice.world import World
from tests.practice.talk import ACCOUNT, SERVER, Answer, get, put, say, send

PATHS = [("/server", SERVER), ("/servers/1001", ACCOUNT)]


def delete(world: World, number: int = 1001) -> Answer:
    return say(world, "DELETE", f"/servers/{number}", headers=ACCOUNT)


@pytest.fixture
def allowed(world: World) -> World:
    """A world whose account may delete servers."""
    world.account.permissions.add(Permission.DELETE_SERVERS)
    return world


@pytest.mark.parametrize(("path", "token"), PATHS)
def test_an_edit_changes_what_it_names(world: World, path: str, token: dict[str, str]) -> None:
    before = get(world, path, token).json
    changes = {"Name": "Shop", "Color": "red", "TrackOpens": True, "InboundSpamThreshold": 5}
    after = put(world, path, changes, token).json
    assert after == before | changes
    assert get(world, path, token).json == after


@pytest.mark.parametrize(("path", "token"), PATHS)
@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, 609),
        ({"Name": ""}, 608),
        ({"Name": "Demo tests"}, 603),
        ({"Color": "pink"}, 607),
        ({"TrackLinks": "All"}, 612),
        ({"InboundSpamThreshold": 31}, 611),
        ({"ClickHookUrl": "x"}, 606),
        ({"InboundDomain": "in.example.com"}, 610),
        ({"Name": "Shop", "TrackOpens": "yes"}, 403),
    ],
)
def test_a_refused_edit_changes_nothing(
    world: World, path: str, token: dict[str, str], fields: dict[str, Any], code: int
) -> None:
    before = get(world, path, token).json
    assert put(world, path, fields, token).refused[:2] == (422, code)
    assert get(world, path, token).json == before


def test_a_server_may_keep_its_own_name_and_domain(world: World) -> None:
    world.dns_hosts.add("in.example.com")
    for _ in range(2):
        assert put(world, "/server", {"Name": "Demo app", "InboundDomain": "in.example.com"}).status == 200
    assert put(world, "/server", {"InboundDomain": ""}).json["InboundDomain"] == ""


def test_a_hook_is_switched_off_by_an_empty_address(world: World) -> None:
    assert put(world, "/server", {"OpenHookUrl": "https://example.com/o"}).json["OpenHookUrl"]
    assert put(world, "/server", {"OpenHookUrl": ""}).json["OpenHookUrl"] == ""


def test_what_cannot_be_edited_is_ignored(world: World) -> None:
    before = get(world, "/server").json
    assert put(world, "/server", {"DeliveryType": "Sandbox", "ApiTokens": ["x"], "ID": 7}).json == before


def test_an_edit_without_a_body(world: World) -> None:
    assert say(world, "PUT", "/server", headers=SERVER).refused[:2] == (422, 609)


def test_an_unknown_server(allowed: World) -> None:
    assert put(allowed, "/servers/7", {"Name": "Shop"}, ACCOUNT).refused[:2] == (422, 422)
    assert delete(allowed, 7).refused[:2] == (422, 422)


def test_deleting_is_off_until_postmark_allows_it(world: World) -> None:
    assert delete(world).refused == (422, 604, "You do not have permission to delete servers using the API.")
    assert get(world, "/server").status == 200


def test_the_tokens_of_a_deleted_server_open_nothing(allowed: World) -> None:
    assert delete(allowed).json == {"ErrorCode": 0, "Message": "Server Demo app removed."}
    assert send(allowed).refused == (401, 10, "Request does not contain a valid Server token.")
    assert get(allowed, "/servers/1001", ACCOUNT).refused[1] == 422
    assert get(allowed, "/servers?count=5&offset=0", ACCOUNT).json["TotalCount"] == 1

"""States of the account: what it may send, from where, and what a closed one still opens."""

import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.records import AccountState
from helpers.practice.world import CALLER_IP, World
from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN
from tests.practice.talk import ACCOUNT, GOOD, SERVER, TEST, get, message_id, post, send

SANDBOX = {"x-postmark-server-token": SANDBOX_SERVER_TOKEN}
REFUSED_IP = f"You are not authorized to send emails from your current IP address: '{CALLER_IP}'."


def details(world: World, message: str) -> int:
    return get(world, f"/messages/outbound/{message}/details").status


@pytest.mark.parametrize(
    ("state", "to", "code"),
    [
        (AccountState.APPROVED, "ada@gmail.com", 0),
        (AccountState.PENDING, "ada@example.com", 0),
        (AccountState.PENDING, "ada@gmail.com", 412),
        (AccountState.NOT_APPROVED, "ada@example.com", 413),
        (AccountState.OUT_OF_CREDITS, "ada@example.com", 405),
        (AccountState.PAUSED, "ada@example.com", 0),
    ],
)
def test_what_an_account_may_send(world: World, state: AccountState, to: str, code: int) -> None:
    world.account.state = state
    assert send(world, To=to).json["ErrorCode"] == code


def test_a_paused_account_accepts_and_never_shows(world: World, clock: ManualClock) -> None:
    world.account.state = AccountState.PAUSED
    message = message_id(world)
    clock.advance(3600)
    assert get(world, f"/messages/outbound/{message}/details").refused[:2] == (422, 701)
    assert get(world, "/messages/outbound?count=1&offset=0").json["TotalCount"] == 0


def test_a_paused_account_still_refuses_what_is_wrong(world: World) -> None:
    world.account.state = AccountState.PAUSED
    assert send(world, From="x@example.net").json["ErrorCode"] == 400


def test_a_closed_account_opens_nothing(world: World) -> None:
    world.account.state = AccountState.CLOSED
    assert get(world, "/server").refused == (401, 10, "Request does not contain a valid Server token.")
    assert get(world, "/servers?count=1&offset=0", ACCOUNT).refused[:2] == (401, 10)
    assert send(world, TEST).status == 200  # the test token belongs to no account


def test_sending_from_a_foreign_address_is_refused_and_reading_is_not(world: World) -> None:
    world.account.ip_ranges = ("198.51.100.0/24", "192.0.2.7")
    assert send(world).refused == (403, 1480, REFUSED_IP)
    assert post(world, "/email/batch", [GOOD]).refused == (403, 1480, REFUSED_IP)
    assert get(world, "/server").status == 200
    assert post(world, "/servers", {"Name": "Shop"}, ACCOUNT).status == 200


def test_an_address_in_the_list_may_send(world: World) -> None:
    world.account.ip_ranges = ("198.51.100.0/24", "203.0.113.0/28")
    assert send(world).status == 200


def test_a_servers_own_list_replaces_the_accounts(world: World) -> None:
    world.account.ip_ranges = ("203.0.113.0/24",)
    world.servers[1001].ip_ranges = ("198.51.100.0/24",)
    assert (send(world).status, send(world, SANDBOX).status) == (403, 200)
    world.servers[1001].ip_ranges = ()
    assert send(world).status == 200


def test_details_may_lag_behind_a_send(world: World, clock: ManualClock) -> None:
    world.details_after_s = 1
    message = message_id(world)
    assert get(world, f"/messages/outbound/{message}/details").refused[:2] == (422, 701)
    assert get(world, f"/messages/outbound/{message}/dump", SERVER).refused[:2] == (422, 701)
    clock.advance(1)
    assert details(world, message) == 200


def test_details_do_not_lag_unless_asked(world: World) -> None:
    assert details(world, message_id(world)) == 200

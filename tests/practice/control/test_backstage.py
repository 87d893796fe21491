"""Backstage does to a world in the kernel what the control routes do on a port, and says what it cannot do."""

import pytest

from helpers.practice.clock import START, ManualClock
from helpers.practice.control.backstage import Backstage
from helpers.practice.faults import FaultKind
from helpers.practice.records import AccountState
from helpers.practice.seed import demo_world
from helpers.practice.servers.tokens import TooManyTokens
from helpers.practice.world import World
from helpers.reference.practice_tokens import SERVER_TOKEN

FIRST = "POST /email"


@pytest.fixture
def world() -> World:
    return demo_world(ManualClock())


@pytest.fixture
def backstage(world: World) -> Backstage:
    return Backstage(world)


def test_days_and_seconds_add_up(backstage: Backstage, world: World) -> None:
    backstage.advance(days=2, seconds=1.5)
    assert (world.clock.now() - START).total_seconds() == 2 * 86_400 + 1.5


@pytest.mark.parametrize("seconds", [-1, 400 * 86_400])
def test_time_goes_forward_and_not_too_far(backstage: Backstage, seconds: int) -> None:
    with pytest.raises(ValueError, match="from 0 to a year"):
        backstage.advance(seconds=seconds)


def test_a_fault_is_planned_as_it_was_asked_for(backstage: Backstage, world: World) -> None:
    backstage.fail_next(FIRST, "latency", times=3, seconds=2, probability=0.5)
    (fault,) = world.faults.planned()
    assert (fault.kind, fault.operation, fault.times) == (FaultKind.LATENCY, FIRST, 3)
    assert (fault.seconds, fault.probability) == (2, 0.5)


def test_without_a_number_a_fault_strikes_once_and_with_0_for_ever(backstage: Backstage, world: World) -> None:
    backstage.fail_next(FIRST, "timeout")
    backstage.fail_next(FIRST, "maintenance", times=0)
    assert [fault.times for fault in world.faults.planned()] == [1, None]


def test_an_unknown_fault_is_answered_with_all_kinds(backstage: Backstage) -> None:
    with pytest.raises(ValueError, match=r"no “slow”; there are: latency, timeout, .*html 403"):
        backstage.fail_next(FIRST, "slow")


def test_an_unknown_operation_is_named(backstage: Backstage) -> None:
    with pytest.raises(ValueError, match="There is no operation POST /mail"):
        backstage.fail_next("POST /mail", "timeout")


@pytest.mark.parametrize("state", AccountState)
def test_the_account_takes_every_state(backstage: Backstage, world: World, state: AccountState) -> None:
    backstage.set_account(state.value)
    assert world.account.state is state


def test_an_unknown_state_changes_nothing(backstage: Backstage, world: World) -> None:
    with pytest.raises(ValueError, match="no “broke”; there are: approved, pending"):
        backstage.set_account("broke")
    assert world.account.state is AccountState.APPROVED


def test_ip_ranges_are_set_and_lifted(backstage: Backstage, world: World) -> None:
    backstage.allow_only("198.51.100.0/24", "192.0.2.7")
    assert world.account.ip_ranges == ("198.51.100.0/24", "192.0.2.7")
    backstage.allow_only()
    assert list(world.account.ip_ranges) == []


def test_what_is_no_ip_range_is_refused(backstage: Backstage) -> None:
    with pytest.raises(ValueError, match="everywhere"):
        backstage.allow_only("everywhere")


def test_new_messages_are_hidden_for_so_long(backstage: Backstage, world: World) -> None:
    backstage.delay_details(seconds=3)
    assert world.details_after_s == 3
    with pytest.raises(ValueError, match="from 0 to 60"):
        backstage.delay_details(seconds=61)


def test_a_token_is_replaced_without_a_gap(backstage: Backstage, world: World) -> None:
    server = world.server_with(SERVER_TOKEN)
    new = backstage.issue_server_token("demo app")
    assert server and world.server_with(new) is world.server_with(SERVER_TOKEN) is server
    backstage.revoke_server_token(SERVER_TOKEN.upper())
    assert (world.server_with(SERVER_TOKEN), server.tokens) == (None, [new])


def test_the_fourth_token_has_to_wait(backstage: Backstage) -> None:
    for _ in range(2):
        backstage.issue_server_token("Demo app")
    with pytest.raises(TooManyTokens, match="revoke one first"):
        backstage.issue_server_token("Demo app")


def test_servers_and_tokens_that_are_not_there_are_named(backstage: Backstage) -> None:
    with pytest.raises(LookupError, match="no server “Demo”"):
        backstage.issue_server_token("Demo")
    with pytest.raises(LookupError, match="No server has that token"):
        backstage.revoke_server_token("practice-unknown")


async def test_without_webhooks_nothing_is_posted(backstage: Backstage) -> None:
    assert await backstage.post_webhooks() == 0


def test_reset_takes_everything_back(backstage: Backstage, world: World) -> None:
    backstage.fail_next(FIRST, "timeout", times=0)
    backstage.set_account("closed")
    backstage.advance(days=1)
    backstage.reset()
    assert (world.clock.now(), world.account.state, world.faults.planned()) == (START, AccountState.APPROVED, ())

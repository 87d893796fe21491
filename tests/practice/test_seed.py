"""The demo world, and putting it back to the start."""

from helpers.practice.clock import ManualClock
from helpers.practice.records import AccountState
from helpers.practice.seed import CONFIRMED_SENDER, UNCONFIRMED_SENDER, VERIFIED_SENDER, demo_world, reset
from helpers.practice.world import World
from helpers.reference import practice_tokens
from tests.practice.talk import ACCOUNT, HARD_BOUNCE, get, message_id, post, send


def test_the_demo_world_tells_a_story_of_two_servers(world: World) -> None:
    servers = [(one.name, one.delivery_type, one.tokens) for one in world.servers.values()]
    assert servers == [
        ("Demo app", "Live", [practice_tokens.SERVER_TOKEN]),
        ("Demo tests", "Sandbox", [practice_tokens.SANDBOX_SERVER_TOKEN]),
    ]


def test_every_token_of_the_world_is_a_practice_token(world: World) -> None:
    tokens = [*world.account.tokens, *(token for one in world.servers.values() for token in one.tokens)]
    assert all(map(practice_tokens.is_practice_token, tokens))


def test_its_senders_are_what_their_names_say(world: World) -> None:
    codes = [send(world, From=one).json["ErrorCode"] for one in (VERIFIED_SENDER, CONFIRMED_SENDER, UNCONFIRMED_SENDER)]
    assert codes == [0, 0, 401]


def test_two_worlds_tell_the_same_story() -> None:
    one, other = demo_world(ManualClock()), demo_world(ManualClock())
    assert send(one).reply == send(other).reply
    assert get(one, "/server").reply == get(other, "/server").reply


def test_a_reset_starts_the_story_over_in_place(world: World, clock: ManualClock) -> None:
    first = send(world, To=HARD_BOUNCE).reply
    post(world, "/servers", {"Name": "Shop"}, ACCOUNT)
    world.account.state = AccountState.NOT_APPROVED
    clock.advance(3600)
    reset(world)
    assert send(world, To=HARD_BOUNCE).reply == first
    assert len(world.servers) == 2


def test_a_reset_takes_back_the_tokens_of_new_servers(world: World) -> None:
    token = {"x-postmark-server-token": post(world, "/servers", {"Name": "Shop"}, ACCOUNT).json["ApiTokens"][0]}
    reset(world)
    assert get(world, "/server", token).status == 401


def test_a_reset_forgets_messages(world: World) -> None:
    message = message_id(world)
    reset(world)
    assert get(world, f"/messages/outbound/{message}/details").status == 422

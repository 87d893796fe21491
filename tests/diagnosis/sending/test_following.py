"""Following a message: growing pauses by the connection's clock, until there is an end or patience does."""

from collections.abc import Callable
from contextlib import aclosing

import pytest

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.problems import SettingsProblem
from helpers.client.token import Token
from helpers.diagnosis.sending.following import PATIENCE_S, PAUSES_S, follow, watch
from helpers.diagnosis.sending.timeline import State, Timeline
from helpers.practice.clock import ManualClock
from helpers.practice.in_kernel import transport
from helpers.practice.records import AccountState
from helpers.practice.seed import demo_world
from helpers.practice.world import World
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from tests.diagnosis.asking import UNKNOWN
from tests.loopback import Act, loopback
from tests.replies import HANG, deadline_for, error, in_turn, json_reply, page, reply

DEMO = Token(SERVER_TOKEN)
HARD_BOUNCE = "HardBounce@bounce-testing.postmarkapp.com"
ADA = "ada@example.com"


async def sent(to: str, token: Token = DEMO, change: Callable[[World], object] = lambda _world: None) -> Timeline:
    """The whole story of one message in a fresh demo world."""
    clock = ManualClock()
    world = demo_world(clock)
    change(world)
    async with Connection(clock=clock, transport=transport(world)) as connection:
        body = Email(sender="hello@example.com", to=to, text_body="x").body
        accepted = await connection.send("POST", "/email", server_token=token, body=body)
        return await follow(connection, token, str(accepted.or_raise().body["MessageID"]))


@pytest.mark.parametrize(
    ("to", "state", "types"),
    [
        (ADA, State.DELIVERED, ["Delivered"]),
        (HARD_BOUNCE, State.BOUNCED, ["Bounced"]),
        (f"{ADA}, {HARD_BOUNCE}", State.PARTLY, ["Bounced", "Delivered"]),
    ],
)
async def test_a_message_is_followed_to_its_end(to: str, state: State, types: list[str]) -> None:
    timeline = await sent(to)
    assert timeline.state is state
    assert [event.type for event in timeline.events] == types
    assert timeline.ended
    assert timeline.waited_s is not None
    assert timeline.waited_s < 10
    assert timeline.submitted_at
    assert timeline.status == "Sent"


async def test_a_sandbox_says_delivered_and_nobody_got_it() -> None:
    timeline = await sent(ADA, Token(SANDBOX_SERVER_TOKEN))
    assert timeline.state is State.DELIVERED
    assert timeline.sandboxed
    assert "nobody received anything" in timeline.conclusion


def pause(world: World) -> None:
    world.account.state = AccountState.PAUSED


async def test_a_message_that_stays_unknown_is_waited_for_as_long_as_patience_lasts() -> None:
    timeline = await sent(ADA, change=pause)
    assert timeline.state is State.NOT_FOUND
    assert timeline.waited_s
    assert PATIENCE_S - PAUSES_S[-1] < timeline.waited_s <= PATIENCE_S
    assert "ErrorCode 701" in timeline.conclusion


def find_late(world: World) -> None:
    world.details_after_s = 1.5


async def test_a_message_that_is_not_found_at_first_is_found_later() -> None:
    timeline = await sent(ADA, change=find_late)
    assert (timeline.state, timeline.waited_s) == (State.DELIVERED, 2.0)


def put_off(world: World) -> None:
    world.deferring_domains = {"example.com"}


async def test_a_message_that_is_put_off_is_waited_for_and_then_left_under_way() -> None:
    timeline = await sent(ADA, change=put_off)
    assert (timeline.state, [one.type for one in timeline.events]) == (State.WAITING, ["Transient"])


async def test_a_token_that_may_not_look_ends_it_at_once() -> None:
    clock = ManualClock()
    async with Connection(clock=clock, transport=transport(demo_world(clock))) as connection:
        timeline = await follow(connection, Token(ACCOUNT_TOKEN), "some-message")
    assert timeline.state is State.UNKNOWN
    assert timeline.waited_s == 0
    assert timeline.conclusion == str(timeline.exchange)


async def states(*acts: Act, patience_s: float = PATIENCE_S) -> tuple[list[State], ManualClock, list[str]]:
    """What `watch` yields for these answers, by a clock that moves when somebody waits."""
    clock = ManualClock()
    with loopback(in_turn(*acts)) as server:
        async with Connection(server.url, deadline_s=deadline_for(*acts), clock=clock) as connection:
            seen = [line.state async for line in watch(connection, UNKNOWN, "m/1 ?", patience_s=patience_s)]
    return seen, clock, [heard.target for heard in server.requests]


def details(*events: tuple[str, str], recipients: tuple[str, ...] = (ADA,)) -> Act:
    rows = [
        {"Type": kind, "Recipient": who, "ReceivedAt": f"2026-01-0{at + 1}"} for at, (kind, who) in enumerate(events)
    ]
    return json_reply(
        200, {"MessageID": "m-1", "Status": "Sent", "Recipients": list(recipients), "MessageEvents": rows}
    )


DONE = details(("Delivered", ADA))
TOO_EARLY = error(422, 701, "This message was not found.")


async def test_it_asks_again_until_there_is_an_end() -> None:
    seen, clock, asked = await states(TOO_EARLY, details(), details(("Transient", ADA)), DONE)
    assert seen == [State.NOT_FOUND, State.WAITING, State.WAITING, State.DELIVERED]
    assert clock.elapsed() == sum(PAUSES_S[:3])
    assert asked == ["/messages/outbound/m%2F1%20%3F/details"] * 4


@pytest.mark.parametrize(
    "act", [HANG, reply(429), error(503, 100, "Maintenance."), error(500, 101, "Oops."), page(500)]
)
async def test_a_passing_trouble_does_not_end_it(act: Act) -> None:
    seen, _clock, _asked = await states(act, DONE)
    assert seen == [State.UNKNOWN, State.DELIVERED]


@pytest.mark.parametrize("act", [page(403), reply(302), error(401, 10, "No."), page(200), error(422, 700, "No.")])
async def test_a_lasting_trouble_ends_it(act: Act) -> None:
    seen, clock, _asked = await states(act)
    assert seen == [State.UNKNOWN]
    assert clock.elapsed() == 0


async def test_patience_ends_it() -> None:
    seen, clock, _asked = await states(*[details()] * 9, patience_s=4)
    assert seen == [State.WAITING] * 4
    assert clock.elapsed() == 4


async def test_pauses_grow_and_then_stay() -> None:
    _seen, clock, asked = await states(*[details()] * 20, patience_s=40)
    assert clock.elapsed() == sum(PAUSES_S) + 2 * PAUSES_S[-1]
    assert len(asked) == len(PAUSES_S) + 3
    assert list(PAUSES_S) == sorted(PAUSES_S)


async def test_leaving_the_loop_stops_it() -> None:
    with loopback(details()) as server:
        async with (
            Connection(server.url, clock=ManualClock()) as connection,
            aclosing(watch(connection, UNKNOWN, "m-1")) as lines,
        ):
            assert (await anext(lines)).state is State.WAITING
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("act", "state"),
    [
        (details(("Delivered", ADA), recipients=(ADA, "bob@example.com")), State.WAITING),
        (details(("Delivered", "ADA@example.com")), State.DELIVERED),
        (details(("Bounced", ADA), ("Delivered", ADA)), State.DELIVERED),
        (details(("Opened", ADA)), State.WAITING),
        (details(("Delivered", ADA), recipients=()), State.WAITING),
        (json_reply(200, {"MessageID": "m-1", "MessageEvents": [7, {}], "Recipients": "ada"}), State.WAITING),
    ],
)
async def test_the_events_of_all_recipients_make_the_state(act: Act, state: State) -> None:
    seen, _clock, _asked = await states(act, patience_s=0)
    assert seen == [state]


async def test_the_later_of_two_ends_counts_whatever_zones_they_are_written_in() -> None:
    times = {"Delivered": "2026-01-05T14:00:05Z", "Bounced": "2026-01-05T09:05:00-05:00"}
    rows = [{"Type": kind, "Recipient": ADA, "ReceivedAt": at} for kind, at in times.items()]
    act = json_reply(200, {"MessageID": "m-1", "Recipients": [ADA], "MessageEvents": rows})
    assert (await states(act, patience_s=0))[0] == [State.BOUNCED]


@pytest.mark.parametrize(
    ("events", "on_purpose"),
    [
        ([("Bounced", HARD_BOUNCE)], True),
        ([("Bounced", HARD_BOUNCE.upper())], True),
        ([("Bounced", ADA)], False),
        ([("Bounced", HARD_BOUNCE), ("Bounced", ADA)], False),
        ([("Bounced", HARD_BOUNCE), ("Delivered", ADA)], False),
        ([("Transient", HARD_BOUNCE)], False),
    ],
)
async def test_a_bounce_is_meant_where_every_address_exists_for_it(
    events: list[tuple[str, str]], on_purpose: bool
) -> None:
    with loopback(details(*events, recipients=tuple(who for _, who in events))) as server:
        async with Connection(server.url, clock=ManualClock()) as connection:
            timeline = await follow(connection, UNKNOWN, "m-1", patience_s=0)
    assert timeline.bounced_on_purpose is on_purpose
    assert ("meant to" in timeline.conclusion) is on_purpose


async def test_a_timeline_reads_line_by_line() -> None:
    timeline = await sent(HARD_BOUNCE)
    first, event, conclusion = str(timeline).split("\n")
    assert first == f"{timeline.message_id}: bounced"
    assert f"Bounced {HARD_BOUNCE}" in event
    assert conclusion.startswith("As it was meant to: this address exists to bounce.")
    assert repr(timeline) == str(timeline)


@pytest.mark.parametrize("message_id", ["", " ", None])
async def test_a_message_that_was_not_accepted_is_not_asked_for(message_id: str | None) -> None:
    async with Connection(clock=ManualClock(), transport=transport(demo_world(ManualClock()))) as connection:
        with pytest.raises(SettingsProblem, match=r"There is no MessageID: the message was not accepted\. Nothing was"):
            await follow(connection, DEMO, message_id)

"""How far a token's holder gets: counted in worlds of known size, bounded, cancellable, and honest about gaps."""

import asyncio
from collections.abc import Awaitable, Callable

import httpx
import pytest

from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.diagnosis.blast_radius.blast_radius import blast_radius
from helpers.diagnosis.blast_radius.records import Count, total
from helpers.diagnosis.careful_reader import AT_ONCE, MOST_PAGES, PAGE
from helpers.diagnosis.records import Kind
from helpers.practice.faults import FaultKind
from helpers.practice.in_kernel import transport
from helpers.practice.records import Domain
from helpers.practice.world import World
from helpers.reference.operations import OPERATIONS, Effect
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from helpers.reference.routes import match
from helpers.reference.token_kinds import TEST_TOKEN
from tests.diagnosis.wide_worlds import failing, radius_in, sent, servers, sibling, webhook, world_with

BOTH = pytest.mark.parametrize("token", [ACCOUNT_TOKEN, SERVER_TOKEN])


async def test_a_server_token_reaches_its_own_server_with_all_its_tokens_and_messages() -> None:
    world = world_with(sent(3), sent(2, "broadcast"), sibling("practice-sibling"), servers(4))
    radius = (await radius_in(world, SERVER_TOKEN)).radius
    assert radius.headline == (
        "Whoever holds this server token reaches the server “Demo app” with 2 server tokens, and 5 messages."
    )
    assert radius.servers
    assert radius.servers[0].tokens == (Token(SERVER_TOKEN), Token("practice-sibling"))
    assert (radius.domains, radius.domain_count.value, radius.unread) == (None, None, ())


async def test_messages_are_counted_stream_by_stream() -> None:
    radius = (await radius_in(world_with(sent(3), sent(2, "broadcast")), SERVER_TOKEN)).radius
    inside = radius.servers[0].inside if radius.servers else None
    assert inside
    counted = {stream.id: stream.messages.value for stream in inside.streams or ()}
    assert counted == {"outbound": 3, "broadcast": 2, "inbound": 0}


async def test_an_account_token_reaches_what_every_server_holds() -> None:
    radius = (await radius_in(world_with(sent(3), servers(4)), ACCOUNT_TOKEN)).radius
    assert radius.headline == "Whoever holds this account token reaches 6 servers with 6 server tokens, and 3 messages."
    assert radius.senders == ("example.com", "ada@example.net")
    assert (radius.domain_count.value, radius.signature_count.value, radius.unread) == (2, 2, ())


async def test_a_server_token_that_a_reply_showed_is_held_and_not_shown() -> None:
    secret = "8a7c-made-up-by-this-test-41d0"
    radius = (await radius_in(world_with(servers(1, token=lambda _at: secret)), ACCOUNT_TOKEN)).radius
    assert radius.servers
    assert radius.servers[2].tokens == (Token(secret),)
    assert radius.servers[2].inside  # looked into, by that token
    assert secret not in f"{radius!r} {radius.servers!r} {[exchange.answered for exchange in radius.exchanges]!r}"


async def test_only_the_first_servers_are_looked_into_and_the_rest_makes_it_at_least() -> None:
    asked = await radius_in(world_with(sent(3), servers(40)), ACCOUNT_TOKEN, inside=2)
    assert asked.requests.count("GET /message-streams") == 2
    assert (str(asked.radius.server_count), str(asked.radius.token_count)) == ("42", "42")
    assert str(asked.radius.message_count) == "at least 3"
    assert [gap.what for gap in asked.radius.unread] == ["Streams and messages of 40 more servers"]


async def test_lists_are_read_page_by_page_up_to_a_limit() -> None:
    read = MOST_PAGES * PAGE
    asked = await radius_in(world_with(servers(read)), ACCOUNT_TOKEN, inside=0)
    assert asked.requests.count("GET /servers") == MOST_PAGES
    assert len(asked.radius.servers or ()) == read
    assert (asked.radius.server_count.value, str(asked.radius.token_count)) == (read + 2, f"at least {read}")
    assert f"The other servers: only the first {read} were read" in map(str, asked.radius.unread)
    assert asked.radius.whole_account is None


async def test_the_first_page_of_domains_is_not_asked_for_twice() -> None:
    asked = await radius_in(world_with(), ACCOUNT_TOKEN, inside=0)
    assert asked.requests == ["GET /deliverystats", "GET /domains", "GET /servers", "GET /senders"]


def domains(number: int) -> list[Domain]:
    return [Domain(id=at, name=f"d{at}.example", dkim_verified=True, return_path_verified=True) for at in range(number)]


async def test_more_domains_than_a_page_are_all_counted() -> None:
    world = world_with(lambda world: [world.add_domain(one) for one in domains(2 * PAGE)])
    radius = (await radius_in(world, ACCOUNT_TOKEN, inside=0)).radius
    assert len(radius.domains or ()) == radius.domain_count.value == 2 * PAGE + 2


@BOTH
async def test_nothing_but_reads_is_asked(token: str) -> None:
    asked = await radius_in(world_with(servers(3)), token)
    found = [match(*request.split(" ")) for request in asked.requests]
    assert len(found) > 5
    assert {one and one.operation and one.operation.effect for one in found} == {Effect.READS}


@BOTH
async def test_every_power_names_operations_of_its_effect(token: str) -> None:
    radius = (await radius_in(world_with(), token)).radius
    assert {power.act for power in radius.powers} == {"send", "read", "change", "destroy"}
    for power in radius.powers:
        assert power.source == OPERATIONS[power.operations[0]].source
        effects = {OPERATIONS[key].effect for key in power.operations}
        assert power.act != "destroy" or effects == {Effect.DESTROYS}


@pytest.mark.parametrize(
    ("token", "kind"),
    [(TEST_TOKEN, Kind.TEST), ("practice-nobody", Kind.NEITHER), ("", Kind.UNKNOWN), ("7b" * 18, Kind.UNKNOWN)],
)
async def test_a_token_that_opens_nothing_reaches_nothing(token: str, kind: Kind) -> None:
    asked = await radius_in(world_with(), token)
    assert (asked.radius.kind, asked.radius.servers) == (kind, None)
    assert set(asked.requests) <= {"GET /deliverystats", "GET /domains"}


@pytest.mark.parametrize("kind", [FaultKind.TIMEOUT, FaultKind.UNEXPECTED_ERROR, FaultKind.HTML_FORBIDDEN])
async def test_streams_that_cannot_be_read_are_said_and_not_guessed(kind: FaultKind) -> None:
    radius = (await radius_in(world_with(sent(3), failing("GET /message-streams", kind)), SERVER_TOKEN)).radius
    assert str(radius.message_count) == "could not be read"
    assert radius.headline.endswith("with 1 server token, and messages that could not be counted.")
    assert [gap.what for gap in radius.unread] == ["The message streams of its server"]
    assert radius.unread[0].why


async def test_one_stream_that_cannot_be_counted_makes_the_sum_a_lower_bound() -> None:
    broken = failing("GET /messages/inbound", FaultKind.UNEXPECTED_ERROR)
    radius = (await radius_in(world_with(sent(3), broken), SERVER_TOKEN)).radius
    assert str(radius.message_count) == "at least 3"
    assert radius.counted is None


async def test_servers_that_cannot_be_read_leave_the_rest_of_the_account() -> None:
    radius = (await radius_in(world_with(failing("GET /servers", FaultKind.TIMEOUT)), ACCOUNT_TOKEN)).radius
    assert (radius.servers, str(radius.server_count)) == (None, "could not be read")
    assert (str(radius.token_count), radius.domain_count.value) == ("could not be read", 2)
    assert [gap.what for gap in radius.unread] == ["The servers"]


async def test_a_second_page_that_fails_leaves_the_first() -> None:
    world = world_with(servers(2 * PAGE))
    connection = Connection(clock=world.clock, transport=httpx.MockTransport(second_page_fails(world)))
    async with connection:
        radius = await blast_radius(connection, Token(ACCOUNT_TOKEN), inside=0)
    assert (len(radius.servers or ()), radius.server_count.value) == (PAGE, 2 * PAGE + 2)
    assert "The other servers: HTTP 502 with a web page" in str(radius.unread[0])


def second_page_fails(world: World) -> Callable[[httpx.Request], Awaitable[httpx.Response]]:
    practice = transport(world)

    async def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/servers" and "offset=0" not in str(request.url):
            return httpx.Response(502, html="<h1>Bad gateway</h1>")
        return await practice.handle_async_request(request)

    return answer


async def test_after_a_429_nothing_more_is_asked() -> None:
    slow = failing("GET /message-streams", FaultKind.RATE_LIMITED)
    asked = await radius_in(world_with(servers(40), slow), ACCOUNT_TOKEN, inside=40)
    assert asked.requests.count("GET /message-streams") <= AT_ONCE
    assert any("429: too many requests" in gap.why for gap in asked.radius.unread)


async def test_a_network_that_is_gone_is_not_asked_forty_times() -> None:
    gone = failing("GET /message-streams", FaultKind.DROPPED)
    asked = await radius_in(world_with(servers(40), gone), ACCOUNT_TOKEN, inside=40)
    assert asked.requests.count("GET /message-streams") <= 3 + AT_ONCE


async def test_a_sandbox_is_reached_like_any_other() -> None:
    radius = (await radius_in(world_with(), SANDBOX_SERVER_TOKEN)).radius
    assert radius.servers
    assert radius.servers[0].is_sandbox


async def test_secrets_of_webhooks_are_counted_and_not_kept() -> None:
    radius = (await radius_in(world_with(webhook(password="made-up-by-this-test")), SERVER_TOKEN)).radius
    inside = radius.servers[0].inside if radius.servers else None
    assert inside
    assert (inside.webhooks, inside.webhook_secrets) == (1, 1)
    assert "made-up-by-this-test" not in repr([exchange.answered for exchange in radius.exchanges])


class Slow(httpx.AsyncBaseTransport):
    """Answers after a while, and counts what is under way."""

    def __init__(self, world: World) -> None:
        self.practice, self.now, self.most, self.asked = transport(world), 0, 0, 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked, self.now = self.asked + 1, self.now + 1
        self.most = max(self.most, self.now)
        try:
            await asyncio.sleep(0.01)
            return await self.practice.handle_async_request(request)
        finally:
            self.now -= 1


async def test_a_few_are_asked_at_once() -> None:
    world = world_with(servers(10))
    async with Connection(clock=world.clock, transport=(slow := Slow(world))) as connection:
        await blast_radius(connection, Token(ACCOUNT_TOKEN), inside=12)
    assert 1 < slow.most <= AT_ONCE


async def test_it_can_be_cancelled_and_asks_nothing_afterwards() -> None:
    world = world_with(servers(10))
    async with Connection(clock=world.clock, transport=(slow := Slow(world))) as connection:
        task = asyncio.create_task(blast_radius(connection, Token(ACCOUNT_TOKEN), inside=12))
        await asyncio.sleep(0.06)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        asked = slow.asked
        await asyncio.sleep(0.05)
    assert (slow.asked, slow.now) == (asked, 0)


def test_sums_say_what_they_leave_out() -> None:
    assert str(total([Count(value=1), Count(value=1200)])) == "1,201"
    assert str(total([Count(value=1), Count()])) == "at least 1"
    assert str(total([Count(value=1)], complete=False)) == "at least 1"
    assert str(total([Count()])) == str(total([], complete=False)) == "could not be read"
    assert str(total([Count(value=0), Count()])) == "0 or more"
    assert str(total([])) == "0"

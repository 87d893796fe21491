"""Practice worlds with many servers, and connections that listen in; how a radius is asked for in a test."""

from collections.abc import Callable
from dataclasses import dataclass

from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.diagnosis.blast_radius.blast_radius import MOST_INSIDE, blast_radius
from helpers.diagnosis.blast_radius.compare import Comparison, compare
from helpers.diagnosis.blast_radius.records import BlastRadius
from helpers.practice.clock import ManualClock
from helpers.practice.faults import Fault, FaultKind
from helpers.practice.records import Server
from helpers.practice.seed import demo_world
from helpers.practice.webhook_records import Webhook
from helpers.practice.world import World
from tests.diagnosis.asking import Listening
from tests.practice.talk import send

Change = Callable[[World], object]


@dataclass(frozen=True, slots=True)
class Asked:
    """A radius, and what was asked of the practice Postmark for it."""

    radius: BlastRadius
    requests: list[str]


def world_with(*changes: Change) -> World:
    """A demo world in which every change was made."""
    world = demo_world(ManualClock())
    for change in changes:
        change(world)
    return world


def connected(world: World) -> tuple[Connection, Listening]:
    """A connection to `world`, and what listens in between."""
    listening = Listening(world)
    return Connection(clock=world.clock, transport=listening), listening


async def radius_in(world: World, token: str | Token, *, inside: int = MOST_INSIDE) -> Asked:
    """The radius of `token` in `world`."""
    connection, listening = connected(world)
    async with connection:
        token = token if isinstance(token, Token) else Token(token)
        return Asked(await blast_radius(connection, token, inside=inside), listening.asked)


async def compared_in(world: World, first: str, second: str) -> Comparison:
    """The comparison of two tokens in `world`."""
    connection, _listening = connected(world)
    async with connection:
        return await compare(connection, Token(first), Token(second))


def servers(
    number: int, *, delivery_type: str = "Live", token: Callable[[int], str] = "practice-more-{}".format
) -> Change:
    """So many more servers, each with one token."""

    def change(world: World) -> None:
        for at in range(number):
            world.add_server(
                Server(
                    id=5000 + at, name=f"Shop {at}", tokens=[token(at)], delivery_type=delivery_type, inbound_hash="x"
                )
            )

    return change


def sent(number: int, stream: str = "outbound") -> Change:
    """So many messages sent by “Demo app” through one stream."""
    return lambda world: [send(world, MessageStream=stream, **_BROADCAST.get(stream, {})) for _ in range(number)]


_BROADCAST: dict[str, dict[str, str]] = {"broadcast": {"HtmlBody": "<p>{{{ pm:unsubscribe }}}</p>"}}


def sibling(token: str) -> Change:
    """One more token on “Demo app”."""
    return lambda world: world.add_token(demo_app(world), token)


def webhook(*, password: str) -> Change:
    """A webhook of “Demo app” whose receiver wants a password."""
    auth = ("me", password)

    def change(world: World) -> None:
        world.webhooks[7] = Webhook(
            id=7,
            server_id=demo_app(world).id,
            stream_id="outbound",
            url="https://example.com/in",
            verified=True,
            auth=auth,
        )

    return change


def demo_app(world: World) -> Server:
    """The server that delivers."""
    server = world.server_named("Demo app")
    assert server
    return server


def failing(operation: str, kind: FaultKind, *, times: int | None = None) -> Change:
    """One operation goes wrong."""
    return lambda world: world.faults.plan(Fault(kind=kind, operation=operation, times=times))

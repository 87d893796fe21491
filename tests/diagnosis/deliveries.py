"""Practice worlds in which something became of a message, and how an investigation of it is asked for in a test."""

from collections.abc import Callable
from dataclasses import dataclass, field

from helpers.client.email import Email
from helpers.client.token import Token
from helpers.diagnosis.delivery.investigate import investigate
from helpers.diagnosis.delivery.records import Delivery
from helpers.diagnosis.preflight.preflight import preflight
from helpers.diagnosis.preflight.records import Preflight
from helpers.practice.faults import FaultKind
from helpers.practice.records import AccountState, Suppression
from helpers.practice.streams.suppressing import suppress
from helpers.practice.world import World
from helpers.reference.practice_tokens import SERVER_TOKEN
from tests.diagnosis.wide_worlds import connected, demo_app, world_with
from tests.practice.talk import SERVER, say

ADA = "ada@example.net"
HARD = "HardBounce@bounce-testing.postmarkapp.com"
GOOD = Email(sender="hello@example.com", to=ADA, subject="Hello", text_body="Hello there")
BROADCAST = {"MessageStream": "broadcast", "HtmlBody": "<p>{{{ pm:unsubscribe }}}</p>"}
Change = Callable[[World], object]


@dataclass(frozen=True, slots=True)
class Investigated:
    """A delivery, what was asked of the practice Postmark for it, and what was said meanwhile."""

    delivery: Delivery
    asked: list[str]
    said: list[str] = field(default_factory=list)

    @property
    def codes(self) -> list[str]:
        return [finding.code for finding in self.delivery.findings]


async def investigated(
    world: World, token: str = SERVER_TOKEN, *, patience_s: float = 15, **about: str
) -> Investigated:
    """What an investigation in `world` finds."""
    connection, listening = connected(world)
    said: list[str] = []
    async with connection:
        delivery = await investigate(connection, Token(token), patience_s=patience_s, progress=said.append, **about)
    return Investigated(delivery, listening.asked, said)


async def checked(
    email: Email = GOOD,
    *changes: Change,
    token: str = SERVER_TOKEN,
    account: str | None = None,
    pending: bool | None = None,
) -> Preflight:
    """The pre-flight of `email` in a demo world with these changes."""
    connection, _listening = connected(world_with(*changes))
    async with connection:
        return await preflight(connection, email, Token(token), Token(account) if account else None, pending=pending)


def suppressed(
    email: str = ADA, reason: str = "ManualSuppression", origin: str = "Customer", stream: str = "outbound"
) -> Change:
    """The address stands on the list of the stream."""

    def change(world: World) -> None:
        entry = Suppression(email=email, reason=reason, origin=origin, created_at=world.clock.now())
        suppress(world, demo_app(world).streams[stream], entry)

    return change


def paused(world: World) -> None:
    world.account.state = AccountState.PAUSED


def archived(world: World) -> None:
    """The stream broadcast is archived."""
    say(world, "POST", "/message-streams/broadcast/archive", headers=SERVER)


ODD_KINDS = [FaultKind.TIMEOUT, FaultKind.UNEXPECTED_ERROR, FaultKind.HTML_FORBIDDEN, FaultKind.TRUNCATED_JSON]

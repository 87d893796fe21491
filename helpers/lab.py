"""A lab: a connection and, in practice, the world behind it. The one place that joins client and practice.

A notebook's setup cell is `lab = open_lab("practice")`; with "live" the same cells talk to Postmark.
"""

import os
from typing import Literal

from helpers.client.connection import DEADLINE_S, Connection
from helpers.client.email import Email
from helpers.client.endpoint import LIVE_URL
from helpers.client.problems import TokenMissing
from helpers.client.token import Token
from helpers.diagnosis.examine import examine
from helpers.diagnosis.following import PATIENCE_S, follow
from helpers.diagnosis.origin import VARIABLES
from helpers.diagnosis.reach import Reach, reach
from helpers.diagnosis.records import Verdict
from helpers.diagnosis.sample import SentSample, send_sample
from helpers.diagnosis.timeline import Timeline
from helpers.display import formatters
from helpers.practice.clock import ManualClock
from helpers.practice.in_kernel import transport
from helpers.practice.seed import demo_world
from helpers.practice.world import World
from helpers.reference import practice_tokens
from helpers.reference.token_kinds import TokenKind

Place = Literal["practice", "live"]


class Lab:
    """What a notebook works with. `world` and `clock` are the practice Postmark's; None in live mode."""

    def __init__(self, connection: Connection, world: World | None = None, clock: ManualClock | None = None) -> None:
        """Use `open_lab`."""
        self.connection = connection
        self.world = world
        self.clock = clock

    @property
    def is_practice(self) -> bool:
        """Whether nothing leaves this notebook."""
        return self.world is not None

    @property
    def server_token(self) -> Token:
        """In practice the server token of “Demo app”; live, what the environment holds for sending mail."""
        return Token(practice_tokens.SERVER_TOKEN) if self.is_practice else _held(*_SENDING_VARIABLES)

    @property
    def account_token(self) -> Token:
        """In practice the account token; live, the variable POSTMARK_ACCOUNT_TOKEN."""
        return Token(practice_tokens.ACCOUNT_TOKEN) if self.is_practice else _held("POSTMARK_ACCOUNT_TOKEN")

    async def examine(self, token: Token | str) -> Verdict:
        """What is this token? Raises nothing."""
        token = _token(token)
        return await examine(self.connection, token)

    async def send_sample(self, token: Token | str, email: Email, *, confirm: str = "") -> SentSample:
        """Send one message, once. In live mode `confirm` repeats the recipients. Raises SettingsProblem."""
        token = _token(token)
        return await send_sample(self.connection, token, email, confirm=confirm)

    async def follow(self, token: Token | str, message_id: str, *, patience_s: float = PATIENCE_S) -> Timeline:
        """Follow a message to its end, or for `patience_s` seconds. Raises SettingsProblem."""
        token = _token(token)
        return await follow(self.connection, token, message_id, patience_s=patience_s)

    async def reach(self) -> Reach:
        """Can Postmark be reached? In live mode one request with the public test token, which delivers nothing."""
        return await reach(self.connection)

    async def aclose(self) -> None:
        """Close the connection."""
        await self.connection.aclose()

    def __repr__(self) -> str:
        if self.is_practice:
            return "Lab: practice. Nothing leaves this notebook."
        return f"Lab: LIVE. Requests go to {self.connection.endpoint.host}."


def open_lab(place: Place = "practice", *, base_url: str = LIVE_URL, deadline_s: float = DEADLINE_S) -> Lab:
    """Open a lab: "practice" is a fresh practice Postmark in this kernel, "live" talks to `base_url`.

    Raises ValueError for any other place, BaseUrlRefused when no token should travel to `base_url`, and RouteRefused
    when the environment's proxy or certificates cannot be used.
    """
    if place not in ("practice", "live"):
        raise ValueError(f'A lab is opened as "practice" or "live", not as {place!r}.')
    formatters.register()
    if place == "live":
        return Lab(Connection(base_url, deadline_s=deadline_s))
    clock = ManualClock()
    world = demo_world(clock)
    return Lab(Connection(deadline_s=deadline_s, clock=clock, transport=transport(world)), world, clock)


_SENDING_VARIABLES = tuple(name for name, kind in VARIABLES.items() if kind is TokenKind.SERVER)


def _held(*variables: str) -> Token:
    """The token in the first of these environment variables that is set. Raises TokenMissing."""
    for name in variables:
        if os.environ.get(name, "").strip():
            return Token(os.environ[name])
    raise TokenMissing(f"There is no token: set {' or '.join(variables)} before the kernel starts, or use a panel.")


def _token(token: Token | str) -> Token:
    return token if isinstance(token, Token) else Token(token)

"""What every part of a lab works with: its place, its connections, its tokens, and in practice the world behind them.

The one place that joins client and practice.
"""

import os
from copy import copy
from typing import TYPE_CHECKING, Literal, Self, TypeVar, get_args

from helpers.client.connection import Connection
from helpers.client.problems import SettingsProblem, TokenMissing
from helpers.client.token import Token
from helpers.diagnosis.origin import VARIABLES, Origin
from helpers.lab.memory import Memory
from helpers.practice.clock import ManualClock
from helpers.practice.in_kernel import transport
from helpers.practice.seed import demo_world
from helpers.reference import practice_tokens
from helpers.reference.token_kinds import TokenKind

if TYPE_CHECKING:
    from helpers.practice.control.backstage import Backstage

Place = Literal["practice", "live"]
_Result = TypeVar("_Result")

IN_A_CELL = Origin(words="this notebook")
_SENDING_VARIABLES = tuple(name for name, kind in VARIABLES.items() if kind is TokenKind.SERVER)


class Base:
    """A connection, what it has taught so far, and the practice Postmark's `world` and `clock`."""

    def __init__(self, place: Place, base_url: str, deadline_s: float) -> None:
        """Use `open_lab`."""
        self.place = place
        self.clock = ManualClock()
        self.world = demo_world(self.clock)
        self._backstage: Backstage | None = None
        self._live_url = base_url
        self._deadline_s = deadline_s
        self._connections: dict[Place, Connection] = {}
        self._memory = Memory()
        self.connection = self.connect(place)

    @property
    def is_practice(self) -> bool:
        """Whether nothing leaves this notebook."""
        return self.place == "practice"

    @property
    def practice(self) -> "Backstage":
        """Time, faults, account states and webhooks of the practice Postmark. Raises SettingsProblem in live mode."""
        from helpers.practice.control.backstage import Backstage

        if not self.is_practice:
            raise SettingsProblem('Time, faults, states and webhooks are moved in practice only: open_lab("practice").')
        self._backstage = self._backstage or Backstage(self.world)
        return self._backstage

    def connect(self, place: Place) -> Connection:
        """This lab's connection to practice or live; built when it is first asked for. Raises BaseUrlRefused."""
        if place not in self._connections:
            self._connections[place] = self._connection_to(place)
        return self._connections[place]

    def at(self, place: Place) -> Self:
        """This lab at the other place: the same world, connections and memory.

        Raises ValueError for any other place, and BaseUrlRefused.
        """
        check_place(place)
        twin = copy(self)
        twin.place, twin.connection = place, self.connect(place)
        return twin

    def _connection_to(self, place: Place) -> Connection:
        if place == "live":
            return Connection(self._live_url, deadline_s=self._deadline_s)
        return Connection(deadline_s=self._deadline_s, clock=self.clock, transport=transport(self.world))

    @property
    def server_token(self) -> Token:
        """In practice the server token of “Demo app”; live, what the environment holds for sending mail."""
        return Token(practice_tokens.SERVER_TOKEN) if self.is_practice else _held(*_SENDING_VARIABLES)

    @property
    def account_token(self) -> Token:
        """In practice the account token; live, the variable POSTMARK_ACCOUNT_TOKEN."""
        return Token(practice_tokens.ACCOUNT_TOKEN) if self.is_practice else _held("POSTMARK_ACCOUNT_TOKEN")

    def keep(self, result: _Result) -> _Result:
        """Keep a result for `report`, and give it back; of more than 200 the oldest go. Panels hand over theirs, too.

        Raises TypeError for what no report knows.
        """
        self._memory.keep(self.place, result)
        return result

    @property
    def results(self) -> tuple[object, ...]:
        """What was learnt at this place, and what nobody had to be asked for; the newest last."""
        return self._memory.of(self.place)

    def forget(self) -> None:
        """Drop every result that is kept for `report`, and the tokens in them; those of the other place as well."""
        self._memory.forget()

    async def aclose(self) -> None:
        """Close the connections."""
        for connection in self._connections.values():
            await connection.aclose()

    def __repr__(self) -> str:
        if self.is_practice:
            return "Lab: practice. Nothing leaves this notebook."
        return f"Lab: LIVE. Requests go to {self.connection.endpoint.host}."


def check_place(place: str) -> None:
    """Raises ValueError for what is no place."""
    if place not in get_args(Place):
        raise ValueError(f'A lab is opened as "practice" or "live", not as {place!r}.')


def token_of(token: Token | str) -> Token:
    """A token as it was entered, or one from a text."""
    return token if isinstance(token, Token) else Token(token)


def _held(*variables: str) -> Token:
    """The token in the first of these environment variables that is set. Raises TokenMissing."""
    for name in variables:
        if os.environ.get(name, "").strip():
            return Token(os.environ[name])
    raise TokenMissing(f"There is no token: set {' or '.join(variables)} before the kernel starts, or use a panel.")

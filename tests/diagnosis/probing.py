"""How the probing tests ask: a practice Postmark in this process with a listener before it, and servers that lie."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx

from helpers.client.clock import Clock
from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.diagnosis.matrix.holders import Tokens
from helpers.diagnosis.matrix.matrix import Cell, Matrix, expected_matrix
from helpers.diagnosis.matrix.permissions import Holder
from helpers.diagnosis.matrix.probing import observe
from helpers.practice.clock import ManualClock
from helpers.practice.in_kernel import transport
from helpers.practice.world import World
from helpers.reference.operations import OPERATIONS
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from helpers.reference.routes import match
from tests.loopback import Act, Behaviour, Heard
from tests.replies import error, json_reply

PRACTICE_TOKENS = Tokens(server=Token(SERVER_TOKEN), account=Token(ACCOUNT_TOKEN))
REFUSED = error(422, 300, "Refused for its content.")
ACCEPTED = json_reply(200, {"ErrorCode": 0, "Message": "OK"})


class Listening(httpx.AsyncBaseTransport):
    """The practice Postmark in this process: what was asked of it, and how many requests were under way at most.

    `answer` may answer in its place, `delay_s` after the request came.
    """

    def __init__(
        self,
        world: World,
        answer: Callable[[httpx.Request], httpx.Response | None] = lambda _: None,
        delay_s: float = 0.0,
    ) -> None:
        self.asked: list[str] = []
        self.most_at_once = self._now = 0
        self._practice = transport(world)
        self._answer = answer
        self._delay_s = delay_s

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(f"{request.method} {request.url.path}")
        self._now += 1
        self.most_at_once = max(self.most_at_once, self._now)
        try:
            await asyncio.sleep(self._delay_s)
            return self._answer(request) or await self._practice.handle_async_request(request)
        finally:
            self._now -= 1


def listening(world: World, clock: Clock | None = None, **more: Any) -> tuple[Connection, Listening]:
    """A connection to `world`, and what listens in between."""
    between = Listening(world, **more)
    return Connection(clock=clock or ManualClock(), transport=between), between


async def observed_in(world: World, **more: Any) -> Matrix:
    """The whole matrix of a practice world."""
    async with listening(world)[0] as connection:
        return await observe(connection, PRACTICE_TOKENS, **more)


def cells(*keys: str, holder: Holder = Holder.SERVER) -> list[Cell]:
    """The expected cells of some operations for one holder."""
    whole = expected_matrix(OPERATIONS[key] for key in keys)
    return [cell for cell in whole.cells if cell.holder is holder]


def key_of(heard: Heard) -> str:
    """The operation that a request calls."""
    found = match(heard.method, heard.target.partition("?")[0])
    assert found is not None
    assert found.operation is not None
    return found.operation.key


def accepting(*keys: str) -> Behaviour:
    """A server that wrongly accepts some operations and refuses the content of all others."""

    def behaviour(heard: Heard) -> Act:
        return ACCEPTED if key_of(heard) in keys else REFUSED

    return behaviour

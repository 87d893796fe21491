"""(c) An exchange with the practice Postmark inside the kernel, beside a bare `httpx.MockTransport`."""

import asyncio
import json
import statistics
import time
from collections.abc import Awaitable, Callable

import httpx

from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.practice.clock import ManualClock
from helpers.practice.in_kernel import transport
from helpers.practice.seed import demo_world
from helpers.reference.practice_tokens import SERVER_TOKEN
from helpers.reference.token_kinds import SERVER_HEADER
from tests.benchmarks.figures import Figure

_EMAIL = {
    "From": "hello@example.com",
    "To": "test@blackhole.postmarkapp.com",
    "Subject": "A sample",
    "TextBody": "A sample.",
    "HtmlBody": "<p>A sample.</p>",
    "MessageStream": "outbound",
}
_CALLS = 400
Call = Callable[[], Awaitable[object]]


def figures(rounds: int = 7) -> list[Figure]:
    """Two figures, for `POST /email` and `GET /deliverystats`."""
    return asyncio.run(_measure(rounds))


async def _measure(rounds: int) -> list[Figure]:
    token = Token(SERVER_TOKEN)
    connection = Connection(clock=ManualClock(), transport=transport(demo_world(ManualClock())))
    bare = httpx.AsyncClient(transport=httpx.MockTransport(_constant), base_url="http://practice.localhost")
    headers = {"Accept": "application/json", SERVER_HEADER: SERVER_TOKEN}
    async with connection, bare:
        return [
            await _compare(
                "in-kernel POST /email ÷ bare MockTransport",
                lambda: connection.send("POST", "/email", server_token=token, body=_EMAIL),
                lambda: bare.post("/email", json=_EMAIL, headers=headers),
                rounds,
            ),
            await _compare(
                "in-kernel GET /deliverystats ÷ bare MockTransport",
                lambda: connection.send("GET", "/deliverystats", server_token=token),
                lambda: bare.get("/deliverystats", headers=headers),
                rounds,
            ),
        ]


def _constant(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, content=json.dumps({"ErrorCode": 0, "Message": "OK"}))


async def _compare(name: str, ours: Call, theirs: Call, rounds: int) -> Figure:
    pairs = [(await _seconds(ours), await _seconds(theirs)) for _ in range(rounds)]
    mine, other = (statistics.median(side) for side in zip(*pairs, strict=True))
    return Figure(name=name, ours=_micro(mine), theirs=_micro(other), ratio=mine / other, limit=2)


async def _seconds(call: Call) -> float:
    begun = time.perf_counter()
    for _ in range(_CALLS):
        await call()
    return (time.perf_counter() - begun) / _CALLS


def _micro(seconds: float) -> str:
    return f"{seconds * 1e6:.0f} µs"

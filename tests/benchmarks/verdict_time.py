"""(a) How long a verdict takes beside one bare request, when every reply takes 100 ms.

Both sides start with a client that is built and no connection that is open.
"""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable

import httpx

from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.diagnosis.examine import examine, identify
from helpers.diagnosis.records import Kind, Verdict
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from helpers.reference.token_kinds import SERVER_HEADER
from tests.benchmarks.figures import Figure, milliseconds
from tests.benchmarks.servers import served

_LATENCY_S = 0.1
_TOKENS = {Kind.SERVER: SERVER_TOKEN, Kind.ACCOUNT: ACCOUNT_TOKEN}
Ask = Callable[[Connection, Token], Awaitable[Verdict]]


def figures(rounds: int = 9) -> list[Figure]:
    """Four figures: to the kind and to the full verdict, for a server token and an account token."""
    with served("practice", _LATENCY_S) as url:
        return asyncio.run(_measure(url, rounds))


async def _measure(url: str, rounds: int) -> list[Figure]:
    await _bare(url)  # the first request of a process pays for imports
    figures = []
    for kind in _TOKENS:
        name = f"of {'an' if kind is Kind.ACCOUNT else 'a'} {kind} token ÷ one bare GET"
        figures.append(_figure(f"kind {name}", 1.15, [await _pair(url, kind, identify) for _ in range(rounds)]))
        figures.append(_figure(f"full verdict {name}", 2.2, [await _pair(url, kind, examine) for _ in range(rounds)]))
    return figures


def _figure(name: str, limit: float, pairs: list[tuple[float, float]]) -> Figure:
    ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    return Figure(name=name, ours=milliseconds(ours), theirs=milliseconds(theirs), ratio=ours / theirs, limit=limit)


async def _pair(url: str, kind: Kind, ask: Ask) -> tuple[float, float]:
    return await _verdict(url, kind, ask), await _bare(url)


async def _verdict(url: str, kind: Kind, ask: Ask) -> float:
    async with Connection(url) as connection:
        begun = time.perf_counter()
        verdict = await ask(connection, Token(_TOKENS[kind]))
        seconds = time.perf_counter() - begun
    assert verdict.kind is kind
    return seconds


async def _bare(url: str) -> float:
    async with httpx.AsyncClient(base_url=url, headers={SERVER_HEADER: SERVER_TOKEN}) as client:
        begun = time.perf_counter()
        reply = await client.get("/deliverystats")
        seconds = time.perf_counter() - begun
    assert reply.status_code == httpx.codes.OK
    return seconds

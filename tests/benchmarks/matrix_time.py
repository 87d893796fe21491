"""(i) How long the 435 cells of the permission matrix take when every reply takes 100 ms and 8 are asked at once.

Beside it the time that no run could beat, and how long the event loop's thread worked in one go at the most, the first
request's imports included: work and not time, since other programs of the machine take their turns in between. The
practice Postmark runs in a process of its own.
"""

import asyncio
import gc
import statistics
import time

from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.diagnosis.matrix.holders import Tokens
from helpers.diagnosis.matrix.probing import AT_ONCE, observe
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.benchmarks.figures import Figure, milliseconds
from tests.benchmarks.servers import served

_LATENCY_S = 0.1
_CELLS = 435
_LONGEST_HOLD_UP_S = 0.05
_BEAT_S = 0.002
_TOKENS = Tokens(server=Token(SERVER_TOKEN), account=Token(ACCOUNT_TOKEN))


def figures(rounds: int = 3) -> list[Figure]:
    """Two figures: the whole matrix, and the longest piece of work in which the event loop heard nobody."""
    with served("practice", _LATENCY_S) as url:
        runs = [asyncio.run(_run(url)) for _ in range(rounds)]
    seconds, hold_up = statistics.median(run[0] for run in runs), max(run[1] for run in runs)
    least = _CELLS * _LATENCY_S / AT_ONCE
    return [
        Figure(
            name="435 cells ÷ (cells × 100 ms ÷ 8 at once)",
            ours=milliseconds(seconds),
            theirs=milliseconds(least),
            ratio=seconds / least,
            limit=1.3,
        ),
        Figure(
            name="event loop busy in one go at the most ÷ 50 ms",
            ours=milliseconds(hold_up),
            theirs=milliseconds(_LONGEST_HOLD_UP_S),
            ratio=hold_up / _LONGEST_HOLD_UP_S,
            limit=1,
        ),
    ]


async def _run(url: str) -> tuple[float, float]:
    """The seconds that the matrix took, and those of the longest hold-up."""
    gc.collect()  # or Python would find the rubbish of everything that was loaded before in the middle of the run
    async with Connection(url) as connection:
        begun = time.perf_counter()
        task = asyncio.create_task(observe(connection, _TOKENS))
        longest = await _hold_up_until_done(task)
        seconds = time.perf_counter() - begun
    matrix = await task
    assert len(matrix.observed) == _CELLS
    assert not matrix.differences
    return seconds, longest


async def _hold_up_until_done(task: "asyncio.Task[object]") -> float:
    """How much this thread worked at the most before the event loop came back to this function, in seconds."""
    longest = 0.0
    while not task.done():
        begun = time.thread_time()
        await asyncio.sleep(_BEAT_S)
        longest = max(longest, time.thread_time() - begun)
    return longest

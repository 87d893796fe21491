"""(b) Requests a second of the practice Postmark beside an app that always says the same, on the same uvicorn.

Both run with the h11 parser on asyncio's own loop, and `wrk` drives them over 16 connections.
"""

import statistics

from helpers.reference.practice_tokens import SERVER_TOKEN
from helpers.reference.token_kinds import SERVER_HEADER
from tests.benchmarks.figures import Figure
from tests.benchmarks.servers import served
from tests.benchmarks.wrk import Load, drive, need_wrk

_TOKEN = {SERVER_HEADER: SERVER_TOKEN}
SAMPLE = {
    "From": "hello@example.com",
    "To": "test@blackhole.postmarkapp.com",
    "Subject": "A sample",
    "TextBody": "A sample.",
    "HtmlBody": "<p>A sample.</p>",
    "MessageStream": "outbound",
}
SEND = Load(method="POST", path="/email", headers=_TOKEN, body=SAMPLE)
_READ = Load(method="GET", path="/deliverystats", headers=_TOKEN)


def figures(rounds: int = 3) -> list[Figure]:
    """Two figures, for `POST /email` and `GET /deliverystats`. Raises WrkMissing."""
    need_wrk()
    with served("practice") as practice, served("constant") as constant:
        return [
            _figure(practice, constant, SEND, limit=0.45, rounds=rounds),
            _figure(practice, constant, _READ, limit=0.75, rounds=rounds),
        ]


def _figure(practice: str, constant: str, load: Load, *, limit: float, rounds: int) -> Figure:
    pairs = [(drive(practice, load).per_second, drive(constant, load).per_second) for _ in range(rounds)]
    ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    return Figure(
        name=f"practice {load.method} {load.path} ÷ constant app",
        ours=per_second(ours),
        theirs=per_second(theirs),
        ratio=ours / theirs,
        limit=limit,
        at_least=True,
    )


def per_second(rate: float) -> str:
    """`1,234/s`."""
    return f"{rate:,.0f}/s"

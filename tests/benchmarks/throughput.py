"""(b) Requests a second of the practice Postmark beside an app that always says the same, on the same uvicorn.

Both run with the h11 parser on asyncio's own loop; `wrk` drives them, since a Python client would hide the difference.
"""

import re
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

from helpers.reference.practice_tokens import SERVER_TOKEN
from helpers.reference.token_kinds import SERVER_HEADER
from tests.benchmarks.figures import Figure
from tests.benchmarks.servers import served

_BODY = (
    '{"From":"hello@example.com","To":"test@blackhole.postmarkapp.com","Subject":"A sample","TextBody":"A sample.",'
    '"HtmlBody":"<p>A sample.</p>","MessageStream":"outbound"}'
)
_SECONDS = 3


class WrkMissing(Exception):
    """`wrk` is not installed."""


def figures(rounds: int = 3) -> list[Figure]:
    """Two figures, for `POST /email` and `GET /deliverystats`. Raises WrkMissing."""
    if shutil.which("wrk") is None:
        raise WrkMissing("wrk is missing: install it (Debian: apt install wrk) to measure requests per second.")
    with served("practice") as practice, served("constant") as constant:
        return [
            _figure(practice, constant, "POST /email", limit=0.45, rounds=rounds),
            _figure(practice, constant, "GET /deliverystats", limit=0.75, rounds=rounds),
        ]


def _figure(practice: str, constant: str, operation: str, *, limit: float, rounds: int) -> Figure:
    pairs = [(_per_second(practice, operation), _per_second(constant, operation)) for _ in range(rounds)]
    ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    return Figure(
        name=f"practice {operation} ÷ constant app",
        ours=f"{ours:,.0f}/s",
        theirs=f"{theirs:,.0f}/s",
        ratio=ours / theirs,
        limit=limit,
        at_least=True,
    )


def _per_second(url: str, operation: str) -> float:
    """Requests a second over 16 connections; every reply must be a 200."""
    method, path = operation.split()
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "request.lua"
        script.write_text(_lua(method), encoding="utf-8")
        command = ["wrk", "-t1", "-c16", f"-d{_SECONDS}s", "-s", str(script), f"{url}{path}"]
        said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    assert "Non-2xx" not in said, said
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert found, said
    return float(found.group(1))


def _lua(method: str) -> str:
    body = f"wrk.body = [[{_BODY}]]\n" if method == "POST" else ""
    return (
        f'wrk.method = "{method}"\n{body}wrk.headers["Content-Type"] = "application/json"\n'
        f'wrk.headers["Accept"] = "application/json"\nwrk.headers["{SERVER_HEADER}"] = "{SERVER_TOKEN}"\n'
    )

"""Servers for the benchmarks, each a process of its own: the practice Postmark, and an app that always says the same.

Run as a program it serves until it is ended: `python -m tests.benchmarks.servers practice 0.1`.
"""

import json
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

_CONSTANT = json.dumps({"ErrorCode": 0, "Message": "OK", "To": "ada@example.net"}).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A server that runs: its base URL, and the number of its process."""

    url: str
    process: int

    def memory_mb(self) -> float:
        """The megabytes of memory that the process holds now. Linux only."""
        status = Path(f"/proc/{self.process}/status").read_text(encoding="utf-8")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")) / 1024

    def taken(self) -> int:
        """How many messages the practice Postmark has taken, those that left included."""
        state = httpx.get(f"{self.url}/practice/state", trust_env=False, timeout=10).json()
        return int(state["kept"]["messages"]) + int(state["let_go_to_make_room"]["messages"])


@contextmanager
def served(what: str, latency_s: float = 0.0) -> Iterator[str]:
    """The base URL of a server of that kind ("practice" or "constant") while the block runs."""
    with started(what, latency_s) as server:
        yield server.url


@contextmanager
def started(what: str, latency_s: float = 0.0) -> Iterator[Served]:
    """A server of that kind while the block runs."""
    command = [sys.executable, "-m", "tests.benchmarks.servers", what, str(latency_s)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield Served(url=process.stdout.readline().strip(), process=process.pid)
        finally:
            process.terminate()


async def constant(_scope: Any, receive: Callable[[], Awaitable[Any]], send: Callable[[Any], Awaitable[None]]) -> None:
    """Read the request, whatever it is, and answer the same."""
    while (await receive()).get("more_body"):
        pass
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(_CONSTANT)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": _CONSTANT})


def _announce(url: str) -> None:
    print(url, flush=True)


def _serve_constant() -> None:
    import uvicorn

    from helpers.practice import loopback

    listener = loopback._listen(0)
    _announce(loopback._url(listener))
    config = uvicorn.Config(
        constant, http="h11", loop="asyncio", ws="none", lifespan="off", access_log=False, log_level="critical"
    )
    uvicorn.Server(config).run(sockets=[listener])


def _serve_practice(latency_s: float) -> None:
    from helpers.practice.clock import RealClock
    from helpers.practice.loopback import serve
    from helpers.practice.seed import demo_world

    serve(demo_world(RealClock()), latency_s=latency_s, on_ready=lambda addresses: _announce(addresses.url))


if __name__ == "__main__":
    if sys.argv[1] == "practice":
        _serve_practice(float(sys.argv[2]))
    else:
        _serve_constant()

"""(g) The practice Postmark under a great many sends: whether its memory stays flat, and the slowest in a hundred.

Memory is that of the server's process as the kernel counts it (VmRSS), so this part needs Linux.
"""

import statistics
from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.benchmarks.servers import Served, started
from tests.benchmarks.throughput import SEND
from tests.benchmarks.wrk import drive, need_wrk

_EARLY, _LATE = 50_000, 200_000  # sends; the shelf of 10,000 messages is full long before the first
_CONNECTIONS = 64


class LinuxMissing(Exception):
    """There is no /proc to read a process's memory from."""


def figures(rounds: int = 5) -> list[Figure]:
    """Two figures. Raises WrkMissing and LinuxMissing."""
    need_wrk()
    if not Path("/proc/self/status").exists():
        raise LinuxMissing("Memory is read from /proc, which this system does not have.")
    return [_memory(), _slowest(rounds)]


def _memory() -> Figure:
    """Memory after 200,000 sends beside memory after 50,000."""
    with started("practice") as practice:
        early = _memory_after(practice, _EARLY)
        late = _memory_after(practice, _LATE)
    name = f"memory after {_LATE:,} sends ÷ after {_EARLY:,}"
    return Figure(name=name, ours=f"{late:.0f} MB", theirs=f"{early:.0f} MB", ratio=late / early, limit=1.05)


def _memory_after(practice: Served, sends: int) -> float:
    """Megabytes once at least `sends` messages were taken, in runs of a second."""
    while practice.taken() < sends:
        drive(practice.url, SEND, seconds=1)
    return practice.memory_mb()


def _slowest(rounds: int) -> Figure:
    """The 99th percentile over 64 connections, beside the app that always says the same."""
    with started("practice") as practice, started("constant") as constant:
        pairs = [(_p99(practice.url), _p99(constant.url)) for _ in range(rounds)]
    ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    return Figure(
        name=f"practice POST /email, p99 over {_CONNECTIONS} connections ÷ constant app",
        ours=f"{ours:.1f} ms",
        theirs=f"{theirs:.1f} ms",
        ratio=ours / theirs,
        limit=2.5,
    )


def _p99(url: str) -> float:
    return drive(url, SEND, connections=_CONNECTIONS).p99_ms

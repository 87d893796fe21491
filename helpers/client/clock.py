"""Time as the client sees it: a protocol that a lesson's manual clock fits too, and the system's clock.

Imports nothing of ours.
"""

import asyncio
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Where times and waits come from."""

    def now(self) -> datetime:
        """The time of day, with its time zone."""

    def elapsed(self) -> float:
        """Seconds since some fixed moment; never runs backwards."""

    async def sleep(self, seconds: float) -> None:
        """Wait that long by this clock."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The time of day in UTC."""
        return datetime.now(UTC)

    def elapsed(self) -> float:
        """Seconds by the machine's monotonic counter."""
        return time.perf_counter()

    async def sleep(self, seconds: float) -> None:
        """Really wait."""
        await asyncio.sleep(seconds)

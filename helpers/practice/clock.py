"""The time of a practice world: a manual clock for lessons, the real one for the loopback server.

What is due (a message sent, a delivery event) is computed from `now()` when somebody asks; no timer runs anywhere.
Imports nothing of this project.
"""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)  # a Monday: lessons print the same dates on every run


class Clock(Protocol):
    """Where a world, and the lab around it, read the time."""

    def now(self) -> datetime:
        """The world's date and time, with a time zone."""

    def elapsed(self) -> float:
        """Seconds that only ever grow, for measuring."""

    async def sleep(self, seconds: float) -> None:
        """Let `seconds` pass."""

    def advance(self, seconds: float) -> None:
        """Move on by `seconds` at once; ValueError when that would go backwards."""

    def restart(self) -> None:
        """Go back to the start of the story, where that is possible."""


class ManualClock:
    """A clock that stands still until somebody waits: `sleep` moves it on at once."""

    def __init__(self, start: datetime = START) -> None:
        self._start = start
        self._passed = 0.0
        self._elapsed = 0.0

    def now(self) -> datetime:
        """The start plus the seconds waited since then."""
        return self._start + timedelta(seconds=self._passed)

    def elapsed(self) -> float:
        """All seconds waited, those before a restart included."""
        return self._elapsed

    def advance(self, seconds: float) -> None:
        """Move on by `seconds`; ValueError when that would go backwards."""
        if seconds < 0:
            raise ValueError("a clock does not run backwards")
        self._passed += seconds
        self._elapsed += seconds

    async def sleep(self, seconds: float) -> None:
        """Move on by `seconds` at once; other tasks get their turn."""
        self.advance(max(seconds, 0.0))
        await asyncio.sleep(0)

    def restart(self) -> None:
        """Set `now()` back to the start."""
        self._passed = 0.0


class RealClock:
    """The computer's clock, which can be put forward."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        """The current date and time in UTC, and what it was put forward by."""
        return datetime.now(UTC) + self._ahead

    def elapsed(self) -> float:
        """Seconds of the computer's steady clock."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait for `seconds`."""
        await asyncio.sleep(seconds)

    def advance(self, seconds: float) -> None:
        """Put `now()` forward by `seconds`; ValueError when that would go backwards."""
        if seconds < 0:
            raise ValueError("a clock does not run backwards")
        self._ahead += timedelta(seconds=seconds)

    def restart(self) -> None:
        """Go back to the computer's time."""
        self._ahead = timedelta()

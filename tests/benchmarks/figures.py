"""What a benchmark yields: a ratio of two medians taken in one run, and the limit it should keep."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row of the table. `ratio` is ours ÷ theirs; it should be at most, or at least, the limit, if there is one."""

    name: str
    ours: str
    theirs: str
    ratio: float
    limit: float | None
    at_least: bool = False

    @property
    def holds(self) -> bool:
        """Whether the limit is kept. A figure without one is only shown."""
        if self.limit is None:
            return True
        return self.ratio >= self.limit if self.at_least else self.ratio <= self.limit

    def __str__(self) -> str:
        mark = " " if self.limit is None else "✓" if self.holds else "✗"
        limit = "shown only" if self.limit is None else f"{'≥' if self.at_least else '≤'} {self.limit:g}"
        return f"{mark} {self.name:<52} {self.ours:>14} ÷ {self.theirs:>14} = {self.ratio:5.2f}  ({limit})"


def alternating(ours: Callable[[], float], theirs: Callable[[], float], rounds: int) -> tuple[float, float]:
    """The medians of both, measured in turns so that a slow moment of the machine falls on both."""
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    return statistics.median(mine for mine, _ in pairs), statistics.median(other for _, other in pairs)


def milliseconds(seconds: float) -> str:
    """`12.3 ms`."""
    return f"{seconds * 1000:.1f} ms"

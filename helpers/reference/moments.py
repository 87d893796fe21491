"""Times as Postmark writes them, ISO 8601 with an offset that is not the same everywhere: read, and shown in one zone.

Imports nothing of ours.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TypeVar

R = TypeVar("R")


def moment(text: str) -> datetime | None:
    """An ISO 8601 time with its zone; None for any other text."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def instant(text: str) -> float:
    """The time in seconds since 1970, to sort by; 0 for any other text."""
    found = moment(text)
    return found.timestamp() if found else 0.0


def in_order(rows: Iterable[R], at: Callable[[R], str]) -> tuple[R, ...]:
    """The rows by their instants; one whose time cannot be read stays behind the row that it came after."""
    keyed: list[tuple[float, R]] = []
    for row in rows:
        found = moment(at(row))
        keyed.append((found.timestamp() if found else keyed[-1][0] if keyed else 0.0, row))
    return tuple(row for _instant, row in sorted(keyed, key=lambda one: one[0]))


def in_utc(text: str) -> str:
    """The time to the second, `2026-01-05 09:00:00 UTC`; any other text as it is."""
    found = moment(text)
    try:
        return f"{found.astimezone(UTC).replace(tzinfo=None).isoformat(' ', 'seconds')} UTC" if found else text
    except OverflowError:  # the first or the last day that a date can have
        return text

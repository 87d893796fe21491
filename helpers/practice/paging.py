"""Reading the query of a list: count and offset, dates, and the page they cut out.

Imports `helpers.reference` only.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TypeVar

from helpers.practice.dates import read_date
from helpers.practice.refusals.activity import NOT_A_DATE
from helpers.practice.refusals.row import Refusal, Refused
from helpers.reference.limits import COUNT_PER_REQUEST

_INTEGER = re.compile(r"-?[0-9]{1,9}")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is wanted."""

    count: int
    offset: int

    def of(self, things: Iterable[T]) -> tuple[int, list[T]]:
        """How many things there are in all, and those on this page."""
        everything = list(things)
        return len(everything), list(islice(everything, self.offset, self.offset + self.count))


def read_page(query: Mapping[str, str], refusal: Refusal, farthest: int | None = None) -> Page:
    """The page that `count` and `offset` ask for; refuses with `refusal` what is missing or out of range.

    `farthest` bounds count + offset. Source: https://postmarkapp.com/developer/api/messages-api
    """
    count = _integer(query, "count", refusal)
    offset = _integer(query, "offset", refusal)
    if not 1 <= count <= COUNT_PER_REQUEST:
        raise Refused(refusal, name="count", problem=f"it must be between 1 and {COUNT_PER_REQUEST}")
    if offset < 0:
        raise Refused(refusal, name="offset", problem="it must not be negative")
    if farthest is not None and count + offset > farthest:
        raise Refused(refusal, name="offset", problem=f"count and offset together may be at most {farthest}")
    return Page(count, offset)


def _integer(query: Mapping[str, str], name: str, refusal: Refusal) -> int:
    if name not in query:
        raise Refused(refusal, name=name, problem="it is required")
    if not _INTEGER.fullmatch(query[name]):
        raise Refused(refusal, name=name, problem="it must be an integer")
    return int(query[name])


def within_dates(query: Mapping[str, str]) -> Callable[[datetime], bool]:
    """Whether a moment lies between `fromdate` and `todate`, both included; refuses what is no date."""
    first, last = read_dates(query)
    return lambda moment: (first is None or first <= moment) and (last is None or moment <= last)


def read_dates(query: Mapping[str, str]) -> tuple[datetime | None, datetime | None]:
    """The moments that `fromdate` and `todate` stand for, None where they are absent; refuses what is no date."""
    return _date(query, "fromdate", last_instant=False), _date(query, "todate", last_instant=True)


def _date(query: Mapping[str, str], name: str, *, last_instant: bool) -> datetime | None:
    if name not in query:
        return None
    try:
        return read_date(query[name], last_instant=last_instant)
    except ValueError:
        raise Refused(NOT_A_DATE, name=name) from None


def read_flag(text: str) -> bool | None:
    """A boolean as clients write it in a query (`true`, `True`, `1`); None when it is none."""
    return {"true": True, "1": True, "false": False, "0": False}.get(text.lower())

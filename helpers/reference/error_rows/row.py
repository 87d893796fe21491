"""The shape of one ErrorCode's row, and the short form in which the area modules write theirs.

Imports `helpers.reference.sources` only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from helpers.reference.sources import API_DOCS, Source, documented

ERROR_TABLE = f"{API_DOCS}/overview#error-codes"
EARLIER_TABLE = documented(ERROR_TABLE, "earlier published table; no longer listed there")


class Listing(StrEnum):
    """Whether Postmark's own table lists the code today."""

    CURRENT = "current"  # in the official error table
    OLD = "old"  # in earlier published tables; may still be on the wire
    WIRE = "wire"  # not in the current table, but seen in recent replies


class Reach(StrEnum):
    """What it takes for the code to appear."""

    API = "api"  # an operation can produce it
    ACCOUNT = "account"  # needs a state of the account or a plan
    SUPPORT = "support"  # happens on Postmark's side only
    UNSHOWN = "unshown"  # of an operation; it takes a second account, or no public page shows a request that gets it
    NONE = "none"  # no public operation produces it


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorRow:
    """One ErrorCode."""

    code: int
    http: tuple[int, ...]  # the HTTP statuses it comes with, the usual one first; 200 as an item of a batch reply
    family: str
    meaning: str  # one sentence
    cause: str  # the usual cause, one sentence
    fix: str  # what to do, one sentence
    listing: Listing
    reach: Reach
    source: Source


Draft = tuple[int, tuple[int, ...], Reach, str, str, str]  # code, http, reach, meaning, cause, fix


def current_rows(family: str, *drafts: Draft) -> Iterator[ErrorRow]:
    """The rows of one family of the current official table."""
    source = documented(ERROR_TABLE)
    for code, http, reach, meaning, cause, fix in drafts:
        yield ErrorRow(
            code=code,
            http=http,
            family=family,
            meaning=meaning,
            cause=cause,
            fix=fix,
            listing=Listing.CURRENT,
            reach=reach,
            source=source,
        )

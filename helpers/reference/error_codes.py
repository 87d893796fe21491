"""Every ErrorCode of the Postmark API: what it means, why it usually happens, what to do.

An ErrorCode is a number in the reply's body. It is not the HTTP status: ErrorCodes 401, 403, 405, 406, 413, 422,
500 and 503 mean something else than the statuses of the same number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from helpers.reference.sources import API_DOCS, Source, documented


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
    NONE = "none"  # no public operation produces it


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorRow:
    """One ErrorCode."""

    code: int
    http: tuple[int, ...]  # the HTTP statuses it comes with, the usual one first
    family: str
    meaning: str  # one sentence
    cause: str  # the usual cause, one sentence
    fix: str  # what to do, one sentence
    listing: Listing
    reach: Reach
    source: Source


_ROWS = (
    ErrorRow(
        code=10,
        http=(401, 403),
        family="authentication",
        meaning="The request carries no token that this endpoint accepts.",
        cause="The token is missing, mistyped, revoked, or of the other kind.",
        fix="Send a server token in X-Postmark-Server-Token; account endpoints want an account token instead.",
        listing=Listing.CURRENT,
        reach=Reach.API,
        source=documented(f"{API_DOCS}/overview#error-codes"),
    ),
)

ERROR_CODES: Mapping[int, ErrorRow] = {row.code: row for row in _ROWS}

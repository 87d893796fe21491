"""The shape of one refusal, and the exception that a rule refuses with.

Imports `helpers.reference` only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from helpers.reference.sources import API_DOCS, Source

GITHUB = "https://github.com"
OVERVIEW = f"{API_DOCS}/overview"
CODES = f"{OVERVIEW}#error-codes"
TEXT_UNKNOWN = "the ErrorCode is documented, its exact text is not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One way to say no. `text` may hold `{placeholders}` that the rule fills in."""

    code: int  # the ErrorCode of the body
    http: int  # the HTTP status of a single request; inside a batch the status is 200
    text: str
    source: Source


class Refused(Exception):
    """Raised by a rule that refuses; the router, or the batch, turns it into a reply."""

    def __init__(self, refusal: Refusal, **values: object) -> None:
        super().__init__(refusal.text)
        self.refusal = refusal
        self.message = refusal.text.format_map(values) if values else refusal.text

    @property
    def body(self) -> Mapping[str, Any]:
        """The reply's JSON object: ErrorCode and Message, nothing else."""
        return {"ErrorCode": self.refusal.code, "Message": self.message}


class RefusedInDetail(Refused):
    """A refusal whose reply holds another object than ErrorCode and Message."""

    def __init__(self, refusal: Refusal, detail: Mapping[str, Any]) -> None:
        super().__init__(refusal)
        self._detail = detail

    @property
    def body(self) -> Mapping[str, Any]:
        """That object."""
        return self._detail

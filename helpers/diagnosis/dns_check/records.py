"""What a look at a domain's DNS consists of: what was asked, what is expected, four rows and findings. Records only.

Imports the records of the diagnosis.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from helpers.diagnosis.records import Explained, Severity
from helpers.reference.sources import Source


class LookupState(StrEnum):
    """How one look-up ended."""

    FOUND = "found"
    NO_RECORD = "no record of that type"  # the name exists
    NO_NAME = "no such name"  # NXDOMAIN
    TIMED_OUT = "time-out"
    SERVER_FAILED = "server failure"  # SERVFAIL, REFUSED and the like
    NOT_POSSIBLE = "not possible"  # no name server, no network
    OUTSIDE = "outside the zone that was asked"  # which says nothing about the DNS


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """One question to the DNS and its answer; the values of a TXT record are joined, of a CNAME without a last dot."""

    name: str
    kind: str  # TXT, CNAME or SOA
    state: LookupState
    values: tuple[str, ...] = ()
    detail: str = ""

    @property
    def answered(self) -> bool:
        """Whether the DNS said what is there, or that nothing is."""
        return self.state in (LookupState.FOUND, LookupState.NO_RECORD, LookupState.NO_NAME)


class Resolver(Protocol):
    """Whoever answers look-ups: the DNS itself, or a practice zone."""

    @property
    def words(self) -> str:
        """Who is asked."""

    async def look_up(self, name: str, kind: str) -> Lookup:
        """The answer. Never raises on what the network does."""


class RecordName(StrEnum):
    """One of the four records of a sending domain."""

    DKIM = "DKIM"
    RETURN_PATH = "Return-Path"
    SPF = "SPF"
    DMARC = "DMARC"


class RecordState(StrEnum):
    """How a record compares with what is expected."""

    RIGHT = "right"
    MISSING = "missing"
    DIFFERENT = "different"
    CANT_TELL = "can't tell"


_BADNESS = (RecordState.RIGHT, RecordState.CANT_TELL, RecordState.MISSING, RecordState.DIFFERENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One record as it should be; `verified` is Postmark's own flag, None when it is not known or there is none."""

    record: RecordName
    host: str  # empty when it is not known
    kind: str
    value: str  # empty when it is not known
    source: Source
    verified: bool | None = None

    @property
    def line(self) -> str:
        """The record as a line of a zone file, to copy; empty when it is not known."""
        return f"{self.host}. 3600 IN {self.kind} {self._value}" if self.host and self.value else ""

    @property
    def _value(self) -> str:
        """As zone files write it: a text in quoted pieces of at most 255 characters, a name with its last dot."""
        if self.kind != "TXT":
            return f"{self.value}."
        pieces = (self.value[at : at + 255] for at in range(0, len(self.value), 255))
        return " ".join('"{}"'.format(piece.replace("\\", "\\\\").replace('"', '\\"')) for piece in pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectations:
    """What a domain should have. `why_generic` says why Postmark's own details of it are not at hand."""

    dkim: Expected
    return_path: Expected
    spf: Expected
    dmarc: Expected
    pending_dkim: Expected | None = None  # the key that is to replace the one in force
    why_generic: str = ""

    @property
    def from_postmark(self) -> bool:
        """Whether Postmark's own details of the domain were read."""
        return not self.why_generic


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record: expected, found, and how the two compare."""

    expected: Expected
    lookup: Lookup | None  # None when it could not be asked for
    state: RecordState
    because: str
    differences: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The record as it should be, as a line of a zone file."""
        return self.expected.line

    @property
    def is_outside(self) -> bool:
        """Whether only a zone was asked that does not hold the domain: that says nothing about the DNS."""
        return self.lookup is not None and self.lookup.state is LookupState.OUTSIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class DnsCheck:
    """A sending domain's four records, beside Postmark's own flags."""

    domain: str
    asked: str  # who answered the look-ups, in words
    expectations: Expectations
    rows: tuple[Row, ...]
    findings: tuple[Explained, ...]
    headline: str
    next_step: str

    def row(self, record: RecordName) -> Row:
        """The row of one record."""
        return next(row for row in self.rows if row.expected.record is record)

    @property
    def worst(self) -> RecordState:
        """The worse state of the two records that Postmark checks."""
        states = [self.row(record).state for record in (RecordName.DKIM, RecordName.RETURN_PATH)]
        return max(states, key=_BADNESS.index)

    @property
    def is_outside(self) -> bool:
        """Whether only a zone was asked that does not hold the domain: nothing is known of its DNS."""
        return any(row.is_outside for row in self.rows)

    @property
    def has_problem(self) -> bool:
        """Whether something has to be mended."""
        return any(finding.severity is Severity.PROBLEM for finding in self.findings)

    def __str__(self) -> str:
        return f"{self.headline} {self.next_step}".strip()

    __repr__ = __str__

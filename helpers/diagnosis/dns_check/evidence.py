"""What is known after the look-ups: what the rules look at, None for what cannot be told. Imports the records."""

from dataclasses import dataclass

from helpers.diagnosis.dns_check.records import Expectations, RecordName, RecordState, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class DnsEvidence:
    """The four rows, and what was expected; a row that cannot be told is None."""

    domain: str
    expectations: Expectations
    rows: tuple[Row, ...]
    domain_exists: bool | None  # None when nobody could tell

    @property
    def is_outside(self) -> bool:
        """Whether only a zone was asked that does not hold the domain."""
        return any(row.is_outside for row in self.rows)

    def _told(self, record: RecordName) -> Row | None:
        row = next(row for row in self.rows if row.expected.record is record)
        return None if row.state is RecordState.CANT_TELL else row

    @property
    def dkim(self) -> Row | None:
        """The DKIM record."""
        return self._told(RecordName.DKIM)

    @property
    def return_path(self) -> Row | None:
        """The Return-Path CNAME record."""
        return self._told(RecordName.RETURN_PATH)

    @property
    def spf(self) -> Row | None:
        """The SPF record."""
        return self._told(RecordName.SPF)

    @property
    def dmarc(self) -> Row | None:
        """The DMARC record."""
        return self._told(RecordName.DMARC)

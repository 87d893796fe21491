"""A domain's DNS as plain text for a terminal. Imports records only; foreign texts move no cursor."""

from collections.abc import Iterator

from helpers.diagnosis.dns_check.records import DnsCheck, Expected, RecordName, RecordState, Row
from helpers.display.printable import printable
from helpers.display.worded_findings import worded_lines

_SIGNS = {
    RecordState.RIGHT: "✓",
    RecordState.MISSING: "✗",
    RecordState.DIFFERENT: "✗",
    RecordState.CANT_TELL: "?",
}
_TO_MEND = (RecordState.MISSING, RecordState.DIFFERENT)


def dns_check_as_text(check: DnsCheck) -> str:
    """The check, for reading on a terminal."""
    return "\n".join(map(printable, _lines(check)))


def _lines(check: DnsCheck) -> Iterator[str]:
    yield check.headline
    yield f"  Asked: {check.asked}."
    for row in check.rows:
        yield _row(row)
        if row.state in _TO_MEND and row.expected.record is not RecordName.SPF and row.line:
            yield f"      {row.line}"
    yield from worded_lines(check.findings)


def _row(row: Row) -> str:
    words = "; ".join((row.because, *row.differences))
    spf = row.expected.record is RecordName.SPF and row.state in _TO_MEND
    return f"  {'·' if spf else _SIGNS[row.state]} {row.expected.record}: {row.state}, {words}.{_flag(row.expected)}"


def _flag(expected: Expected) -> str:
    if expected.verified is None:
        return ""
    return f" Postmark’s flag: {'verified' if expected.verified else 'not verified'}."

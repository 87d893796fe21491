"""A domain's DNS as a card: the sentence, four records beside Postmark's own flags, lines to copy, what was found.

Imports the records of `helpers.diagnosis`. Foreign texts in it are plain text.
"""

from helpers.diagnosis.dns_check.records import DnsCheck, Expected, RecordName, RecordState, Row
from helpers.display.marks import Mark, mark
from helpers.display.markup import Element, el
from helpers.display.next_step import line_to_copy, next_step
from helpers.display.printable import printable
from helpers.display.worded_findings import worded_findings

_STATE_MARKS = {
    RecordState.RIGHT: Mark.GOOD,
    RecordState.MISSING: Mark.BAD,
    RecordState.DIFFERENT: Mark.BAD,
    RecordState.CANT_TELL: Mark.UNSURE,
}
_LONGEST = 600  # characters of a value that are shown


def dns_check_card(check: DnsCheck) -> Element:
    """The whole card, an `article`."""
    return el(
        "article",
        {"class": "tokenlab tokenlab-card", "aria-label": "DNS check"},
        _head(check),
        el("p", {"class": "tokenlab-headline"}, el("strong", {}, check.headline)),
        next_step(check.next_step),
        el("ol", {"class": "tokenlab-timeline"}, *map(_row, check.rows)),
        _to_publish(check),
        worded_findings(check.findings, told=check.next_step),
        _looked_up(check),
    )


def _head(check: DnsCheck) -> Element:
    aside = el("span", {"class": "tokenlab-aside"}, f"{check.domain} · asked: {check.asked}")
    return el("p", {"class": "tokenlab-head"}, _verdict(check), " ", aside)


def _verdict(check: DnsCheck) -> Element:
    """The worse of the two records that Postmark checks."""
    return mark(_STATE_MARKS[check.worst], str(check.worst))


def _row(row: Row) -> Element:
    """One record: in the DNS, and as Postmark's flag has it."""
    words = printable("; ".join((row.because, *row.differences)))
    flag = _flag(row.expected)
    beside = (el("br", {}), "Postmark’s flag: ", flag) if flag is not None else ()
    return el("li", {}, el("b", {}, str(row.expected.record)), el("span", {}, _state(row), f" {words}", *beside))


def _state(row: Row) -> Element:
    """The state with its glyph; SPF, which Postmark does not ask for, is no fault when it is not right."""
    if row.expected.record is RecordName.SPF and row.state in (RecordState.MISSING, RecordState.DIFFERENT):
        return el("b", {"class": "tokenlab-mark tokenlab-info"}, f"· {row.state}, not needed:")
    return mark(_STATE_MARKS[row.state], str(row.state))


def _flag(expected: Expected) -> Element | None:
    if expected.verified is None:
        return None
    return mark(Mark.GOOD, "verified") if expected.verified else mark(Mark.UNSURE, "not verified")


def _to_publish(check: DnsCheck) -> Element | None:
    """The record lines that are missing or different, to copy; SPF is not needed."""
    rows = [
        row
        for row in check.rows
        if row.state in (RecordState.MISSING, RecordState.DIFFERENT) and row.expected.record is not RecordName.SPF
    ]
    lines = [(row.line, str(row.expected.record)) for row in rows if row.line]
    if pending := check.expectations.pending_dkim:
        lines.append((pending.line, "DKIM, the new key"))
    if not lines:
        return None
    title = el("p", {}, el("b", {}, "To publish"))
    return el("div", {}, title, *(line_to_copy(printable(line), words) for line, words in lines))


def _looked_up(check: DnsCheck) -> Element:
    """What was asked and answered, value by value; folded."""
    rows = [_values(row) for row in check.rows]
    head = el("tr", {}, *(el("th", {"scope": "col"}, name) for name in ("Asked", "Expected", "Found")))
    why = check.expectations.why_generic
    note = el("p", {}, f"{printable(why)}, so these are the values that domains of Postmark’s usually have.")
    table = el("table", {"class": "tokenlab-facts"}, head, *rows)
    return el("details", {}, el("summary", {}, "What was looked up"), note if why else None, table)


def _values(row: Row) -> Element:
    expected, lookup = row.expected, row.lookup
    asked = f"{expected.host} {expected.kind}" if expected.host else "not asked: no host is known"
    values = lookup.values if lookup else ()
    nothing = str(lookup.state) if lookup else "not asked"
    found = [el("p", {}, el("code", {}, printable(value[:_LONGEST]))) for value in values]
    cells = (el("code", {}, asked), el("code", {}, expected.value or "not known"))
    return el("tr", {}, *(el("td", {}, cell) for cell in cells), el("td", {}, *found, None if found else nothing))

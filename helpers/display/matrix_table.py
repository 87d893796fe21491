"""The permission matrix as a card: a table for each group of operations, a glyph with its word in every cell.

It reads the same in print, in greyscale and with every style stripped; groups fold, by mouse or by keyboard. Imports
the records of `helpers.diagnosis` and the tables of `helpers.reference`.
"""

from collections.abc import Iterable

from helpers.diagnosis.matrix.matrix import Cell, Matrix, Row
from helpers.diagnosis.matrix.permissions import Answer, Holder
from helpers.display.marks import Mark, kind_badge, mark
from helpers.display.markup import Element, el
from helpers.display.matrix_words import LEGEND, cell_words, difference_words, headline, notes, verdict_words
from helpers.reference.risk import risk_of
from helpers.reference.token_kinds import TokenKind

_KINDS = {Holder.SERVER: TokenKind.SERVER, Holder.ACCOUNT: TokenKind.ACCOUNT, Holder.TEST: TokenKind.TEST}
_CLASSES = {Answer.OPENS: "opens", Answer.REFUSES: "refuses", Answer.UNKNOWN: "unknown"}


def matrix_card(matrix: Matrix, *, folded: bool = False) -> Element:
    """The whole card, an `article`. `folded`: groups in which nothing differs are folded, so that many fit a page."""
    return el(
        "article",
        {"class": "tokenlab tokenlab-card tokenlab-matrix", "aria-label": "Permission matrix"},
        _head(matrix),
        _alarm(matrix),
        _list(notes(matrix)),
        _differences(matrix),
        el("p", {"class": "tokenlab-aside"}, "; ".join(LEGEND)),
        *(group_table(matrix, group, folded=folded) for group in matrix.groups),
        None if matrix.rows else el("p", {}, "No operation is left."),
    )


def group_table(matrix: Matrix, group: str, *, folded: bool = False) -> Element:
    """One group of operations; `folded` only when nothing in it differs."""
    rows = [row for row in matrix.rows if row.operation.group == group]
    differing = sum(row.differs for row in rows)
    words = "operation" if len(rows) == 1 else "operations"
    count = f" {len(rows)} {words}" + (f", ≠ {differing} otherwise than expected" if differing else "")
    table = el("table", {"aria-label": group}, _table_head(), el("tbody", {}, *(_row(row, matrix) for row in rows)))
    region = {"class": "tokenlab-wide", "tabindex": "0", "role": "group", "aria-label": f"{group}, scrolls sideways"}
    summary = el("summary", {}, el("b", {}, group), el("span", {"class": "tokenlab-aside"}, count))
    state = {} if folded and not differing else {"open": "open"}
    return el("details", state, summary, el("div", region, table))


def _head(matrix: Matrix) -> Element:
    words = verdict_words(matrix)
    which = Mark.BAD if matrix.alarm or matrix.differences else Mark.UNSURE if matrix.unclear else Mark.GOOD
    verdict = mark(which if matrix.observed else Mark.UNSURE, words) if words else None
    return el("p", {"class": "tokenlab-head"}, verdict, " " if words else "", el("strong", {}, headline(matrix)))


def _alarm(matrix: Matrix) -> Element | None:
    if not matrix.alarm:
        return None
    return el("p", {"class": "tokenlab-matrix-alarm", "role": "alert"}, el("strong", {}, matrix.alarm))


def _differences(matrix: Matrix) -> Element | None:
    """What differs, in the open and before the tables; the first of them when there are many."""
    shown = [f"≠ {difference_words(cell)}" for cell in matrix.differences[:10]]
    more = len(matrix.differences) - len(shown)
    return _list([*shown, *([f"… and {more} more, marked ≠ below"] if more else [])])


def _list(sentences: Iterable[str]) -> Element | None:
    items = [el("li", {}, sentence) for sentence in sentences]
    return el("ul", {}, *items) if items else None


def _table_head() -> Element:
    columns = [el("th", {"scope": "col"}, "Operation"), el("th", {"scope": "col"}, "Risk")]
    return el("thead", {}, el("tr", {}, *columns, *(el("th", {"scope": "col"}, _who(holder)) for holder in Holder)))


def _who(holder: Holder) -> Element:
    return kind_badge(_KINDS[holder]) if holder in _KINDS else el("b", {}, holder.word)


def _row(row: Row, matrix: Matrix) -> Element:
    operation, risk = row.operation, risk_of(row.operation)
    name = el("th", {"scope": "row"}, el("code", {}, operation.key), " ", el("small", {}, operation.summary))
    reason = el("small", {}, f" {risk.reason}") if risk.reason else None
    return el(
        "tr",
        {"class": "tokenlab-differs"} if row.differs else {},
        name,
        el("td", {}, el("b", {}, str(risk.risk)), reason),
        *(_cell(cell, asked=bool(matrix.asked)) for cell in row.cells),
    )


def _cell(cell: Cell, *, asked: bool) -> Element:
    words = cell_words(cell, asked=asked)
    if cell.agrees is False:
        expected = el("small", {}, f" expected: {cell.expected}")
        return el("td", {"class": "tokenlab-door tokenlab-otherwise"}, words, expected)
    which = "unasked" if asked and cell.observed is None else _CLASSES[cell.observed or cell.expected]
    return el("td", {"class": f"tokenlab-door tokenlab-{which}"}, words)

"""The permission matrix in words that card, text and data share: what a cell says, and what the whole adds up to.

Imports the records of `helpers.diagnosis` and the tables of `helpers.reference`.
"""

from collections.abc import Iterator

from helpers.diagnosis.matrix.matrix import Cell, Matrix
from helpers.diagnosis.matrix.permissions import Answer

GLYPHS = {Answer.OPENS: "✓", Answer.REFUSES: "✗", Answer.UNKNOWN: "?"}
LEGEND = (
    "✓ opens: the token is let in, whatever becomes of the content",
    "✗ refuses: ErrorCode 10",
    "? can't tell: an answer that says nothing about the token",
    "· not asked",
    "≠ otherwise than expected",
)


def cell_words(cell: Cell, *, asked: bool) -> str:
    """The glyph and its word: what was observed; what is expected, where nobody was `asked` about anything."""
    if asked and cell.observed is None:
        return "· not asked"
    answer = cell.observed or cell.expected
    return f"{'≠' if cell.agrees is False else GLYPHS[answer]} {answer}"


def difference_words(cell: Cell) -> str:
    """One difference: which door, for whom, what was expected, what came."""
    code = cell.exchange.outcome.error_code if cell.exchange else None
    came = f"HTTP {cell.exchange.status}" if cell.exchange else ""
    said = ", ".join(part for part in (came, f"ErrorCode {code}" if code else "") if part)
    return f"{cell.operation.key}, {cell.holder.word}: expected “{cell.expected}”, observed “{cell.observed}” ({said})"


def headline(matrix: Matrix) -> str:
    """What the matrix says, in one sentence."""
    operations = f"{len(matrix.rows)} {'operation' if len(matrix.rows) == 1 else 'operations'}"
    if not matrix.asked:
        return f"Which token opens what: {operations}, as the table expects. Nobody was asked."
    return f"Which token opens what: {operations}, {len(matrix.observed)} of {len(matrix.cells)} cells observed."


def verdict_words(matrix: Matrix) -> str:
    """How what was observed compares with what was expected; empty when nobody was asked."""
    if matrix.alarm:
        return "stopped"
    if count := len(matrix.differences):
        return "1 difference" if count == 1 else f"{count} differences"
    if not matrix.observed:
        return "nothing observed" if matrix.asked else ""
    return f"{len(matrix.unclear)} can't tell" if matrix.unclear else "as expected"


def notes(matrix: Matrix) -> Iterator[str]:
    """What a reader has to know of this matrix, a sentence each."""
    if matrix.asked:
        yield f"Asked: {'the practice Postmark' if matrix.by_practice else 'Postmark'} at {matrix.asked}."
    for holder in matrix.opened_nothing:
        yield f"Nothing opened to the {holder.word}: find out first what it is, with lab.examine or tokenlab check."
    for reason, count in _reasons(matrix).items():
        yield f"{count} {'cell' if count == 1 else 'cells'} {reason}."


def _reasons(matrix: Matrix) -> dict[str, int]:
    counted: dict[str, int] = {}
    for cell in matrix.cells:
        if cell.note:
            counted[cell.note] = counted.get(cell.note, 0) + 1
    return counted

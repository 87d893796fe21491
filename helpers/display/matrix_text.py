"""The permission matrix as plain text: the same words as on the card, in columns.

Imports the records of `helpers.diagnosis` and the tables of `helpers.reference`. No foreign text stands in it.
"""

from collections.abc import Iterable, Iterator

from helpers.diagnosis.matrix.matrix import Matrix, Row
from helpers.diagnosis.matrix.permissions import Holder
from helpers.display.matrix_words import LEGEND, cell_words, difference_words, headline, notes, verdict_words
from helpers.reference.risk import risk_of


def matrix_as_text(matrix: Matrix) -> str:
    """The matrix for a terminal: what matters first, then a block of lines for each group."""
    verdict = verdict_words(matrix)
    head = [f"{verdict}: {headline(matrix)}" if verdict else headline(matrix)]
    alarm = [f"!!! {matrix.alarm}"] if matrix.alarm else []
    differences = [f"≠ {difference_words(cell)}" for cell in matrix.differences]
    lines = [*alarm, *head, *notes(matrix), *differences, "", *LEGEND, *_blocks(matrix)]
    return "\n".join(line.rstrip() for line in lines)


def _blocks(matrix: Matrix) -> Iterator[str]:
    width = max((len(row.operation.key) for row in matrix.rows), default=0)
    for group in matrix.groups:
        yield ""
        yield _line(group, (holder.word for holder in Holder), "risk", width)
        for row in matrix.rows:
            if row.operation.group == group:
                yield _row(row, width, asked=bool(matrix.asked))


def _row(row: Row, width: int, *, asked: bool) -> str:
    words = (cell_words(cell, asked=asked) for cell in row.cells)
    return _line(row.operation.key, words, risk_of(row.operation).risk, width)


def _line(name: str, words: Iterable[str], risk: str, width: int) -> str:
    return f"{name:<{width}}  {''.join(f'{one:<14}' for one in words)}{risk}"

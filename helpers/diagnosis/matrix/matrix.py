"""The permission matrix: a cell for every operation and holder, expected and, where somebody asked, observed.

Records only; `helpers.display` and the panels build on them. Asks nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from helpers.client.exchange import Exchange
from helpers.diagnosis.matrix.permissions import Answer, Expectation, Holder, expected
from helpers.reference.operations import OPERATIONS, Operation
from helpers.reference.risk import risk_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One operation and one holder. `observed` is None until somebody asked."""

    operation: Operation
    holder: Holder
    expectation: Expectation
    observed: Answer | None = None
    exchange: Exchange | None = None  # without what a success read: the matrix keeps how it ended
    note: str = ""  # why nobody asked, or why the answer does not count

    @property
    def expected(self) -> Answer:
        """The answer to be expected."""
        return self.expectation.answer

    @property
    def agrees(self) -> bool | None:
        """Whether what was observed is what was expected; None where one of them is not known."""
        if self.observed is None or Answer.UNKNOWN in (self.observed, self.expected):
            return None
        return self.observed is self.expected

    @property
    def is_unclear(self) -> bool:
        """Whether somebody asked, and could not tell what should be told."""
        return self.observed is Answer.UNKNOWN and self.expected is not Answer.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One operation with its cells, one for each holder in their order."""

    operation: Operation
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Whether a cell was observed otherwise than expected."""
        return any(cell.agrees is False for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The rows, in the order of the operations table."""

    rows: tuple[Row, ...]
    asked: str = ""  # the host that was asked; empty: nobody
    alarm: str = ""  # why the run was stopped: a call that had to be refused was accepted
    missing: tuple[Holder, ...] = ()  # holders for whom there was no token

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell, row by row."""
        return tuple(cell for row in self.rows for cell in row.cells)

    @property
    def observed(self) -> tuple[Cell, ...]:
        """The cells about which somebody was asked."""
        return tuple(cell for cell in self.cells if cell.observed is not None)

    @property
    def differences(self) -> tuple[Cell, ...]:
        """The cells that were observed otherwise than expected."""
        return tuple(cell for cell in self.cells if cell.agrees is False)

    @property
    def unclear(self) -> tuple[Cell, ...]:
        """The cells of which nobody could tell what should be told."""
        return tuple(cell for cell in self.cells if cell.is_unclear)

    @property
    def opened_nothing(self) -> tuple[Holder, ...]:
        """Holders to whom every door stayed shut, also those that should open: the token may be of another kind."""
        cells = [cell for cell in self.observed if cell.expected is Answer.OPENS]
        asked = dict.fromkeys(cell.holder for cell in cells)
        return tuple(one for one in asked if all(c.agrees is False for c in cells if c.holder is one))

    @property
    def by_practice(self) -> bool:
        """Whether the practice Postmark answered."""
        return any(cell.exchange.by_practice for cell in self.observed if cell.exchange)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of operations, in their order."""
        return tuple(dict.fromkeys(row.operation.group for row in self.rows))

    @property
    def operations(self) -> tuple[Operation, ...]:
        """The operations of the rows."""
        return tuple(row.operation for row in self.rows)

    def of_group(self, group: str) -> "Matrix":
        """The rows of one group; all of them for an empty text. Raises ValueError, with the names of all groups."""
        if group and group not in self.groups:
            raise ValueError(f"There is no such group of operations. The groups are: {', '.join(self.groups)}.")
        return self.only(group=group)

    def with_cells(self, cells: Iterable[Cell]) -> "Matrix":
        """This matrix with those cells in place of its own; cells of rows that it lacks are left out."""
        new = {(cell.operation.key, cell.holder): cell for cell in cells}
        return replace(
            self,
            rows=tuple(
                replace(row, cells=tuple(new.get((row.operation.key, cell.holder), cell) for cell in row.cells))
                for row in self.rows
            ),
        )

    def only(self, *, group: str = "", text: str = "", differences: bool = False) -> "Matrix":
        """The rows of a group, those in which `text` stands, those with differences; letter case does not count."""
        rows = (row for row in self.rows if group in ("", row.operation.group) and _says(row.operation, text))
        return replace(self, rows=tuple(row for row in rows if row.differs or not differences))


def expected_matrix(operations: Iterable[Operation] = tuple(OPERATIONS.values())) -> Matrix:
    """What is to be expected of these operations, nobody asked."""
    return Matrix(rows=tuple(Row(operation=one, cells=_cells(one)) for one in operations))


def _cells(operation: Operation) -> tuple[Cell, ...]:
    return tuple(Cell(operation=operation, holder=holder, expectation=expected(operation, holder)) for holder in Holder)


def _says(operation: Operation, text: str) -> bool:
    said = (operation.key, operation.group, operation.summary, operation.effect, f"{operation.token} token")
    return text.lower() in " ".join((*said, risk_of(operation).risk)).lower()

"""The permission matrix without its looks: what is expected, one run of probes, what to show and copy. No ipywidgets.

Imports the matrix, its probes and its data.
"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

import traitlets

from helpers.client.connection import Connection
from helpers.client.problems import LiveNotConfirmed, SettingsProblem, TokenMissing
from helpers.diagnosis.matrix.guard import ProbeAccepted
from helpers.diagnosis.matrix.holders import Tokens
from helpers.diagnosis.matrix.matrix import Cell, Matrix, expected_matrix
from helpers.diagnosis.matrix.probing import is_live, observe
from helpers.display.matrix_data import matrix_as_csv, matrix_as_json
from helpers.display.matrix_words import verdict_words
from helpers.panels.one_task import STOPPED, OneTask, State
from helpers.panels.status import StatusState
from helpers.reference.operations import Operation

READY = "This is what is to be expected. Press Observe to ask."
CONFIRMATION = "send refused writes"
_TOLD = 10  # how often a run says how far it is: a screen reader reads each time

_EMPTY_HANDED = "There is no token to ask with: enter a server token, an account token, or both."
_NO_ROW = "No row is left to ask about: choose another group or search for less."
_UNCONFIRMED = (
    f"Nothing was asked. Probes of writing and sending operations go out to live only when you type “{CONFIRMATION}” "
    "into Confirm; it counts for one run."
)


class Form(StrEnum):
    """A form in which the matrix can be copied."""

    JSON = "JSON"
    CSV = "CSV"


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionMatrixState(State):
    """Everything that the panel shows."""

    sentence: str = READY
    matrix: Matrix = field(default_factory=expected_matrix)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run needs. `confirm` stands for the writes where something real may stand behind the connection."""

    connection: Connection
    tokens: Tokens
    operations: tuple[Operation, ...]
    writes: bool = False
    confirm: str = ""


class PermissionMatrixModel(OneTask):
    """Observes one selection of rows at a time, and keeps what was known when it is stopped."""

    state = traitlets.Instance(PermissionMatrixState, args=())

    def __init__(self) -> None:
        super().__init__()
        self._begun: Matrix | None = None  # the rows of the run; None until its tokens are taken
        self._known: list[Cell] = []

    def observe_rows(self, take: Callable[[], Awaitable[Run]]) -> None:
        """Start a run with what `take` hands over, or say that one is under way."""
        self.run(lambda: self._observe(take))

    def stopped(self) -> None:
        """Show what was known by then."""
        self.settled(STOPPED)
        if self._begun:
            known = self._begun.with_cells(self._known)
            counted = f"Known: {len(known.observed)} of {len(known.cells)} cells."
            self.state = replace(self.state, detail=counted, matrix=known)

    async def _observe(self, take: Callable[[], Awaitable[Run]]) -> None:
        self._begun, self._known = None, []
        self.state = replace(self.state, status=StatusState.BUSY, sentence="Taking the tokens …", detail="")
        run = await take()
        self.taken()
        _check(run)
        asked = run.connection.endpoint.host
        self._begun = replace(expected_matrix(run.operations), asked=asked, missing=run.tokens.missing)
        self._tell(self._begun)
        try:
            matrix = await observe(
                run.connection, run.tokens, operations=run.operations, writes=run.writes, on_cell=self._hear
            )
        except ProbeAccepted as stop:
            known = stop.matrix or self._begun.with_cells(self._known)
            self.state = PermissionMatrixState(status=StatusState.BAD, sentence=str(stop), matrix=known)
        else:
            self.state = _ended(matrix)

    def _hear(self, cell: Cell) -> None:
        """Note a cell; say now and then how many there are."""
        self._known.append(cell)
        if self._begun and len(self._known) % max(1, len(self._begun.cells) // _TOLD) == 0:
            self._tell(self._begun)

    def _tell(self, begun: Matrix) -> None:
        detail = f"{len(self._known)} of {len(begun.cells)} cells"
        self.state = replace(self.state, status=StatusState.BUSY, sentence=f"Asking {begun.asked} …", detail=detail)


def copy_of(matrix: Matrix, form: Form) -> str:
    """The matrix as text to copy; no token stands in it."""
    if form is Form.CSV:
        return matrix_as_csv(matrix)
    return json.dumps(matrix_as_json(matrix), ensure_ascii=False, indent=1)


def _check(run: Run) -> None:
    """Raise the SettingsProblem that stands against the run."""
    if not run.tokens.given:
        raise TokenMissing(_EMPTY_HANDED)
    if not run.operations:
        raise SettingsProblem(_NO_ROW)
    if run.writes and is_live(run.connection, run.tokens) and run.confirm.strip().casefold() != CONFIRMATION:
        raise LiveNotConfirmed(_UNCONFIRMED)


def _ended(matrix: Matrix) -> PermissionMatrixState:
    unsure = matrix.unclear or not matrix.observed
    status = StatusState.BAD if matrix.differences else StatusState.UNSURE if unsure else StatusState.GOOD
    words = verdict_words(matrix)
    counted = f"{len(matrix.observed)} of {len(matrix.cells)} cells observed."
    return PermissionMatrixState(status=status, sentence=f"{words[:1].upper()}{words[1:]}. {counted}", matrix=matrix)

"""The Config doctor without its looks: what was handed over, what was found in it, what Postmark said. No ipywidgets.

What is handed over rests here, in no widget, until it is removed or forgotten.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

import traitlets

from helpers.authjs.examine_key import examine_key, keys_in_use
from helpers.authjs.piece import Piece
from helpers.client.connection import Connection
from helpers.diagnosis.records import Kind, Severity, Verdict
from helpers.panels.beside_loop import beside_loop
from helpers.panels.examined import Examined, examined
from helpers.panels.handed_over import HandedOver, from_path, pasted, read_as
from helpers.panels.one_task import STOPPED, OneTask, State
from helpers.panels.status import StatusState
from helpers.panels.verdict_status import sentence_of, status_of

READY = "Paste a text, or name a file or a folder."
READING = "Reading …"
NOTHING_YET = "There is nothing to diagnose yet. Paste a text, or name a file or a folder."
NO_KEY = "No key to ask about is in what was handed over."
NOTHING_WRONG = "Nothing wrong was found in what was read."
STOPPED_READING = "Stopped. Nothing was found yet; press Diagnose to read it again."


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigDoctorState(State):
    """Everything that the panel shows."""

    sentence: str = READY
    handed: tuple[HandedOver, ...] = ()
    examined: Examined | None = None
    verdicts: tuple[Verdict, ...] = ()
    not_asked: tuple[str, ...] = ()  # a sentence for each key that Postmark could not be asked about

    @property
    def answered(self) -> bool:
        """Whether Postmark has said of every key what it is."""
        known = all(verdict.kind is not Kind.UNKNOWN for verdict in self.verdicts)
        return bool(self.verdicts) and known and not self.not_asked

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Every text, with its name."""
        return tuple(piece for one in self.handed for piece in one.pieces)


class ConfigDoctorModel(OneTask):
    """Diagnoses anew whenever something is handed over or taken away; asks Postmark only when told to."""

    state = traitlets.Instance(ConfigDoctorState, args=())

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def paste(self, text: str) -> None:
        """Take a text and diagnose. Raises SettingsProblem when there is nothing in it."""
        self._take(pasted(self._count + 1, text, self._names()))

    def read(self, take_path: Callable[[], Awaitable[str]]) -> None:
        """Read the file or folder that `take_path` names, and diagnose."""
        self.run(lambda: self._read(take_path))

    def rename(self, number: int, name: str) -> None:
        """Read a paste as something else, and diagnose anew."""
        others = self._names(but=number)
        self._diagnose(tuple(read_as(one, name, others) if one.number == number else one for one in self.state.handed))

    def remove(self, number: int) -> None:
        """Forget one paste, file or folder, and diagnose the rest."""
        self._diagnose(tuple(one for one in self.state.handed if one.number != number))

    def diagnose(self) -> None:
        """Diagnose again, or say that there is nothing to diagnose."""
        if self.state.handed:
            self._diagnose(self.state.handed)
        else:
            self.refused(NOTHING_YET)

    def ask(self, connect: Callable[[], Connection]) -> None:
        """Ask Postmark what the keys are, over the connection that `connect` gives."""
        self.run(lambda: self._ask(connect))

    def switched(self, place: str) -> None:
        """Another place was chosen: what it was told is dropped; what was read offline still holds."""
        if self.state.verdicts or (self.is_busy and self.state.examined):
            self._drop_task()
            self._show_findings()
        self.remark(f"Switched to {place}.")

    def stopped(self) -> None:
        """Say what was ended: reading, which sent nothing, or asking."""
        self.settled(STOPPED if self.state.examined else STOPPED_READING)

    def _take(self, one: HandedOver) -> None:
        self._count = one.number
        self._diagnose((*self.state.handed, one))

    def _diagnose(self, handed: tuple[HandedOver, ...]) -> None:
        """Begin anew: what is under way would speak of what was handed over before."""
        self._drop_task()
        self.state = ConfigDoctorState(handed=handed)
        if handed:
            self.state = replace(self.state, status=StatusState.BUSY, sentence=READING)
            self.run(self._examine)

    def _drop_task(self) -> None:
        task, self.task = self.task, None
        if task is not None:
            task.cancel()

    def _names(self, *, but: int = 0) -> frozenset[str]:
        return frozenset(piece.name for one in self.state.handed if one.number != but for piece in one.pieces)

    async def _read(self, take_path: Callable[[], Awaitable[str]]) -> None:
        self.state = replace(self.state, status=StatusState.BUSY, sentence=READING, detail="")
        path, number = await take_path(), self._count + 1
        one = await beside_loop(lambda: from_path(number, path))
        self._count = number
        self.state = replace(self.state, handed=(*self.state.handed, one), examined=None, verdicts=())
        await self._examine()

    async def _examine(self) -> None:
        handed = self.state.handed
        found = await beside_loop(lambda: examined(handed))
        self.state = replace(self.state, examined=found)
        self._show_findings()

    def _show_findings(self) -> None:
        """What was found offline, and nothing else."""
        found = self.state.examined
        if found is not None:
            status, sentence, detail = _said_of(found)
            self.state = replace(self.state, status=status, sentence=sentence, detail=detail, verdicts=())

    async def _ask(self, connect: Callable[[], Connection]) -> None:
        connection = connect()
        self.state = replace(
            self.state,
            status=StatusState.BUSY,
            sentence=f"Asking {connection.endpoint.host} …",
            detail="",
            verdicts=(),
            not_asked=(),
        )
        pieces = self.state.pieces
        not_asked = (await beside_loop(lambda: keys_in_use(pieces))).unclear
        verdicts = await examine_key(connection, *pieces)
        if not verdicts:
            self.settled(NO_KEY)
            return
        worst = max(verdicts, key=lambda verdict: _BADNESS.index(status_of(verdict)))
        self.state = replace(
            self.state,
            status=status_of(worst),
            sentence=sentence_of(worst),
            detail=" ".join(not_asked),
            verdicts=verdicts,
            not_asked=not_asked,
        )


_BADNESS = (StatusState.GOOD, StatusState.UNSURE, StatusState.BAD)


def _said_of(found: Examined) -> tuple[StatusState, str, str]:
    """How the status line looks, its sentence, and what is left to read."""
    findings = found.diagnosis.findings
    problem = next((finding for finding in findings if finding.severity is Severity.PROBLEM), None)
    if problem:
        more = len(findings) - 1
        return StatusState.BAD, f"{problem.title}.", f"{more} more below" if more else ""
    status = StatusState.GOOD if found.can_tell else StatusState.UNSURE
    if findings:
        return status, f"{findings[0].title}.", "No problem was found."
    return status, NOTHING_WRONG, "What could not be determined stands below." if found.diagnosis.unclear else ""

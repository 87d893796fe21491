"""What every panel's model shares: one task at a time, stopped on request, and no error that goes unseen.

An error in a task is lost when nobody awaits it; here it becomes the panel's own sentence. What no longer holds is
shown as out of date only: whatever else is to be said, it is said without it. Imports traitlets, nothing of ipywidgets.
"""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any

import traitlets

from helpers.client.problems import SettingsProblem
from helpers.panels.status import StatusState

BUSY = "Still at it. Press Stop to end it first."
NOTHING_TO_STOP = "Nothing is under way."
STOPPED = "Stopped. What was under way may still have reached the server."


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What the status line shows; each panel adds its results."""

    status: StatusState = StatusState.IDLE
    sentence: str = ""
    detail: str = ""


class OneTask(traitlets.HasTraits):
    """A model that runs one task at a time. It holds no event loop: a task runs in the loop of whoever starts it."""

    state = traitlets.Instance(State, args=())

    def __init__(self) -> None:
        super().__init__()
        self.task: asyncio.Task[None] | None = None  # kept, so that it is not collected while it runs
        self._outdated = ""  # why what is under way will no longer hold

    @property
    def is_busy(self) -> bool:
        """Whether a task is under way."""
        return self.task is not None and not self.task.done()

    def run(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Start `work`, or say that something is under way."""
        if self.is_busy:
            self.remark(BUSY)
        else:
            self.state, self._outdated = self._still_holding(), ""
            self.task = asyncio.get_running_loop().create_task(self._watched(work))
            self.task.add_done_callback(self._ended)

    def stop(self) -> None:
        """End the task, or say that there is none."""
        if self.task is None or self.task.done():
            self.remark(NOTHING_TO_STOP)
        else:
            self.task.cancel()

    def start_over(self, sentence: str) -> None:
        """End the task without hearing more of it, drop every result, and say `sentence`."""
        was_busy, task, self.task = self.is_busy, self.task, None
        if task is not None:
            task.cancel()
        self.state = type(self.state)(sentence=sentence, detail=STOPPED if was_busy else "")

    def outdate(self, sentence: str) -> None:
        """Say that what is shown no longer holds, if anything is shown; of what is under way it is said at its end."""
        if self.is_busy:
            self._outdated = sentence
        else:
            self.mark_outdated(sentence)

    def taken(self) -> None:
        """What is entered has just been taken: a change until now will be in the result, and ends what was shown."""
        if self._outdated:
            now, self._outdated = self.state, ""
            self.state = replace(self.lasting(), status=now.status, sentence=now.sentence, detail=now.detail)

    def lasting(self) -> State:
        """What of the state holds whatever else is entered. A subclass says so, where there is such a thing."""
        return type(self.state)()

    def mark_outdated(self, sentence: str) -> None:
        """Show that the result no longer holds."""
        if self.state.status is not StatusState.IDLE:
            self.state = replace(self.state, status=StatusState.STALE, sentence=sentence, detail="")

    def remark(self, detail: str) -> None:
        """Add something to what is said."""
        self.state = replace(self.state, detail=detail)

    def settled(self, sentence: str) -> None:
        """Say how something ended that has no result; what is known already, and still holds, stays in sight."""
        self.state = replace(self._still_holding(), status=StatusState.UNSURE, sentence=sentence, detail="")

    def refused(self, sentence: str) -> None:
        """Say why nothing was done; what is known already, and still holds, stays in sight."""
        self.state = replace(self._still_holding(), status=StatusState.BAD, sentence=sentence, detail="")

    def stopped(self) -> None:
        """Say that the task was ended by `stop`."""
        self.settled(STOPPED)

    async def _watched(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        said = ""
        try:
            await work()
        except SettingsProblem as problem:
            said = str(problem)
            self.refused(said)
        except Exception as error:
            said = f"Something in this kit failed ({type(error).__name__}). Nothing was learnt from it."
            self.settled(said)
        self._mark_if_outdated(said)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Hear that a task was stopped, even before its first step; what was dropped is not heard of."""
        if task.cancelled() and task is self.task:
            self.stopped()
            self._mark_if_outdated(self.state.sentence)

    def _mark_if_outdated(self, said: str) -> None:
        """However a task ended: what it leaves in sight holds no longer when something else was entered meanwhile."""
        if self._outdated:
            self.mark_outdated(self._outdated)
            if self.state.status is StatusState.STALE:
                self.remark(said)

    def _still_holding(self) -> State:
        """What may be shown beside another word than “out of date”."""
        state: State = self.lasting() if self.state.status is StatusState.STALE else self.state
        return state

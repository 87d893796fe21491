"""What every panel's model shares: one task at a time, stopped on request, and no error that goes unseen.

An error in a task is lost when nobody awaits it; here it becomes the panel's own sentence. Imports traitlets, nothing
of ipywidgets.
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
            self.taken()
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
        """What is entered has just been taken: only what changes from now on is not in the result."""
        self._outdated = ""

    def mark_outdated(self, sentence: str) -> None:
        """Show that the result no longer holds."""
        if self.state.status is not StatusState.IDLE:
            self.state = replace(self.state, status=StatusState.STALE, sentence=sentence, detail="")

    def remark(self, detail: str) -> None:
        """Add something to what is said."""
        self.state = replace(self.state, detail=detail)

    def settled(self, sentence: str) -> None:
        """Say how something ended that has no result; what is known already stays in sight."""
        self.state = replace(self.state, status=StatusState.UNSURE, sentence=sentence, detail="")

    def refused(self, sentence: str) -> None:
        """Say why nothing was done; what is known already stays in sight."""
        self.state = replace(self.state, status=StatusState.BAD, sentence=sentence, detail="")

    def stopped(self) -> None:
        """Say that the task was ended by `stop`."""
        self.settled(STOPPED)

    async def _watched(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        try:
            await work()
            if self._outdated:
                self.mark_outdated(self._outdated)
        except SettingsProblem as problem:
            self.refused(str(problem))
        except Exception as error:
            self.settled(f"Something in this kit failed ({type(error).__name__}). Nothing was learnt from it.")

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Hear that a task was stopped, even before its first step; what was dropped is not heard of."""
        if task.cancelled() and task is self.task:
            self.stopped()

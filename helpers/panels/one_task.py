"""What every panel's model shares: one task at a time, stopped on request, and no error that goes unseen.

An error in a widget's handler ends in a console that few people open; here it becomes the panel's own sentence.
Imports traitlets, nothing of ipywidgets.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any

import traitlets

from helpers.client.problems import SettingsProblem

BUSY = "Still at it. Press Stop to end it first."
STOPPED = "Stopped. What was under way may still have reached the server."


class OneTask(traitlets.HasTraits):
    """A model that runs one coroutine at a time. What it says of it arrives in `settled`."""

    def __init__(self) -> None:
        super().__init__()
        self.task: asyncio.Task[None] | None = None  # kept, so that it is not collected while it runs

    @property
    def is_busy(self) -> bool:
        """Whether a task is under way."""
        return self.task is not None and not self.task.done()

    def run(self, work: Coroutine[Any, Any, None]) -> bool:
        """Start `work` unless something is under way; whether it was started. Its errors go to `settled`."""
        if self.is_busy:
            work.close()
            return False
        self.task = asyncio.get_running_loop().create_task(self._watched(work))
        return True

    def stop(self) -> bool:
        """End the task; whether there was one."""
        if self.task is None or self.task.done():
            return False
        self.task.cancel()
        return True

    def drop(self) -> None:
        """End the task and hear no more of it."""
        task, self.task = self.task, None
        if task is not None:
            task.cancel()

    async def _watched(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except asyncio.CancelledError:
            if self.task is asyncio.current_task():
                self.settled(STOPPED)
        except SettingsProblem as problem:
            self.settled(str(problem))
        except Exception as error:
            self.settled(f"Something in this kit failed ({type(error).__name__}). The token was not judged.")

    def settled(self, sentence: str) -> None:
        """Say how a task ended that has no result. Overridden by each model."""
        raise AssertionError(f"{type(self).__name__} does not say how a task ended: {sentence}")

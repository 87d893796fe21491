"""Brings a widget's callbacks home: to the thread, event loop and context of the cell that made the widget.

JupyterLab may hand a widget's messages to a subshell of the kernel, which is another thread with another event loop,
and once a widget has published from there, ipykernel sends it there for good. An HTTP client belongs to one loop, and
the order of messages holds only within one thread, so that must not be left to chance. Imports nothing of ours.
"""

import asyncio
from collections.abc import Callable
from contextvars import copy_context


class HomeLoop:
    """Remembers where it was made. Without a running loop, or once that loop is closed, home is simply the caller."""

    def __init__(self) -> None:
        self._loop = _running_loop()
        self._context = copy_context()  # ipykernel keeps here which shell a widget's messages belong to

    def call(self, callback: Callable[[], object]) -> None:
        """Run `callback` at home: now, if the caller is there already, else as soon as home has a moment."""
        if self._loop is None or self._loop.is_closed() or self._loop is _running_loop():
            self._context.copy().run(callback)
        else:
            self._loop.call_soon_threadsafe(callback, context=self._context.copy())


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None

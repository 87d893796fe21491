"""Runs a command in an event loop whose end a hanging name look-up cannot hold up.

A look-up blocks a thread, which nothing can stop and for which both asyncio and Python would wait.
"""

import asyncio
from collections.abc import Coroutine

from helpers.cli.exits import Exit

_LOOK_UPS = "look-up"  # how the threads are called
_MOMENT_S = 0.3


def complete(command: Coroutine[None, None, Exit]) -> Exit:
    """The exit code of `command`. Raises what it raises, and KeyboardInterrupt after Ctrl-C."""
    from concurrent.futures import ThreadPoolExecutor

    class LookUps(ThreadPoolExecutor):
        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002
            """Let idle threads end, and leave busy ones behind."""
            super().shutdown(wait=False, cancel_futures=cancel_futures)

    async def with_look_ups() -> Exit:
        asyncio.get_running_loop().set_default_executor(LookUps(thread_name_prefix=_LOOK_UPS))
        return await command

    return asyncio.run(with_look_ups())


def look_up_hangs() -> bool:
    """Whether a thread of an ended command is still waiting for a name; idle ones get a moment to end."""
    import threading

    threads = [thread for thread in threading.enumerate() if thread.name.startswith(_LOOK_UPS)]
    for thread in threads:
        thread.join(_MOMENT_S)
    return any(thread.is_alive() for thread in threads)

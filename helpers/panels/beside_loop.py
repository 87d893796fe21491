"""Runs work that takes a while without blocking the kernel. Imports nothing of ours."""

import asyncio
import sys
from collections.abc import Callable
from typing import TypeVar

_R = TypeVar("_R")


async def beside_loop(work: Callable[[], _R]) -> _R:
    """What `work` returns, from a thread of its own. In the browser edition, which has none, the page draws first."""
    if sys.platform == "emscripten":
        await asyncio.sleep(0)
        return work()
    return await asyncio.to_thread(work)

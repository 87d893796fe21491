"""The practice Postmark's SMTP server for a moment, in the event loop of whoever asks: a free port of 127.0.0.1.

An edge module: sockets and what serves SMTP are imported inside functions. Imports this package only.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from helpers.practice.smtp.server import serve_smtp
from helpers.practice.world import World

HOST = "127.0.0.1"


@asynccontextmanager
async def open_smtp(world: World) -> AsyncIterator[int]:
    """Take mail for `world` while the block runs; gives the port. Raises OSError where there are no ports."""
    import socket

    await asyncio.to_thread(_load)
    with socket.create_server((HOST, 0)) as listener:
        serving = asyncio.create_task(serve_smtp(world, listener))
        try:
            yield listener.getsockname()[1]
        finally:
            serving.cancel()
            with suppress(asyncio.CancelledError):
                await serving


def _load() -> None:
    """Import what is slow to import beside the event loop, which would stand still for as long."""
    import aiosmtpd.smtp  # noqa: F401
    import trustme  # noqa: F401

"""asyncio's debug mode, which writes down tasks, coroutines, and the exceptions that nobody asked for."""

import asyncio
import gc
from collections.abc import Coroutine
from typing import Any

import pytest

from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.client.wire import Outgoing, Received
from helpers.diagnosis.examine import examine
from tests.leaks.canary import canary, shows
from tests.leaks.conftest import Pages
from tests.loopback import loopback
from tests.replies import HANG, echo, postmark

SECRET = canary()


async def forgotten(coroutine: Coroutine[Any, Any, Any]) -> str:
    """What a task looks like while it runs and once it is over, when nobody asks for its result."""
    loop = asyncio.get_running_loop()
    loop.set_debug(True)
    loop.slow_callback_duration = 0  # every step is written down
    task = asyncio.create_task(coroutine)
    seen = ""
    while not task.done():
        seen += repr(task)
        await asyncio.sleep(0.01)
    return seen + repr(task)


async def leaky(secret: str) -> str:
    await asyncio.sleep(0.02)
    raise ValueError(secret)


async def test_a_forgotten_exception_is_written_down(pages: Pages) -> None:
    assert shows(await forgotten(leaky(SECRET)), SECRET)
    gc.collect()
    assert "Task exception was never retrieved" in pages.text
    assert shows(pages.text, SECRET)


@pytest.mark.parametrize("behaviour", [postmark(server_tokens=[SECRET]), echo])
async def test_a_forgotten_examination_shows_nothing(behaviour: Any, pages: Pages) -> None:
    with loopback(behaviour) as server:
        async with Connection(server.url) as connection:
            seen = await forgotten(examine(connection, Token(SECRET)))
    assert "Executing <Task" in pages.text
    assert not shows(seen + pages.text, SECRET)


async def test_a_forgotten_refusal_shows_nothing(pages: Pages) -> None:
    async with Connection("http://127.0.0.1:9") as connection:
        seen = await forgotten(connection.send("GET", "/server", server_token=Token(f"{SECRET}\n")))
    gc.collect()
    assert "Task exception was never retrieved" in pages.text
    assert not shows(seen + pages.text, SECRET)


async def test_a_task_that_is_left_behind_shows_nothing(pages: Pages) -> None:
    with loopback(HANG) as server:
        async with Connection(server.url) as connection:
            task = asyncio.create_task(connection.send("GET", "/server", server_token=Token(SECRET)))
            await asyncio.to_thread(server.called.wait, 20)
            seen = repr(task) + repr(task.get_stack())
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
    assert not shows(seen + pages.text, SECRET)


def test_what_passes_between_the_client_s_parts_shows_nothing() -> None:
    received = Received(status=200, headers={"x-echo": SECRET}, content=SECRET.encode())
    outgoing = Outgoing(
        method="GET", url="https://x", headers={}, content=SECRET.encode(), deadline_s=1.0, by_proxy=False
    )
    assert not shows(repr([received, outgoing]), SECRET)
    assert shows(repr([received.headers, received.content]), SECRET)

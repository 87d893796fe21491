"""Callbacks come home, whichever thread, loop or context they start from."""

import asyncio
from contextvars import ContextVar
from threading import Thread, current_thread

from helpers.panels.home_loop import HomeLoop

shell: ContextVar[str] = ContextVar("shell", default="none")


async def test_a_callback_from_another_thread_runs_in_the_thread_and_context_of_home() -> None:
    shell.set("the cell's")
    home, seen, done = HomeLoop(), [], asyncio.Event()

    def note() -> None:
        seen.append((current_thread(), asyncio.get_running_loop(), shell.get()))
        done.set()

    Thread(target=home.call, args=(note,)).start()
    await asyncio.wait_for(done.wait(), 5)
    assert seen == [(current_thread(), asyncio.get_running_loop(), "the cell's")]


async def test_a_callback_from_another_loop_runs_at_home() -> None:
    home, loops, done = HomeLoop(), [], asyncio.Event()

    def note() -> None:
        loops.append(asyncio.get_running_loop())
        done.set()

    async def elsewhere() -> None:
        home.call(note)

    Thread(target=asyncio.run, args=(elsewhere(),)).start()
    await asyncio.wait_for(done.wait(), 5)
    assert loops == [asyncio.get_running_loop()]


async def test_at_home_a_callback_runs_at_once_and_in_the_context_of_home() -> None:
    home, seen = HomeLoop(), []
    shell.set("a later message's")
    home.call(lambda: seen.append(shell.get()))
    assert seen == ["none"]


async def test_a_callback_may_call_home_itself() -> None:
    home, seen = HomeLoop(), []
    home.call(lambda: home.call(lambda: seen.append(1)))
    assert seen == [1]


def test_without_a_running_loop_a_callback_runs_at_once() -> None:
    seen: list[int] = []
    HomeLoop().call(lambda: seen.append(1))
    assert seen == [1]


def test_a_callback_outlives_the_loop_of_its_home() -> None:
    async def home_here() -> HomeLoop:
        return HomeLoop()

    seen: list[int] = []
    asyncio.run(home_here()).call(lambda: seen.append(1))
    assert seen == [1]

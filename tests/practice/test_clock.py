"""The manual clock stands still, moves when told, and starts over; the real one is real."""

import time
from datetime import timedelta

import pytest

from helpers.practice.clock import START, Clock, ManualClock, RealClock


def test_a_manual_clock_stands_still() -> None:
    clock = ManualClock()
    assert clock.now() == clock.now() == START
    assert clock.elapsed() == 0


async def test_waiting_moves_a_manual_clock_at_once() -> None:
    clock, before = ManualClock(), time.monotonic()
    await clock.sleep(3600)
    assert clock.now() == START + timedelta(hours=1)
    assert time.monotonic() - before < 1


async def test_waiting_for_nothing_moves_nothing() -> None:
    clock = ManualClock()
    await clock.sleep(-1)
    assert clock.elapsed() == 0


def test_a_manual_clock_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="backwards"):
        ManualClock().advance(-1)


def test_a_restart_sets_the_date_back_but_never_the_seconds() -> None:
    clock = ManualClock()
    clock.advance(10)
    clock.restart()
    assert clock.now() == START
    assert clock.elapsed() == 10


async def test_the_real_clock_really_waits() -> None:
    clock: Clock = RealClock()
    before, then = clock.elapsed(), clock.now()
    await clock.sleep(0.02)
    clock.restart()
    assert clock.elapsed() - before >= 0.019
    assert clock.now() > then
    assert clock.now().tzinfo is not None

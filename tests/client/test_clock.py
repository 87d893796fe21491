"""The machine's clock fits the client's protocol."""

import time
from datetime import timedelta

from helpers.client.clock import Clock, SystemClock


async def test_the_system_clock_waits_and_counts() -> None:
    clock: Clock = SystemClock()
    begun = clock.elapsed()
    await clock.sleep(0.02)
    assert 0.015 < clock.elapsed() - begun < 2
    assert clock.now().utcoffset() == timedelta(0)
    assert abs(clock.now().timestamp() - time.time()) < 2

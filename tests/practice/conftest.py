"""A fresh demo world on a clock that stands still, for every test."""

import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.seed import demo_world
from helpers.practice.world import World


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def world(clock: ManualClock) -> World:
    return demo_world(clock)

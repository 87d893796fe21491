"""What to ask for each refusal of the statistics."""

from collections.abc import Callable

from helpers.practice.world import World
from tests.practice.talk import Answer, get

PRODUCED_BY: dict[str, Callable[[World], Answer]] = {
    "FROM_DATE_TOO_OLD": lambda world: get(world, "/stats/outbound?fromdate=2020-01-01"),
    "STATISTICS_COUNT": lambda world: get(world, "/stats/outbound?count=0"),
    "DATES_SWAPPED": lambda world: get(world, "/stats/outbound?fromdate=2026-01-02&todate=2026-01-01"),
}

"""What to ask for each refusal that has to do with the account, its servers, domains and sender signatures."""

from collections.abc import Callable

from helpers.practice.world import World
from tests.practice.talk import Answer, send


def from_elsewhere(world: World) -> Answer:
    world.account.ip_ranges = ("198.51.100.0/24",)
    return send(world)


PRODUCED_BY: dict[str, Callable[[World], Answer]] = {"IP_NOT_ALLOWED": from_elsewhere}

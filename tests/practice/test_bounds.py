"""Memory stays bounded under endless sends: the oldest messages, bounces and suppressions leave."""

import tracemalloc

from helpers.practice.clock import ManualClock
from helpers.practice.records import MOST_SUPPRESSIONS, Suppression
from helpers.practice.seed import demo_world
from helpers.practice.world import Limits, World
from tests.practice.talk import get, message_id, send


def small_world(**limits: int) -> World:
    return demo_world(ManualClock(), limits=Limits(**limits))


def test_the_oldest_message_leaves() -> None:
    world = small_world(messages=3)
    first, *others = [message_id(world) for _ in range(4)]
    assert get(world, f"/messages/outbound/{first}/details").refused[1] == 701
    assert all(get(world, f"/messages/outbound/{one}/details").status == 200 for one in others)
    assert world.messages.left == 1


def test_long_messages_leave_sooner() -> None:
    world = small_world(message_characters=10_000)
    for _ in range(5):
        message_id(world, TextBody="x" * 3000, Subject="y" * 500)
    assert len(world.messages) == 2


def test_every_part_of_a_message_weighs() -> None:
    world = small_world(message_characters=10_000)
    long = "x" * 8000
    for fields in (
        {"HtmlBody": long},
        {"Headers": [{"Name": "X-A", "Value": long}]},
        {"To": f"{long} <a@example.org>"},
    ):
        message_id(world, **fields)
        assert len(world.messages) == 1


def test_the_oldest_bounce_leaves() -> None:
    world = small_world(bounces=2)
    for number in range(3):
        message_id(world, To=f"soft_bounce@bounce-testing.postmarkapp.com, a{number}@bounce-testing.postmarkapp.com")
    assert get(world, "/bounces?count=500&offset=0").json["TotalCount"] == 2


def test_suppressions_are_bounded_too(world: World, clock: ManualClock) -> None:
    stream = world.servers[1001].streams["outbound"]
    for number in range(MOST_SUPPRESSIONS + 5):
        email = f"a{number}@example.org"
        stream.suppressions.put(
            email, Suppression(email=email, reason="HardBounce", origin="Recipient", created_at=clock.now())
        )
    assert len(stream.suppressions) == MOST_SUPPRESSIONS


def test_memory_is_flat_once_the_world_is_full() -> None:
    world = small_world(messages=200, bounces=200)

    def send_many() -> int:
        for number in range(600):
            send(
                world, To=f"soft_bounce@bounce-testing.postmarkapp.com, a{number % 50}@example.org", TextBody="x" * 500
            )
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        full, later = send_many(), send_many()
    finally:
        tracemalloc.stop()
    assert later < full * 1.1

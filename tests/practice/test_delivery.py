"""What becomes of a message: queued, sent, delivered or bounced, as the clock goes on."""

from typing import Any

import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.tracking import open_message
from helpers.practice.world import World
from helpers.reference.bounce_types import BOUNCE_TYPES, Deactivates
from helpers.reference.destinations import DESTINATIONS
from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN
from tests.practice.talk import HARD_BOUNCE, get, message_id, put, send

SANDBOX = {"x-postmark-server-token": SANDBOX_SERVER_TOKEN}
TESTABLE = [one for one in DESTINATIONS.values() if one.bounce_type]


def details(world: World, message: str) -> dict[str, Any]:
    found: dict[str, Any] = get(world, f"/messages/outbound/{message}/details").json
    return found


def events(world: World, message: str) -> list[tuple[str, str]]:
    return [(event["Type"], event["Recipient"]) for event in details(world, message)["MessageEvents"]]


def test_an_ordinary_message_goes_out_step_by_step(world: World, clock: ManualClock) -> None:
    message = message_id(world, To="ada@example.org")
    seen = []
    for _ in range(3):
        seen.append((details(world, message)["Status"], events(world, message)))
        clock.advance(1)
    assert seen == [("Queued", []), ("Sent", []), ("Sent", [("Delivered", "ada@example.org")])]


def test_a_mail_server_that_puts_mail_off_takes_it_later(world: World, clock: ManualClock) -> None:
    world.deferring_domains = {"example.org"}
    message = message_id(world, To="ada@Example.org, bo@example.net")
    clock.advance(2)
    assert events(world, message) == [("Transient", "ada@Example.org"), ("Delivered", "bo@example.net")]
    first, *_ = details(world, message)["MessageEvents"]
    assert first["Details"]["DeliveryMessage"].startswith("smtp;451")
    clock.advance(300)
    assert events(world, message)[-1] == ("Delivered", "ada@Example.org")


def test_a_message_keeps_its_fate_when_the_mail_server_changes(world: World, clock: ManualClock) -> None:
    before = message_id(world, To="ada@example.org")
    world.deferring_domains = {"example.org"}
    clock.advance(2)
    assert events(world, before) == [("Delivered", "ada@example.org")]


def test_a_sandbox_asks_no_mail_server(world: World, clock: ManualClock) -> None:
    world.deferring_domains = {"example.org"}
    sent = send(world, SANDBOX, To="ada@example.org").json["MessageID"]
    clock.advance(2)
    found = get(world, f"/messages/outbound/{sent}/details", SANDBOX).json["MessageEvents"]
    assert [one["Type"] for one in found] == ["Delivered"]


def test_what_was_put_off_cannot_be_opened_and_is_announced_later(world: World, clock: ManualClock) -> None:
    world.deferring_domains = {"example.org"}
    put(world, "/server", {"DeliveryHookUrl": "http://127.0.0.1:9/hook"})
    message = message_id(world, To="ada@example.org", HtmlBody="<p>x</p>", TrackOpens=True)
    clock.advance(2)
    with pytest.raises(LookupError):
        open_message(world, message, "ada@example.org")
    assert world.outbox.take_due(clock.now(), 9) == []
    clock.advance(300)
    assert open_message(world, message, "ada@example.org").first
    assert [one.trigger for one in world.outbox.take_due(clock.now(), 9)] == ["Delivery"]


def test_every_recipient_gets_an_event(world: World, clock: ManualClock) -> None:
    message = message_id(world, To="ada@example.org", Cc="bo@example.org", Bcc="cy@example.org")
    clock.advance(2)
    assert [who for _, who in events(world, message)] == ["ada@example.org", "bo@example.org", "cy@example.org"]


def test_a_delivered_event_says_when_and_where(world: World, clock: ManualClock) -> None:
    message = message_id(world, To="ada@example.org")
    clock.advance(60)
    (event,) = details(world, message)["MessageEvents"]
    assert event["ReceivedAt"] == "2026-01-05T04:00:02.0000000-05:00"
    assert set(event["Details"]) == {"DeliveryMessage", "DestinationServer", "DestinationIP"}


def test_the_black_hole_and_a_sandbox_look_delivered(world: World, clock: ManualClock) -> None:
    message = message_id(world, To="anything@blackhole.postmarkapp.com")
    clock.advance(2)
    assert events(world, message) == [("Delivered", "anything@blackhole.postmarkapp.com")]


def test_a_bounce_comes_at_once(world: World) -> None:
    message = message_id(world, To=HARD_BOUNCE)
    assert events(world, message) == [("Bounced", HARD_BOUNCE)]
    assert details(world, message)["Status"] == "Sent"


def test_a_bounced_event_names_its_bounce(world: World) -> None:
    message = message_id(world, To=HARD_BOUNCE)
    (event,) = details(world, message)["MessageEvents"]
    bounce = get(world, f"/bounces/{event['Details']['BounceID']}").json
    assert (bounce["Email"], bounce["MessageID"]) == (HARD_BOUNCE, message)


@pytest.mark.parametrize("destination", TESTABLE, ids=lambda one: one.key)
def test_the_local_part_chooses_the_bounce(world: World, destination: Any) -> None:
    message_id(world, To=destination.address)
    (bounce,) = world.bounces.newest_first()
    assert bounce.type.name == destination.bounce_type
    deactivates = BOUNCE_TYPES[destination.bounce_type].deactivates is Deactivates.ALWAYS
    assert bounce.inactive == deactivates
    assert send(world, To=destination.address).status == (422 if deactivates else 200)


@pytest.mark.parametrize("local_part", ["Soft_Bounce", "softbounce", "SOFTBOUNCE"])
def test_spelling_of_the_local_part_does_not_matter(world: World, local_part: str) -> None:
    message_id(world, To=f"{local_part}@Bounce-Testing.postmarkapp.com")
    assert [one.type.name for one in world.bounces.newest_first()] == ["SoftBounce"]


@pytest.mark.parametrize("local_part", ["whoever", "SpamComplaint"])
def test_anything_else_bounces_hard(world: World, local_part: str) -> None:
    message_id(world, To=f"{local_part}@bounce-testing.postmarkapp.com")
    assert [one.type.name for one in world.bounces.newest_first()] == ["HardBounce"]


def test_a_header_chooses_the_bounce_too(world: World) -> None:
    header = {"Name": "x-pm-bounce-type", "Value": "DnsError"}
    message_id(world, To=HARD_BOUNCE, Headers=[header])
    assert [one.type.name for one in world.bounces.newest_first()] == ["DnsError"]


def test_the_header_bounces_nobody_else(world: World) -> None:
    message_id(world, To="ada@example.org", Headers=[{"Name": "X-PM-Bounce-Type", "Value": "HardBounce"}])
    assert len(world.bounces) == 0


def test_a_suppressed_recipient_gets_no_event(world: World, clock: ManualClock) -> None:
    message_id(world, To=HARD_BOUNCE)
    message = message_id(world, To="ada@example.org", Cc=HARD_BOUNCE)
    clock.advance(2)
    assert events(world, message) == [("Delivered", "ada@example.org")]
    assert len(world.bounces) == 1


def test_an_event_outlives_its_bounce(world: World) -> None:
    message = message_id(world, To=HARD_BOUNCE)
    world.bounces.clear()
    (event,) = details(world, message)["MessageEvents"]
    assert event["Details"]["Summary"] == "The bounce is no longer kept."

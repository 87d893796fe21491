"""Which events webhooks are told of, when, and what the events say."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.recipients import complain, unsubscribe
from helpers.practice.tracking import click_link, open_message
from helpers.practice.webhook_records import TRIGGERS
from helpers.practice.world import World
from tests.practice.produce_streams import suppressions
from tests.practice.produce_webhooks import HOOK, made
from tests.practice.talk import HARD_BOUNCE, get, message_id, put, say, send, words

ADA = "ada@example.org"
LINK = "https://example.com/start"
TRACKED = {"TrackOpens": True, "TrackLinks": "HtmlOnly", "HtmlBody": f'<a href="{LINK}">Start</a>'}


@pytest.fixture
def hooked(world: World) -> World:
    """A world with a verified webhook that wants everything."""
    listen(world)
    return world


def listen(world: World, *names: str, **more: Any) -> None:
    switches = {name: dict.fromkeys(TRIGGERS[name], False) | {"Enabled": True} for name in names or TRIGGERS}
    number = made(world, Triggers=switches | more)
    world.webhooks[number].verified = True


def told(world: World) -> list[dict[str, Any]]:
    """What is posted by now, in order."""
    return [json.loads(one.body) for one in world.outbox.take_due(world.clock.now(), 1000)]


def kinds(world: World) -> list[str]:
    return [one["RecordType"] for one in told(world)]


def test_a_delivery_is_told_when_it_has_happened(hooked: World, clock: ManualClock) -> None:
    message = message_id(hooked, To=f"{ADA}, bo@example.org", Tag="welcome", Metadata={"order": "1"})
    assert told(hooked) == []
    clock.advance(2)
    first, second = told(hooked)
    assert (first["Recipient"], second["Recipient"]) == (ADA, "bo@example.org")
    assert list(first) == words(
        "RecordType MessageStream ServerID MessageID Recipient Tag DeliveredAt Details Metadata"
    )
    assert (first["MessageID"], first["Tag"], first["Metadata"]) == (message, "welcome", {"order": "1"})
    assert first["DeliveredAt"] == "2026-01-05T09:00:02.0000000Z"


def test_a_bounce_is_told_at_once_and_so_is_the_suppression(hooked: World) -> None:
    message = message_id(hooked, To=HARD_BOUNCE)
    bounce, change = told(hooked)
    assert (bounce["RecordType"], bounce["Type"], bounce["MessageID"]) == ("Bounce", "HardBounce", message)
    shown = get(hooked, "/bounces?count=1&offset=0").json["Bounces"][0]
    assert bounce == shown | {"BouncedAt": "2026-01-05T09:00:00.0000000Z", "Metadata": {}}
    assert (change["RecordType"], change["MessageID"], change["SuppressSending"]) == (
        "SubscriptionChange",
        message,
        True,
    )
    assert (change["SuppressionReason"], change["Origin"]) == ("HardBounce", "Recipient")


@pytest.mark.parametrize(("include", "present"), [(True, True), (False, False)])
def test_a_bounce_brings_its_source_if_wanted(world: World, include: bool, present: bool) -> None:
    listen(world, Bounce={"Enabled": True, "IncludeContent": include})
    message_id(world, To=HARD_BOUNCE)
    bounce = next(one for one in told(world) if one["RecordType"] == "Bounce")
    assert ("Content" in bounce) is present


@pytest.mark.parametrize(("enabled", "times"), [(False, 0), (True, 1)])
def test_smtp_api_errors_are_told_only_if_the_server_says_so(world: World, enabled: bool, times: int) -> None:
    put(world, "/server", {"EnableSmtpApiErrorHooks": enabled})
    listen(world, "Bounce")
    message_id(world, To="SMTPApiError@bounce-testing.postmarkapp.com")
    assert kinds(world) == ["Bounce"] * times


def test_a_complaint_has_a_trigger_of_its_own(world: World) -> None:
    listen(world, "SpamComplaint")
    complain(world, message_id(world, To=ADA), ADA)
    (complaint,) = told(world)
    assert (complaint["RecordType"], complaint["TypeCode"], complaint["CanActivate"]) == (
        "SpamComplaint",
        100001,
        False,
    )


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (lambda world, _: suppressions(world, "", ADA), ("Customer", True, "ManualSuppression", False)),
        (lambda world, message: unsubscribe(world, message, ADA), ("Recipient", True, "ManualSuppression", True)),
        (lambda world, message: complain(world, message, ADA), ("Recipient", True, "SpamComplaint", True)),
    ],
)
def test_every_way_onto_the_suppression_list_is_told(
    world: World, act: Callable[[World, str], Any], expected: tuple[object, ...]
) -> None:
    listen(world, "SubscriptionChange")
    message = message_id(world, To=ADA)
    act(world, message)
    (change,) = told(world)
    names_message = change["MessageID"] == message
    found = (change["Origin"], change["SuppressSending"], change["SuppressionReason"], names_message)
    assert (change["Recipient"], found) == (ADA, expected)


def test_every_way_off_the_suppression_list_is_told(world: World) -> None:
    listen(world, "SubscriptionChange")
    suppressions(world, "", ADA)
    message_id(world, To=HARD_BOUNCE)
    told(world)
    suppressions(world, "/delete", ADA, ADA)
    (bounce,) = world.bounces.newest_first()
    say(
        world,
        "PUT",
        f"/bounces/{bounce.id}/activate",
        headers={"x-postmark-server-token": world.servers[1001].tokens[0]},
    )
    for change in (changes := told(world)):
        nothing = (change["MessageID"], change["SuppressionReason"], change["Tag"], change["Metadata"])
        assert (change["SuppressSending"], nothing) == (False, (None, None, None, {}))
    assert [one["Recipient"] for one in changes] == [ADA, HARD_BOUNCE]


def test_opens_and_clicks_are_told(world: World, clock: ManualClock) -> None:
    listen(world, "Open", "Click")
    message = message_id(world, To=ADA, **TRACKED)
    clock.advance(5)
    for _ in range(2):
        open_message(world, message, ADA)
        click_link(world, message, ADA, LINK)
    found = told(world)
    assert [one["RecordType"] for one in found] == ["Open", "Click", "Open"]
    assert [one.get("FirstOpen") for one in found] == [True, None, False]
    assert found[1]["OriginalLink"] == LINK
    assert all(one["ReceivedAt"] == "2026-01-05T09:00:05.0000000Z" and "ServerID" not in one for one in found)


def test_the_first_open_may_be_enough(world: World, clock: ManualClock) -> None:
    listen(world, Open={"Enabled": True, "PostFirstOpenOnly": True})
    message = message_id(world, To=ADA, **TRACKED)
    clock.advance(5)
    told(world)
    for _ in range(3):
        open_message(world, message, ADA)
    assert kinds(world) == ["Open"]


def test_only_what_is_switched_on_is_told(world: World, clock: ManualClock) -> None:
    listen(world, "Bounce")
    message_id(world, To=f"{ADA}, {HARD_BOUNCE}")
    clock.advance(5)
    assert kinds(world) == ["Bounce"]


def test_nobody_is_told_of_other_streams_and_servers(hooked: World, clock: ManualClock) -> None:
    message_id(hooked, MessageStream="broadcast")
    message_id(hooked, token={"x-postmark-server-token": hooked.servers[1002].tokens[0]})
    clock.advance(5)
    assert told(hooked) == []


def test_an_unverified_webhook_is_told_nothing(world: World, clock: ManualClock) -> None:
    made(world)
    send(world)
    clock.advance(5)
    assert told(world) == []


def test_nothing_goes_to_other_machines(world: World, clock: ManualClock) -> None:
    listen(world)
    next(iter(world.webhooks.values())).url = "http://192.0.2.1/hook"
    put(world, "/server", {"DeliveryHookUrl": "https://example.com/hook"})
    send(world)
    clock.advance(5)
    assert told(world) == []


def test_the_addresses_in_the_servers_settings_are_told_too(world: World, clock: ManualClock) -> None:
    names = ("BounceHookUrl", "OpenHookUrl", "DeliveryHookUrl", "ClickHookUrl")
    put(world, "/server", dict.fromkeys(names, HOOK) | {"PostFirstOpenOnly": True, "IncludeBounceContentInHook": True})
    message = message_id(world, To=f"{ADA}, {HARD_BOUNCE}", MessageStream="broadcast", **TRACKED)
    clock.advance(5)
    open_message(world, message, ADA)
    open_message(world, message, ADA)
    click_link(world, message, ADA, LINK)
    found = told(world)
    assert [one["RecordType"] for one in found] == ["Bounce", "Delivery", "Open", "Click"]
    assert "Content" in found[0]

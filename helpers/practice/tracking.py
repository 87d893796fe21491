"""What Postmark notices when somebody opens a message or clicks a link in it.

Lessons call `open_message` and `click_link`; no operation of the API does. Imports `helpers.reference` only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from helpers.practice.delivery import Event, delivered_at
from helpers.practice.devices import BROWSERS, MAIL_READERS, NEW_YORK, Device, Place
from helpers.practice.links import tracked_links
from helpers.practice.recipients import find_recipient
from helpers.practice.records import Address, Message
from helpers.practice.sighting import Sighting
from helpers.practice.webhook_events import announce
from helpers.practice.webhook_payloads import sighting_payload
from helpers.practice.wire import Json
from helpers.practice.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What a recipient reads with, and where."""

    device: Device
    place: Place | None = NEW_YORK


AT_A_DESK = Reader(device=MAIL_READERS["desktop"])
IN_A_BROWSER = Reader(device=BROWSERS["desktop"])


def open_message(
    world: World, message_id: str, email: str, *, reader: Reader = AT_A_DESK, read_seconds: int = 0
) -> Sighting:
    """The recipient opens the message, and the picture in its HTML body tells Postmark so.

    LookupError when there is no such message, it did not reach that address, or its opens are not tracked: without
    TrackOpens, or without an HTML body for the picture (https://postmarkapp.com/developer/user-guide/tracking-opens).
    """
    message, recipient = _reached(world, message_id, email)
    if not message.track_opens or not message.html_body:
        raise LookupError("The message does not track opens: that takes TrackOpens and an HtmlBody.")
    seen = _seen(world, message, recipient, reader, read_seconds=read_seconds)
    world.opens.put(seen.id, seen)
    _announce(world, message, seen)
    return seen


def click_link(
    world: World, message_id: str, email: str, link: str, *, location: str = "HTML", reader: Reader = IN_A_BROWSER
) -> Sighting:
    """The recipient follows a tracked link in the `HTML` or the `Text` part of the message.

    LookupError when there is no such message, it did not reach that address, or that part tracks no such link.
    """
    message, recipient = _reached(world, message_id, email)
    if link not in tracked_links(message).get(location, ()):
        raise LookupError(f"The {location} part of the message has no tracked link to {link}.")
    seen = _seen(world, message, recipient, reader, link=link, location=location)
    world.clicks.put(seen.id, seen)
    _announce(world, message, seen)
    return seen


def _announce(world: World, message: Message, seen: Sighting) -> None:
    """Tell webhooks: of every open, or of the first one where that is enough, and of first clicks."""

    def payload(switches: Mapping[str, bool]) -> dict[str, Json] | None:
        only_first = bool(seen.link) or switches["PostFirstOpenOnly"]
        return sighting_payload(seen, message) if seen.first or not only_first else None

    announce(world, seen.server_id, seen.stream_id, "Click" if seen.link else "Open", payload)


def _reached(world: World, message_id: str, email: str) -> tuple[Message, Address]:
    """The message and its recipient, if the message has arrived there by now."""
    _, message, recipient = find_recipient(world, message_id, email)
    stopped = recipient.key in message.inactive or recipient.key in message.bounce_ids or message.sandboxed
    if stopped or world.clock.now() < delivered_at(message, recipient):
        raise LookupError(f"The message has not reached {email}.")
    return message, recipient


def _seen(
    world: World,
    message: Message,
    recipient: Address,
    reader: Reader,
    *,
    read_seconds: int = 0,
    link: str = "",
    location: str = "",
) -> Sighting:
    earlier = sightings_of(world.clicks.newest_first() if link else world.opens.newest_first(), message)
    return Sighting(
        id=world.ids.number(),
        server_id=message.server_id,
        stream_id=message.stream_id,
        message_id=message.message_id,
        tag=message.tag,
        recipient=recipient.email,
        at=world.clock.now(),
        device=reader.device,
        place=reader.place,
        first=not any(one.key == recipient.key and one.link == link for one in earlier),
        read_seconds=read_seconds,
        link=link,
        location=location,
    )


def sightings_of(sightings: Iterable[Sighting], message: Message) -> list[Sighting]:
    """Those of one message, in the order given."""
    return [one for one in sightings if one.message_id == message.message_id]


def tracking_events(world: World, message: Message) -> list[Event]:
    """The first open of each recipient, and the first click on each link, as events of the message."""
    seen = sightings_of([*world.opens.newest_first(), *world.clicks.newest_first()], message)
    return [_event_of(one) for one in seen if one.first]


def _event_of(one: Sighting) -> Event:
    """An event of a message's details. What stands in Summary is assumed."""
    program = one.device.client.name if one.device.client else "an unknown program"
    if not one.link:
        details = {"Summary": f"Email opened with {program}"}
        return Event(type="Opened", recipient=one.recipient, at=one.at, details=details)
    details = {"Summary": f"Tracked link clicked with {program}", "Link": one.link, "ClickLocation": one.location}
    return Event(type="LinkClicked", recipient=one.recipient, at=one.at, details=details)

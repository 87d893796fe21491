"""Outbound message search, details and dump: https://postmarkapp.com/developer/api/messages-api

Imports `helpers.reference` only.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

from helpers.practice.call import Call
from helpers.practice.dates import eastern_precise
from helpers.practice.delivery import Event, events_of, status_of
from helpers.practice.mail_source import source_of
from helpers.practice.paging import read_page, within_dates
from helpers.practice.records import Address, Message
from helpers.practice.refusals.activity import MESSAGE_NOT_FOUND, MESSAGES_PARAMETER
from helpers.practice.refusals.row import Refused
from helpers.practice.tracking import tracking_events
from helpers.practice.wire import Json
from helpers.practice.world import World
from helpers.reference.limits import COUNT_PLUS_OFFSET

_STATUSES = {"queued": "Queued", "sent": "Sent", "processed": "Sent"}  # sent and processed are the same set
_METADATA = "metadata_"


def list_messages(call: Call) -> Json:
    """GET /messages/outbound, newest first."""
    query = call.query()
    page = read_page(query, MESSAGES_PARAMETER, COUNT_PLUS_OFFSET)
    wanted = _filter(call.world, query)
    total, messages = page.of(one for one in call.world.messages_of(call.server) if wanted(one))
    return {"TotalCount": total, "Messages": [_object(call.world, one) for one in messages]}


def _filter(world: World, query: Mapping[str, str]) -> Callable[[Message], bool]:
    """Whether a message passes every filter of the query. Without `messagestream` it is the stream `outbound`.

    How texts are compared is assumed: addresses and metadata as a whole, the subject in part, letter case aside.
    """
    status = query.get("status", "").lower()
    if status and status not in _STATUSES:
        raise Refused(MESSAGES_PARAMETER, name="status", problem="it must be queued, sent or processed")
    in_dates = within_dates(query)
    now = world.clock.now()
    stream = query.get("messagestream", "outbound").lower()
    recipient, sender = query.get("recipient", "").lower(), query.get("fromemail", "").lower()
    subject = query.get("subject", "").lower()
    metadata = {name.removeprefix(_METADATA): value for name, value in query.items() if name.startswith(_METADATA)}

    def passes(one: Message) -> bool:
        return (
            one.stream_id == stream
            and (not recipient or any(recipient == each.key for each in one.recipients))
            and (not sender or one.from_email.lower() == sender)
            and ("tag" not in query or one.tag == query["tag"])
            and (not status or status_of(one, now) == _STATUSES[status])
            and subject in one.subject.lower()
            and in_dates(one.received_at)
            and (not metadata or metadata.items() <= {name.lower(): v for name, v in one.metadata.items()}.items())
        )

    return passes


def get_message_details(call: Call) -> Json:
    """GET /messages/outbound/{id}/details: the message with its bodies and what has happened to it."""
    message = _find(call)
    events: list[Json] = [
        {
            "Recipient": event.recipient,
            "Type": event.type,
            "ReceivedAt": eastern_precise(event.at),
            "Details": dict(event.details),
        }
        for event in _history(call.world, message)
    ]
    bodies: dict[str, Json] = {
        "TextBody": message.text_body,
        "HtmlBody": message.html_body,
        "Body": source_of(message),
        "MessageEvents": events,
    }
    return {**_object(call.world, message), **bodies}


def _history(world: World, message: Message) -> list[Event]:
    """What has become of the message, and what its recipients did with it, in order of time."""
    return sorted([*events_of(world, message), *tracking_events(world, message)], key=lambda event: event.at)


def get_message_dump(call: Call) -> Json:
    """GET /messages/outbound/{id}/dump: the raw source of the message."""
    return {"Body": source_of(_find(call))}


def _find(call: Call) -> Message:
    """The message of the path, once it can be found: for a moment after a send the real API does not know it yet."""
    world = call.world
    message = world.message_of(call.server, call.parameters["message_id"])
    if message is None or world.clock.now() < message.received_at + timedelta(seconds=world.details_after_s):
        raise Refused(MESSAGE_NOT_FOUND)
    return message


def _object(world: World, message: Message) -> dict[str, Json]:
    return {
        "Tag": message.tag,
        "MessageID": message.message_id,
        "MessageStream": message.stream_id,
        "To": _people(message.to),
        "Cc": _people(message.cc),
        "Bcc": _people(message.bcc),
        "Recipients": [one.email for one in message.recipients],
        "ReceivedAt": eastern_precise(message.received_at),
        "From": message.sender,
        "Subject": message.subject,
        "Attachments": list(message.attachments),
        "Status": status_of(message, world.clock.now()),
        "TrackOpens": message.track_opens,
        "TrackLinks": message.track_links,
        "Metadata": dict(message.metadata),
        "Sandboxed": message.sandboxed,
    }


def _people(addresses: tuple[Address, ...]) -> Json:
    return [{"Email": one.email, "Name": one.name} for one in addresses]

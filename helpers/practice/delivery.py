"""What becomes of an accepted message: sent after a second, delivered after two, bounced at once where that is asked.

Worked out from the clock whenever somebody looks, without timers. Recipients on bounce-testing.postmarkapp.com bounce
as their local part, or the message's X-PM-Bounce-Type header, says; everybody else is delivered to, as on a good day,
or after a Transient event and five minutes when their mail server puts it off: all of these times are assumed. Imports
`helpers.reference` only.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from helpers.practice.bounce_object import details_of
from helpers.practice.records import Address, Bounce, Message, Stream, Suppression
from helpers.practice.streams.suppressing import suppress
from helpers.practice.webhook_events import announce, is_anybody_listening
from helpers.practice.webhook_payloads import bounce_payload, bounce_trigger, delivery_payload
from helpers.practice.wire import Json
from helpers.practice.world import World
from helpers.reference.bounce_types import BOUNCE_TYPES, BounceType, Deactivates
from helpers.reference.destinations import BOUNCE_TESTING_DOMAIN, BOUNCE_TYPE_HEADER, bounce_type_for

SENT_AFTER = timedelta(seconds=1)
DELIVERED_AFTER = timedelta(seconds=2)
DEFERRED_FOR = timedelta(minutes=5)
_BOUNCE_HEADER = BOUNCE_TYPE_HEADER.lower()
_SAID = "smtp;250 2.0.0 OK (practice Postmark: nothing was delivered)"
_PUT_OFF = "smtp;451 4.7.1 Please try again later (practice Postmark: nothing was sent)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that has happened to one recipient of a message."""

    type: str  # Delivered, Transient or Bounced
    recipient: str
    at: datetime
    details: dict[str, str]


def status_of(message: Message, now: datetime) -> str:
    """`Queued` or `Sent`, as the API spells it."""
    return "Sent" if message.bounce_ids or now >= message.received_at + SENT_AFTER else "Queued"


def events_of(world: World, message: Message) -> list[Event]:
    """What has happened by now, in order of time."""
    now = world.clock.now()
    reached = (one for one in message.recipients if one.key not in message.inactive)
    happened = (event for one in reached for event in _events_of(world, message, one))
    return sorted((event for event in happened if event.at <= now), key=lambda event: event.at)


def _events_of(world: World, message: Message, recipient: Address) -> Iterator[Event]:
    if (bounce_id := message.bounce_ids.get(recipient.key)) is not None:
        bounce = world.bounces.get(bounce_id)
        summary = details_of(bounce) if bounce else "The bounce is no longer kept."
        details = {"Summary": summary, "BounceID": str(bounce_id)}
        yield Event(type="Bounced", recipient=recipient.email, at=message.received_at, details=details)
        return
    if recipient.key in message.deferred:
        yield _answered("Transient", message, recipient, message.received_at + DELIVERED_AFTER, _PUT_OFF)
    yield _answered("Delivered", message, recipient, delivered_at(message, recipient), _SAID)


def delivered_at(message: Message, recipient: Address) -> datetime:
    """When the recipient's mail server takes the message, unless it bounces."""
    return message.received_at + DELIVERED_AFTER + (DEFERRED_FOR if recipient.key in message.deferred else timedelta())


def _answered(kind: str, message: Message, recipient: Address, at: datetime, said: str) -> Event:
    """What the recipient's mail server answered."""
    details = {
        "DeliveryMessage": said,
        "DestinationServer": "sandbox" if message.sandboxed else f"mail.{recipient.domain}",
        "DestinationIP": "192.0.2.1",  # an address set aside for documentation
    }
    return Event(type=kind, recipient=recipient.email, at=at, details=details)


def bounce_now(world: World, stream: Stream, message: Message) -> None:
    """Bounce every recipient that asks for it; an address that a bounce deactivates is suppressed on the stream."""
    for recipient in message.recipients:
        if recipient.domain == BOUNCE_TESTING_DOMAIN and recipient.key not in message.inactive:
            _bounce(world, stream, message, recipient)


def _bounce(world: World, stream: Stream, message: Message, recipient: Address) -> None:
    wanted = {name.lower(): value for name, value in message.headers}.get(_BOUNCE_HEADER)
    kind = BOUNCE_TYPES[bounce_type_for(wanted or recipient.email.rpartition("@")[0])]
    bounce = record_bounce(world, stream, message, recipient, kind)
    message.bounce_ids[recipient.key] = bounce.id


def record_bounce(
    world: World, stream: Stream, message: Message, recipient: Address, kind: BounceType, *, details: str = ""
) -> Bounce:
    """A bounce of `kind` that happens now; the address is suppressed when the type always deactivates it.

    Who complained about spam can never be activated again:
    https://postmarkapp.com/developer/webhooks/spam-complaint-webhook
    """
    inactive = kind.deactivates is Deactivates.ALWAYS  # where no page says, the address stays active
    bounce = Bounce(
        id=world.ids.number(),
        type=kind,
        server_id=message.server_id,
        stream_id=stream.id,
        message_id=message.message_id,
        email=recipient.email,
        sender=message.from_email,
        subject=message.subject,
        tag=message.tag,
        bounced_at=world.clock.now(),
        inactive=inactive,
        can_activate=inactive and kind.name != "SpamComplaint",
        details=details,
    )
    world.bounces.put(bounce.id, bounce)
    if _is_announced(world, bounce):
        announce(
            world,
            message.server_id,
            message.stream_id,
            bounce_trigger(bounce),
            lambda switches: bounce_payload(bounce, message, with_content=switches["IncludeContent"]),
        )
    if inactive:
        suppress(world, stream, _suppression(bounce), message)
    return bounce


def _is_announced(world: World, bounce: Bounce) -> bool:
    """Webhooks hear of SMTP API errors only if the server's EnableSmtpApiErrorHooks says so.

    https://postmarkapp.com/developer/webhooks/smtp-api-error
    """
    server = world.servers.get(bounce.server_id)
    return bounce.type.name != "SMTPApiError" or (server is not None and server.enable_smtp_api_error_hooks)


def announce_deliveries(world: World, message: Message) -> None:
    """Tell webhooks of every delivery, once it has happened."""
    if not is_anybody_listening(world, message.server_id):
        return
    for recipient in message.recipients:
        if recipient.key not in message.inactive and recipient.key not in message.bounce_ids:
            at = delivered_at(message, recipient)
            payload = partial(_delivered, message, recipient.email, at)
            announce(world, message.server_id, message.stream_id, "Delivery", payload, at=at)


def _delivered(message: Message, email: str, at: datetime, _: Mapping[str, bool]) -> dict[str, Json]:
    return delivery_payload(message, email, at, _SAID)


def suppression_reason(kind: BounceType) -> str:
    """Why an address stands on the suppression list after a bounce of `kind` that deactivated it."""
    return kind.suppression_reason or "HardBounce"


def _suppression(bounce: Bounce) -> Suppression:
    reason = suppression_reason(bounce.type)
    origin = "Customer" if reason == "ManualSuppression" else "Recipient"
    return Suppression(email=bounce.email, reason=reason, origin=origin, created_at=bounce.bounced_at)

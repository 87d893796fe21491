"""What a webhook's endpoint is told of each kind of event: https://postmarkapp.com/developer/webhooks/webhooks-overview

One function a RecordType. Imports `helpers.reference` only.
"""

from datetime import datetime

from helpers.practice.bounce_object import bounce_fields, source_of_bounce
from helpers.practice.dates import utc_precise
from helpers.practice.records import Bounce, Message, Stream, Suppression
from helpers.practice.sighting import Sighting
from helpers.practice.wire import Json

Payload = dict[str, Json]


def delivery_payload(message: Message, recipient: str, at: datetime, said: str) -> Payload:
    """Delivery: the recipient's mail server has taken the message."""
    return {
        "RecordType": "Delivery",
        "MessageStream": message.stream_id,
        "ServerID": message.server_id,
        "MessageID": message.message_id,
        "Recipient": recipient,
        "Tag": message.tag,
        "DeliveredAt": utc_precise(at),
        "Details": said,
        "Metadata": dict(message.metadata),
    }


def bounce_payload(bounce: Bounce, message: Message, *, with_content: bool) -> Payload:
    """Bounce or SpamComplaint: the bounce as the API shows it, with the message's metadata."""
    return {
        **bounce_fields(bounce, bounce.bounced_at),
        "RecordType": bounce_trigger(bounce),
        "BouncedAt": utc_precise(bounce.bounced_at),
        "Metadata": dict(message.metadata),
        **({"Content": source_of_bounce(bounce, bounce.bounced_at)} if with_content else {}),
    }


def bounce_trigger(bounce: Bounce) -> str:
    """The trigger that a bounce fires: complaints have one of their own."""
    return "SpamComplaint" if bounce.type.name == "SpamComplaint" else "Bounce"


def sighting_payload(seen: Sighting, message: Message) -> Payload:
    """Open or Click: what the API shows, and whether it is the first open."""
    return {
        **seen.as_json(),
        **({} if seen.link else {"FirstOpen": seen.first}),
        "ReceivedAt": utc_precise(seen.at),
        "Metadata": dict(message.metadata),
    }


def subscription_payload(
    stream: Stream, email: str, at: datetime, *, suppression: Suppression | None, message: Message | None
) -> Payload:
    """SubscriptionChange: an address went onto the suppression list, or off it when `suppression` is None.

    MessageID is null unless the recipient caused it; reason, tag and metadata are empty when it went off:
    https://postmarkapp.com/developer/webhooks/subscription-change-webhook
    """
    return {
        "RecordType": "SubscriptionChange",
        "MessageID": message.message_id if message else None,
        "ServerID": stream.server_id,
        "MessageStream": stream.id,
        "ChangedAt": utc_precise(at),
        "Recipient": email,
        "Origin": suppression.origin if suppression else "Customer",
        "SuppressSending": suppression is not None,
        "SuppressionReason": suppression.reason if suppression else None,
        "Tag": message.tag if message else None,
        "Metadata": dict(message.metadata) if message else {},
    }

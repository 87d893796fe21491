"""A bounce in words and as JSON, wherever it is shown: in the bounce API and in webhooks.

Imports `helpers.reference` only.
"""

from helpers.practice.dates import utc_seconds
from helpers.practice.records import Bounce
from helpers.practice.wire import Json
from helpers.reference.bounce_types import BounceType


def bounce_text(email: str, kind: BounceType) -> str:
    """What the pretended mail server said about `email`."""
    return f"practice Postmark: a pretended {kind.name} for {email}"


def details_of(bounce: Bounce) -> str:
    """What stands in the way of the message."""
    return bounce.details or bounce_text(bounce.email, bounce.type)


def source_of_bounce(bounce: Bounce) -> str:
    """The mail that brought the bounce."""
    return f"From: MAILER-DAEMON\r\nTo: {bounce.sender}\r\n\r\n{details_of(bounce)}\r\n"


def bounce_fields(bounce: Bounce) -> dict[str, Json]:
    """A bounce as every reply shows it."""
    return {
        "RecordType": "Bounce",
        "ID": bounce.id,
        "Type": bounce.type.name,
        "TypeCode": bounce.type.type_code,
        "Name": bounce.type.title,
        "Tag": bounce.tag,
        "MessageID": bounce.message_id,
        "ServerID": bounce.server_id,
        "MessageStream": bounce.stream_id,
        "Description": bounce.type.meaning,
        "Details": details_of(bounce),
        "Email": bounce.email,
        "From": bounce.sender,
        "BouncedAt": utc_seconds(bounce.bounced_at),
        "DumpAvailable": True,
        "Inactive": bounce.inactive,
        "CanActivate": bounce.can_activate,
        "Subject": bounce.subject,
    }

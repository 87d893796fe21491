"""A bounce in words and as JSON, wherever it is shown: in the bounce API and in webhooks.

Imports `helpers.reference` only.
"""

from datetime import datetime, timedelta

from helpers.practice.dates import utc_seconds
from helpers.practice.records import Bounce
from helpers.practice.wire import Json
from helpers.reference.bounce_types import BounceType
from helpers.reference.limits import BOUNCE_SOURCE_DAYS

_SOURCE_KEPT = timedelta(days=BOUNCE_SOURCE_DAYS)


def bounce_text(email: str, kind: BounceType) -> str:
    """What the pretended mail server said about `email`."""
    return f"practice Postmark: a pretended {kind.name} for {email}"


def details_of(bounce: Bounce) -> str:
    """What stands in the way of the message."""
    return bounce.details or bounce_text(bounce.email, bounce.type)


def _has_source(bounce: Bounce, now: datetime) -> bool:
    """Whether the mail that brought the bounce is still kept: https://postmarkapp.com/developer/api/bounce-api"""
    return now < bounce.bounced_at + _SOURCE_KEPT


def source_of_bounce(bounce: Bounce, now: datetime) -> str:
    """The mail that brought the bounce; empty once it is 30 days old."""
    if not _has_source(bounce, now):
        return ""
    return f"From: MAILER-DAEMON\r\nTo: {bounce.sender}\r\n\r\n{details_of(bounce)}\r\n"


def bounce_fields(bounce: Bounce, now: datetime) -> dict[str, Json]:
    """A bounce as a reply shows it at the moment `now`."""
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
        "DumpAvailable": _has_source(bounce, now),
        "Inactive": bounce.inactive,
        "CanActivate": bounce.can_activate,
        "Subject": bounce.subject,
    }

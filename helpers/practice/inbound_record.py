"""A message that somebody sent to a server's inbound address.

Imports the shape of an address only.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from helpers.practice.records import Address


class InboundStatus(StrEnum):
    """What has become of a received message.

    https://postmarkapp.com/support/article/1290-inbound-message-statuses; that a message is Queued until its first post
    is assumed.
    """

    QUEUED = "Queued"  # it was not posted to the inbound webhook yet
    PROCESSED = "Processed"
    SCHEDULED = "Scheduled"  # the inbound webhook did not take it, and is asked again later
    FAILED = "Failed"  # the inbound webhook did not take it, and is not asked again
    BLOCKED = "Blocked"  # an inbound rule, or the spam threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class InboundAttachment:
    """A file that came along: its size in bytes, and what is in it, in Base64, as far as anybody said."""

    name: str
    content_type: str
    content_length: int
    content: str = ""


@dataclass(slots=True, kw_only=True)
class InboundMessage:
    """A received message; `status` is the one thing that changes."""

    message_id: str
    server_id: int
    received_at: datetime
    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    reply_to: str
    original_recipient: str
    subject: str
    text_body: str
    html_body: str
    tag: str
    headers: tuple[tuple[str, str], ...]
    attachments: tuple[InboundAttachment, ...]
    status: InboundStatus
    blocked_reason: str
    stuck: bool  # whether Postmark itself cannot process it: ErrorCodes 702 and 703

    @property
    def weight(self) -> int:
        """Roughly the characters that keeping the message costs."""
        headers = sum(len(name) + len(value) for name, value in self.headers)
        files = sum(len(one.content) for one in self.attachments)
        return 1000 + len(self.subject) + len(self.text_body) + len(self.html_body) + headers + files

    @property
    def mailbox_hash(self) -> str:
        """What stands after the `+` in the address that it was sent to."""
        return hash_in(self.original_recipient)


def hash_in(email: str) -> str:
    """The part of a local part after its first `+`; empty when there is none."""
    return email.rpartition("@")[0].partition("+")[2]

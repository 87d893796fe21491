"""A received message as JSON: how searches show it, and what the inbound webhook is told of it.

https://postmarkapp.com/developer/webhooks/inbound-webhook. Imports this package's records only.
"""

from email.utils import format_datetime

from helpers.practice.dates import EASTERN
from helpers.practice.inbound_record import InboundMessage, hash_in
from helpers.practice.mail_source import source_of_received
from helpers.practice.records import Address
from helpers.practice.wire import Json

INBOUND_STREAM = "inbound"


def inbound_fields(message: InboundMessage) -> dict[str, Json]:
    """What a search and the webhook have in common: all but bodies, headers, status and stream."""
    return {
        "From": message.sender.email,
        "FromName": message.sender.name or "",
        "FromFull": _full(message.sender),
        "To": ", ".join(one.email for one in message.to),
        "ToFull": [_full(one) for one in message.to],
        "Cc": ", ".join(one.email for one in message.cc),
        "CcFull": [_full(one) for one in message.cc],
        "Bcc": "",
        "BccFull": [],
        "ReplyTo": message.reply_to,
        "OriginalRecipient": message.original_recipient,
        "Subject": message.subject,
        "Date": format_datetime(message.received_at.astimezone(EASTERN)),
        "MailboxHash": message.mailbox_hash,
        "Tag": message.tag,
        "Attachments": [
            {"Name": one.name, "ContentType": one.content_type, "ContentLength": one.content_length}
            for one in message.attachments
        ],
        "MessageID": message.message_id,
    }


def inbound_bodies(message: InboundMessage) -> dict[str, Json]:
    """The bodies and headers, which details and the webhook show. A reply is never stripped of what it quotes."""
    return {
        "TextBody": message.text_body,
        "HtmlBody": message.html_body,
        "StrippedTextReply": "",
        "Headers": [{"Name": name, "Value": value} for name, value in message.headers],
    }


def inbound_payload(message: InboundMessage, *, with_source: bool) -> dict[str, Json]:
    """What the inbound webhook is told: attachments with their content, and the mail's source if the server wants it.

    An inbound message has no RecordType.
    """
    attachments: list[Json] = [
        {
            "Name": one.name,
            "Content": one.content,
            "ContentType": one.content_type,
            "ContentLength": one.content_length,
        }
        for one in message.attachments
    ]
    source: dict[str, Json] = {"RawEmail": source_of_received(message)} if with_source else {}
    stream: dict[str, Json] = {"MessageStream": INBOUND_STREAM}
    return {**inbound_fields(message), **stream, **inbound_bodies(message), "Attachments": attachments, **source}


def _full(address: Address) -> Json:
    return {"Email": address.email, "Name": address.name or "", "MailboxHash": hash_in(address.email)}

"""What a message may hold, whoever sends it: lengths, bodies, metadata, headers, attachments.

Each rule looks at one payload and raises `Refused`, or does nothing. The limits and their sources stand in
`helpers.reference.limits`. Imports `helpers.reference` only.
"""

import binascii
import re

from helpers.practice.payload import Payload
from helpers.practice.refusals.row import Refused
from helpers.practice.refusals.sending import (
    ATTACHMENT_CONTENT,
    ATTACHMENT_NAME,
    ATTACHMENT_TYPE,
    FIELD_TOO_LONG,
    HEADER_INVALID,
    METADATA_COUNT,
    METADATA_LENGTH,
    METADATA_TWICE,
    NO_BODY,
    TRACK_LINKS_INVALID,
)
from helpers.reference.limits import (
    BODY_BYTES,
    FORBIDDEN_EXTENSIONS,
    FROM_LENGTH,
    METADATA_FIELDS,
    METADATA_KEY_LENGTH,
    METADATA_VALUE_LENGTH,
    SUBJECT_LENGTH,
    TAG_LENGTH,
)

TRACK_LINKS = ("None", "HtmlAndText", "HtmlOnly", "TextOnly")

_HEADER_NAME = re.compile(r"[!-9;-~]+")  # printable ASCII but the colon
_LINE_BREAK = re.compile(r"[\r\n\x00]")


def check_content(payload: Payload) -> None:
    """Every rule of this module, in the order in which Postmark is assumed to ask them."""
    check_lengths(payload)
    check_metadata(payload)
    check_headers(payload)
    check_track_links(payload)
    check_bodies(payload)
    check_attachments(payload)


def check_lengths(payload: Payload) -> None:
    """From, Subject and Tag are bounded; their length counts UTF-16 units."""
    _at_most("From", payload.get("From"), FROM_LENGTH)
    _at_most("Subject", payload.get("Subject"), SUBJECT_LENGTH)
    _at_most("Tag", payload.get("Tag"), TAG_LENGTH)


def _at_most(field: str, text: str | None, limit: int) -> None:
    if text and len(text) * 2 > limit and len(text.encode("utf-16-le")) // 2 > limit:
        raise Refused(FIELD_TOO_LONG, field=field, limit=f"{limit} characters")


def check_metadata(payload: Payload) -> None:
    """Up to 10 fields, names up to 20 and values up to 80 characters, no name twice in another letter case."""
    metadata = payload.get("Metadata") or {}
    if len(metadata) > METADATA_FIELDS:
        raise Refused(METADATA_COUNT)
    seen = set()
    for name, value in metadata.items():
        if len(name) > METADATA_KEY_LENGTH or len(value or "") > METADATA_VALUE_LENGTH:
            raise Refused(METADATA_LENGTH, field=name)
        if name.lower() in seen:
            raise Refused(METADATA_TWICE, field=name)
        seen.add(name.lower())


def check_headers(payload: Payload) -> None:
    """A custom header needs a name that mail can carry, and a value on one line."""
    for header in payload.get("Headers") or ():
        name, value = header.get("Name") or "", header.get("Value") or ""
        if not _HEADER_NAME.fullmatch(name) or _LINE_BREAK.search(value):
            raise Refused(HEADER_INVALID, name=name)


def check_track_links(payload: Payload) -> None:
    """TrackLinks is one of four words."""
    value = payload.get("TrackLinks")
    if value and value not in TRACK_LINKS:
        raise Refused(TRACK_LINKS_INVALID, value=value)


def check_bodies(payload: Payload) -> None:
    """There is a text or an HTML body, and neither is over 5 MB."""
    text, html = payload.get("TextBody"), payload.get("HtmlBody")
    if not text and not html:
        raise Refused(NO_BODY)
    for field, body in (("TextBody", text), ("HtmlBody", html)):
        if body and len(body) * 4 > BODY_BYTES and len(body.encode()) > BODY_BYTES:
            raise Refused(FIELD_TOO_LONG, field=field, limit="5 MB")


def check_attachments(payload: Payload) -> None:
    """Every attachment has a name of an allowed type and content in base64."""
    for attachment in payload.get("Attachments") or ():
        name, content = attachment.get("Name"), attachment.get("Content")
        if not name or content is None:
            raise Refused(ATTACHMENT_NAME)
        if _extension(name) in FORBIDDEN_EXTENSIONS:
            raise Refused(ATTACHMENT_TYPE)
        if not _is_base64(content):
            raise Refused(ATTACHMENT_CONTENT, name=name)


def _extension(name: str) -> str:
    """What stands after the last dot, in lower case; empty when there is no dot."""
    _, dot, extension = name.rpartition(".")
    return extension.lower().strip() if dot else ""


def _is_base64(content: str) -> bool:
    """Whether `content` is base64; line breaks are fine, as several clients wrap it."""
    try:
        binascii.a2b_base64("".join(content.split()), strict_mode=True)
    except ValueError:  # binascii.Error is one, and so is a character that is not ASCII
        return False
    return True

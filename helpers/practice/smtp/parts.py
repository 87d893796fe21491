"""The bodies and attachments of a mail, taken out of its MIME parts as POST /email would have them.

The first text part and the first HTML part are the bodies. Imports this package only.
"""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message as Mail
from functools import lru_cache

from helpers.practice.payload import AttachmentPayload, Payload
from helpers.practice.smtp.headers import plain_text

_BODIES = {"text/plain": "TextBody", "text/html": "HtmlBody"}
_UNNAMED = "attachment"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """What a Content-Type says."""

    type: str
    charset: str | None
    name: str | None  # of the file


@lru_cache(maxsize=256)  # the same few come with every mail, and reading one takes long
def _read_kind(header: str | None, otherwise: str) -> _Kind:
    part = Mail()
    part.set_default_type(otherwise)
    if header is not None:
        part["Content-Type"] = header
    charset = part.get_content_charset()
    return _Kind(type=part.get_content_type(), charset=charset and str(charset), name=part.get_filename())


def _kind(part: Mail) -> _Kind:
    header = part.get("Content-Type")
    return _read_kind(None if header is None else str(header), part.get_default_type())


def add_parts(mail: Mail, payload: Payload) -> None:
    """Put the bodies and the attachments of `mail` into `payload`."""
    bodies: dict[str, str] = {}
    attachments: list[AttachmentPayload] = []
    for part in _leaves(mail):
        field = None if _is_attached(part) else _BODIES.get(_kind(part).type)
        if field is None:
            attachments.append(_attachment(part))
        elif field not in bodies:
            bodies[field] = _text(part)
    payload["TextBody"], payload["HtmlBody"] = bodies.get("TextBody"), bodies.get("HtmlBody")
    if attachments:
        payload["Attachments"] = attachments


def _leaves(mail: Mail) -> Iterator[Mail]:
    """The parts that hold something, in order; a mail inside the mail counts as one part."""
    waiting = [mail]
    while waiting:
        part = waiting.pop()
        inside = part.get_payload()
        if isinstance(inside, list) and _kind(part).type.startswith("multipart/"):
            waiting.extend(one for one in reversed(inside) if isinstance(one, Mail))
        else:
            yield part


def _is_attached(part: Mail) -> bool:
    if "Content-Disposition" not in part:
        return _kind(part).name is not None
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None


def _text(part: Mail) -> str:
    """A body as text. An unknown charset counts as UTF-8."""
    content = _content(part)
    try:
        return content.decode(_kind(part).charset or "utf-8", "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


def _content(part: Mail) -> bytes:
    """What the part holds once its transfer encoding is undone; a mail inside the mail is written out again."""
    inside = part.get_payload()
    if isinstance(inside, list):
        return b"".join(one.as_bytes() for one in inside if isinstance(one, Mail))
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _attachment(part: Mail) -> AttachmentPayload:
    """A part as an attachment; what is in base64 already is not decoded, so that a mistake in it shows."""
    inside = part.get_payload()
    encoded = str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64" and isinstance(inside, str)
    return {
        "Name": plain_text(part.get_filename() or _UNNAMED),
        "Content": inside if encoded and isinstance(inside, str) else b64encode(_content(part)).decode(),
        "ContentType": _kind(part).type,
        "ContentID": part.get("Content-ID"),
    }

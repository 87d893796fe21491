"""Reading the address fields of a message: From, To, Cc, Bcc, ReplyTo.

A field is a comma-separated list; a comma inside double quotes belongs to a name. Lengths are bounded before any
pattern is tried, so that a hostile field costs no time. Imports `helpers.reference` only.
"""

import re

from helpers.practice.records import Address
from helpers.practice.refusals.row import Refused
from helpers.practice.refusals.sending import (
    ADDRESS_DOMAIN,
    ADDRESS_INVALID,
    ADDRESS_WITHOUT_AT,
    INVALID_FROM,
    TOO_MANY_RECIPIENTS,
)
from helpers.reference.limits import RECIPIENTS_PER_MESSAGE

_LONGEST = 320  # characters of one address: 64 before the @, 255 after it

_PLAIN = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9]+")
_LOCAL_PART = re.compile(r'"[^"]+"|[^\s@<>()\[\],;:"\\]+')
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W_](?:[\w-]*[^\W_])?")
_ESCAPED = re.compile(r"\\(.)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def read_addresses(field: str, text: str) -> tuple[Address, ...]:
    """The addresses in `text`, the value of `field`; raises `Refused` at the first that is none."""
    if len(text) <= _LONGEST and _PLAIN.fullmatch(text):
        return (Address(email=text),)
    pieces = [piece for piece in map(str.strip, _split(text)) if piece]
    if len(pieces) > RECIPIENTS_PER_MESSAGE:
        raise Refused(TOO_MANY_RECIPIENTS, count=len(pieces))
    return tuple(_read_one(field, piece) for piece in pieces)


def read_sender(text: str) -> Address:
    """The one address in From; raises `Refused` when there is none or more than one."""
    try:
        (sender,) = read_addresses("From", text)
    except (Refused, ValueError):
        raise Refused(INVALID_FROM, value=text) from None
    return sender


def _split(text: str) -> list[str]:
    """`text` cut at the commas that stand outside double quotes."""
    if '"' not in text:
        return text.split(",")
    pieces, start, quoted, escaped = [], 0, False, False
    for position, character in enumerate(text):
        if character == "," and not quoted:
            pieces.append(text[start:position])
            start = position + 1
        elif character == '"' and not escaped:
            quoted = not quoted
        escaped = quoted and character == "\\" and not escaped
    return [*pieces, text[start:]]


def _read_one(field: str, text: str) -> Address:
    name, email = _name_and_email(text)
    if len(email) > _LONGEST or _CONTROL.search(text):
        raise Refused(ADDRESS_INVALID, field=field, value=email)
    if _PLAIN.fullmatch(email):
        return Address(email=email, name=name)
    local_part, at, domain = email.rpartition("@")
    if not at or ("@" in local_part and not local_part.startswith('"')):
        raise Refused(ADDRESS_WITHOUT_AT, field=field, value=email)
    if not _DOMAIN.fullmatch(domain):
        raise Refused(ADDRESS_DOMAIN, field=field, domain=domain, value=email)
    if not _LOCAL_PART.fullmatch(local_part):
        raise Refused(ADDRESS_INVALID, field=field, value=email)
    return Address(email=email, name=name)


def _name_and_email(text: str) -> tuple[str | None, str]:
    """`"Receiver, Joe" <joe@example.com>` in its two parts; a quote that never closes spoils the whole."""
    if _ESCAPED.sub("", text).count('"') % 2:
        return None, text.lstrip('"')
    if not text.endswith(">") or "<" not in text:
        return None, text
    name, _, email = text[:-1].rpartition("<")
    return _unquoted(name.strip()), email.strip()


def _unquoted(name: str) -> str | None:
    if name.startswith('"') and name.endswith('"') and len(name) > 1:
        name = _ESCAPED.sub(r"\1", name[1:-1])
    return name or None

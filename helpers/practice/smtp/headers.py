"""What stands in the header of a mail, as text: folding undone, encoded words read, addresses told apart.

Imports nothing of this project.
"""

import re
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.utils import getaddresses

_FOLD = re.compile(r"\r?\n(?=[ \t])")
_SPECIAL = re.compile(r'[()<>@,:;".\[\]\\]')
_ESCAPED = re.compile(r'(["\\])')


def plain_text(raw: str) -> str:
    """The value of a header as people read it. What cannot be decoded stays as it came."""
    text = _FOLD.sub("", raw) if "\n" in raw else raw
    if not text.isascii():
        text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return _decoded(text) if "=?" in text else text


def _decoded(text: str) -> str:
    try:
        return str(make_header(decode_header(text)))
    except (HeaderParseError, LookupError, ValueError):  # no base64, an unknown charset, bytes that it has not
        return text


def addresses_in(raw: str) -> list[tuple[str, str]]:
    """Name and address of everybody in an address header; an address that cannot be read is empty."""
    return [(plain_text(name), email) for name, email in getaddresses([_FOLD.sub("", raw)])]


def mailbox(name: str, email: str) -> str:
    """One address with its name, quoted where the name needs it."""
    if not name:
        return email
    if _SPECIAL.search(name):
        escaped = _ESCAPED.sub(r"\\\1", name)
        return f'"{escaped}" <{email}>'
    return f"{name} <{email}>"

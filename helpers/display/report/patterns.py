"""What a secret looks like in a text of unknown origin, and what a person's address looks like.

Imports the token, for its mask. The records are masked when they are made; this is the net under them.
"""

import re
from collections.abc import Callable, Collection

from helpers.client.token import MASK, Token
from helpers.reference.destinations import is_harmless

LEFT_OUT = "•••"
_POSTMARKS_OWN = "postmarkapp.com"
_NAME = r"[\w.-]{0,40}(?:token|secret|passw(?:or)?d|pass|pwd|api[_-]?key|[_-]key|credential|session)"
# An RSA public key, as DNS publishes it for DKIM; a private key begins otherwise. Source: RFC 5280, section 4.1.
_PUBLIC_KEY = r"(?-i:MIGfMA0GCSqGSIb3DQEB|MIIBIjANBgkqhkiG9w0B)[A-Za-z0-9+/=]+"
_SECRETS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # user name and password in an address
        r"(?<=://)([^\s/?#@]+)@",
        r"(?<=://)([^\s:/]+:(?!\d{1,5}(?:[/?#\s]|$))\S+)@",
        # headers, and what a login or a library prints of them
        r"(?:authorization|cookie)[\"']?\s{0,4}[:=]\s{0,4}[\"']?([^\n\"']+)",
        r"X-Postmark-(?:Server|Account)-Token[\"']?\s{0,4}[:=]\s{0,4}[\"']?([^\s\"',]+)",
        r"\b(?:bearer|basic)\s+(?=\S*\d|\S{20})([^\s\"',]+)",
        r"\bAUTH[ \t]+(?:PLAIN|LOGIN|CRAM-MD5|XOAUTH2)[ \t]+(?!CRAM-MD5|XOAUTH2)(\S{8,})",
        r"Illegal header value\s+(.+)",
        # NAME=value, "name": "value"; after a colon in a sentence only what has a digit in it
        rf"{_NAME}[\"'\]]{{0,3}}(?:=>?|\s?=>?\s?[\"']|[\"']\]?\s{{0,4}}:)\s{{0,4}}[\"']?([^\s\"'&,;<>]+)",
        rf"{_NAME}\s?:\s{{1,4}}[\"']?(?=\S*\d)([^\s\"',;]{{6,}})",
        # keys of other services, and long words in which letters and digits mix
        r"\b((?:SG\.|xkeysib-|re_|sk_|key-|PM-[TB]-)[\w.-]{12,})",
        rf"{_PUBLIC_KEY}|((?-i:(?=[\w+]*\d)(?=[\w+]*[A-Z])(?=[\w+]*[a-z]))[A-Za-z0-9_+]{{20,}}={{0,2}})",
    )
)
_HEX = re.compile(r"(?:[0-9a-f]-?){11,}[0-9a-f]", re.IGNORECASE)
_ADDRESS = re.compile(r"([^\s@<>\"'(),;:=\[\]|\\“”/&?]+)(@|%40)([\w-]+(?:\.[\w-]+)*)", re.IGNORECASE)


def writable(text: str) -> str:
    """`text` as a file can hold it: half a surrogate pair becomes `?`."""
    return text.encode("utf-8", "replace").decode("utf-8")


def without_secrets(text: str, ids: Collection[str] = ()) -> str:
    """`text` with everything masked that looks like a secret. `ids`: known MessageIDs, which have a token's form."""
    for pattern in _SECRETS:
        text = pattern.sub(_masked, text)
    return _HEX.sub(_unless_one_of(ids), text)


def _masked(match: re.Match[str]) -> str:
    if match[1] is None:
        return match.group()
    before, after = match.group()[: match.start(1) - match.start()], match.group()[match.end(1) - match.start() :]
    return f"{before}{mask_of(match[1])}{after}"


def mask_of(secret: str) -> str:
    """The mask of a secret; what is masked already, the public test token and practice tokens stay as they are."""
    token = Token(secret)
    known = secret.startswith(MASK) and len(secret) <= len(MASK) + 4
    return secret if known or token.is_test or token.is_practice else token.masked


def _unless_one_of(ids: Collection[str]) -> Callable[[re.Match[str]], str]:
    """Masks a run of hexadecimal digits but for the ids in it; dates and plain numbers stay."""
    known = re.compile(f"({'|'.join(map(re.escape, ids))})" if ids else r"(?!)()", re.IGNORECASE)

    def shown(match: re.Match[str]) -> str:
        pieces = known.split(match.group())
        return "".join(piece if at % 2 else _hex_masked(piece) for at, piece in enumerate(pieces))

    return shown


def _hex_masked(run: str) -> str:
    digits = run.replace("-", "")
    mixed = not digits.isdigit() and not digits.isalpha()
    return mask_of(run) if len(digits) >= 20 or (mixed and len(digits) >= 8) else run


def without_owners(text: str) -> str:
    """`text` with the local part of each address masked, `a•••@example.com`, but for addresses that reach nobody."""
    return _ADDRESS.sub(_ownerless, text)


def _ownerless(match: re.Match[str]) -> str:
    owner, at, domain = match.groups()
    if owner.startswith("•") or domain.lower() == _POSTMARKS_OWN or is_harmless(f"{owner}@{domain}"):
        return match.group()
    return f"{owner[0]}{LEFT_OUT}{at}{domain}"

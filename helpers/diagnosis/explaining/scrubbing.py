"""What must never be quoted from handed-over text: tokens, passwords, addresses' owners, the values of magic links.

Rather too much is hidden than too little: a quotation only has to show where something was found. Imports the mask.
"""

import re
from collections.abc import Iterator

from helpers.client.token import MASK
from helpers.diagnosis.explaining.sign_in_errors import SIGN_IN_ERRORS

Span = tuple[int, int]  # from, up to

_VALUE = r"""(\\*"[^"\n]*|\\*'[^'\n]*|[^\s"'\\,;&<>})\]]+)"""
_PROMISING = (  # parts of names whose values are secrets
    "token|secret|pass|pwd|api[_-]?key|[_-]key|authorization|credential|cookie|session|dsn|user|login"
)
_NAME = rf"[\w.-]{{0,60}}(?:{_PROMISING})[\w.-]{{0,60}}(?<!error)(?<!exception)"  # InvalidAPIKeyError: is no secret
_ERROR_NAME = rf"error=(?:{'|'.join(SIGN_IN_ERRORS)})[.,;:)\]\\]*(?:[&\s\"'<>#]|$)"  # what a sign-in ended on
_HIDDEN = (
    # a name that promises a secret, then its value: X-Postmark-Server-Token: …, "password" => …, AUTH_POSTMARK_KEY=…
    # (but not “MissingSecret: Please …” and “Invalid login: 535 …”)
    re.compile(
        rf"""{_NAME}\]?[\\"']{{0,4}}\s{{0,4}}(?:=>|[:=])\s{{0,4}}(?!Please\s|[245]\d\d\s){_VALUE}""", re.IGNORECASE
    ),
    # the whole value of these, whatever it consists of
    re.compile(r"""(?:proxy-)?authorization[\\"']{0,4}\s?(?:=>|[:=])\s?[\\"']{0,4}([^\n"']+)""", re.IGNORECASE),
    re.compile(
        r"""X-Postmark-(?:Server|Account)-Token[\\"']{0,4}\s?(?:=>|[:=])\s?[\\"']{0,4}([^\n"']+)""", re.IGNORECASE
    ),
    # what a client library is made with
    re.compile(r"""(?:Client|Transport|Postmark)(?:\.new)?\(\s{0,4}\\?["']([^"'\n]+)"""),
    re.compile(r"\b(?:bearer|basic)\s+([^\s\"',]+)", re.IGNORECASE),
    re.compile(r"\bAUTH[ \t]+(?:PLAIN|LOGIN|CRAM-MD5|XOAUTH2)[ \t]+(\S+)", re.IGNORECASE),
    re.compile(r"Illegal header value\s+(.+)", re.IGNORECASE),
    # user name and password in an address, and everything behind a question mark's names
    re.compile(r"(?<=://)([^\s/?#]*)@"),
    re.compile(r"(?<=://)([^\s:/]+:(?!\d{1,5}[/?#\s])\S+)@"),
    re.compile(rf"[?&#](?!{_ERROR_NAME})[\w.\[\]-]{{1,60}}=([^&\s\"'<>#]+)"),
    # whose mailbox it is; its domain often matters
    re.compile(r"([^\s@<>\"'(),;:=\[\]|\\]+)@(?=[\w-])"),
    # anything that could be a token by its looks
    re.compile(r"([A-Za-z0-9_+/=~%-]*\d[A-Za-z0-9_+/=~%-]*)(?<=[A-Za-z0-9_+/=~%-]{16})"),
    re.compile(r"([0-9a-fA-F-]{16,})"),
    re.compile(r"(?<![A-Za-z_-])(?=(?:[A-Za-z_-]{0,80}?[a-z][A-Z]){4})([A-Za-z_-]{20,})"),  # no digit in it by chance
    re.compile(r"((?:SG\.|xkeysib-|re_|sk_|key-|PM-[TB]-)[\w.-]{12,})"),
    # short base64, as in the dialogue of a login: a digit, a small and a capital letter in one word
    re.compile(r"(?<![\w+/])(?=[A-Za-z+/]*\d)(?=[A-Z\d+/]*[a-z])(?=[a-z\d+/]*[A-Z])([A-Za-z0-9+/]{8,}={0,2})"),
    re.compile(r"(?<![\w+/])([A-Za-z0-9+/]{4,}={1,2})(?![\w=>])"),
)


def hidden_spans(text: str) -> list[Span]:
    """Where secrets stand in `text`: spans in order, none touching another."""
    return list(_merged(sorted(match.span(1) for pattern in _HIDDEN for match in pattern.finditer(text) if match[1])))


def _merged(spans: list[Span]) -> Iterator[Span]:
    start, end = -1, -1
    for begins, ends in spans:
        if begins > end:
            if end > start:
                yield start, end
            start, end = begins, ends
        end = max(end, ends)
    if end > start:
        yield start, end


def scrubbed(text: str, start: int = 0, end: int | None = None) -> str:
    """`text[start:end]` with each secret as bullets, on one line; what stands around the cut decides too."""
    shown, at, end = [], start, len(text) if end is None else end
    for begins, ends in hidden_spans(text):
        if ends > start and begins < end:
            shown += [text[at : max(begins, at)], MASK]
            at = ends
    shown.append(text[at:end])
    return " ".join("".join(letter if letter.isprintable() else " " for letter in "".join(shown)).split())

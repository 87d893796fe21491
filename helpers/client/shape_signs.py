"""The signs of a faulty token, one function a sign: the text -> a sentence of evidence, or None.

Pure; knows nothing of rows or of what to do. A sentence describes the text and never quotes it.
"""

import re

from helpers.reference.practice_tokens import is_practice_token

USUAL_LENGTH = 36  # characters; both kinds look like 8-4-4-4-12
LONGEST = 256  # characters; anything longer is no token and is not sent

_USUAL = re.compile(r"[0-9a-z]{8}(-[0-9a-z]{4}){3}-[0-9a-z]{12}", re.IGNORECASE)
_PART_OF_USUAL = re.compile(r"[0-9a-f]{4,}(-[0-9a-f]{0,12}){0,4}", re.IGNORECASE)
_QUOTES = "\"'`“”‘’«»"
_NAME = r"\s*(export\s+)?[A-Za-z_][A-Za-z0-9_]*\s*[=:](?!//)\s*"
_HEADER_NAME = r"\s*x-postmark-(server|account)-token\s*:\s*"
_ASSIGNMENT = re.compile(_NAME + r"\S")
_HEADER_LINE = re.compile(_HEADER_NAME, re.IGNORECASE)
_BEARER = re.compile(r"\s*bearer\b\s*", re.IGNORECASE)
_AROUND = re.compile(f"{_HEADER_NAME}|{_BEARER.pattern}|{_NAME}", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"abc[-_]?123|x{3,}|\*{3,}|•{3,}|\.{3}|<[^>]*>|\$?\{.*\}"
    r"|your[-_ ]|change[-_ ]?me|todo|example|secret|token|api[-_]?key",
    re.IGNORECASE,
)
_OTHER_PROVIDER = {
    "SendGrid": re.compile(r"SG\.[\w-]{10,}"),
    "Resend": re.compile(r"re_\w{8,}"),
    "Mailgun": re.compile(r"key-[0-9a-f]{16,}"),
    "Brevo": re.compile(r"xkeysib-"),
    "Stripe": re.compile(r"(sk|pk|rk)_(live|test)_"),
    "Amazon Web Services": re.compile(r"AKIA[0-9A-Z]{12,}"),
    "GitHub": re.compile(r"gh[pousr]_\w{20,}|github_pat_"),
    "Mandrill": re.compile(r"md-[\w-]{20,}"),
}
_SMTP_PAIR = re.compile(r"PM-[TB]-[\w-]+(\s+|\s*[:,/]\s*)\S+|smtps?://", re.IGNORECASE)
_TWO_VALUES = re.compile(r"[\w-]{20,}(\s+|\s*[:,]\s*)[\w-]{20,}")
_SMTP_KEY = re.compile(r"PM-[TB]-", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad]")
_UTF16_MARKS = ("\udcff\udcfe", "\udcfe\udcff")  # its two bytes, as Python keeps what is no UTF-8
_SPACES = {"\n": "a line break", "\r": "a line break", "\t": "a tab", "\u00a0": "a non-breaking space"}


def bare(text: str) -> str:
    """What is left without what comes along: NAME=, Bearer, a header's name, quotation marks, what does not show."""
    body = _INVISIBLE.sub("", text).strip().strip(_QUOTES)
    around = _AROUND.match(body)
    return body[around.end() if around else 0 :].strip().strip(_QUOTES).strip()


def missing(text: str) -> str | None:
    """Nothing but white space."""
    return "The text is empty." if not text.strip() else None


def white_space(text: str) -> str | None:
    """A space, tab or line break that no other sign accounts for."""
    if not text.strip() or not any(letter.isspace() for letter in text) or _is_utf16(text):
        return None
    said_by_another_row = text == text.strip() and (
        bearer(text) or header_line(text) or assignment(text) or smtp_pair(text)
    )
    return None if said_by_another_row else _where_space(text)


def _where_space(text: str) -> str:
    at = next(index for index, letter in enumerate(text) if letter.isspace())
    place = (
        "at the start"
        if at == 0
        else "at the end"
        if not text[at:].strip()
        else f"after {at} character{'s' * (at > 1)}"
    )
    return f"There is {_SPACES.get(text[at], 'a space')} {place}."


def quotes(text: str) -> str | None:
    """A quotation mark at either end."""
    body = text.strip()
    return "It starts or ends with a quotation mark." if body and (body[0] in _QUOTES or body[-1] in _QUOTES) else None


def assignment(text: str) -> str | None:
    """A line of a settings file."""
    return "It is a whole NAME=value line." if _ASSIGNMENT.match(text) else None


def header_line(text: str) -> str | None:
    """One of Postmark's two headers, name and value."""
    return "It is a whole header line, name and value." if _HEADER_LINE.match(text) else None


def bearer(text: str) -> str | None:
    """The value of an Authorization header."""
    return "It starts with “Bearer”." if _BEARER.match(text) else None


def invisible(text: str) -> str | None:
    """A zero-width space, a direction mark and the like."""
    found = _INVISIBLE.search(text)
    return f"Character {found.start() + 1} is invisible (U+{ord(found.group()):04X})." if found else None


def foreign_letter(text: str) -> str | None:
    """Anything but printable ASCII and white space."""
    if _is_utf16(text):
        return "It is written in UTF-16, as some programs on Windows save text; save it as UTF-8."
    for at, letter in enumerate(text, start=1):
        if not (" " <= letter <= "~" or letter.isspace() or _INVISIBLE.match(letter)):
            return f"Character {at} (U+{ord(letter):04X}) is none that a token has."
    return None


def _is_utf16(text: str) -> bool:
    """Whether every second character is NUL, behind the mark that such files begin with or without it."""
    letters = text[2:] if text.startswith(_UTF16_MARKS) else text
    return len(letters) > 3 and any(not half.strip("\0") for half in (letters[::2], letters[1::2]))


def address(text: str) -> str | None:
    """An e-mail address."""
    return "It is an e-mail address." if re.fullmatch(r"[^@\s:/]+@[^@\s]+\.[^@\s]+", bare(text)) else None


def url(text: str) -> str | None:
    """A web address."""
    is_url = re.match(r"https?://|www\.|[\w.-]*postmarkapp\.com", bare(text), re.IGNORECASE)
    return "It is a web address." if is_url else None


def other_provider(text: str) -> str | None:
    """A key in the form of another service."""
    name = next((name for name, shape in _OTHER_PROVIDER.items() if shape.match(bare(text))), None)
    return f"It begins as keys of {name} do." if name else None


def smtp_pair(text: str) -> str | None:
    """Two values in one: user name and password, or two tokens."""
    body = bare(text)
    if _SMTP_PAIR.match(body):
        return "It holds a user name and a password for SMTP."
    is_pair = _TWO_VALUES.fullmatch(body)
    return "It holds two values: two tokens, or a user name and a password for SMTP." if is_pair else None


def smtp_key(text: str) -> str | None:
    """One half of an SMTP token."""
    alone = _SMTP_KEY.match(bare(text)) and not smtp_pair(text)
    return "It begins as the access keys of SMTP tokens do." if alone else None


def too_long(text: str) -> str | None:
    """Far more than a token has."""
    return f"It has {len(text):,} characters; a token has {USUAL_LENGTH}." if len(text) > LONGEST else None


def truncated(text: str) -> str | None:
    """A piece of a token in its usual form."""
    part = len(text) < USUAL_LENGTH and _PART_OF_USUAL.fullmatch(text) and not placeholder(text)
    return f"It has {len(text)} characters; a token has {USUAL_LENGTH}." if part else None


def placeholder(text: str) -> str | None:
    """What examples write where the value belongs."""
    body = bare(text)
    if len(body) > USUAL_LENGTH or is_practice_token(body) or other_provider(text) or address(text) or url(text):
        return None
    one_letter = len(body) >= 4 and len(set(body.replace("-", ""))) == 1
    return "It is a stand-in from an example, not a value." if one_letter or _PLACEHOLDER.search(body) else None


def unusual(text: str) -> str | None:
    """No other sign, and yet not the usual form."""
    if _USUAL.fullmatch(text):
        return None
    return f"It has {len(text)} character{'s' * (len(text) != 1)} and not the usual 8-4-4-4-12 form."

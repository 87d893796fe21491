"""What a text of Postmark's says of an address that it refuses, behind the name of the field.

A text that says it leaves nothing open; one that only quotes a piece of the address makes a cause likely. Imports the
records and the sources.
"""

import re
from dataclasses import dataclass

from helpers.diagnosis.explaining.wording_pattern import QUOTE, wording
from helpers.reference.error_codes import ERROR_CODES
from helpers.reference.sources import SUPPORT, Source, documented

_REACH = 260  # characters behind the field's name that belong to the same text
# Where a program's own text goes on; an escaped quotation mark ends the Message only before what JSON goes on with.
_END = re.compile(r'(?<!\\)"|\\"(?=\s*[,}\]])|[{}]|&quot;|\n\s*at\s')
_NO_SIGNATURE = wording(r"not an? (?:\w+ )?sender signature")
_CUT_PIECE = wording(r"Illegal email address '(?:(?!')[^@\n]){1,80}'")
_BAD_PART = wording(r"Illegal email (?P<part>mailbox|domain) '")
_PARTS = {"mailbox": "The part before the @", "domain": "The domain behind the @"}
_ONE_ADDRESS = re.compile(rf"\s*:?\s*{QUOTE}[^\n]{{1,260}}?{QUOTE}")
_GOES_ON = re.compile(r":?[^\S\n]+[a-z]{2,}[^\S\n]+[a-z]{2,}")
_ARTICLE_300 = documented(f"{SUPPORT}/1180-what-does-errorcode-300-mean")
_ARTICLE_422 = documented(f"{SUPPORT}/troubleshooting-422-unprocessable-entity-errors")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One field that a text names: what is wrong with it, what to do, and what else it could be."""

    field: str
    wrong: str
    fix: str = ""  # nothing: correct the field
    others: tuple[str, ...] = ()  # nothing: the text says it
    means: int | None = None  # the ErrorCode that stands for the same fault elsewhere
    source: Source | None = None


def fault_of(field: str, text: str, end: int) -> Named:
    """What `text` says behind the name of an address field, which ends at `end`."""
    rest = text[end : end + _REACH]
    ends = _END.search(rest)
    rest = rest[: ends.start()] if ends else rest
    if _NO_SIGNATURE.search(rest):
        return _unverified(field)
    if _CUT_PIECE.search(rest):
        return _cut_at_a_comma(field)
    if part := _BAD_PART.search(rest):
        wrong = f"{_PARTS[part['part'].lower()]} of an address in {field} has a form that Postmark does not take."
        return Named(field=field, wrong=wrong, source=_ARTICLE_300)
    if _says_something_else(rest):
        return _unread(field)
    return Named(field=field, wrong=f"{field} is empty, or holds something that is no address.")


def _unverified(field: str) -> Named:
    return Named(
        field=field,
        wrong=f"It says that the address in {field} is no verified sender signature of the account.",
        fix=ERROR_CODES[400].fix,
        means=400,
        source=_ARTICLE_422,
    )


def _cut_at_a_comma(field: str) -> Named:
    """The piece that is quoted has no @: the field was cut up at commas, and the piece is no address."""
    return Named(
        field=field,
        wrong=f"What it quotes of {field} has no @: likely a part of a name that was cut at a comma or another sign.",
        fix='Put a name that holds a sign into quotation marks: "Joe Sender, jr" <sender@example.com>.',
        others=(f"{field} holds a name or a word where an address belongs.", "The address lost its @ on the way."),
        source=_ARTICLE_300,
    )


def _unread(field: str) -> Named:
    return Named(
        field=field,
        wrong="What it says of it is no text that this kit knows.",
        fix=f"Read the rest of the text, and correct {field}.",
        others=(
            f"{field} is empty, or holds something that is no address.",
            f"{field} holds an address that the account may not use there.",
        ),
    )


def _says_something_else(rest: str) -> bool:
    """Whether a sentence goes on behind the address, as in “'x' is not …”."""
    address = _ONE_ADDRESS.match(rest)
    return _GOES_ON.match(rest, address.end() if address else 0) is not None

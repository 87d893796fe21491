"""Which field of a message Postmark's Message names beside ErrorCode 300, which stands for every rule of a field.

Imports the texts and the places of codes. A Message counts for the ErrorCode that it stands beside, and for no other.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from helpers.diagnosis.explaining.address_faults import Named, fault_of
from helpers.diagnosis.explaining.own_words import OWN_TEXTS, OwnText
from helpers.diagnosis.explaining.pasted import MOST_PLACES
from helpers.diagnosis.explaining.scrubbing import scrubbed
from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.explaining.stated import BODY_REACH, message_of, printed_codes_in, stated_codes
from helpers.diagnosis.records import Confidence
from helpers.reference.sources import API_DOCS, documented

INVALID_FIELD = 300
_TEXTS = tuple(own for own in OWN_TEXTS if own.field or "field" in own.pattern.groupindex)
_SPELLED = {field.lower(): field for field in ("From", "To", "Cc", "Bcc", "ReplyTo")}
_FIELD_OF_HEADER = {"reply-to": "ReplyTo", "from": "From", "to": "To", "cc": "Cc", "bcc": "Bcc", "subject": "Subject"}
_EMAIL = documented(f"{API_DOCS}/email-api")

Span = tuple[int, int]


def fields_named(text: str) -> dict[str, Named]:
    """The fields that refusals in `text` name, by their names; {} if one of the refusals names none."""
    return {one.field: one for one in _refused_fields(text)}


def with_fields(words: Words, text: str) -> Words:
    """The words of ErrorCode 300 for the fields that the text names; as they are where it names none."""
    refused = _refused_fields(text)
    if not refused:
        return words
    names = tuple(dict.fromkeys(one.field for one in refused))
    others = tuple(dict.fromkeys(other for one in refused for other in one.others))
    wrong = " ".join(dict.fromkeys(one.wrong for one in refused))
    return replace(
        words,
        cause=f"Postmark's Message names the field{'s' * (len(names) > 1)}: {', '.join(names)}. {wrong}",
        next_step=" ".join(dict.fromkeys(_steps(refused))),
        alternatives=others,
        how_to_tell="Compare the field as it was sent with what Message quotes of it." if others else "",
        confidence=Confidence.LIKELY if others else words.confidence,
        source=next((one.source for one in refused if one.source), words.source),
    )


def _steps(refused: tuple[Named, ...]) -> Iterator[str]:
    plain = dict.fromkeys(one.field for one in refused if not one.fix)
    if plain:
        yield f"Correct {', '.join(plain)} and send again."
    yield from (one.fix for one in refused if one.fix)


def _refused_fields(text: str) -> tuple[Named, ...]:
    """Every field that a refusal names with every fault of it; () if one of the refusals names none."""
    messages = list(islice(_messages(text), MOST_PLACES))
    named = [_named_in(text, span) for span in messages or [(0, len(text))]]
    return tuple(dict.fromkeys(one for fields in named for one in fields)) if all(named) else ()


def _messages(text: str) -> Iterator[Span]:
    """Where the text of each ErrorCode 300 stands: of those that a body states, or else of those that a program prints.

    No text is taken for two of them.
    """
    places = list(stated_codes(text)) or list(printed_codes_in(text))
    ends = [*(found.start() for _, found in places), len(text)][1:]
    free = 0
    for (code, found), following in zip(places, ends, strict=True):
        own = message_of(text, found, free, following) or _beside(text, found, free, following)
        free = max(found.end(), own[1])
        if code == INVALID_FIELD:
            yield own


def _beside(text: str, found: re.Match[str], free: int, following: int) -> Span:
    """Where no Message is printed with a code: what stands before it, or what follows if that names no field."""
    at = found.start("number")  # some libraries print the Message and the number as one
    before = max(free, at - BODY_REACH), max(free, at)
    return before if _named_in(text, before) else (found.end(), min(following, found.end() + BODY_REACH))


def _named_in(text: str, span: Span) -> list[Named]:
    seen = sorted(_places(text, span), key=lambda place: place[1].start())
    return [_named(own, found) for own, found in seen]


def _places(text: str, span: Span) -> Iterator[tuple[OwnText, re.Match[str]]]:
    for own in _TEXTS:
        for found in islice(own.pattern.finditer(text, *span), MOST_PLACES):
            yield own, found


def _named(own: OwnText, found: re.Match[str]) -> Named:
    parts = found.groupdict()
    if parts.get("field"):
        return fault_of(_SPELLED[parts["field"].lower()], found.string, found.end())
    return _of_a_header(parts["header"]) if parts.get("header") else Named(field=own.field, wrong=own.wrong)


def _of_a_header(name: str) -> Named:
    """A header that is not allowed, with the field of the message that stands for it where there is one."""
    field = _FIELD_OF_HEADER.get(name.lower())
    if field is None:
        return Named(field="Headers", wrong=f"The header {scrubbed(name)} is not allowed there.")
    wrong = f"The header {name} is not allowed there: the message has the field {field} for it."
    return Named(field="Headers", wrong=wrong, fix=f"Take {name} out of Headers and set {field}.", source=_EMAIL)

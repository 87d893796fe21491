"""Handed-over text that cannot be read, or only in part: nothing, binary data, a whole disk of logs.

Imports the sightings and the pasted text.
"""

from collections.abc import Iterator
from dataclasses import replace

from helpers.diagnosis.explaining.pasted import Pasted
from helpers.diagnosis.explaining.places import EDGE
from helpers.diagnosis.explaining.sighting import Sighting, Words
from helpers.diagnosis.records import Confidence, Severity
from helpers.reference.sources import API_DOCS, assumed

_SOURCE = assumed(f"{API_DOCS}/overview#error-codes", "a rule of this kit: nothing is guessed")
READ_IN_PART = "EXPLAIN693"
_SAMPLE = 4_000  # characters that show whether it is text
_ODD = 0.1  # more than this part of it unprintable: not text

_NOTHING = Words(
    code="EXPLAIN691",
    severity=Severity.INFO,
    title="There is nothing to explain",
    cause="The text is empty, or white space only.",
    next_step="Paste an error line, a log, a reply's body or a transcript.",
    source=_SOURCE,
    confidence=Confidence.OPEN,
)
_NO_TEXT = Words(
    code="EXPLAIN692",
    severity=Severity.INFO,
    title="This is not text",
    cause="It holds characters that no log has; it may be a compressed log, a picture or a database.",
    next_step="Unpack it, or copy the lines out of the program that shows them.",
    source=_SOURCE,
    confidence=Confidence.OPEN,
)
_IN_PART = Words(
    code=READ_IN_PART,
    severity=Severity.INFO,
    title="Not all of this text was read",
    cause=f"Of a long text the first and the last {EDGE:,} characters are read, and what stands around words that an"
    " error about mail holds.",
    next_step="Paste the lines around the failure alone.",
    source=_SOURCE,
    confidence=Confidence.OPEN,
)
_UNBROKEN = Words(
    code="EXPLAIN696",
    severity=Severity.INFO,
    title="Nothing of this text could be read",
    cause="It is long, and where it was looked at it is white space, or one piece that cannot be cut without the risk"
    " of showing half of a secret.",
    next_step="Paste the lines around the failure alone.",
    source=_SOURCE,
    confidence=Confidence.OPEN,
)


def unreadable(pasted: Pasted) -> Iterator[Sighting]:
    """What of the text could not be read."""
    words = _words(pasted)
    if words:
        yield Sighting(start=0, end=0, words=words, topics=frozenset({words.code}))


def _words(pasted: Pasted) -> Words | None:
    if not pasted.text.strip():
        return _NOTHING if pasted.is_blank else _UNBROKEN
    if _is_binary(pasted.text[:_SAMPLE]):
        return _NO_TEXT
    return None if pasted.is_whole else in_part(pasted)


def in_part(pasted: Pasted) -> Words:
    """What is said of a long text, with the number of places that were left out."""
    if not pasted.left_out:
        return _IN_PART
    places = f"{pasted.left_out:,} place{'s' * (pasted.left_out > 1)}"
    return replace(_IN_PART, cause=f"{_IN_PART.cause} {places} with such words were left out: there are too many.")


def _is_binary(sample: str) -> bool:
    odd = sum(not (letter.isprintable() or letter.isspace()) or letter == "\ufffd" for letter in sample)
    return "\0" in sample or odd > _ODD * len(sample)

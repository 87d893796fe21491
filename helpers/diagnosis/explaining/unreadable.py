"""Handed-over text that cannot be read, or only in part: nothing, binary data, a whole disk of logs.

Imports the sightings and the pasted text.
"""

from collections.abc import Iterator

from helpers.diagnosis.explaining.pasted import LIMIT, Pasted
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
    title="Only the beginning and the end were read",
    cause=f"Of long texts the first and the last {LIMIT // 2:,} characters are read.",
    next_step="Paste the lines around the failure if what you look for stands in the middle.",
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
        return _NOTHING
    if _is_binary(pasted.text[:_SAMPLE]):
        return _NO_TEXT
    return _IN_PART if pasted.seam is not None else None


def _is_binary(sample: str) -> bool:
    odd = sum(not (letter.isprintable() or letter.isspace()) or letter == "\ufffd" for letter in sample)
    return "\0" in sample or odd > _ODD * len(sample)

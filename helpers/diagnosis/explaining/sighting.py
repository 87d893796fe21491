"""One thing recognised in handed-over text, and which of two sightings of the same thing stays.

Imports the records and the pasted text.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from helpers.diagnosis.explaining.pasted import Pasted
from helpers.diagnosis.records import Confidence, Explained, Severity
from helpers.reference.sources import Source

_CERTAINTY = {confidence: at for at, confidence in enumerate(Confidence)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is said of something that was seen, wherever that was."""

    code: str
    title: str
    cause: str
    next_step: str
    source: Source
    severity: Severity = Severity.PROBLEM
    confidence: Confidence = Confidence.LIKELY
    alternatives: tuple[str, ...] = ()
    how_to_tell: str = ""

    def told(self, evidence: str, *, file: str = "", line: int | None = None) -> Explained:
        """The same as a finding, with evidence for it and its place."""
        return Explained(
            code=self.code,
            severity=self.severity,
            title=self.title,
            evidence=evidence,
            next_step=self.next_step,
            source=self.source,
            cause=self.cause,
            confidence=self.confidence,
            alternatives=self.alternatives,
            how_to_tell=self.how_to_tell,
            file=file,
            line=line,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """Where something was seen, what is said of it, and what it speaks about."""

    start: int  # positions in the pasted text; the same twice for the text as a whole
    end: int
    words: Words
    topics: frozenset[str]  # a recogniser that comes later has nothing to add about these

    def told_of(self, pasted: Pasted) -> Explained:
        """The sighting as a finding, with a quotation."""
        if self.end == self.start:
            return self.words.told("", file=pasted.file)
        quoted = pasted.quote(self.start, self.end)
        return self.words.told(quoted, file=pasted.file, line=pasted.line(self.start))


Recogniser = Callable[[Pasted], Iterable[Sighting]]


_ERROR_CODE = "ErrorCode "
REFUSED = "refused"
"""The topic of what says only that something was refused: nobody wants to hear it once an ErrorCode is known."""


def error_code_topic(code: int) -> str:
    """The topic of everything that speaks about one ErrorCode."""
    return f"{_ERROR_CODE}{code}"


def settled(pasted: Pasted, recognisers: Iterable[Recogniser]) -> tuple[Explained, ...]:
    """What the recognisers see, those that come first being the more exact ones: nothing is said twice."""
    kept: dict[tuple[str, str], Sighting] = {}
    covered: set[str] = set()
    for recognise in recognisers:
        fresh = [one for one in recognise(pasted) if not one.topics & covered]
        for one in fresh:
            kept.setdefault((one.words.code, one.words.title), one)
            covered |= one.topics
        if any(topic.startswith(_ERROR_CODE) for topic in covered):
            covered.add(REFUSED)
    in_order = sorted(kept.values(), key=lambda one: (_CERTAINTY[one.words.confidence], one.start))
    return tuple(one.told_of(pasted) for one in in_order)

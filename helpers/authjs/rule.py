"""What a rule of the doctor is: a row with words and a function from a situation to the places where it holds.

Imports the records. A rule holds, does not hold, or was not asked, since what it needs was not handed over.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from helpers.authjs.situation import Situation
from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.records import Confidence, Explained
from helpers.diagnosis.rule import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a rule holds: a sentence of evidence, and what is different there from the row."""

    evidence: str
    file: str = ""
    line: int | None = None
    words: Words | None = None  # instead of the rule's
    confidence: Confidence | None = None  # instead of the words'


@dataclass(frozen=True, slots=True, kw_only=True)
class DoctorRule:
    """One rule. `places` gives where it holds, or None when it cannot be asked."""

    words: Words
    places: Callable[[Situation], Iterable[Place] | None]
    requires: tuple[str, ...] = ()  # names of the situation's fields that must not be None

    def answer(self, situation: Situation) -> Answer:
        """Whether the rule holds in this situation."""
        found = self._asked(situation)
        return Answer.NOT_ASKED if found is None else Answer.HOLDS if found else Answer.DOES_NOT

    def findings(self, situation: Situation) -> tuple[Explained, ...]:
        """What the rule finds, one finding a place."""
        return tuple(_finding(self.words, place) for place in self._asked(situation) or ())

    def _asked(self, situation: Situation) -> list[Place] | None:
        if any(getattr(situation, name) is None for name in self.requires):
            return None
        found = self.places(situation)
        return None if found is None else list(found)


def _finding(row: Words, place: Place) -> Explained:
    words = place.words or row
    if place.confidence:
        words = replace(words, confidence=place.confidence)
    if place.confidence is Confidence.CERTAIN:  # nothing else could look the same then
        words = replace(words, alternatives=(), how_to_tell="")
    return words.told(place.evidence, file=place.file, line=place.line)

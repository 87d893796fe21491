"""A row of a table of patterns: what is looked for, what has to stand near it, and what is said of it.

Imports the sightings and the pasted text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from helpers.diagnosis.explaining.pasted import MOST_PLACES, Pasted
from helpers.diagnosis.explaining.sighting import Recogniser, Sighting, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternRow:
    """One row. Without `topics` it speaks of nothing that another row could speak of."""

    pattern: re.Pattern[str]
    words: Words
    topics: frozenset[str] = frozenset()
    about_postmark: bool = True  # whether Postmark has to be named near it
    beside: re.Pattern[str] | None = None  # what must stand near it
    unless: re.Pattern[str] | None = None  # what must not stand near it

    def seen_in(self, pasted: Pasted) -> Sighting | None:
        """The first place at which everything fits."""
        places = islice(self.pattern.finditer(pasted.text), MOST_PLACES)
        found = next((one for one in places if self._fits(pasted, one.start())), None)
        if found is None:
            return None
        topics = self.topics or frozenset({self.words.code})
        return Sighting(start=found.start(), end=found.end(), words=self.words, topics=topics)

    def _fits(self, pasted: Pasted, at: int) -> bool:
        if self.about_postmark and not pasted.is_about_postmark(at):
            return False
        if self.beside and not self.beside.search(pasted.near(at)):
            return False
        return self.unless is None or self.unless.search(pasted.near(at)) is None


def pattern(text: str) -> re.Pattern[str]:
    """A pattern that takes capital and small letters alike, and `^` and `$` by line."""
    return re.compile(text, re.IGNORECASE | re.MULTILINE)


def recogniser_of(rows: Iterable[PatternRow]) -> Recogniser:
    """A recogniser that goes through a table; of rows about the same thing the first one that fits stays."""
    rows = tuple(rows)

    def recognise(pasted: Pasted) -> Iterator[Sighting]:
        said: set[str] = set()
        for row in rows:
            seen = None if row.topics & said else row.seen_in(pasted)
            if seen:
                said |= seen.topics
                yield seen

    return recognise

"""Postmark's message texts where no ErrorCode stands beside them: the text decides, and is never certain.

Imports the table of texts and the reference.
"""

from collections.abc import Iterator
from dataclasses import replace

from helpers.diagnosis.explaining.error_codes import words_for
from helpers.diagnosis.explaining.own_words import OWN_TEXTS, OwnText
from helpers.diagnosis.explaining.pasted import Pasted
from helpers.diagnosis.explaining.sighting import Sighting, Words, error_code_topic
from helpers.diagnosis.explaining.stated import code_stated_near
from helpers.diagnosis.records import Confidence

_NO_CODE = "No ErrorCode stands beside the text, and texts change: log the reply's ErrorCode to be sure."


def wordings(pasted: Pasted) -> Iterator[Sighting]:
    """The ErrorCode that each of Postmark's texts belongs to, unless a code is stated there."""
    for own in OWN_TEXTS:
        found = own.pattern.search(pasted.text)
        if found and code_stated_near(pasted, found.start()) is None:
            about_postmark = pasted.is_about_postmark(found.start())
            if own.anybodys and not about_postmark:
                continue
            words = _words(own, pasted.text, about_postmark=about_postmark)
            topics = frozenset({error_code_topic(own.code)})
            yield Sighting(start=found.start(), end=found.end(), words=words, topics=topics)


def _words(own: OwnText, text: str, *, about_postmark: bool) -> Words:
    """The row's words; a text that could be anybody's stays open where Postmark is not named."""
    words = words_for(own.code, text)
    return replace(
        words,
        code="EXPLAIN611",
        confidence=Confidence.OPEN if own.loose and not about_postmark else Confidence.LIKELY,
        how_to_tell=f"{words.how_to_tell} {_NO_CODE}".strip(),
        source=own.source,
    )

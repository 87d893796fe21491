"""ErrorCodes as client libraries print them, without the name that Postmark's body has for them.

Such a number says something only where Postmark is named, or where one of its texts stands beside it.
"""

from collections.abc import Iterator
from dataclasses import replace

from helpers.diagnosis.explaining.error_codes import words_for
from helpers.diagnosis.explaining.own_words import own_texts_in
from helpers.diagnosis.explaining.pasted import Pasted
from helpers.diagnosis.explaining.sighting import Sighting, error_code_topic
from helpers.diagnosis.explaining.stated import BODY_REACH, PRINTED
from helpers.diagnosis.records import Confidence
from helpers.reference.error_codes import ERROR_CODES


def printed_codes(pasted: Pasted) -> Iterator[Sighting]:
    """Every known ErrorCode that a client library printed, each where it stands first."""
    seen = set()
    for printed in PRINTED:
        for found in printed.finditer(pasted.text):
            code = int(found["number"])
            if code in ERROR_CODES and code not in seen:
                seen.add(code)
                yield from _sighting(pasted, code, found.start(), found.end())


def _sighting(pasted: Pasted, code: int, start: int, end: int) -> Iterator[Sighting]:
    around = pasted.text[max(0, start - BODY_REACH) : end + BODY_REACH]
    supported = any(own.code == code for own, _ in own_texts_in(around))
    if supported or pasted.is_about_postmark(start):
        words = words_for(code, around)
        words = words if supported else replace(words, confidence=Confidence.LIKELY)
        yield Sighting(start=start, end=end, words=words, topics=frozenset({error_code_topic(code)}))

"""ErrorCodes as client libraries print them, without the name that Postmark's body has for them.

Such a number says something only where Postmark is named, or where one of its texts stands beside it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from helpers.diagnosis.explaining.error_codes import words_for
from helpers.diagnosis.explaining.own_words import own_texts_in
from helpers.diagnosis.explaining.pasted import Pasted
from helpers.diagnosis.explaining.sighting import Sighting, error_code_topic
from helpers.diagnosis.explaining.stated import BODY_REACH, PRINTED
from helpers.diagnosis.explaining.statuses import has_two_readings
from helpers.diagnosis.records import Confidence
from helpers.reference.error_codes import ERROR_CODES

_BESIDE = 60  # characters within which a status and an ErrorCode are printed together


def printed_codes(pasted: Pasted) -> Iterator[Sighting]:
    """Every known ErrorCode that a client library printed, each where it stands first."""
    seen = set()
    for printed in PRINTED:
        for found in printed.finditer(pasted.text):
            code = int(found["number"])
            if code in ERROR_CODES and code not in seen:
                seen.add(code)
                yield from _sighting(pasted, code, found)


def _sighting(pasted: Pasted, code: int, found: re.Match[str]) -> Iterator[Sighting]:
    start, end = found.span()
    around = pasted.text[max(0, start - BODY_REACH) : end + BODY_REACH]
    supported = any(own.code == code for own, _ in own_texts_in(around))
    if not (supported or _is_told_from_a_status(pasted, code, found)):
        return
    if supported or pasted.is_about_postmark(start):
        words = words_for(code, around)
        words = words if supported else replace(words, confidence=Confidence.LIKELY)
        yield Sighting(start=start, end=end, words=words, topics=frozenset({error_code_topic(code)}))


def _is_told_from_a_status(pasted: Pasted, code: int, found: re.Match[str]) -> bool:
    """Whether the number cannot be a status that somebody calls the “error code”, as in “error code 401”: no status of
    that number says something else, or the status that the ErrorCode comes with is printed beside it."""
    if not (found[0].lower().startswith("error") and has_two_readings(code)):
        return True
    around = pasted.text[max(0, found.start() - _BESIDE) : found.end() + _BESIDE]
    return any(re.search(rf"\b{status}\b", around) for status in ERROR_CODES[code].http if status not in (200, code))

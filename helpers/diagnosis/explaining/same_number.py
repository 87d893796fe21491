"""ErrorCodes taken for HTTP statuses: 406 is an ErrorCode of Postmark's and not HTTP 406, and so on.

Imports the reference and the patterns of statuses.
"""

import re
from collections.abc import Iterator
from itertools import islice

from helpers.diagnosis.explaining.other_operation import failure_of_the_server
from helpers.diagnosis.explaining.own_words import own_texts_in
from helpers.diagnosis.explaining.pasted import MOST_PLACES, Pasted
from helpers.diagnosis.explaining.sighting import Sighting, Words, error_code_topic
from helpers.diagnosis.explaining.stated import code_stated_near
from helpers.diagnosis.explaining.statuses import STATUS, is_anothers, words_for_status
from helpers.diagnosis.records import Confidence, Severity
from helpers.reference.error_codes import ERROR_CODES
from helpers.reference.sources import API_DOCS, documented


def same_number(pasted: Pasted) -> Iterator[Sighting]:
    """The first number that a text calls a status although Postmark means an ErrorCode by it."""
    for found in islice(STATUS.finditer(pasted.text), MOST_PLACES):
        code, at = int(found["status"]), found.start()
        if failure_of_the_server(pasted, at, code):
            continue
        if _is_confusable(code) and (confidence := _confidence(pasted, found, code)):
            topics = {f"number {code}"} | ({error_code_topic(code)} if confidence is Confidence.LIKELY else set())
            words = _words(code, confidence)
            yield Sighting(start=at, end=found.end(), words=words, topics=frozenset(topics))
            return


def _is_confusable(code: int) -> bool:
    return code in ERROR_CODES and code not in ERROR_CODES[code].http


def _confidence(pasted: Pasted, found: re.Match[str], code: int) -> Confidence | None:
    """Certain where the ErrorCode itself or its text stands there; likely for a status that Postmark never answers, if
    it is nobody else's."""
    at = found.start()
    stated = code_stated_near(pasted, at)
    if stated == code or (stated is None and any(own.code == code for own, _ in own_texts_in(pasted.near(at)))):
        return Confidence.CERTAIN
    never_answered = words_for_status(code) is None and code != 400
    is_postmarks = pasted.is_about_postmark(at) and not is_anothers(pasted, found)
    return Confidence.LIKELY if stated is None and never_answered and is_postmarks else None


def _words(code: int, confidence: Confidence) -> Words:
    row = ERROR_CODES[code]
    return Words(
        code="EXPLAIN604",
        severity=Severity.INFO if confidence is Confidence.CERTAIN else Severity.PROBLEM,
        title=f"ErrorCode {code} is not HTTP {code}",
        cause=f"The number stands in the reply's body; its HTTP status is {' or '.join(map(str, row.http))}."
        f" It means: {row.meaning}",
        next_step=row.fix,
        source=documented(f"{API_DOCS}/overview#error-codes"),
        confidence=confidence,
        how_to_tell="Read ErrorCode in the body first, and the status only where there is none.",
    )

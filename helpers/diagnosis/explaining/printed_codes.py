"""ErrorCodes as client libraries print them, without the name that Postmark's body has for them.

Such a number says something only where Postmark is named, or where one of its texts stands beside it.
"""

from collections.abc import Iterator
from dataclasses import replace

from helpers.diagnosis.explaining.error_codes import words_for
from helpers.diagnosis.explaining.own_words import own_texts_in
from helpers.diagnosis.explaining.pasted import Pasted
from helpers.diagnosis.explaining.pattern_row import pattern
from helpers.diagnosis.explaining.sighting import Sighting, error_code_topic
from helpers.diagnosis.explaining.stated import BODY_REACH
from helpers.diagnosis.records import Confidence
from helpers.reference.error_codes import ERROR_CODES

# Sources: postmark.js, dist/client/errors/Errors.js; postmarker, core.py; postmark-python, exceptions.py;
# symfony/postmark-mailer, PostmarkApiTransport.php; ActiveCampaign/postmark-gem, lib/postmark/error.rb.
_PRINTED = (
    pattern(r"statusCode\W{1,5}\d{3},?\s{1,12}['\"]?code\W{1,5}(?P<number>\d{2,4})\b"),
    pattern(r"\bcode\W{1,5}(?P<number>\d{2,4}),?\s{1,12}['\"]?statusCode\W{1,5}\d{3}\b"),
    pattern(r"(?:ClientError|Exception|Error)\W{1,4}\[(?P<number>\d{2,4})\] "),
    pattern(r"Unable to send an email: [^\n]{1,600}\(code (?P<number>\d{2,4})\)"),
    pattern(r"\berror[_ ]code\W{1,8}(?P<number>\d{2,4})\b(?![.-]\d)"),
    pattern(r"\b(?:API error|PostmarkApiErrorCode)\W{1,8}(?P<number>\d{2,4})\b"),
)


def printed_codes(pasted: Pasted) -> Iterator[Sighting]:
    """Every known ErrorCode that a client library printed, each where it stands first."""
    seen = set()
    for printed in _PRINTED:
        for found in printed.finditer(pasted.text):
            code = int(found["number"])
            if code in ERROR_CODES and code not in seen:
                seen.add(code)
                yield from _sighting(pasted, code, found.start(), found.end())


def _sighting(pasted: Pasted, code: int, start: int, end: int) -> Iterator[Sighting]:
    around = pasted.near(start, BODY_REACH) + pasted.near(end, BODY_REACH)
    supported = any(own.code == code for own, _ in own_texts_in(around))
    if supported or pasted.is_about_postmark(start):
        words = words_for(code, around)
        words = words if supported else replace(words, confidence=Confidence.LIKELY)
        yield Sighting(start=start, end=end, words=words, topics=frozenset({error_code_topic(code)}))

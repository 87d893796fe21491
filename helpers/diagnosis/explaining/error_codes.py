"""ErrorCodes that stand in handed-over text, however the body around them is spelled: JSON, escaped, printed by a
program, cut off. The number decides; what it means comes from the one table.

Imports the reference and the sightings.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from helpers.diagnosis.explaining.ambiguity import AMBIGUITIES
from helpers.diagnosis.explaining.contradiction import WEBHOOKS_ONCE, contradicting_text, is_number_of_before
from helpers.diagnosis.explaining.named_field import INVALID_FIELD, with_fields
from helpers.diagnosis.explaining.other_operation import failure_of_the_server
from helpers.diagnosis.explaining.own_words import OwnText, own_texts_in
from helpers.diagnosis.explaining.pasted import Pasted
from helpers.diagnosis.explaining.sighting import Sighting, Words, error_code_topic
from helpers.diagnosis.explaining.stated import BODY_REACH, stated_codes
from helpers.diagnosis.explaining.wanted_kind import with_wanted_kind
from helpers.diagnosis.records import Confidence
from helpers.reference.error_codes import ERROR_CODES
from helpers.reference.sources import API_DOCS, documented

_TOKEN_REFUSED = 10
_ANOTHER_SERVICE = "Another service than Postmark whose errors also hold ErrorCode and Message."
_UNKNOWN = Words(
    code="EXPLAIN602",
    title="An ErrorCode that the table of Postmark's ErrorCodes does not hold",
    cause="Postmark has added it since, or another service says it.",
    next_step="Read the Message beside it, and look the number up on Postmark's overview page.",
    source=documented(f"{API_DOCS}/overview#error-codes"),
    confidence=Confidence.OPEN,
    alternatives=(_ANOTHER_SERVICE,),
    how_to_tell="See which host answered: Postmark's API is api.postmarkapp.com.",
)
_CUT_OFF = Words(
    code="EXPLAIN603",
    title="The text ends inside an ErrorCode",
    cause="Whatever wrote the text shortened it, so the number may lack digits.",
    next_step="Find the whole line where the program logs it.",
    source=documented(f"{API_DOCS}/overview#error-codes"),
    confidence=Confidence.OPEN,
    how_to_tell="In the whole body a comma or a closing brace follows the number.",
)


def error_codes(pasted: Pasted) -> Iterator[Sighting]:
    """Every ErrorCode but 0 that a body or a header states, each where it stands first."""
    seen = {0}
    for code, found in stated_codes(pasted.text):
        if code not in seen:
            seen.add(code)
            words = failure_of_the_server(pasted, found.start(), code) or _words(pasted, found, code)
            topics = frozenset({error_code_topic(code)})
            yield Sighting(start=found.start(), end=found.end(), words=words, topics=topics)


def words_for(code: int, text: str = "") -> Words:
    """What the table says of a known ErrorCode, and what could lie behind it as far as `text` leaves that open."""
    row, ambiguity = ERROR_CODES[code], AMBIGUITIES.get(code)
    words = Words(
        code="EXPLAIN601",
        title=f"ErrorCode {code}: {row.meaning.rstrip('.')}",
        cause=row.cause,
        next_step=row.fix,
        source=row.source,
        confidence=Confidence.CERTAIN,
    )
    if ambiguity is None:
        return words
    words = replace(
        words,
        confidence=Confidence.LIKELY if ambiguity.leaves_cause_open else Confidence.CERTAIN,
        alternatives=ambiguity.alternatives,
        how_to_tell=ambiguity.how_to_tell,
    )
    if code == _TOKEN_REFUSED:
        return with_wanted_kind(words, text)
    return with_fields(words, text) if code == INVALID_FIELD else words


def _words(pasted: Pasted, found: re.Match[str], code: int) -> Words:
    if _is_cut_off(pasted, found):
        return _CUT_OFF
    other = contradicting_text(pasted, found, code)
    if other and is_number_of_before(code, other):
        return _moved(code, other)
    if code not in ERROR_CODES:
        return _UNKNOWN
    words = words_for(code, pasted.text)
    if other:
        return _doubted(words, other)
    if _is_postmarks(pasted, found.start(), code):
        return words
    return replace(words, confidence=Confidence.LIKELY, alternatives=(*words.alternatives, _ANOTHER_SERVICE))


def _moved(code: int, own: OwnText) -> Words:
    """A webhook's refusal under the number that it had before."""
    words = words_for(own.code)
    return replace(
        words,
        confidence=Confidence.LIKELY,
        cause=f"{words.cause} {code} is the number that it had before; today {code} means something else, or nothing.",
        source=WEBHOOKS_ONCE,
        how_to_tell="Message says what it is about; numbers have moved over the years.",
    )


def _doubted(words: Words, own: OwnText) -> Words:
    """The code's words, less sure because the text beside it is another one's."""
    other = f"The Message beside it is the one of ErrorCode {own.code}: {ERROR_CODES[own.code].meaning}"
    told = words.how_to_tell or "Compare Message with the table of ErrorCodes: numbers have moved over the years."
    return replace(words, confidence=Confidence.LIKELY, alternatives=(other, *words.alternatives), how_to_tell=told)


def _is_cut_off(pasted: Pasted, found: re.Match[str]) -> bool:
    """Whether nothing, or only the sign of an omission, follows the number inside a body that was opened."""
    rest = pasted.text[found.end() : found.end() + 40].lstrip()
    opened = "{" in pasted.text[max(0, found.start() - 3) : found.start()]
    return opened and (not rest or rest.startswith(("…", "...")))


def _is_postmarks(pasted: Pasted, at: int, code: int) -> bool:
    """Whether more than the shape of the body says that Postmark is speaking."""
    around = pasted.near(at, BODY_REACH)
    return pasted.is_about_postmark(at, BODY_REACH) or any(own.code == code for own, _ in own_texts_in(around))

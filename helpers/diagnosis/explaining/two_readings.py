"""Numbers beside Postmark's name that do not say what they are: an HTTP status, or the ErrorCode in a reply's body.

Of 401, 403, 422 and others both exist. Where the words of the line do not decide, both readings are told.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from helpers.diagnosis.explaining.another_system import names_another_system, without_ours
from helpers.diagnosis.explaining.error_codes import words_for
from helpers.diagnosis.explaining.pasted import MOST_PLACES, Pasted
from helpers.diagnosis.explaining.pattern_row import pattern
from helpers.diagnosis.explaining.reading_hints import CODE_HINTS, STATUS_HINTS, Hints, field_in
from helpers.diagnosis.explaining.sighting import REFUSED, Sighting, Words, error_code_topic
from helpers.diagnosis.explaining.stated import code_stated_near
from helpers.diagnosis.explaining.statuses import has_two_readings, words_for_status
from helpers.diagnosis.records import Confidence
from helpers.reference.error_codes import ERROR_CODES, Listing

_SAYS = (
    r"(?:error|exception|fail(?:ed|ure)?|refused|rejected|returns?|returned|responded|response|reply|answer(?:s|ed)?"
    r"|(?<!exit )code)"
)
_WORDS = r"(?:[\w'\"`/.]{0,40}[ \t:,()\[\]>=-]{1,3}){0,3}?"  # up to three between the name and what it says
_SIGNS = r"(?:[ \t:=#\"'`(<\[-]|\b(?:with|code|error|an?|of)\b){1,8}"
_UNITS = (
    r"m?s|[kmg]b|bytes|per|of|days?|weeks?|months?|years?|hours?|minutes?|seconds?|times|lines?|characters|e?mails?"
    r"|messages?|recipients?|requests?|results?|records?|rows?|items?|entries|events?|bounces?|users?|addresses"
)
_NUMBER = rf"(?P<number>\d{{2,4}})\b(?!%|[.,:-]\d|[ \t]{{0,2}}(?:{_UNITS})\b)"  # no amount of anything
_ENDS = r"(?![.,:-]\d)(?=[ \t]*(?:$|[.,;:)(\]'\"`–—-]|error\b|exception\b|response\b))"
_BESIDE = (
    pattern(rf"(?<!/)\bpostmark[\w./]{{0,40}}['\"`]?[ \t:,(\[-]{{1,3}}{_WORDS}\b{_SAYS}{_SIGNS}{_NUMBER}"),
    pattern(rf"(?<!/)\bpostmark\w{{0,40}}(?:error|exception){_SIGNS}{_NUMBER}"),
    pattern(rf"(?<!/)\bpostmark['\"`]?[ \t]{{1,2}}(?:API[ \t])?\(?(?P<number>[45]\d\d)\)?{_ENDS}"),
    pattern(r"\b(?P<number>[45]\d\d)[ \t](?:(?:error|response|reply)[ \t])?(?:from|by)[ \t](?:the[ \t])?postmark"),
)
# not behind another name, as in “Stripe API error: 402”
_NEAR = pattern(rf"(?:^|[^\w\s][ \t]?|(?-i:\b[a-z]+ ))(?:API error|error[_ ]code)\W{{1,8}}{_NUMBER}")
_SAYS_ERROR = pattern(r"error|exception")  # what has to stand beside the numbers that are amounts as often
_SAYS_STATUS = pattern(r"return|respon|reply|answer")  # how programs speak of a status
_END_OF_IT = pattern(_ENDS)
_NOT_POSTMARKS_REPLY = pattern(r"web ?hook|endpoint")  # what is called by Postmark answers in its own name
_TELL = "Log the reply's status and its body: an ErrorCode stands in the body, beside a Message."


def two_readings(pasted: Pasted) -> Iterator[Sighting]:
    """Every number that may be a status or an ErrorCode of Postmark's, unless a body says which ErrorCode it was."""
    seen: set[int] = set()
    for found, is_beside in _places(pasted):
        number = int(found["number"])
        if number not in seen and (seen_there := _sighting(pasted, found, number, is_beside=is_beside)):
            seen.add(number)
            yield seen_there


def _places(pasted: Pasted) -> Iterator[tuple[re.Match[str], bool]]:
    for form in _BESIDE:
        yield from ((found, True) for found in islice(form.finditer(pasted.text), MOST_PLACES))
    near = islice(_NEAR.finditer(pasted.text), MOST_PLACES)
    yield from ((found, False) for found in near if pasted.is_about_postmark(found.start()))


def _sighting(pasted: Pasted, found: re.Match[str], number: int, *, is_beside: bool) -> Sighting | None:
    line = pasted.whole_line(found.start(), found.end())
    if code_stated_near(pasted, found.start()) is not None or _NOT_POSTMARKS_REPLY.search(found[0]):
        return None
    read = _read(number, line) if number >= 300 or _SAYS_ERROR.search(found[0]) else None
    if read is None:
        return None
    words, topics = read
    if not _END_OF_IT.match(found.string, found.end("number")) and not _fits(CODE_HINTS, number, line):
        if number < 300:  # an amount of something, as often
            return None
        words = replace(words, confidence=Confidence.OPEN)
    is_ours = is_beside or "postmark" in line.lower()
    is_unlike = REFUSED not in topics and _SAYS_STATUS.search(found[0]) is not None
    if is_unlike or not is_ours or names_another_system(without_ours(line)):
        words = replace(words, confidence=Confidence.OPEN)
    return Sighting(start=found.start(), end=found.end(), words=words, topics=topics)


def _read(number: int, line: str) -> tuple[Words, frozenset[str]] | None:
    """What the number is taken for, and the topics of that; None for a number that is neither."""
    status, fits_code = words_for_status(number), _fits(CODE_HINTS, number, line)
    fits_status = _fits(STATUS_HINTS, number, line)
    if status and not (fits_code and not fits_status):
        sure = fits_status or not has_two_readings(number)
        return _as_status(number, status, line, sure=sure), frozenset({REFUSED, f"status {number}"})
    if number in ERROR_CODES:
        return _as_code(number, line), frozenset({error_code_topic(number)})
    return None


def _fits(hints: Hints, number: int, line: str) -> bool:
    return number in hints and hints[number].search(line) is not None


def _as_status(number: int, words: Words, line: str, *, sure: bool) -> Words:
    field = field_in(line) if number == 422 else None
    words = _of_field(words, field) if field else words
    if not has_two_readings(number):
        return words
    row, confidence = ERROR_CODES[number], words.confidence if sure else Confidence.OPEN
    others = [f"{number} is the ErrorCode in the body, and no status: {row.meaning}", *words.alternatives]
    if row.listing is not Listing.CURRENT:  # hardly seen any more, so that it is the least likely
        others.append(others.pop(0))
    return replace(words, confidence=confidence, alternatives=tuple(others), how_to_tell=_TELL)


def _of_field(words: Words, field: str) -> Words:
    """The words of HTTP 422 where the line names a field in words that are not Postmark's."""
    others = [f"{field} breaks a rule of its form (ErrorCode 300)."]
    if field == "From":
        others.append("From has no sender signature or verified domain on the account (ErrorCode 400).")
    elif field != "ReplyTo":
        others.append(f"An address in {field} is inactive (ErrorCode 406).")
    cause = f"The line names {field}; which rule it broke stands in the body, which is not here."
    return replace(words, cause=cause, alternatives=tuple(others))


def _as_code(number: int, line: str) -> Words:
    words = replace(words_for(number, line), confidence=Confidence.LIKELY)
    if not 400 <= number < 600:
        return words
    status = words_for_status(number)
    told = f": {status.title}." if status else ", which something in between answered: Postmark is not known to."
    return replace(words, alternatives=(*words.alternatives, f"{number} is the HTTP status{told}"), how_to_tell=_TELL)

"""Reads a log of Auth.js 5 (`[auth][error]`) or NextAuth 4 (`[next-auth][error]`), down to Postmark's ErrorCode.

Imports the rows and the general explanations. Nothing of the log is kept, and nothing secret in it is quoted.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from helpers.authjs import citations as cite
from helpers.authjs.error_links import error_links
from helpers.authjs.log_rows import LOG_ROWS
from helpers.authjs.log_rows.row import LogRow
from helpers.authjs.refusal_rows import DEFAULT_SENDER, DEFAULT_SENDER_LEFT, NOT_POSTMARKS, REFUSALS, bad_address
from helpers.client.sealing import sealed
from helpers.diagnosis.explain import RECOGNISERS
from helpers.diagnosis.explaining.error_codes import words_for
from helpers.diagnosis.explaining.named_field import INVALID_FIELD
from helpers.diagnosis.explaining.pasted import Pasted, paste
from helpers.diagnosis.explaining.sighting import Sighting, Words, error_code_topic, settled
from helpers.diagnosis.explaining.unknown import unknown
from helpers.diagnosis.explaining.unreadable import in_part
from helpers.diagnosis.records import Confidence, Explained, Severity
from helpers.reference.error_codes import ERROR_CODES

_AUTHJS_LINE = re.compile(r"\[auth\]\[(?:error|cause|details)\]|\[next-auth\]\[error\]\[(?P<v4>\w+)\]")
_NEAR = 1_500  # characters between a line of Auth.js and what belongs to it
_REFUSAL = re.compile(r"Postmark error: (?P<body>\\{0,8}\{[^\n]*)")  # Auth.js prints the reply's JSON behind it
_ERROR_CODE = re.compile(r'\\{0,8}"ErrorCode\\{0,8}"\s{0,8}:\s{0,8}(?P<number>\d{1,4})(?=\s{0,8}[,}])')
_LOGGED = re.compile(r"\[auth\]\[error\]|\[next-auth\]\[error\]\[\w+\]")
_ENTRY = 4_000  # characters that one entry of the log has at most

_UNKNOWN_ERROR = Words(
    code="AUTHJS590",
    severity=Severity.INFO,
    title="An error of Auth.js that this kit does not know",
    cause="The line is none of those that a failed sign-in by mail through Postmark is known to leave.",
    next_step="Read the line and the stack under it: the first file that is not in node_modules is the place to look.",
    source=cite.KIT_RULE,
    confidence=Confidence.OPEN,
)
_SEND_FAILED = Words(
    code="AUTHJS591",
    title="NextAuth 4 could not send the mail, and the reason is missing",
    cause="SIGNIN_EMAIL_ERROR stands in front of every failed send; what follows it says why.",
    next_step="Hand over the lines that follow it too.",
    source=cite.V4_SIGNIN,
    confidence=Confidence.OPEN,
)


def recognise_authjs(pasted: Pasted) -> Iterator[Sighting]:
    """Everything that Auth.js itself wrote: refusals, its own errors, the addresses it ends on."""
    seen = [*_refusals(pasted), *_rows(pasted), *error_links(pasted)]
    yield from seen
    yield from _unexplained(pasted, seen)


@sealed
def explain_log(text: str, file: str = "") -> tuple[Explained, ...]:
    """What a log says, the certain first, then in its order; () when nothing in it is known. Asks nobody.

    Of a long log the last finding says that it was read in part.
    """
    pasted = paste(text, file)
    found = settled(pasted, (recognise_authjs, *RECOGNISERS))
    if pasted.is_whole:
        return found
    return (*(found or (unknown(pasted),)), in_part(pasted).told("", file=file))


def is_log_of_authjs(text: str) -> bool:
    """Whether Auth.js or NextAuth wrote an error into `text`."""
    return _AUTHJS_LINE.search(text) is not None


def _refusals(pasted: Pasted) -> Iterator[Sighting]:
    for found in _REFUSAL.finditer(pasted.text):
        code = _ERROR_CODE.search(found["body"])
        number = int(code["number"]) if code else None
        words = NOT_POSTMARKS if number is None else _words_of(number, found["body"])
        if words:
            topics = {"line of Auth.js"} if number is None else {error_code_topic(number)}
            yield Sighting(start=found.start(), end=found.end(), words=words, topics=frozenset(topics))


def _words_of(number: int, body: str) -> Words | None:
    """What is said of a refusal; None for a number that no table holds, which the general explanation speaks of."""
    if number in (300, 400) and DEFAULT_SENDER in body:
        return DEFAULT_SENDER_LEFT
    if number == INVALID_FIELD:
        return bad_address(body)
    return REFUSALS.get(number) or (words_for(number) if number in ERROR_CODES else None)


def _rows(pasted: Pasted) -> Iterator[Sighting]:
    for row in LOG_ROWS:
        for found in row.pattern.finditer(pasted.text):
            if not row.authjs_only or _AUTHJS_LINE.search(pasted.near(found.start(), _NEAR)):
                is_open = row.any_server and not pasted.is_about_postmark(found.start())
                yield _sighting(row, found, is_open=is_open)


def _sighting(row: LogRow, found: re.Match[str], *, is_open: bool) -> Sighting:
    topics = {row.words.code, row.topic} - {""}
    words = replace(row.words, confidence=Confidence.OPEN) if is_open else row.words
    return Sighting(start=found.start(), end=found.end(), words=words, topics=frozenset(topics))


def _unexplained(pasted: Pasted, seen: list[Sighting]) -> Iterator[Sighting]:
    """Entries of the log in which nothing was recognised."""
    starts = [found.start() for found in _LOGGED.finditer(pasted.text)]
    for start, following in pairwise([*starts, len(pasted.text)]):
        end = min(following, start + _ENTRY)
        if not any(start <= one.start < end for one in seen) and not _refused_inside(pasted.text[start:end]):
            words = _SEND_FAILED if pasted.text.startswith("[next-auth][error][SIGNIN_EMAIL", start) else _UNKNOWN_ERROR
            yield Sighting(start=start, end=start + 1, words=words, topics=frozenset({words.code}))


def _refused_inside(entry: str) -> bool:
    return _ERROR_CODE.search(entry) is not None

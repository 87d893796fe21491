"""Where an ErrorCode stands in a text: stated as a body or a header states it, with its name before the number, or
printed by a client library without that name; and which Message belongs to it.

Imports the pasted text.
"""

import re
from collections.abc import Iterator

from helpers.diagnosis.explaining.pasted import Pasted
from helpers.diagnosis.explaining.pattern_row import pattern

BODY_REACH = 700  # characters on either side within which the other parts of a body stand

Place = tuple[int, re.Match[str]]  # a number and where it stands
Span = tuple[int, int]

_BETWEEN = r"""(?:[\s\\"'\]:=>]|&quot;|&\#34;|&\#x22;|%22|%3A|%20){1,24}"""
_STATED = re.compile(rf"(?:ErrorCode|X-PM-ApiErrorCode){_BETWEEN}(?P<number>\d{{1,4}})(?![\w-]|\.\d)", re.IGNORECASE)
_MESSAGE = r"Message[^\w{}]{1,24}(?P<text>[^{}]{0,300})"
_FOLLOWS, _PRECEDES = re.compile(rf"[^{{}}]{{0,40}}?{_MESSAGE}"), re.compile(rf"{_MESSAGE}\Z")

# Sources: postmark.js, dist/client/errors/Errors.js; postmarker, core.py; postmark-python, exceptions.py;
# symfony/postmark-mailer, PostmarkApiTransport.php; ActiveCampaign/postmark-gem, lib/postmark/error.rb.
PRINTED = (
    pattern(r"statusCode\W{1,5}\d{3},?\s{1,12}['\"]?code\W{1,5}(?P<number>\d{2,4})\b"),
    pattern(r"\bcode\W{1,5}(?P<number>\d{2,4}),?\s{1,12}['\"]?statusCode\W{1,5}\d{3}\b"),
    pattern(r"(?:ClientError|Exception|Error)\W{1,4}\[(?P<number>\d{2,4})\] "),
    pattern(r"Unable to send an email: [^\n]{1,600}\(code (?P<number>\d{2,4})\)"),
    pattern(r"\berror[_ ]code\W{1,8}(?P<number>\d{2,4})\b(?![.-]\d)"),
    pattern(r"\bpostmark[^\n\d]{0,40}\b[245]\d\d\W{1,3}(?:API |error )?code\W{1,3}(?P<number>\d{2,4})\b"),
    pattern(r"\bPostmarkApiErrorCode\W{1,8}(?P<number>\d{2,4})\b"),
)


def stated_codes(text: str) -> Iterator[Place]:
    """Every ErrorCode stated in `text`, 0 too, with its place."""
    return ((int(found["number"]), found) for found in _STATED.finditer(text))


def printed_codes_in(text: str) -> Iterator[Place]:
    """Every number that a client library prints as one, in the order of the text."""
    found = sorted((one for form in PRINTED for one in form.finditer(text)), key=re.Match.start)
    return ((int(one["number"]), one) for one in found)


def code_stated_near(pasted: Pasted, at: int) -> int | None:
    """The ErrorCode stated closest to a position, or None if no body or header stands around it."""
    low = max(0, at - BODY_REACH)
    places = [(abs(low + found.start() - at), code) for code, found in stated_codes(pasted.near(at, BODY_REACH))]
    return min(places)[1] if places else None


def message_of(text: str, found: re.Match[str], start: int, end: int) -> Span | None:
    """Where the Message stands that is printed with an ErrorCode, between `start` and `end`: behind it or before it."""
    message = _FOLLOWS.match(text, found.end(), end)
    if message is None and start < found.start():
        message = _PRECEDES.search(text, max(start, found.start() - BODY_REACH), found.start())
    return message.span("text") if message else None

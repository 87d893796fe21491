"""HTTP statuses without a reply's body, as many libraries print them: what each can mean at Postmark.

A status alone never says which ErrorCode it was. Imports the client's table of endings and the rows of patterns.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from types import MappingProxyType

from helpers.client.outcome import OutcomeKind
from helpers.diagnosis.explaining.another_system import names_another_system, names_our_host
from helpers.diagnosis.explaining.error_codes import words_for
from helpers.diagnosis.explaining.foreign_body import is_in_foreign_body
from helpers.diagnosis.explaining.network import words_for_ending
from helpers.diagnosis.explaining.pasted import MOST_PLACES, Pasted
from helpers.diagnosis.explaining.pattern_row import pattern
from helpers.diagnosis.explaining.sighting import REFUSED, Sighting, Words
from helpers.diagnosis.records import Confidence
from helpers.reference.error_codes import ERROR_CODES
from helpers.reference.sources import API_DOCS, documented

_OVERVIEW = documented(f"{API_DOCS}/overview#response-codes")
_LOG_THE_BODY = "Log the reply's body: its ErrorCode and Message say what it was, the status does not."

_SAME_AS_BOTH = 429  # the status and the ErrorCode of that number say the same
NO_BODY = "The status is all there is: no body in Postmark's form came with it."


def _ending(kind: OutcomeKind) -> Words:
    return words_for_ending(kind, Confidence.LIKELY, NO_BODY)


_REFUSED = Words(
    code="EXPLAIN641",
    title="Postmark refused the request (HTTP 422), and the ErrorCode is missing",
    cause="Nearly every ErrorCode comes with HTTP 422; the reason stands in the body, which is not here.",
    next_step=_LOG_THE_BODY,
    source=_OVERVIEW,
    confidence=Confidence.OPEN,
    alternatives=(
        "An inactive recipient (406).",
        "A From address without sender signature (400).",
        "A bad field (300).",
    ),
)
_FORBIDDEN = Words(
    code="EXPLAIN642",
    title="The request was forbidden (HTTP 403), and the reply's body is missing",
    cause="Three things answer 403 at Postmark's address; the body tells them apart.",
    next_step=_LOG_THE_BODY,
    source=documented("https://postmarkapp.com/developer/user-guide/ip-allowlisting"),
    confidence=Confidence.OPEN,
    alternatives=(
        "A network layer in front of Postmark blocked it: the body is a web page.",
        "The caller's IP address is not on the allow-list: ErrorCode 1480.",
        "The test token was used for something else than sending: ErrorCode 10.",
    ),
    how_to_tell="A web page, ErrorCode 1480 or ErrorCode 10 in the body.",
)
_TOO_LARGE = Words(
    code="EXPLAIN643",
    title="The request is too large (HTTP 413)",
    cause="A message may have 10 MB with its attachments in base64, a batch 50 MB.",
    next_step="Leave attachments out and link to them, or cut the batch up.",
    source=_OVERVIEW,
)
_WRONG_TYPE = Words(
    code="EXPLAIN644",
    title="The request does not say that it speaks JSON (HTTP 415)",
    cause="Accept or Content-Type is missing or names another format.",
    next_step="Set both headers, Accept and Content-Type, to application/json.",
    source=_OVERVIEW,
)
_UNAUTHORISED = replace(words_for(10), code="EXPLAIN645", title="The token was refused (HTTP 401)", source=_OVERVIEW)

_OF_NOBODY = replace(_ending(OutcomeKind.REFUSED_WITHOUT_CODE), confidence=Confidence.OPEN)
_STATUSES: Mapping[int, Words] = MappingProxyType(
    {
        401: _UNAUTHORISED,
        403: _FORBIDDEN,
        404: _ending(OutcomeKind.NO_SUCH_PATH),
        405: _ending(OutcomeKind.WRONG_METHOD),
        413: _TOO_LARGE,
        415: _WRONG_TYPE,
        422: _REFUSED,
        429: _ending(OutcomeKind.RATE_LIMITED),
        500: _ending(OutcomeKind.SERVER_ERROR),
        502: _ending(OutcomeKind.PROXY_PAGE),
        503: _ending(OutcomeKind.MAINTENANCE),
        504: _ending(OutcomeKind.PROXY_PAGE),
    }
)
STATUS = pattern(
    r"(?:\bHTTP(?:/\d(?:\.\d)?)?|\bstatus(?:[ _-]?code)?|\bhttp_status|\bresponse code|\bgot|resulted in a)"
    r"(?:[\s:=\"'`(<\[#]|Error|status|code|with|of){1,12}(?P<status>[45]\d\d)\b(?![.-]\d| from proxy)"
)


_NAMES = {
    400: r"Bad Request",
    401: r"Unauthori[sz]ed",
    403: r"Forbidden",
    404: r"Not Found",
    405: r"Method Not Allowed",
    413: r"(?:Payload|Request Entity|Content) Too Large",
    415: r"Unsupported Media Type",
    422: r"Unprocessable",
    429: r"Too Many Requests",
    500: r"Internal Server Error",
    502: r"Bad Gateway",
    503: r"Service (?:Temporarily )?Unavailable",
    504: r"Gateway Time-?out",
}
_NAMED = "|".join(rf"{status}(?=[ (:]{{1,3}}{name})" for status, name in _NAMES.items())
_WITH_ITS_NAME = pattern(rf"\b(?P<status>{_NAMED}|[45]\d\d(?= (?:Client|Server) Error\b))")
_OWN_LOG = pattern(r"\"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) /\S* HTTP/\d(?:\.\d)?\" \d{3}\b")  # path, no host


def words_for_status(status: int) -> Words | None:
    """What a status can mean at Postmark; None for one that this table does not hold."""
    return _STATUSES.get(status)


def has_two_readings(number: int) -> bool:
    """Whether the number is a status at Postmark, and an ErrorCode that means something else."""
    return number in _STATUSES and number in ERROR_CODES and number != _SAME_AS_BOTH


def statuses(pasted: Pasted) -> Iterator[Sighting]:
    """The first status that stands alone, where Postmark is named and no ErrorCode is known."""
    for found in _places(pasted):
        words = _STATUSES.get(int(found["status"])) or _unknown_status(pasted, found)
        if words and pasted.is_about_postmark(found.start()) and not is_anothers(pasted, found):
            topics = frozenset({REFUSED, f"status {found['status']}"})
            yield Sighting(start=found.start(), end=found.end(), words=words, topics=topics)
            return


def _unknown_status(pasted: Pasted, found: re.Match[str]) -> Words | None:
    """What is said of a status that Postmark is not known to answer, where its host is named beside it."""
    is_named = found.re is _WITH_ITS_NAME and names_our_host(pasted.whole_line(found.start(), found.end()))
    return _OF_NOBODY if is_named and found["status"].startswith("4") else None


def _places(pasted: Pasted) -> list[re.Match[str]]:
    """Numbers that are called a status, or that stand beside the name of their status, in the order of the text."""
    forms = (STATUS, _WITH_ITS_NAME)
    places = (found for form in forms for found in islice(form.finditer(pasted.text), MOST_PLACES))
    return sorted(places, key=re.Match.start)


def is_anothers(pasted: Pasted, found: re.Match[str]) -> bool:
    """Whether the line names another system, and Postmark nowhere, or the place lies in somebody else's body, or in
    the log of what a server of one's own answered."""
    line = pasted.whole_line(found.start(), found.end())
    if _OWN_LOG.search(line) and not names_our_host(line):
        return True
    if "postmark" in line.lower():
        return False
    return names_another_system(line) or is_in_foreign_body(pasted, found.start())

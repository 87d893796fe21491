"""From a reply's bytes to an outcome. The ErrorCode decides before the status; message text never decides.

Only JSON of Postmark's own shape counts as Postmark's word.
"""

import json
import re
from dataclasses import dataclass
from http import HTTPStatus

from helpers.client.outcome import Outcome, OutcomeKind, outcome
from helpers.client.wire import Received
from helpers.reference.error_codes import ERROR_CODES

_MAINTENANCE = 100
_RATE_LIMITED = 429
_EXCERPT = 200  # characters of a foreign reply that are kept as evidence
_WORDS = 80  # characters of a web page's text that stand in a sentence
_LIMIT_HEADER = "x-practice-limit"  # the practice Postmark's word for what it does not imitate

# What an accepted reply must hold; a captive portal's 200 does not. Source: each operation's reference page.
_SHAPES: dict[str, dict[str, type]] = {
    "POST /email": {"ErrorCode": int, "Message": str},
    "GET /deliverystats": {"InactiveMails": int, "Bounces": list},
    "GET /domains": {"TotalCount": int, "Domains": list},
    "GET /senders": {"TotalCount": int, "SenderSignatures": list},
    "GET /servers": {"TotalCount": int, "Servers": list},
    "GET /server": {"ID": int, "Name": str},
    "GET /message-streams": {"MessageStreams": list},
    "GET /messages/outbound/{message_id}/details": {"MessageID": str, "MessageEvents": list},
}

_PAGES: dict[int, OutcomeKind] = {
    HTTPStatus.FORBIDDEN: OutcomeKind.BLOCKED,
    HTTPStatus.NOT_FOUND: OutcomeKind.NO_SUCH_PATH,
    HTTPStatus.BAD_GATEWAY: OutcomeKind.PROXY_PAGE,
    HTTPStatus.SERVICE_UNAVAILABLE: OutcomeKind.PROXY_PAGE,
    HTTPStatus.GATEWAY_TIMEOUT: OutcomeKind.PROXY_PAGE,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A reply, understood: how it ended, and its body as JSON value or as a text."""

    outcome: Outcome
    body: object


def read(received: Received, operation_key: str | None) -> Reading:
    """Understand one reply to the operation named `operation_key` (None: no known one)."""
    body, is_json = _body(received.content)
    if _LIMIT_HEADER in received.headers:
        return Reading(outcome(OutcomeKind.NOT_IMITATED, detail=received.headers[_LIMIT_HEADER]), body)
    if is_json:
        return Reading(_from_json(received.status, body, operation_key), body)
    return Reading(_from_text(received, str(body)), body)


def _body(content: bytes) -> tuple[object, bool]:
    """The JSON value, or the beginning of a text; of damaged JSON nothing, since a secret could stand in it."""
    try:
        return json.loads(content.decode("utf-8-sig")), True
    except (ValueError, RecursionError):
        excerpt = content[: 4 * _EXCERPT].decode("utf-8", "replace")[:_EXCERPT]
        return "" if excerpt.lstrip("\ufeff \t\r\n").startswith(("{", "[")) else excerpt, False


def _from_json(status: int, body: object, operation_key: str | None) -> Outcome:
    said = body if isinstance(body, dict) else {}
    code, message = said.get("ErrorCode"), said.get("Message")
    code = code if type(code) is int else None
    if code and isinstance(message, str) and status >= HTTPStatus.BAD_REQUEST:
        return _from_error_code(status, code, message)
    if status == HTTPStatus.OK and not code and _has_shape(body, operation_key):
        return outcome(OutcomeKind.ACCEPTED, detail="HTTP 200", error_code=code)
    kind = OutcomeKind.NOT_POSTMARK if status < HTTPStatus.MULTIPLE_CHOICES else _kind_of(status)
    return outcome(kind, detail=f"HTTP {status} with JSON that is not Postmark's.")


def _has_shape(body: object, operation_key: str | None) -> bool:
    wanted = _SHAPES.get(operation_key or "")
    if wanted is None:
        return isinstance(body, dict | list)
    return isinstance(body, dict) and all(type(body.get(key)) is kind for key, kind in wanted.items())


def _from_error_code(status: int, code: int, message: str) -> Outcome:
    if status == HTTPStatus.TOO_MANY_REQUESTS or code == _RATE_LIMITED:
        kind = OutcomeKind.RATE_LIMITED
    elif code == _MAINTENANCE:
        kind = OutcomeKind.MAINTENANCE
    elif status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        kind = OutcomeKind.SERVER_ERROR
    else:
        kind = OutcomeKind.REFUSED
    row = ERROR_CODES.get(code)
    if row and kind is OutcomeKind.SERVER_ERROR and max(row.http) < HTTPStatus.INTERNAL_SERVER_ERROR:
        row = None  # the number of a refusal with the status of a failure is no refusal: ErrorCode 500 with HTTP 500
    return outcome(kind, detail=f"HTTP {status}, ErrorCode {code}", error_code=code, error=row, message=message)


def _from_text(received: Received, excerpt: str) -> Outcome:
    """A reply that is no JSON: a web page, an empty body, or JSON that was cut off."""
    status, is_page = received.status, _is_page(received, excerpt)
    content = f"a web page: {_words(excerpt)}" if is_page else f"{len(received.content):,} bytes that are no JSON"
    detail = f"HTTP {status} with {content if received.content else 'nothing in it'}."
    if status >= HTTPStatus.MULTIPLE_CHOICES:
        return outcome(_kind_of_page(status) if is_page else _kind_of(status), detail=detail)
    broken = received.content and not is_page
    return outcome(OutcomeKind.BROKEN_REPLY if broken else OutcomeKind.NOT_POSTMARK, detail=detail)


def _kind_of(status: int) -> OutcomeKind:
    """What a status of 300 or more says by itself."""
    if status < HTTPStatus.BAD_REQUEST:
        return OutcomeKind.REDIRECTED
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return OutcomeKind.RATE_LIMITED
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        return OutcomeKind.WRONG_METHOD
    return OutcomeKind.SERVER_ERROR if status >= HTTPStatus.INTERNAL_SERVER_ERROR else OutcomeKind.REFUSED_WITHOUT_CODE


def _kind_of_page(status: int) -> OutcomeKind:
    """What a web page with a status of 300 or more says: pages come from whoever stands before Postmark."""
    kind = _PAGES.get(status) or _kind_of(status)
    return OutcomeKind.PROXY_PAGE if kind is OutcomeKind.REFUSED_WITHOUT_CODE else kind


def _is_page(received: Received, excerpt: str) -> bool:
    return "html" in received.headers.get("content-type", "") or excerpt.lstrip().startswith("<")


def _words(page: str) -> str:
    """The page's readable words, for evidence: no tags, no line breaks, one short line."""
    words = re.sub(r"<(script|style)\b.*?(</\1>|$)|<[^>]*(>|$)", " ", page, flags=re.DOTALL | re.IGNORECASE)
    return f"“{' '.join(words.split())[:_WORDS]}”"

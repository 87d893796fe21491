"""From a reply's bytes to an outcome. The ErrorCode decides before the status; message text never decides.

Only JSON of Postmark's own shape counts as Postmark's word.
"""

import json
from dataclasses import dataclass
from http import HTTPStatus

from helpers.client.outcome import Outcome, OutcomeKind, outcome
from helpers.client.wire import Received
from helpers.reference.error_codes import ERROR_CODES

_TOKEN_REFUSED = 10
_MAINTENANCE = 100
_RATE_LIMITED = 429
_EXCERPT = 200  # characters of a foreign reply that are kept as evidence

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


@dataclass(frozen=True, slots=True)
class Reading:
    """A reply, understood: how it ended, and its body as JSON value or as a text."""

    outcome: Outcome
    body: object


def read(received: Received, operation_key: str | None) -> Reading:
    """Understand one reply to the operation named `operation_key` (None: no known one)."""
    body, is_json = _body(received)
    if "x-practice-limit" in received.headers:
        return Reading(outcome(OutcomeKind.NOT_IMITATED, detail=received.headers["x-practice-limit"]), body)
    if is_json:
        return Reading(_from_json(received.status, body, operation_key), body)
    return Reading(_from_bare(received, str(body)), body)


def _body(received: Received) -> tuple[object, bool]:
    try:
        return json.loads(received.content), True
    except (ValueError, RecursionError):
        return received.content[: 4 * _EXCERPT].decode("utf-8", "replace")[:_EXCERPT], False


def _from_json(status: int, body: object, operation_key: str | None) -> Outcome:
    code = body.get("ErrorCode") if isinstance(body, dict) else None
    if isinstance(code, int) and not isinstance(code, bool) and isinstance(body, dict):
        if code != 0:
            return _from_error_code(status, code, str(body.get("Message", "")))
    elif status >= HTTPStatus.BAD_REQUEST or status >= HTTPStatus.MULTIPLE_CHOICES:
        return _from_status(status, is_json=True)
    if status != HTTPStatus.OK or not _has_shape(body, operation_key):
        return outcome(OutcomeKind.NOT_POSTMARK, detail=f"HTTP {status} with JSON that is not Postmark's.")
    return outcome(OutcomeKind.ACCEPTED, detail="HTTP 200", error_code=code if isinstance(code, int) else None)


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
    return outcome(kind, detail=f"HTTP {status}, ErrorCode {code}", error_code=code, error=row, message=message)


def _from_status(status: int, *, is_json: bool) -> Outcome:
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        kind = OutcomeKind.REDIRECTED
    elif status == HTTPStatus.TOO_MANY_REQUESTS:
        kind = OutcomeKind.RATE_LIMITED
    elif status == HTTPStatus.METHOD_NOT_ALLOWED:
        kind = OutcomeKind.WRONG_METHOD
    elif status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        kind = OutcomeKind.SERVER_ERROR
    else:
        kind = OutcomeKind.REFUSED_WITHOUT_CODE
    return outcome(kind, detail=f"HTTP {status}" + (" with JSON that has no ErrorCode." if is_json else "."))


def _from_bare(received: Received, excerpt: str) -> Outcome:
    """A reply that is no JSON: a web page, an empty body, or JSON that was cut off."""
    status, is_page = received.status, _is_page(received, excerpt)
    if status == HTTPStatus.FORBIDDEN and is_page:
        return outcome(OutcomeKind.BLOCKED, detail=f"HTTP 403 with a web page: {_words(excerpt)}")
    if status == HTTPStatus.NOT_FOUND and is_page:
        return outcome(OutcomeKind.NO_SUCH_PATH, detail="HTTP 404 with a web page.")
    if _is_proxy_answer(status) and is_page:
        return outcome(OutcomeKind.PROXY_PAGE, detail=f"HTTP {status} with a web page: {_words(excerpt)}")
    if status != HTTPStatus.OK:
        return _from_status(status, is_json=False)
    if is_page or not received.content:
        return outcome(OutcomeKind.NOT_POSTMARK, detail=f"HTTP 200 with a web page: {_words(excerpt)}")
    return outcome(OutcomeKind.BROKEN_REPLY, detail=f"HTTP 200, {len(received.content):,} bytes that are no JSON.")


def _is_proxy_answer(status: int) -> bool:
    bad_gateways = (HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT, HTTPStatus.SERVICE_UNAVAILABLE)
    return status in bad_gateways or (
        HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
        and status not in (HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.TOO_MANY_REQUESTS)
    )


def _is_page(received: Received, excerpt: str) -> bool:
    return "html" in received.headers.get("content-type", "") or excerpt.lstrip().startswith("<")


def _words(page: str) -> str:
    """The page's readable words, for evidence: no tags, no line breaks, one short line."""
    import re

    words = re.sub(r"<(script|style)\b.*?(</\1>|$)|<[^>]*(>|$)", " ", page, flags=re.DOTALL | re.IGNORECASE)
    return "“" + " ".join(words.split())[:80] + "”"

"""Reading the body of a request: its headers, its size, its JSON, in this order.

Imports `helpers.reference` only.
"""

import json
import re
from collections.abc import Mapping

from helpers.practice.refusals.access import INVALID_JSON, JSON_HEADERS_MISSING
from helpers.practice.refusals.row import Refused
from helpers.practice.wire import Json, PracticeRequest
from helpers.reference.limits import BATCH_BYTES, MESSAGE_BYTES

_JSON_TYPES = frozenset({"application/json", "text/json", "text/x-json"})
_ACCEPTED = _JSON_TYPES | {"*/*", "application/*", "text/*"}
_LARGE = frozenset({"/email/batch", "/email/batchwithtemplates", "/email/bulk"})
_SURROGATE = re.compile(r"\\ud[89a-f]", re.IGNORECASE)


class BodyTooLarge(Exception):
    """The body is over the limit. Postmark answers 413; what stands in that reply is not known."""


def most_bytes(path: str) -> int:
    """The largest body, in bytes, that the operation on `path` takes."""
    return BATCH_BYTES if path.lower().rstrip("/") in _LARGE else MESSAGE_BYTES


def read_body(request: PracticeRequest) -> Json:
    """The body as JSON. Raises `Refused` or `BodyTooLarge`."""
    _check_headers(request.headers)
    if len(request.body) > most_bytes(request.path):
        raise BodyTooLarge
    return read_json(request.body)


def _check_headers(headers: Mapping[str, str]) -> None:
    """Content-Type and Accept are there and speak of JSON. That a missing Accept is refused too is assumed."""
    content_type, accept = headers.get("content-type", ""), headers.get("accept", "")
    if _media_type(content_type) not in _JSON_TYPES:
        raise Refused(JSON_HEADERS_MISSING)
    if not any(_media_type(one) in _ACCEPTED for one in accept.split(",")):
        raise Refused(JSON_HEADERS_MISSING)


def _media_type(text: str) -> str:
    return text.partition(";")[0].strip().lower()


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


_decode = json.JSONDecoder(parse_constant=_no_constant).decode


def read_json(body: bytes) -> Json:
    """`body` as JSON; refuses what is none, and what Python alone takes for it: NaN, lone surrogates."""
    try:
        text = body.decode()
        value: Json = _decode(text)
        if "\\u" in text and _SURROGATE.search(text):  # half a character cannot be written back as UTF-8
            json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as problem:
        raise Refused(INVALID_JSON) from problem
    return value

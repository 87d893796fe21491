"""Reading the body of a request: its headers, its size, its JSON, in this order.

Imports `helpers.reference` only.
"""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from math import isfinite
from typing import NoReturn

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
    declared = _speaks_of(_JSON_TYPES, headers.get("content-type", ""))
    if not declared or not _speaks_of(_ACCEPTED, headers.get("accept", "")):
        raise Refused(JSON_HEADERS_MISSING)


@lru_cache(maxsize=64)  # the same few header values come with every request
def _speaks_of(types: frozenset[str], header: str) -> bool:
    return any(_media_type(one) in types for one in header.split(","))


def _media_type(text: str) -> str:
    return text.partition(";")[0].strip().lower()


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _finite(text: str) -> float:
    number = float(text)
    return number if isfinite(number) else _no_constant(text)


_decode = json.JSONDecoder(parse_constant=_no_constant, parse_float=_finite).decode


def read_json(body: bytes) -> Json:
    """`body` as JSON; refuses what is none, and what Python alone takes for it: NaN, 1e999, lone surrogates."""
    try:
        text = body.decode()
        value: Json = _decode(text)
        if "\\u" in text and _SURROGATE.search(text):  # half a character cannot be written back as UTF-8
            json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as problem:
        raise Refused(INVALID_JSON) from problem
    return value

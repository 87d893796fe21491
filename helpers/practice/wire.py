"""What travels between a shell and the practice Postmark: one request, one reply.

Imports nothing of this project, so that both shells and all rules can share it.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

# Read-only types, so that a list of dicts of strings is one too.
Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None

JSON_TYPE = "application/json; charset=utf-8"
LIMIT_HEADER = "X-Practice-Limit"  # names what the practice Postmark does not imitate
SOURCE_HEADER = "X-Practice-Postmark"  # on every reply: how its behaviour is known, and from where
FAULT_HEADER = "X-Practice-Fault"  # names the fault that was made on purpose

_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeRequest:
    """One HTTP request as a shell received it."""

    method: str
    path: str  # percent-decoded, without the query string
    query: str = ""  # as sent, without the question mark
    headers: Mapping[str, str] = field(default_factory=dict)  # names in lower case
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingPost:
    """A request that the practice Postmark makes itself, to an address on this machine."""

    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PostResult:
    """How such a request went: the HTTP status, or what stood in the way."""

    status: int | None = None
    problem: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What a shell has to do before the reply is known: make `posts`, and hand their results, in order, to `finish`."""

    posts: tuple[OutgoingPost, ...]
    finish: Callable[[Sequence[PostResult]], "PracticeReply"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeReply:
    """One HTTP reply, and how the shell is to deliver it."""

    status: int
    headers: dict[str, str]
    body: bytes = b""
    latency_s: float = 0.0  # seconds to wait before the first byte
    cut: bool = False  # drop the connection halfway through the body
    timeout: bool = False  # never answer at all
    errand: Errand | None = None  # carry this out first: its end is the real reply


def to_bytes(value: object) -> bytes:
    """`value` as compact JSON in UTF-8, without a space between tokens, as Postmark writes it."""
    return _encode(value).encode()

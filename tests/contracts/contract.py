"""One line of the contract with Postmark: a request, and what the reply to it must be on every shell."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request in which roles stand for tokens, since each shell has tokens of its own."""

    method: str
    target: str  # path and query
    server: str | None = None  # what X-Postmark-Server-Token holds: a role, or a text that no shell knows
    account: str | None = None
    json: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes | None = None  # the body itself where it is no JSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """What Postmark answers to a request. `body` names parts of the JSON by path: a value, a type, or a pattern."""

    name: str
    request: Request
    status: int
    error_code: int | None = None  # None when the body carries none
    body: Mapping[str, object] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    before: tuple[Request, ...] = ()  # requests that prepare the world
    live: bool = False  # harmless and the same on any account, so it may also be asked of the real Postmark


async def ask(http: httpx.AsyncClient, request: Request, tokens: Mapping[str, str]) -> httpx.Response:
    """Send `request` with the shell's own tokens."""
    headers = dict(request.headers)
    for name, role in (("X-Postmark-Server-Token", request.server), ("X-Postmark-Account-Token", request.account)):
        if role is not None:
            headers[name] = tokens.get(role, role)
    content = request.content
    if request.json is not None:
        content = json.dumps(request.json).encode()
        headers = {"Content-Type": "application/json", "Accept": "application/json"} | headers
    return await http.request(request.method, request.target, content=content, headers=headers)


def check(contract: Contract, reply: httpx.Response) -> None:
    """Whether `reply` keeps the contract."""
    assert reply.status_code == contract.status, reply.text
    for name, value in contract.headers.items():
        assert reply.headers.get(name) == value
    if contract.error_code is not None:
        assert reply.json()["ErrorCode"] == contract.error_code
    for path, expected in contract.body.items():
        assert matches(part(reply.json(), path), expected), f"{path} is {part(reply.json(), path)!r}"


def part(value: Any, path: str) -> Any:
    """The part of a JSON value that a path like `Domains.0.Name` leads to; an empty path is the whole."""
    for step in path.split(".") if path else ():
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def matches(value: object, expected: object) -> bool:
    """Whether a JSON value is the expected one, of the expected type, or of the expected shape."""
    if isinstance(expected, type):
        return type(value) is expected
    if isinstance(expected, re.Pattern):
        return isinstance(value, str) and expected.fullmatch(value) is not None
    return value == expected

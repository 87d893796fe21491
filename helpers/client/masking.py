"""Secrets inside bodies: masked on arrival, with a list of what was masked.

`ApiTokens` (server objects), the passwords and header values of webhooks and passwords in their addresses come back
in clear. Server tokens leave here as `Token`s; practice tokens stay readable, since they are no secrets.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from helpers.client.token import MASK, Token

_TOKEN_LISTS = frozenset({"apitokens"})
_SECRET_KEYS = _TOKEN_LISTS | {"password"}
_HINTS = (b"apitokens", b"password", b"httpheaders", b"url")  # a reply without these bytes has nothing to mask
_LOGIN_IN_URL = re.compile(r"(?<=://)[^/@\s]+(?=@)")


@dataclass(slots=True)
class Masked:
    """A body without its secrets: which paths were masked, and the server tokens that stood there."""

    body: object
    paths: list[str] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    entered: Collection[Token] = ()  # tokens whose copies were masked before


def mask_reply(content: bytes, body: object, entered: Collection[Token] = ()) -> Masked:
    """Mask every secret in `body`, the JSON value that `content` spells, like `mask_body`."""
    lowered = content.lower()
    return mask_body(body, entered) if any(hint in lowered for hint in _HINTS) else Masked(body)


def mask_body(body: object, entered: Collection[Token] = ()) -> Masked:
    """Mask every secret in a JSON value, in which copies of `entered` are masked already."""
    masked = Masked(body, entered=entered)
    masked.body = _mask(body, "$", "", masked)
    return masked


def _mask(value: object, path: str, key: str, masked: Masked) -> object:
    """`value` without its secrets; `key` is the name under which it stands, also as an item of a list."""
    if isinstance(value, dict):
        return {name: _mask(item, f"{path}.{name}", str(name).lower(), masked) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_mask(item, f"{path}[{at}]", key, masked) for at, item in enumerate(value)]
    if not isinstance(value, str) or not value:
        return value
    if key in _SECRET_KEYS or (key == "value" and ".HttpHeaders[" in path):
        return _taken(value, path, key, masked)
    return _without_login(value, path, masked) if key.endswith("url") else value


def _taken(value: str, path: str, key: str, masked: Masked) -> str:
    token = next((token for token in masked.entered if token.masked == value), Token(value))
    if key in _TOKEN_LISTS:
        masked.tokens.append(token)
    if token.is_practice or token.is_test:
        return value
    masked.paths.append(path)
    return token.masked


def _without_login(url: str, path: str, masked: Masked) -> str:
    shown, found = _LOGIN_IN_URL.subn(MASK, url)
    if found:
        masked.paths.append(path)
    return shown


def without_tokens(value: object, tokens: Collection[Token]) -> object:
    """A JSON value with every copy of the entered tokens masked, in keys and in texts, at any depth."""
    for token in tokens:
        value = _scrubbed(value, token)
    return value


def _scrubbed(value: object, token: Token) -> object:
    if isinstance(value, str):
        return token.scrub(value)
    if isinstance(value, dict):
        return {token.scrub(str(key)): _scrubbed(item, token) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_scrubbed(item, token) for item in value]
    return value

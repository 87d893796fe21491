"""Secrets inside replies: masked on arrival, with a list of what was masked.

`ApiTokens` (server objects) and the passwords and header values of webhooks come back in clear. They leave here
as `Token`s; practice tokens stay readable, since they are no secrets.
"""

from dataclasses import dataclass, field

from helpers.client.token import Token

_SECRET_KEYS = frozenset({"apitokens", "password"})
_HINTS = (b"ApiTokens", b"Password", b"HttpHeaders")  # a reply without these bytes has nothing to mask


@dataclass(slots=True)
class Masked:
    """A reply's body without its secrets: which paths were masked, and the tokens that stood there."""

    body: object
    paths: list[str] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)


def mask_reply(content: bytes, body: object) -> Masked:
    """Mask every secret in `body`, the JSON value that `content` spells."""
    masked = Masked(body)
    if any(hint in content for hint in _HINTS):
        masked.body = _mask(body, "$", masked, secret=False)
    return masked


def _mask(value: object, path: str, masked: Masked, *, secret: bool) -> object:
    if isinstance(value, dict):
        return {key: _mask(item, f"{path}.{key}", masked, secret=_is_secret(key, path)) for key, item in value.items()}
    if isinstance(value, list):
        return [_mask(item, f"{path}[{at}]", masked, secret=secret) for at, item in enumerate(value)]
    if secret and isinstance(value, str) and value:
        return _taken(value, path, masked)
    return value


def _is_secret(key: str, path: str) -> bool:
    return key.lower() in _SECRET_KEYS or (key == "Value" and ".HttpHeaders[" in path)


def _taken(value: str, path: str, masked: Masked) -> str:
    token = Token(value)
    masked.tokens.append(token)
    if token.is_practice or token.is_test:
        return value
    masked.paths.append(path)
    return token.masked


def scrub_json(value: object, token: Token) -> object:
    """`value` with every copy of an entered token masked, in keys and in texts, at any depth."""
    if isinstance(value, str):
        return token.scrub(value)
    if isinstance(value, dict):
        return {token.scrub(key): scrub_json(item, token) for key, item in value.items()}
    if isinstance(value, list):
        return [scrub_json(item, token) for item in value]
    return value

"""Where a token came from: which environment variable, and what is odd about the others.

Reads a mapping that it is given, never the process's own environment.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from helpers.client.token import Token
from helpers.reference.token_kinds import TokenKind

# Looked at in this order. POSTMARK_TOKEN says nothing of a kind; applications read the others to send mail.
# Source: https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/lib/utils/env.ts for AUTH_POSTMARK_KEY;
# the others are the names that Postmark's own examples and clients use.
VARIABLES: Mapping[str, TokenKind | None] = {
    "POSTMARK_TOKEN": None,
    "AUTH_POSTMARK_KEY": TokenKind.SERVER,
    "POSTMARK_SERVER_TOKEN": TokenKind.SERVER,
    "POSTMARK_API_TOKEN": TokenKind.SERVER,
    "POSTMARK_API_KEY": TokenKind.SERVER,
}

SERVER_VARIABLES = tuple(name for name, kind in VARIABLES.items() if kind is TokenKind.SERVER)
ACCOUNT_VARIABLES = ("POSTMARK_ACCOUNT_TOKEN",)  # apart from the others: no application should read it to send

_ENVIRONMENT = "the environment variable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a token came from, and the kind that belongs there (None: any)."""

    words: str = "typed here"
    meant_for: TokenKind | None = None
    empty: tuple[str, ...] = ()  # variables that are set, but to nothing
    differing: tuple[str, ...] = ()  # variables that hold another token than the one taken
    to_unset: tuple[str, ...] = ()  # variables without which the first of those would be the one taken


def from_environment(environ: Mapping[str, str], place: str = _ENVIRONMENT) -> tuple[Token | None, Origin]:
    """The first token that the environment, or a file of settings, holds (None if none does), and what else was seen.

    `place` stands before a variable's name in the origin's words.
    """
    empty = tuple(name for name in VARIABLES if name in environ and not environ[name].strip())
    held = {name: Token(environ[name]) for name in VARIABLES if environ.get(name, "").strip()}
    if not held:
        return None, Origin(words="nowhere", empty=empty)
    taken, token = next(iter(held.items()))
    differing = tuple(name for name, other in held.items() if other != token)
    is_environment = place == _ENVIRONMENT
    return token, Origin(
        words=f"{place} {taken}",
        meant_for=VARIABLES[taken],
        empty=empty,
        differing=differing,
        to_unset=tuple(takewhile(lambda name: name not in differing, held)) if differing and is_environment else (),
    )

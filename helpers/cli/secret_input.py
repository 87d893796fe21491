"""Where the command line takes a token from: environment variables, else standard input; never an argument.

What is read is not repaired: a stray space or an odd encoding is a finding.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TextIO

from helpers.client.token import Token
from helpers.diagnosis.origin import Origin, from_environment

_MOST = 16 * 1024 * 1024  # bytes read from standard input; enough to say how large a wrong paste is


def token_from(environ: Mapping[str, str], standard_input: TextIO | None) -> tuple[Token, Origin]:
    """The token to use and where it came from; an empty one when there is none."""
    token, origin = from_environment(environ)
    if token is not None:
        return token, origin
    if standard_input is None or standard_input.isatty():
        return Token(None), origin
    return Token(_read(standard_input)), replace(origin, words="standard input")


def _read(standard_input: TextIO) -> str:
    """What was piped in, without the one line end that `echo` and files put after it."""
    text = standard_input.buffer.read(_MOST).decode("utf-8", "surrogateescape")
    return text.removesuffix("\n").removesuffix("\r")

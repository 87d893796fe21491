"""Where the command line takes a token from: environment variables, else standard input; never an argument.

At a terminal it is asked for, and does not show. What is read is not repaired: a stray space or an odd encoding is a
finding.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TextIO

from helpers.client.problems import SettingsProblem
from helpers.client.token import Token
from helpers.diagnosis.origin import Origin, from_environment

_MOST = 16 * 1024 * 1024  # bytes read from standard input; enough to say how large a wrong paste is
_PROMPT = "Token (it does not show while you paste it): "
_SHOWS = "This terminal cannot hide what is typed, so no token was asked for. Set a variable, or pipe the token in."
_NO_TEXT = "What was typed is no text in UTF-8, so nothing was sent. Copy the token anew."


def token_from(environ: Mapping[str, str], standard_input: TextIO | None) -> tuple[Token, Origin]:
    """The token to use and where it came from; an empty one when there is none. Raises SettingsProblem."""
    token, origin = from_environment(environ)
    if token is not None:
        return token, origin
    if standard_input is None:
        return Token(None), origin
    at_terminal = standard_input.isatty()
    text = _typed() if at_terminal else _read(standard_input)
    if at_terminal and not text:
        return Token(None), origin
    return Token(text), replace(origin, words="typed here" if at_terminal else "standard input")


def _typed() -> str:
    """What a person types or pastes at the terminal; nothing at Ctrl-D. Raises SettingsProblem where it would show."""
    import warnings
    from getpass import GetPassWarning, getpass

    with warnings.catch_warnings():
        warnings.simplefilter("error", GetPassWarning)
        try:
            return getpass(_PROMPT)
        except GetPassWarning:
            raise SettingsProblem(_SHOWS) from None
        except UnicodeDecodeError:
            raise SettingsProblem(_NO_TEXT) from None
        except EOFError:
            return ""


def _read(standard_input: TextIO) -> str:
    """What was piped in, without the one line end that `echo` and files put after it."""
    text = standard_input.buffer.read(_MOST).decode("utf-8", "surrogateescape")
    return text.removesuffix("\n").removesuffix("\r")

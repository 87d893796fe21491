"""Takes a token from the kernel's environment or from a `.env` file that a person names.

Imports python-dotenv, nothing of ipywidgets.
"""

import os
from pathlib import Path

from dotenv import dotenv_values

from helpers.client.problems import SettingsProblem, TokenMissing
from helpers.client.token import Token
from helpers.diagnosis.origin import VARIABLES, Origin, from_environment

DEFAULT_FILE = ".env"
LONGEST_FILE = 1_000_000  # bytes
_NAMES = ", ".join(VARIABLES)


def token_of_process() -> tuple[Token, Origin]:
    """The token that this process's environment holds. Raises TokenMissing."""
    none = f"No environment variable of this kernel holds a token. These are looked at, in this order: {_NAMES}."
    return _found(from_environment(os.environ), none)


def token_in_file(name: str) -> tuple[Token, Origin]:
    """The token in the file `name`, counted from the notebook's folder. Raises SettingsProblem."""
    path = Path(name.strip() or DEFAULT_FILE)
    settings = _read(path)
    none = f"{path} holds no token. These variables are looked at, in this order: {_NAMES}."
    return _found(from_environment(settings, f"{path.name}, variable"), none)


def _read(path: Path) -> dict[str, str]:
    try:
        file = path.expanduser()
        if not file.is_file():
            raise SettingsProblem(f"There is no file {path}. Name one in the notebook's folder, or its full path.")
        if file.stat().st_size > LONGEST_FILE:
            raise SettingsProblem(f"{path} is larger than {LONGEST_FILE:,} bytes, so it is no settings file.")
        return {name: value or "" for name, value in dotenv_values(file, interpolate=False).items()}
    except (OSError, RuntimeError, UnicodeDecodeError):  # no permission, no such user's home, not a text
        raise SettingsProblem(f"{path} cannot be read as a settings file.") from None


def _found(found: tuple[Token | None, Origin], none: str) -> tuple[Token, Origin]:
    token, origin = found
    if token is None:
        raise TokenMissing(none)
    return token, origin

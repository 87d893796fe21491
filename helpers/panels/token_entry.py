"""Where a panel's token comes from: typed here, an environment variable, or a `.env` file that the person names.

Imports the secret field; python-dotenv reads the file.
"""

import os
from pathlib import Path

import ipywidgets
from dotenv import dotenv_values

from helpers.client.problems import SettingsProblem
from helpers.client.token import Token
from helpers.diagnosis.origin import Origin, from_environment
from helpers.panels.secret_field import SecretField

_TYPED, _ENVIRONMENT, _FILE = "typed here", "environment variables", ".env file"


class TokenEntry(ipywidgets.VBox):
    """The field and the choice of source. `take()` hands over the token and says where it came from."""

    def __init__(self, label: str = "API token") -> None:
        self.field = SecretField(label)
        self._source = ipywidgets.Dropdown(options=(_TYPED, _ENVIRONMENT, _FILE), description="Token from")
        self._path = ipywidgets.Text(description="File", placeholder=".env", layout={"display": "none"})
        super().__init__([self.field, ipywidgets.HBox([self._source, self._path])])
        self._source.observe(lambda _change: self._show(), names="value")

    def choose(self, source: str, path: str = "") -> None:
        """Choose a source, as a person would; `path` names the file."""
        self._source.value, self._path.value = source, path

    def take(self) -> tuple[Token, Origin]:
        """The token and where it came from. Raises SettingsProblem when the source holds none."""
        if self._source.value == _TYPED:
            return self._typed()
        if self._source.value == _ENVIRONMENT:
            return _first(from_environment(os.environ), "No environment variable of this kernel holds a token.")
        return self._from_file(Path(self._path.value or ".env").expanduser())

    def peek(self) -> Token:
        """The token as far as it can be had without complaint; an empty one otherwise."""
        try:
            return self.take()[0]
        except SettingsProblem:
            return Token(None)

    def forget(self) -> None:
        """Empty the field, and the kernel's copy of what was in it."""
        self.field.forget()

    def _typed(self) -> tuple[Token, Origin]:
        if length := self.field.refused_bytes:
            raise SettingsProblem(f"Nothing was taken: that paste had {length:,} bytes. Paste the token alone.")
        return Token(self.field.text), Origin()

    def _from_file(self, path: Path) -> tuple[Token, Origin]:
        if not path.is_file():
            raise SettingsProblem(f"There is no file {path}. Name one in the notebook's folder, or its full path.")
        try:
            settings = {name: value or "" for name, value in dotenv_values(path, interpolate=False).items()}
        except (OSError, UnicodeDecodeError):
            raise SettingsProblem(f"{path} cannot be read as a settings file.") from None
        return _first(from_environment(settings, f"{path.name}, variable"), f"{path} holds no token.")

    def _show(self) -> None:
        self.field.layout.display = None if self._source.value == _TYPED else "none"
        self._path.layout.display = None if self._source.value == _FILE else "none"


def _first(found: tuple[Token | None, Origin], none: str) -> tuple[Token, Origin]:
    token, origin = found
    if token is None:
        raise SettingsProblem(none)
    return token, origin

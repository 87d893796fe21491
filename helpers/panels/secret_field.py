"""The secret field: the one way in for a token that a person types or pastes, and for texts that may hold one.

What is entered travels in custom messages only and rests in a plain attribute. It never becomes a trait, so it is not
in widget state, not in a saved notebook, and not echoed by the kernel. Imports the token, the theme and the home loop;
its front end is `secret_field.js`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from helpers.client.problems import SettingsProblem
from helpers.client.token import Token
from helpers.display.theme import THEME_CSS
from helpers.panels.home_loop import HomeLoop
from helpers.panels.widgets import Plain

LIMIT_BYTES = 4096
TOO_LONG = (
    f"Not taken: that was {{length}} bytes, and the field takes at most {LIMIT_BYTES:,}. "
    "A Postmark token usually has 36 characters."
)
ALONE = "Paste the token alone."
KERNEL_GONE = "the kernel is gone: run this cell again"


class SecretField(Plain, anywidget.AnyWidget):
    """A labelled field behind dots, of at most `limit_bytes` of UTF-8. Line breaks and spaces arrive as entered.

    Every view of one field shows the same text. A page that is opened anew starts empty and empties the kernel's copy.
    With `multiline`, Ctrl+Enter submits, and so does a paste into the empty field, which then is empty again.
    """

    _esm = Path(__file__).with_name("secret_field.js")
    _css = THEME_CSS

    label = traitlets.Unicode("API token").tag(sync=True)
    placeholder = traitlets.Unicode("paste it here").tag(sync=True)
    multiline = traitlets.Bool(False).tag(sync=True)
    limit_bytes = traitlets.Int(LIMIT_BYTES).tag(sync=True)
    too_long = traitlets.Unicode(TOO_LONG).tag(sync=True)
    kernel_gone = traitlets.Unicode(KERNEL_GONE).tag(sync=True)

    def __init__(self, label: str = "API token", placeholder: str = "paste it here", **more: Any) -> None:
        super().__init__(label=label, placeholder=placeholder, **more)
        self._text, self._refused_bytes = "", 0
        self._home = HomeLoop()
        self._on_change: list[Callable[[], None]] = []
        self._on_submit: list[Callable[[], None]] = []
        self.on_msg(self._receive)

    @property
    def text(self) -> str:
        """What the field holds now, exactly as entered; empty after a paste that was refused."""
        return self._text

    @property
    def refused_bytes(self) -> int:
        """How long the last entry was if it was over the limit, else 0."""
        return self._refused_bytes

    def token(self) -> Token:
        """What the field holds as a token, an empty one too. Raises SettingsProblem after a paste that was refused."""
        if self._refused_bytes:
            raise SettingsProblem(f"Nothing was taken: that paste had {self._refused_bytes:,} bytes. {ALONE}")
        return Token(self._text)

    def on_change(self, callback: Callable[[], None]) -> None:
        """Call `callback` whenever what the field holds has changed. It must catch its own errors."""
        self._on_change.append(callback)

    def on_submit(self, callback: Callable[[], None]) -> None:
        """Call `callback` when what is entered is submitted; by then `text` is whole. It must catch its own errors."""
        self._on_submit.append(callback)

    def forget(self) -> None:
        """Empty the kernel's copy first, then every view of the field."""
        changed = self._hold({"text": ""})
        self.send({"type": "forget"})
        if changed:
            self._tell(self._on_change)

    def focus(self) -> None:
        """Put the cursor into the field."""
        self.send({"type": "focus"})

    def _receive(self, _field: object, content: dict[str, Any], _buffers: object) -> None:
        """Take a message of the page. No frame of this call holds the text when a callback runs, and perhaps fails."""
        if self._hold(content):
            self._tell(self._on_change)
        if content.get("type") == "submit":
            self._tell(self._on_submit)

    def _hold(self, content: dict[str, Any]) -> bool:
        """Move the secret out of the message, which lives on in other frames; whether that changed what is held."""
        entered = str(content.pop("text", ""))
        before = (self._text, self._refused_bytes)
        length = int(content.get("refused_bytes", 0)) or len(entered.encode("utf-8", "replace"))
        if length > self.limit_bytes:
            self._text, self._refused_bytes = "", length
        elif content.get("type") != "submit" or entered:  # Enter in an emptied field keeps the reason why it is empty
            self._text, self._refused_bytes = entered, 0
        return before != (self._text, self._refused_bytes)

    def _tell(self, callbacks: list[Callable[[], None]]) -> None:
        for callback in callbacks:
            self._home.call(callback)

    def __repr__(self) -> str:
        """What a stored notebook shows in place of the field, and all that a traceback can show of it."""
        return f"{self.label}: run this cell to get the field"

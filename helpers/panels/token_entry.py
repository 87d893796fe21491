"""Where a panel's token comes from: typed here, an environment variable, or a `.env` file that the person names.

Imports the secret field and what reads the other two sources.
"""

import ipywidgets

from helpers.client.problems import SettingsProblem
from helpers.client.token import Token
from helpers.diagnosis.origin import VARIABLES, Origin
from helpers.display.markup import el, to_html
from helpers.panels.handlers import Handler, Handlers
from helpers.panels.secret_field import SecretField
from helpers.panels.token_source import DEFAULT_FILE, token_in_file, token_of_process
from helpers.panels.widgets import HTML, Dropdown, HBox, Text, VBox, show

TYPED, ENVIRONMENT, FILE = "typed here", "an environment variable", "a .env file"


class TokenEntry(VBox):
    """The field with buttons beside it, and the choice of source. `take()` hands over the token and says whence."""

    def __init__(self, label: str, handle: Handlers, *buttons: ipywidgets.Widget) -> None:
        self.field = SecretField(label)
        self._typed = VBox([self.field])
        self.source = Dropdown(options=(TYPED, ENVIRONMENT, FILE), description="Token from")
        self.path = Text(description="File", placeholder=DEFAULT_FILE)
        self._variables = HTML(_looked_at())
        places = VBox([self._typed, self._variables, self.path]).add_class("tokenlab-places")
        row = HBox([places, *buttons]).add_class("tokenlab-row")
        super().__init__([row, self.source.add_class("tokenlab-source")])
        self.add_class("tokenlab-entry")
        self.source.observe(handle(self._show), names="value")
        self._show()

    def on_change(self, handler: Handler) -> None:
        """Call `handler` whenever another token may be meant."""
        self.field.on_change(handler)
        for choice in (self.source, self.path):
            choice.observe(handler, names="value")

    def take(self) -> tuple[Token, Origin]:
        """The token and where it came from. Raises SettingsProblem when the source holds none."""
        if self.source.value == ENVIRONMENT:
            return token_of_process()
        if self.source.value == FILE:
            return token_in_file(self.path.value)
        return self.field.token(), Origin()

    def peek(self) -> Token:
        """The token as far as it can be had without complaint; an empty one otherwise."""
        try:
            return self.take()[0]
        except SettingsProblem:
            return Token(None)

    def forget(self) -> None:
        """Empty the field, and the kernel's copy of what was in it."""
        self.field.forget()

    def _show(self) -> None:
        """Show what belongs to the chosen source."""
        places = {TYPED: self._typed, ENVIRONMENT: self._variables, FILE: self.path}
        for source, widget in places.items():
            show(widget, self.source.value == source)


def _looked_at() -> str:
    names = [part for name in VARIABLES for part in (el("code", {}, name), ", ")][:-1]
    return to_html(el("p", {"class": "tokenlab-hint"}, "The first of these that this kernel has: ", *names))

"""The two tokens of a run: typed here, from this kernel's environment, or, in practice, the practice Postmark's own.

Imports the secret field, the variables that name a token, and ipywidgets.
"""

import os

from helpers.client.problems import SettingsProblem
from helpers.client.token import Token
from helpers.diagnosis.matrix.holders import Tokens, tokens_from
from helpers.diagnosis.origin import ACCOUNT_VARIABLES, SERVER_VARIABLES
from helpers.display.markup import Element, el, to_html
from helpers.panels.handlers import Handler, Handlers
from helpers.panels.place import Place
from helpers.panels.secret_field import SecretField
from helpers.panels.token_entry import ENVIRONMENT, TYPED
from helpers.panels.widgets import HTML, Dropdown, VBox, show
from helpers.reference import practice_tokens

PRACTICE = "practice"
_PRACTICE_HINT = "The practice Postmark’s own server token and account token are used: plain words, no secrets."
_TYPED_HINT = "One of the two is enough: what the other one opens is then not asked."


class TokenPair(VBox):
    """Two fields and the choice of source. `take()` hands over the tokens that there are."""

    def __init__(self, place: Place, handle: Handlers) -> None:
        self.server, self.account = SecretField("Server token"), SecretField("Account token")
        self.source = Dropdown(description="Tokens from")
        self.fields = VBox([self.server, self.account]).add_class("tokenlab-entry")
        self._hint = HTML()
        super().__init__([self.source.add_class("tokenlab-source"), self.fields, self._hint])
        self.add_class("tokenlab-entry")
        self.offer(place)
        self.source.observe(handle(self._show), names="value")
        self._show()

    def offer(self, place: Place) -> None:
        """Offer the sources that a place has; practice tokens are worth nothing in live."""
        sources = (TYPED, ENVIRONMENT) if place == "live" else (PRACTICE, TYPED, ENVIRONMENT)
        self.source.options = sources
        self.source.value = sources[0]

    def on_change(self, handler: Handler) -> None:
        """Call `handler` whenever other tokens may be meant."""
        for field in (self.server, self.account):
            field.on_change(handler)
        self.source.observe(handler, names="value")

    def take(self) -> Tokens:
        """The tokens that there are. Raises SettingsProblem after a paste that was refused."""
        if self.source.value == PRACTICE:
            return Tokens(server=Token(practice_tokens.SERVER_TOKEN), account=Token(practice_tokens.ACCOUNT_TOKEN))
        if self.source.value == ENVIRONMENT:
            return tokens_from(os.environ)
        return Tokens(server=_typed(self.server), account=_typed(self.account))

    def forget(self) -> None:
        """Empty both fields, and the kernel's copies of what was in them."""
        self.server.forget()
        self.account.forget()

    def _show(self) -> None:
        """Show what belongs to the chosen source."""
        show(self.fields, self.source.value == TYPED)
        self._hint.value = to_html(_hint(self.source.value))


def _typed(field: SecretField) -> Token | None:
    if length := field.refused_bytes:
        raise SettingsProblem(f"Nothing was asked: “{field.label}” got a paste of {length:,} bytes. Paste it alone.")
    return Token(field.text) if field.text.strip() else None


def _hint(source: str) -> Element:
    words = {PRACTICE: _PRACTICE_HINT, TYPED: _TYPED_HINT}
    return el("p", {"class": "tokenlab-hint"}, *(_looked_at() if source == ENVIRONMENT else [words[source]]))


def _looked_at() -> list[Element | str]:
    return ["The first that this kernel has of ", *_named(SERVER_VARIABLES), "; and of ", *_named(ACCOUNT_VARIABLES)]


def _named(variables: tuple[str, ...]) -> list[Element | str]:
    return [part for name in variables for part in (el("code", {}, name), ", ")][:-1]

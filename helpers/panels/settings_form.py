"""Settings to copy that the doctor finds no fault with, for the way, the framework and the sender that are chosen.

Imports the generator and ipywidgets. A token has no place in them.
"""

from helpers.authjs.generator import Generated, generate
from helpers.authjs.piece import Piece
from helpers.authjs.wishes import Framework, Way, Wishes, WishRefused
from helpers.display.explained_card import with_code
from helpers.display.markup import Element, el, to_html
from helpers.panels.handlers import Handlers
from helpers.panels.likely_wish import LikelyWish
from helpers.panels.widgets import HTML, Dropdown, HBox, Text, VBox

SENDER = "hello@your.domain"
_HEAD = "Settings that work, to copy. They hold no token; what you handed over is not changed."


class SettingsForm(VBox):
    """Three choices and the two files that follow from them."""

    def __init__(self, handle: Handlers) -> None:
        self.way = Dropdown(description="Sign-in mails travel by", options=[*map(str, Way)], value=str(Way.V5_PROVIDER))
        self.framework = Dropdown(
            description="The application is built with", options=[*map(str, Framework)], value=str(Framework.NEXT)
        )
        self.sender = Text(description="The sender", value=SENDER, continuous_update=False)
        self.files = HTML()
        self._suggested = LikelyWish()
        head = HTML(to_html(el("p", {"class": "tokenlab-part"}, el("b", {}, _HEAD))))
        choices = HBox([self.way, self.framework]).add_class("tokenlab-fields")
        super().__init__([head, choices, self.sender, self.files])
        self.add_class("tokenlab-form")
        for choice in (self.way, self.framework, self.sender):
            choice.observe(handle(self._draw), names="value")
        self._draw()

    def suggest(self, wish: LikelyWish) -> None:
        """Choose what is likely, unless that was suggested before: then a person's own choice stands."""
        if wish != self._suggested:
            self._suggested = wish
            self.way.value, self.framework.value = str(wish.way), str(wish.framework)

    def _draw(self) -> None:
        self.files.value = to_html(self._card())

    def _card(self) -> Element:
        try:
            wishes = Wishes(
                way=Way(self.way.value), framework=Framework(self.framework.value), sender=self.sender.value.strip()
            )
        except WishRefused as refused:
            return el("p", {"class": "tokenlab-hint"}, str(refused))
        return _settings_card(generate(wishes))


def _settings_card(made: Generated) -> Element:
    install = f"npm install {' '.join(made.packages)}"
    return el(
        "section",
        {"class": "tokenlab tokenlab-card", "aria-label": "Settings to copy"},
        *_file(made.env),
        *_file(made.code),
        el("p", {}, el("b", {}, "Packages "), el("code", {"class": "tokenlab-copy"}, install)),
        el("p", {}, el("b", {}, "Left to do")),
        el("ol", {}, *(el("li", {}, *with_code(step)) for step in made.to_do)),
    )


def _file(piece: Piece) -> tuple[Element, Element]:
    """The file's name and its text, which one click selects as a whole."""
    return el("p", {}, el("b", {}, piece.name)), el("pre", {"class": "tokenlab-copy"}, piece.text.strip())

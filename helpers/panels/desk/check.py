"""One more check of a desk: its own fields, asked with the desk's token over the desk's connection, and one card.

A subclass says what to ask, how the answer looks, and what the status line says of it.
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

import ipywidgets
import traitlets

from helpers.client.problems import SettingsProblem
from helpers.client.token import Token
from helpers.diagnosis.records import Verdict
from helpers.display.markup import Element, el, to_html
from helpers.panels.beside_loop import beside_loop
from helpers.panels.buttons import button, row_of
from helpers.panels.desk.asker import Asker
from helpers.panels.desk.said import Said
from helpers.panels.one_task import OneTask, State
from helpers.panels.panel import CHANGED
from helpers.panels.place import Place
from helpers.panels.secret_field import SecretField
from helpers.panels.section import Section
from helpers.panels.status import StatusState
from helpers.panels.widgets import HTML, HBox, VBox

FORGOTTEN = "Forgotten, with everything on the desk."


class Desk(Protocol):
    """What a desk shares with its checks."""

    @property
    def asker(self) -> Asker:
        """The lab at the chosen place. Raises SettingsProblem."""

    @property
    def verdict(self) -> Verdict | None:
        """What the desk's token is, as far as it was asked."""

    @property
    def recipient(self) -> str:
        """The recipient that the desk is asked about, or nothing."""

    def take_token(self) -> Token:
        """The desk's token. Raises SettingsProblem when there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckState(State):
    """What a check shows: the card's HTML, made once."""

    card: str = ""


class CheckModel(OneTask):
    """Runs one check at a time."""

    state = traitlets.Instance(CheckState, args=())

    def ask(self, busy: str, work: Callable[[], Awaitable[Any]], shown: Callable[[Any], tuple[Said, Element]]) -> None:
        """Start `work`, and show what it finds as `shown` says; or say that something is under way."""
        self.run(lambda: self._ask(busy, work, shown))

    async def _ask(
        self, busy: str, work: Callable[[], Awaitable[Any]], shown: Callable[[Any], tuple[Said, Element]]
    ) -> None:
        self.state = CheckState(status=StatusState.BUSY, sentence=busy)
        found = await work()
        (status, sentence), card = await beside_loop(lambda: _drawn(*shown(found)))  # a report's card takes a while
        self.state = CheckState(status=status, sentence=sentence, card=card)


def _drawn(said: Said, card: Element) -> tuple[Said, str]:
    return said, to_html(card)


def token_in(field: SecretField) -> Token | None:
    """The token that is entered, if any. Raises SettingsProblem after a paste that was refused."""
    if length := field.refused_bytes:
        raise SettingsProblem(f"Nothing was taken: that paste had {length:,} bytes. Paste the token alone.")
    return Token(field.text) if field.text else None


class Check(Section):
    """The frame of a check."""

    model: CheckModel
    hint, word, busy, ready = "", "", "", ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(CheckModel())
        self.desk = desk
        self.card = HTML()
        self.ask_button = button(self.word, self.handle(self._ask), primary=True)

    def fill(self, fields: Iterable[ipywidgets.Widget], *secrets: ipywidgets.Widget) -> None:
        """Put the section together, two fields a row and what is secret below, and keep it drawn."""
        rows = HBox(tuple(fields)).add_class("tokenlab-fields")
        title = el("p", {}, el("strong", {}, self.title), " ", el("span", {"class": "tokenlab-hint"}, self.hint))
        buttons = row_of(self.ask_button, self.stop_button)
        body = VBox([VBox([rows]).add_class("tokenlab-form"), *secrets, buttons, self.status, self.card]).add_class(
            "tokenlab-body"
        )
        self.children = [HTML(to_html(title)).add_class("tokenlab-place"), body]
        self.model.state = CheckState(sentence=self.ready)
        self.keep_drawn()

    async def ask(self) -> Any:
        """What the check finds out. May raise SettingsProblem before anything is sent."""
        raise NotImplementedError

    def shown(self, found: Any) -> tuple[Said, Element]:
        """What the status line says of it, and its card."""
        raise NotImplementedError

    def draw(self) -> None:
        """Show the status and the card."""
        super().draw()
        state: CheckState = self.model.state
        self.card.value = state.card

    def changed(self) -> None:
        """Another question stands in the fields now."""
        self.model.outdate(CHANGED)

    def desk_changed(self) -> None:
        """Something else is entered on the desk, with which most checks ask."""
        self.changed()

    def switched(self, place: Place) -> None:
        """Another place was chosen: what was learnt in the first says nothing of the second."""
        self.model.start_over(f"Switched to {place}.")

    def forget(self) -> None:
        """Forget the answer; a subclass empties its own fields of tokens."""
        self.model.start_over(FORGOTTEN)

    def _ask(self) -> None:
        self.model.ask(self.busy, self._asked, self.shown)

    async def _asked(self) -> Any:
        await self.status.page_caught_up()
        self.model.taken()
        return await self.ask()

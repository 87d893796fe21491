"""One more check of a desk: its own fields, asked with the desk's token over the desk's connection, and one card.

A subclass says what to ask, how the answer looks, and what the status line says of it.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

import ipywidgets
import traitlets

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

Found = TypeVar("Found")

FORGOTTEN = "Forgotten, with everything on the desk."


class Desk(Protocol):
    """What a desk shares with its checks."""

    @property
    def place(self) -> Place:
        """The chosen place."""

    @property
    def asker(self) -> Asker:
        """The lab at the chosen place. Raises SettingsProblem."""

    @property
    def verdict(self) -> Verdict | None:
        """What the desk's token is, as far as it was asked."""

    @property
    def recipient(self) -> str:
        """The recipient that the desk is asked about, or nothing. Raises SettingsProblem."""

    def take_token(self) -> Token:
        """The desk's token. Raises SettingsProblem when there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckState(State):
    """What a check shows: the card's HTML, made once."""

    card: str = ""


@dataclass(frozen=True, kw_only=True)
class Question(Generic[Found]):
    """What a check asks, and how what it finds looks."""

    ask: Callable[[], Awaitable[Found]]  # may raise SettingsProblem before anything is sent
    said: Callable[[Found], Said]
    card: Callable[[Found], Element]

    def drawn(self, found: Found) -> tuple[Said, str]:
        """What the status line says of it, and its card's HTML."""
        return self.said(found), to_html(self.card(found))


class CheckModel(OneTask):
    """Runs one check at a time."""

    state = traitlets.Instance(CheckState, args=())

    def ask(self, busy: str, question: Question[Found]) -> None:
        """Start asking, and show what is found; or say that something is under way."""
        self.run(lambda: self._ask(busy, question))

    async def _ask(self, busy: str, question: Question[Found]) -> None:
        self.state = CheckState(status=StatusState.BUSY, sentence=busy)
        found = await question.ask()
        (status, sentence), card = await beside_loop(lambda: question.drawn(found))  # a report's card takes a while
        self.state = CheckState(status=status, sentence=sentence, card=card)


class Check(Section):
    """The frame of a check; a subclass makes its fields and hands them to `fill`, with what it asks."""

    model: CheckModel
    hint, word, busy, ready = "", "", "", ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(CheckModel())
        self.desk = desk
        self.card = HTML()
        self._offered: dict[ipywidgets.Text, str] = {}
        self._untouched: dict[ipywidgets.Text, str] = {}

    def fill(
        self, question: Question[Found], fields: Sequence[ipywidgets.Widget], secrets: Sequence[SecretField] = ()
    ) -> None:
        """Put the section together, two fields a row and what is secret below, and keep it drawn."""
        self.ask_button = button(self.word, self.handle(lambda: self._ask(question)), primary=True)
        self._secrets, self.secret_fields = secrets, VBox(secrets)
        self._untouched = {field: field.value for field in fields if isinstance(field, ipywidgets.Text)}
        self._put_offers(self.desk.place)
        for field in fields:
            field.observe(self.handle(self.changed), names="value")
        for secret in secrets:
            secret.on_change(self.handle(self.changed))
        title = el("p", {}, el("strong", {}, self.title), " ", el("span", {"class": "tokenlab-hint"}, self.hint))
        form = VBox([HBox(fields).add_class("tokenlab-fields")]).add_class("tokenlab-form")
        buttons = row_of(self.ask_button, self.stop_button)
        body = VBox([form, *([self.secret_fields] if secrets else []), buttons, self.status, self.card]).add_class(
            "tokenlab-body"
        )
        self.children = [HTML(to_html(title)).add_class("tokenlab-place"), body]
        self.model.state = CheckState(sentence=self.ready)
        self.keep_drawn()

    def offer(self, field: ipywidgets.Text, value: str) -> None:
        """Offer this, in practice only: live it would be a question about somebody else."""
        self._offered[field] = value

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

    def desk_mended(self) -> None:
        """An address was let through again, on which most checks do not depend."""

    def switched(self, place: Place) -> None:
        """Another place was chosen: what was learnt in the first says nothing of the second."""
        self._put_offers(place)
        self.model.start_over(f"Switched to {place}.")

    def forget(self) -> None:
        """Forget the answer, and all that was typed here."""
        for secret in self._secrets:
            secret.forget()
        for field, value in self._untouched.items():
            field.value = value
        self._put_offers(self.desk.place)
        self.model.start_over(FORGOTTEN)

    def _put_offers(self, place: Place) -> None:
        """Fill in what practice offers where nothing stands, or take it out again."""
        for field, value in self._offered.items():
            if place == "practice":
                field.value = field.value or value
            elif field.value == value:
                field.value = ""

    def _ask(self, question: Question[Found]) -> None:
        async def asked() -> Found:
            await self.status.page_caught_up()
            self.model.taken()
            return await question.ask()

        self.model.ask(self.busy, replace(question, ask=asked))

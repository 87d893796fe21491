"""The recipient: an address, harmless destinations to pick from, and what becomes of a message to each.

Imports ipywidgets and the table of destinations.
"""

from helpers.display.markup import Element, el, to_html
from helpers.panels.handlers import Handlers
from helpers.panels.widgets import HTML, Dropdown, HBox, Text, VBox
from helpers.reference.destinations import DESTINATIONS, Destination

OWN = "own"
_OWN_LABEL = "another address, typed by hand"
_OWN_WORDS = (
    "Whoever reads this address gets the message, unless practice, the test token or a sandbox server stops it."
)
_FIRST = "blackhole"


class Recipient(VBox):
    """`to` is the address, `picker` the destination it stands for; each follows the other."""

    def __init__(self, handle: Handlers) -> None:
        choices = [*((key, key) for key in DESTINATIONS), (_OWN_LABEL, OWN)]
        self.picker = Dropdown(description="Harmless destinations", options=choices, value=_FIRST)
        self.to = Text(description="To", value=DESTINATIONS[_FIRST].address)
        self._what_happens = HTML()
        both = HBox([self.picker, self.to]).add_class("tokenlab-fields")
        super().__init__([both, self._what_happens])
        self.picker.observe(handle(self._picked), names="value")
        self.to.observe(handle(self._typed), names="value")
        self._picked()

    def _picked(self) -> None:
        """Take over the address of the destination that was picked, or make room for another."""
        picked = DESTINATIONS.get(self.picker.value)
        if picked:
            self.to.value = picked.address
        elif _key_of(self.to.value) != OWN:
            self.to.value = ""
        self._what_happens.value = to_html(_explained(picked))

    def _typed(self) -> None:
        """Keep the picker, and what it explains, true to the address."""
        self.picker.value = _key_of(self.to.value)


def _key_of(address: str) -> str:
    wanted = address.strip().lower()
    return next((key for key, row in DESTINATIONS.items() if row.address.lower() == wanted), OWN)


def _explained(destination: Destination | None) -> Element:
    if destination is None:
        return el("p", {"class": "tokenlab-hint"}, _OWN_WORDS)
    effect = (el("b", {}, "What happens: "), destination.effect)
    return el("p", {"class": "tokenlab-hint"}, *effect, " ", el("b", {}, "What stays: "), destination.side_effect)

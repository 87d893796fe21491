"""What can be done for an address that gets nothing any more: what it changes, the confirmation, the button.

Draws the offers of an investigation. Imports ipywidgets.
"""

from collections.abc import Callable

import ipywidgets

from helpers.diagnosis.delivery.records import Act, Offer
from helpers.display.markup import el, to_html
from helpers.display.printable import printable
from helpers.panels.buttons import button, row_of
from helpers.panels.handlers import Handlers
from helpers.panels.widgets import HTML, HBox, Text, VBox

Mend = Callable[[Offer, Callable[[], str]], None]

_WORDS = {Act.REACTIVATE: "Reactivate {email}", Act.UNSUPPRESS: "Take {email} off “{stream}”"}
_CONFIRM = "Type the address to confirm"


class Remedies(VBox):
    """A row for every offer that is possible; `mend` hears which one, and how to take what was typed to confirm it."""

    def __init__(self, handle: Handlers, mend: Mend) -> None:
        super().__init__()
        self._handle, self._mend = handle, mend
        self._rows: dict[Offer, ipywidgets.Widget] = {}

    def show(self, offers: tuple[Offer, ...], *, confirmed: bool) -> None:
        """Offer those that are possible; `confirmed` where nothing real is changed, so that nobody has to type."""
        before, possible = self._rows, [one for one in offers if one.possible]
        self._rows = {one: before.pop(one, None) or self._row(one, confirmed=confirmed) for one in possible}
        self.children = [*self._rows.values()]
        for gone in before.values():
            _close(gone)

    def _row(self, offer: Offer, *, confirmed: bool) -> ipywidgets.Widget:
        will = HTML(to_html(el("p", {}, el("b", {}, "What it changes: "), printable(offer.will))))
        typed = None if confirmed else Text(description=_CONFIRM, placeholder=offer.email)
        word = _WORDS[offer.act].format(email=offer.email, stream=offer.stream)

        def confirmation() -> str:
            """What confirms it. What was typed counts once."""
            if typed is None:
                return offer.email
            given, typed.value = typed.value, ""
            return str(given)

        click = button(word, self._handle(lambda: self._mend(offer, confirmation)))
        controls = HBox([typed, click]).add_class("tokenlab-file") if typed else row_of(click)
        return VBox([will, controls]).add_class("tokenlab-question")


def _close(widget: ipywidgets.Widget) -> None:
    """Leave no address of it in the page or in the kernel."""
    for part in getattr(widget, "children", ()):
        _close(part)
    widget.close()

"""What can be done for an address that gets nothing any more: what it changes, the confirmation, the button.

Draws the offers of an investigation. Imports ipywidgets.
"""

from collections.abc import Callable

import ipywidgets

from helpers.diagnosis.delivery_records import Act, Delivery, Offer
from helpers.display.markup import el, to_html
from helpers.display.printable import printable
from helpers.panels.buttons import button, row_of
from helpers.panels.handlers import Handlers
from helpers.panels.widgets import HTML, HBox, Text, VBox

Mend = Callable[[Offer, str], None]

_WORDS = {Act.REACTIVATE: "Reactivate {email}", Act.UNSUPPRESS: "Take {email} off “{stream}”"}
_CONFIRM = "Type the address to confirm"


class Remedies(VBox):
    """A row for every offer that is possible; `mend` hears which one, and the confirmation that was typed."""

    def __init__(self, handle: Handlers, mend: Mend) -> None:
        super().__init__()
        self._handle, self._mend = handle, mend
        self._shown: Delivery | None = None
        self._rows: list[ipywidgets.Widget] = []

    def show(self, delivery: Delivery | None, *, confirmed: bool) -> None:
        """Offer what this delivery offers; `confirmed` where nothing real is changed, so that nobody has to type."""
        if delivery is not self._shown:
            self._shown = delivery
            offers = [one for one in delivery.offers if one.possible] if delivery else []
            gone, self._rows = self._rows, [self._row(one, confirmed=confirmed) for one in offers]
            self.children = self._rows
            for row in gone:
                _close(row)

    def _row(self, offer: Offer, *, confirmed: bool) -> ipywidgets.Widget:
        will = HTML(to_html(el("p", {}, el("b", {}, "What it changes: "), printable(offer.will))))
        typed = None if confirmed else Text(description=_CONFIRM, placeholder=offer.email)
        word = _WORDS[offer.act].format(email=offer.email, stream=offer.stream)
        click = button(word, self._handle(lambda: self._mend(offer, typed.value if typed else offer.email)))
        controls = HBox([typed, click]).add_class("tokenlab-file") if typed else row_of(click)
        return VBox([will, controls]).add_class("tokenlab-question")


def _close(widget: ipywidgets.Widget) -> None:
    """Leave no address of it in the page or in the kernel."""
    for part in getattr(widget, "children", ()):
        _close(part)
    widget.close()

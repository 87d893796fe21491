"""How far a run may go where something real may answer: reads only, or refused writes too, typed out to confirm.

Imports ipywidgets.
"""

from helpers.display.markup import el, to_html
from helpers.panels.handlers import Handlers
from helpers.panels.permission_matrix_model import CONFIRMATION
from helpers.panels.place import Place
from helpers.panels.widgets import HTML, Dropdown, Text, VBox, show

READS, WRITES = "reads only", "reads, and writes that have to be refused"
_WARNING = (
    "Each such request carries content that Postmark has to refuse, so that nothing is written or sent. If one is "
    "accepted all the same, the run ends at once and says which. Nothing that destroys is ever asked. To allow it for "
    "one run, type exactly: "
)


class WritesCheck(VBox):
    """The choice and its confirmation; practice needs neither."""

    def __init__(self, handle: Handlers) -> None:
        self.choice = Dropdown(description="Ask live", options=(READS, WRITES))
        self.confirm = Text(description="Confirm")
        self._warning = HTML(to_html(el("p", {"class": "tokenlab-hint"}, _WARNING, el("code", {}, CONFIRMATION))))
        super().__init__([self.choice, self._warning, self.confirm])
        self.add_class("tokenlab-audience")
        self.choice.observe(handle(self._show), names="value")
        self._show()

    @property
    def writes(self) -> bool:
        """Whether more than reads is asked for."""
        return bool(self.choice.value == WRITES)

    def offer(self, place: Place) -> None:
        """Show the choice where it matters; start from reads only."""
        self.choice.value, self.confirm.value = READS, ""
        show(self, place == "live")

    def take(self) -> str:
        """The confirmation, which counts for one run only."""
        given, self.confirm.value = self.confirm.value, ""
        return str(given)

    def _show(self) -> None:
        for widget in (self._warning, self.confirm):
            show(widget, self.writes)

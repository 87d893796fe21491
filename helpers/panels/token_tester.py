"""The token tester: paste a token, press Test, see what it is. Draws `TokenTesterModel`."""

import ipywidgets

from helpers.display.markup import to_html
from helpers.display.verdict_card import verdict_card
from helpers.panels.buttons import button, guarded
from helpers.panels.place import Connect, Place, PlaceBar
from helpers.panels.status_line import StatusLine
from helpers.panels.token_entry import TokenEntry
from helpers.panels.token_tester_model import TokenTesterModel


class TokenTester(ipywidgets.VBox):
    """The panel. Its code twin is `await lab.examine(token)`."""

    def __init__(self, connect: Connect, place: Place, live_url: str) -> None:
        self.model = TokenTesterModel()
        self._connect = connect
        say = self.model.settled
        self.place_bar = PlaceBar(place, live_url, self.model.forget)
        self.entry = TokenEntry()
        self.test_button = button("Test", self._on_test, say, primary=True)
        self.stop_button = button("Stop", self._on_stop, say)
        self.forget_button = button("Forget", self._on_forget, say)
        self.status = StatusLine()
        self.card = ipywidgets.HTML()
        buttons = ipywidgets.HBox([self.test_button, self.stop_button, self.forget_button])
        super().__init__([self.place_bar, self.entry, buttons, self.status, self.card])
        self.add_class("tokenlab")
        self.add_class("tokenlab-panel")
        self.entry.field.on_submit(guarded(self._on_test, say))
        self.model.observe(lambda _change: self._draw(), names="state")
        self._draw()

    def _on_test(self) -> None:
        token, origin = self.entry.take()
        self.model.test(self._connect(self.place_bar.place), token, origin)

    def _on_stop(self) -> None:
        if not self.model.stop():
            self.model.settled("Nothing is under way.")

    def _on_forget(self) -> None:
        self.entry.forget()
        self.model.forget()

    def _draw(self) -> None:
        state = self.model.state
        self.status.show(state.status, state.sentence, state.detail)
        self.card.value = to_html(verdict_card(state.verdict)) if state.verdict else ""

    def __repr__(self) -> str:
        """What a stored notebook shows in the panel's place."""
        return "Token tester: run this cell to get the panel."

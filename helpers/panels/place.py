"""The panel's head: its name, practice or live, and the banner that says loudly which. Imports ipywidgets."""

from collections.abc import Callable
from typing import Literal

from helpers.client.connection import Connection
from helpers.display.markup import Element, el, to_html
from helpers.panels.handlers import Handlers
from helpers.panels.widgets import HTML, Dropdown, HBox

Place = Literal["practice", "live"]
Connect = Callable[[Place], Connection]


class PlaceBar(HBox):
    """The head. `place` is what is chosen; `on_change` is called after another choice."""

    def __init__(
        self, title: str, place: Place, live_url: str, handle: Handlers, on_change: Callable[[], None]
    ) -> None:
        self._title, self._live_url = title, live_url
        self._banner = HTML()
        self.switch = Dropdown(options=("practice", "live"), value=place, description="Connection")
        super().__init__([self._banner, self.switch])
        self.add_class("tokenlab-place")
        self._draw()
        self.switch.observe(handle(self._draw), names="value")
        self.switch.observe(handle(on_change), names="value")

    @property
    def place(self) -> Place:
        """What is chosen."""
        chosen: Place = self.switch.value
        return chosen

    def _draw(self) -> None:
        live = self.place == "live"
        self._banner.value = to_html(self._live() if live else self._practice())
        (self.add_class if live else self.remove_class)("tokenlab-live")

    def _practice(self) -> Element:
        where = el("span", {"class": "tokenlab-banner"}, el("b", {}, "◇ Practice"), " nothing leaves this notebook")
        return el("p", {}, el("strong", {}, self._title), " ", where)

    def _live(self) -> Element:
        where = el("span", {"class": "tokenlab-banner"}, el("b", {}, "! LIVE"), f" requests go to {self._live_url}")
        return el("p", {}, el("strong", {}, self._title), " ", where)

"""Practice or live: the switch, and the banner that says loudly which it is. Imports ipywidgets and the markup."""

from collections.abc import Callable
from typing import Literal

import ipywidgets

from helpers.client.connection import Connection
from helpers.display.markup import el, to_html

Place = Literal["practice", "live"]
Connect = Callable[[Place], Connection]

_PRACTICE = ("◇ Practice", " nothing leaves this notebook")
_OPTIONS: tuple[tuple[str, Place], ...] = (("practice", "practice"), ("live", "live"))


class PlaceBar(ipywidgets.HBox):
    """The panel's head. `place` is what is chosen; `on_change` hears of another choice."""

    def __init__(self, place: Place, url: str, on_change: Callable[[], None]) -> None:
        self._url = url
        self._banner = ipywidgets.HTML()
        self._switch = ipywidgets.Dropdown(options=_OPTIONS, value=place, description="Connection")
        super().__init__([self._banner, self._switch])
        self.add_class("tokenlab-place")
        self._draw()
        self._switch.observe(lambda _change: self._draw(), names="value")
        self._switch.observe(lambda _change: on_change(), names="value")

    @property
    def place(self) -> Place:
        """What is chosen."""
        chosen: Place = self._switch.value
        return chosen

    def choose(self, place: Place) -> None:
        """Switch over, as a person would."""
        self._switch.value = place

    def _draw(self) -> None:
        live = self.place == "live"
        word, rest = ("! LIVE", f" requests go to {self._url}") if live else _PRACTICE
        self._banner.value = to_html(el("p", {"class": "tokenlab-banner"}, el("b", {}, word), rest))
        (self.add_class if live else self.remove_class)("tokenlab-live")

"""What every panel has beside its section: a head that says where requests go, what is entered, and Forget.

Imports ipywidgets.
"""

from typing import Protocol

import ipywidgets

from helpers.client.connection import Connection
from helpers.panels.buttons import button
from helpers.panels.handlers import Handler
from helpers.panels.one_task import OneTask
from helpers.panels.place import Connect, Place, PlaceBar
from helpers.panels.section import Section
from helpers.panels.widgets import VBox

FORGOTTEN = "Forgotten: the field, the kernel's copy and the exchanges."
CHANGED = "What was entered has changed since."


class Entry(Protocol):
    """Where a panel's tokens are entered."""

    def on_change(self, handler: Handler) -> None:
        """Call `handler` whenever other tokens may be meant."""

    def forget(self) -> None:
        """Keep nothing of what was entered."""


class Panel(Section):
    """The frame of a panel; a subclass adds its own widgets with `fill` and says in `draw` how the state looks."""

    def __init__(self, model: OneTask, connect: Connect, place: Place, live_url: str) -> None:
        super().__init__(model)
        self._connect = connect
        self.place_bar = PlaceBar(self.title, place, live_url, self.handle, self.switched)
        self.forget_button = button("Forget", self.handle(self.forget))

    def fill(self, entry: Entry, *widgets: ipywidgets.Widget) -> None:
        """Put the panel together, and keep it drawn."""
        self._entry = entry
        self.children = [self.place_bar, VBox([*widgets]).add_class("tokenlab-body")]
        entry.on_change(self.handle(self.changed))
        self.keep_drawn()

    @property
    def connection(self) -> Connection:
        """The connection to the chosen place; built when it is first asked for. Raises SettingsProblem."""
        return self._connect(self.place_bar.place)

    def changed(self) -> None:
        """Another token may be meant."""
        self.model.outdate(CHANGED)

    def switched(self) -> None:
        """Another place was chosen: what was learnt in the first says nothing of the second."""
        self.model.start_over(f"Switched to {self.place_bar.place}.")

    def forget(self) -> None:
        """Forget the token and everything that was learnt with it."""
        self._entry.forget()
        self.model.start_over(FORGOTTEN)

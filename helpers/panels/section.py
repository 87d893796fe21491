"""What everything that asks has: a model, a status line, Stop; and handlers that cannot fail unseen.

It only draws its model's state and hands clicks over. Imports ipywidgets.
"""

from helpers.panels.buttons import button
from helpers.panels.handlers import Handlers, guarded
from helpers.panels.one_task import OneTask
from helpers.panels.status import StatusState
from helpers.panels.status_line import StatusLine
from helpers.panels.widgets import VBox


class Section(VBox):
    """Widgets around one model; a subclass says in `draw` how the state looks, and calls `keep_drawn` at last."""

    title = ""

    def __init__(self, model: OneTask) -> None:
        super().__init__()
        self.model = model
        self.handle = Handlers(model.refused)
        self.status = StatusLine()
        self.stop_button = button("Stop", self.handle(model.stop))
        self.add_class("tokenlab").add_class("tokenlab-panel")

    def keep_drawn(self) -> None:
        """Draw the state, now and whenever it changes."""
        draw = guarded(self.draw, self._say_at_least)
        self.model.observe(draw, names="state")
        draw()

    def draw(self) -> None:
        """Show the model's state; a subclass draws its results too."""
        state = self.model.state
        self.status.show(state.status, state.sentence, state.detail)

    def _say_at_least(self, sentence: str) -> None:
        """When even drawing fails, only the status line is left."""
        self.status.show(StatusState.BAD, sentence)

    def __repr__(self) -> str:
        """What a stored notebook shows in the panel's place."""
        return f"{self.title}: run this cell to get the panel."

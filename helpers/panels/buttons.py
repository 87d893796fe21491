"""A panel's buttons. Imports ipywidgets."""

from helpers.panels.handlers import Handler
from helpers.panels.widgets import Button, HBox


def button(word: str, handler: Handler, *, primary: bool = False) -> Button:
    """A button that calls `handler`. It is never disabled: that would take the keyboard's focus away."""
    made = Button(description=word)
    made.on_click(handler)
    return made.add_class("tokenlab-primary") if primary else made


def row_of(*buttons: Button) -> HBox:
    """The buttons side by side."""
    row: HBox = HBox(buttons).add_class("tokenlab-buttons")
    return row

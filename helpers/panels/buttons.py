"""A panel's buttons. Imports ipywidgets."""

import ipywidgets

from helpers.panels.handlers import Handler


def button(word: str, handler: Handler, *, primary: bool = False) -> ipywidgets.Button:
    """A button that calls `handler`. It is never disabled: that would take the keyboard's focus away."""
    made = ipywidgets.Button(description=word)
    made.on_click(handler)
    return made.add_class("tokenlab-primary") if primary else made


def row_of(*buttons: ipywidgets.Button) -> ipywidgets.HBox:
    """The buttons side by side."""
    return ipywidgets.HBox(buttons).add_class("tokenlab-buttons")

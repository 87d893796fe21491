"""ipywidgets' plain widgets, with one layout and one style for all of a kind. Imports ipywidgets.

The theme says how panels look, so nobody sets a layout or a style. Each of its own would be one more object that the
page has to make before a panel can be seen: two of three.
"""

from typing import Any

import ipywidgets
import traitlets

_one_of: dict[type[ipywidgets.Widget], ipywidgets.Widget] = {}


class Plain(traitlets.HasTraits):
    """What makes a widget share its layout and its style."""

    @traitlets.default("layout")
    def _shared_layout(self) -> ipywidgets.Layout:
        return _the(ipywidgets.Layout)

    @traitlets.default("style")
    def _shared_style(self) -> ipywidgets.Style:
        style: Any = self.traits()["style"]
        return _the(style.klass)


class _Hidden(ipywidgets.Layout):
    def __init__(self) -> None:
        super().__init__(display="none")


def show(widget: ipywidgets.DOMWidget, shown: bool) -> None:
    """Show `widget`, or keep it and its place out of sight. An anywidget needs a box around it: it keeps its layout."""
    widget.layout = _the(ipywidgets.Layout if shown else _Hidden)


def _the(kind: type[ipywidgets.Widget]) -> ipywidgets.Widget:
    """The one that there is of `kind`; a new one when somebody has closed it, as `Widget.close_all()` does."""
    if kind not in _one_of or _one_of[kind].comm is None:
        _one_of[kind] = kind()
    return _one_of[kind]


class Button(Plain, ipywidgets.Button):
    """A button."""


class Combobox(Plain, ipywidgets.Combobox):
    """A text field that offers values."""


class Dropdown(Plain, ipywidgets.Dropdown):
    """A choice of one."""


class HTML(Plain, ipywidgets.HTML):
    """HTML."""


class HBox(Plain, ipywidgets.HBox):
    """Widgets side by side."""


class Text(Plain, ipywidgets.Text):
    """One line of text."""


class Textarea(Plain, ipywidgets.Textarea):
    """Several lines of text."""


class VBox(Plain, ipywidgets.VBox):
    """Widgets below each other."""

"""The strokes that pictures are drawn with: words, boxes and arrows as SVG, in the theme's colours.

Each shape carries its light colour as a plain attribute and a class that the theme colours. So a picture is right in
JupyterLab's light and dark, and still right, on paper of its own, where a page drops every style. Imports the theme.
"""

from collections.abc import Mapping
from typing import Literal

from helpers.display.markup import Element, el
from helpers.display.theme import palette

Colour = Literal["ink", "soft", "good", "bad", "server", "account", "test", "smtp"]

_FONT = "system-ui, -apple-system, 'Segoe UI', sans-serif"
_MONO = "ui-monospace, SFMono-Regular, Menlo, monospace"
_LIGHT = {name: light for name, (light, _dark) in palette().items()}


def canvas(width: int, height: int, attributes: Mapping[str, str], *shapes: Element) -> Element:
    """The `<svg>` with paper under the shapes. One unit is one CSS pixel at natural size; it shrinks to fit."""
    size = {"viewBox": f"0 0 {width} {height}", "width": str(width), "height": str(height)}
    paper = {"width": str(width), "height": str(height), "rx": "10", "class": "tokenlab-paper", "fill": _LIGHT["paper"]}
    namespace = {"xmlns": "http://www.w3.org/2000/svg", "font-family": _FONT}
    return el("svg", {**namespace, **size, **attributes}, el("rect", paper), *shapes)


def words(
    x: float, y: float, text: str, colour: Colour = "ink", *, size: int = 15, bold: bool = False, mono: bool = False
) -> Element:
    """A line of text that starts at `x` and stands on `y`."""
    soft = {"fill-opacity": "0.72"} if colour == "soft" else {}
    weight = {"font-weight": "700"} if bold else {}
    face = {"font-family": _MONO} if mono else {}
    place = {"x": f"{x:g}", "y": f"{y:g}", "font-size": str(size)}
    element = el("text", {**place, **weight, **face, **_filled("ink" if colour == "soft" else colour), **soft}, text)
    element.tail = "\n"  # where a page drops the drawing but keeps its words, they stay apart
    return element


def box(
    x: float, y: float, width: float, height: float, colour: Colour, *, filled: bool, dashed: bool = False
) -> Element:
    """A rounded frame in `colour`, over its wash or over nothing."""
    place = {"x": f"{x:g}", "y": f"{y:g}", "width": f"{width:g}", "height": f"{height:g}", "rx": "9"}
    wash = f"{colour}-wash"
    inside = {"fill": _LIGHT[wash]} if filled else {"fill": "none"}
    names = f"tokenlab-stroke-{colour}" + (f" tokenlab-fill-{wash}" if filled else "")
    dashes = {"stroke-dasharray": "6 5"} if dashed else {}
    return el("rect", {**place, "class": names, **inside, "stroke": _LIGHT[colour], "stroke-width": "2", **dashes})


def door(x: float, y: float, width: float, height: float) -> Element:
    """A plain door: a frame of ink on paper."""
    place = {"x": f"{x:g}", "y": f"{y:g}", "width": f"{width:g}", "height": f"{height:g}", "rx": "6"}
    return el(
        "rect",
        {**place, "class": "tokenlab-paper tokenlab-stroke-ink", "fill": _LIGHT["paper"], "stroke": _LIGHT["ink"]},
    )


def arrow(colour: Colour, *points: tuple[float, float], dashed: bool = False) -> Element:
    """A line through the points with its head at the last one; the last stretch is level or upright."""
    (from_x, from_y), (x, y) = points[-2:]
    back = 9 * (x > from_x) - 9 * (x < from_x), 9 * (y > from_y) - 9 * (y < from_y)
    side = 6 * (back[1] != 0), 6 * (back[0] != 0)
    barbs = [(x - back[0] + sign * side[0], y - back[1] + sign * side[1]) for sign in (-1, 1)]
    path, head = _path(*points), _path(barbs[0], (x, y), barbs[1])
    line = {"class": f"tokenlab-stroke-{colour}", "stroke": _LIGHT[colour], "stroke-width": "2.5", "fill": "none"}
    shaft = {"stroke-dasharray": "6 5"} if dashed else {}
    return el("g", line, el("path", {"d": path, **shaft}), el("path", {"d": head}))


def _path(*points: tuple[float, float]) -> str:
    return "M" + " L".join(f"{x:g} {y:g}" for x, y in points)


def _filled(colour: str) -> dict[str, str]:
    return {"class": f"tokenlab-fill-{colour}", "fill": _LIGHT[colour]}

"""Where the theme lives, and how a page that shows no panel gets it.

Knows the one CSS file. Imports nothing of ours but the markup.
"""

import re
from pathlib import Path

from helpers.display.markup import Element, el

THEME_CSS = Path(__file__).with_name("theme.css")
"""Panels hand this file to the page themselves; everything else shows `style_element()` once."""

_COMMENT = re.compile(r"\s*/\*.*?\*/", re.DOTALL)
_PAIR = re.compile(r"--tokenlab-([a-z-]+):.*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")


def style_element() -> Element:
    """The whole theme as a `<style>` element; one in a page styles every card and picture in it.

    Comments and blank lines stay behind: where Markdown is read, a blank line would end the element and show the rest.
    """
    css = _COMMENT.sub("", THEME_CSS.read_text(encoding="utf-8"))
    return el("style", {}, "\n".join(line for line in css.splitlines() if line.strip()))


def palette() -> dict[str, tuple[str, str]]:
    """Every named colour as `(on a light page, on a dark page)`, each `#rrggbb`, read from the theme itself.

    Paper and ink are those of a page outside JupyterLab, whose own theme has the say inside it.
    """
    css = THEME_CSS.read_text(encoding="utf-8")
    return {name: (light, dark) for name, light, dark in _PAIR.findall(css)}

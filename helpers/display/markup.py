"""Builds HTML and SVG as a tree, so that no text is ever pasted into markup and nothing needs escaping by hand.

Knows nothing of Postmark. Imports nothing of ours.
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, tostring

__all__ = ["Element", "el", "to_html", "to_xml"]


def el(tag: str, attributes: Mapping[str, str] | None = None, *children: Element | str | None) -> Element:
    """An element with its children in reading order; a string is text and stays text, None is left out."""
    element = Element(tag, dict(attributes or {}))
    for child in children:
        if isinstance(child, str):
            _append_text(element, child)
        elif child is not None:
            element.append(child)
    return element


def to_html(element: Element) -> str:
    """The element as HTML. Half a surrogate pair, which JSON can carry and a page cannot, becomes `?`."""
    return _encodable(tostring(element, encoding="unicode", method="html"))


def to_xml(element: Element) -> str:
    """The element as XML, for a file of its own."""
    return _encodable(tostring(element, encoding="unicode"))


def _append_text(element: Element, text: str) -> None:
    """ElementTree keeps text before the first child in `text`, and text after a child in that child's `tail`."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _encodable(markup: str) -> str:
    return markup.encode("utf-8", "replace").decode("utf-8")

"""Putting the rules of an HTML document's <style> elements into the style attributes of its elements.

The elements themselves stay where they are, for what cannot be inlined: @media, @import, `a:hover`. An element's own
style attribute outweighs rules, but not an `!important` one. Nothing else in the document changes by a single
character. Imports nothing of this project.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from html.parser import HTMLParser
from typing import TypeVar

from helpers.practice.css.selector import Element
from helpers.practice.css.stylesheet import Declaration, Rule, read_declarations, read_rules

LONGEST_CSS = 100_000  # characters in all <style> elements together
MOST_WORK = 4_000_000  # of a document, as `_work` counts it: some two seconds, in which nobody else is answered
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_UNSEEN = frozenset({"base", "head", "link", "meta", "script", "style", "title"})  # nothing to style there
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_DEEPEST = 50  # elements inside one another that are told apart

_Reader = TypeVar("_Reader", bound=HTMLParser)


class TooMuchCss(Exception):
    """The document has so much CSS, for so many elements, that matching it would take too long."""


def inline_css(html: str) -> str:
    """`html` with the style of each element in its style attribute. Raises TooMuchCss."""
    if "<style" not in html.lower():
        return html
    sheets = _read(_Sheets(), html).sheets
    if sum(map(len, sheets)) > LONGEST_CSS:
        raise TooMuchCss
    rules = [rule for sheet in sheets for rule in read_rules(sheet)]
    if _work(rules, html.count("<")) > MOST_WORK:
        raise TooMuchCss
    ordered = sorted(rules, key=lambda rule: rule.selector.specificity)  # a stable sort: later ones stay later
    return "".join(_read(_Writer(html, ordered), html).pieces()) if rules else html


def _work(rules: Sequence[Rule], elements: int) -> int:
    """What inlining costs at most, about half a microsecond each: to read an element, to match a part, to declare."""
    return elements * (40 + sum(8 * len(rule.selector.parts) + len(rule.declarations) for rule in rules))


class _Sheets(HTMLParser):
    """Collects what stands in <style> elements that count for every medium."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.sheets: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A <style> for all media, or for screens, is one to read."""
        media = (dict(attrs).get("media") or "all").strip().lower()
        self._inside = tag == "style" and media in {"all", "screen"}
        if self._inside:
            self.sheets.append("")

    def handle_endtag(self, _tag: str) -> None:
        """The element ends."""
        self._inside = False

    def handle_data(self, data: str) -> None:
        """A piece of CSS, or text that is none of ours."""
        if self._inside:
            self.sheets[-1] += data


class _Writer(HTMLParser):
    """Notes which start tags get another style attribute."""

    def __init__(self, html: str, rules: Sequence[Rule]) -> None:
        super().__init__(convert_charrefs=False)
        self._html, self._rules = html, rules
        self._lines = [0, *(found.end() for found in re.finditer("\n", html))]
        self._path: list[Element] = []
        self._changes: list[tuple[int, str, str]] = []  # where, the old tag, the new one

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Style the element, and go into it."""
        self._style(tag, attrs)
        if tag in _VOID or len(self._path) > _DEEPEST:
            self._path.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Style the element, which has nothing in it."""
        self._style(tag, attrs)
        self._path.pop()

    def handle_endtag(self, tag: str) -> None:
        """Leave the element, and what was never closed in it."""
        names = [one.name for one in self._path]
        if tag in names:
            del self._path[len(names) - 1 - names[::-1].index(tag) :]

    def _style(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}  # the first of two wins
        classes = frozenset(given.get("class", "").split())
        self._path.append(Element(name=tag, id=given.get("id", ""), classes=classes))
        matching = [rule for rule in self._rules if tag not in _UNSEEN and rule.selector.matches(self._path)]
        text = self.get_starttag_text()
        if matching and text:
            style = _cascade(matching, read_declarations(given.get("style", "")))
            line, column = self.getpos()
            self._changes.append((self._lines[line - 1] + column, text, _with_style(text, style)))

    def pieces(self) -> Iterator[str]:
        """The document with the changed tags in their places."""
        at = 0
        for where, old, new in self._changes:
            yield self._html[at:where]
            yield new
            at = where + len(old)
        yield self._html[at:]


def _read(reader: _Reader, html: str) -> _Reader:
    reader.feed(html)
    reader.close()
    return reader


def _cascade(rules: Iterable[Rule], own: Iterable[Declaration]) -> str:
    """The value of a style attribute: the last word on each property, in the order in which it was said."""
    declared = [one for rule in rules for one in rule.declarations] + list(own)
    said: dict[str, str] = {}
    for one in sorted(declared, key=lambda one: one.important):
        said.pop(one.name, None)
        said[one.name] = one.value
    return "; ".join(f"{name}: {value}" for name, value in said.items())


def _with_style(tag: str, style: str) -> str:
    """The start tag with that style attribute, in the place of the one that it may have."""
    attribute = f'style="{escape(style)}"'
    begin = re.match(r"<[^\s/>]+", tag)
    first = begin.end() if begin else 1
    for found in _ATTRIBUTE.finditer(tag, first):
        if found[1].lower() == "style":
            return f"{tag[: found.start()]}{attribute}{tag[found.end() :]}"
    return f"{tag[:first]} {attribute}{tag[first:]}"

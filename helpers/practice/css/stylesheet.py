"""Reading CSS as far as it can be inlined: rules outside @media and its like, and their declarations.

Nothing is refused, as the standard wants it: what cannot be read is passed over. Imports nothing of this project.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpers.practice.css.selector import Selector, read_selector

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_TEXT = r"\"(?:\\.|[^\"\\])*(?:\"|\Z)|'(?:\\.|[^'\\])*(?:'|\Z)"
_TOKEN = re.compile(rf"{_TEXT}|[{{}};]|[^\"'{{}};]+", re.DOTALL)
_DECLARATION = re.compile(rf"(?:{_TEXT}|\([^)]*(?:\)|\Z)|[^;\"'(])+", re.DOTALL)
_IMPORTANT = re.compile(r"\s*!\s*important\s*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Declaration:
    """One property and its value."""

    name: str
    value: str
    important: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """One selector with what it declares. A rule with several selectors is several of these."""

    selector: Selector
    declarations: tuple[Declaration, ...]


def read_rules(css: str) -> Iterator[Rule]:
    """The rules that can be inlined, in their order."""
    for selectors, body in _blocks(_COMMENT.sub("", css)):
        declarations = tuple(read_declarations(body))
        for one in selectors.split(","):
            selector = read_selector(one)
            if selector is not None and declarations:
                yield Rule(selector, declarations)


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """What stands before each outermost pair of braces, and in it; without those that begin with `@`."""
    before, inside, depth = "", "", 0
    for piece in _TOKEN.findall(css):
        if piece == "{":
            depth += 1
        elif piece == "}":
            depth = max(depth - 1, 0)
        if depth == 0 and piece == ";":
            before = ""  # the end of an @import
        elif depth == 0 and piece == "}":
            yield from _unless_at(before, inside)
            before = inside = ""
        elif depth == 0:
            before += piece
        elif depth > 1 or piece != "{":
            inside += piece
    yield from _unless_at(before, inside)


def _unless_at(before: str, inside: str) -> Iterator[tuple[str, str]]:
    if not before.lstrip().startswith("@") and "{" not in inside:
        yield before, inside


def read_declarations(text: str) -> Iterator[Declaration]:
    """The declarations of a rule, or of a style attribute, in their order."""
    for one in _DECLARATION.findall(text):
        name, _, value = one.partition(":")
        plain = _IMPORTANT.sub("", value)
        if name.strip() and plain.strip():
            yield Declaration(name.strip().lower(), " ".join(plain.split()), plain != value)

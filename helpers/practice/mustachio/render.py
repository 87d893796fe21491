"""Filling a template in with a model.

A value that is missing renders as nothing. Falsy, as in JavaScript: null, false, 0, empty texts, lists and objects.
Imports the template and its tokens only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from helpers.practice.mustachio.template import Piece, Template
from helpers.practice.mustachio.tokens import UP, Kind, steps_of

MOST_CHARACTERS = 6_000_000  # of a rendered text; a body may hold 5 MB
MOST_STEPS = 100_000  # pieces rendered; more is a loop over loops that nobody will wait for

_NOT_A_LIST = "'{path}' is used like an array by the template, but is a scalar value or object in your model."
_TOO_MUCH = "The template and its model make more text than the practice Postmark renders."

# HttpUtility.HtmlEncode, which Mustachio calls: five characters by name or number, and Latin-1's upper half by number.
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"} | {n: f"&#{n};" for n in range(160, 256)}
)


class RenderingFailed(Exception):
    """The template cannot be filled in with this model; `str()` is Mustachio's message."""


@dataclass(frozen=True, slots=True)
class _Context:
    """A value, and the one that it was found in."""

    value: Any
    parent: "_Context | None" = None

    def at(self, path: str) -> "_Context":
        """The context that a path leads to; its value is None where the model has none."""
        here = self
        for step in steps_of(path):
            here = (here.parent or here) if step == UP else _Context(_member(here.value, step), here)
        return here


def _member(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, Mapping) else None


def render(template: Template, model: Mapping[str, Any], *, escaping: bool, content: str = "") -> str:
    """`template` filled in. `content` takes the place of `{{{ @content }}}`; `escaping` makes values safe for HTML.

    Raises `RenderingFailed` where the model does not fit, or the result gets out of hand.
    """
    work = _Work(escaping, content)
    work.pieces(template.pieces, _Context(model))
    return "".join(work.written)


class _Work:
    """One rendering under way."""

    def __init__(self, escaping: bool, content: str) -> None:
        self.written: list[str] = []
        self._escaping = escaping
        self._content = content
        self._characters = 0
        self._steps = 0

    def pieces(self, pieces: Sequence[Piece], here: _Context) -> None:
        for piece in pieces:
            self._count_step()
            if piece.kind is Kind.TEXT:
                self._write(piece.text)
            elif piece.kind is Kind.CONTENT:
                self._write(self._content)
            else:
                self._piece(piece, here.at(piece.text))

    def _piece(self, piece: Piece, found: _Context) -> None:
        if piece.kind is Kind.EACH:
            self._each(piece, found)
        elif piece.kind in {Kind.SCOPE, Kind.INVERTED}:
            if bool(found.value) is (piece.kind is Kind.SCOPE):
                self.pieces(piece.inside, found)
        else:
            text = text_of(found.value)
            self._write(text.translate(_ESCAPES) if self._escaping and piece.kind is Kind.ESCAPED else text)

    def _each(self, piece: Piece, found: _Context) -> None:
        if not found.value:
            return
        if not isinstance(found.value, list | tuple):
            raise RenderingFailed(_NOT_A_LIST.format(path=piece.text))
        for one in found.value:
            self._count_step()
            self.pieces(piece.inside, _Context(one, found))

    def _count_step(self) -> None:
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise RenderingFailed(_TOO_MUCH)

    def _write(self, text: str) -> None:
        self._characters += len(text)
        if self._characters > MOST_CHARACTERS:
            raise RenderingFailed(_TOO_MUCH)
        self.written.append(text)


def text_of(value: Any) -> str:
    """A value as .NET writes it: `True`, not `true`. That 1.0 is written `1`, and lists and objects not, is assumed."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value) if isinstance(value, bool | int | float) else ""

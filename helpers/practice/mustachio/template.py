"""A template as a tree of pieces, ready to be filled in as often as wanted.

Imports the tokens only.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from helpers.practice.mustachio.tokens import Kind, Problem, Tokenizer


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece: text, a value, or a scope with the pieces inside it."""

    kind: Kind
    text: str = ""
    inside: list["Piece"] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template that has been read. One with problems has no pieces and cannot be rendered."""

    pieces: list[Piece]
    problems: list[Problem]

    @property
    def places_for_content(self) -> int:
        """How often `{{{ @content }}}` stands in it."""
        return sum(piece.kind is Kind.CONTENT for piece in _all(self.pieces))


@lru_cache(maxsize=8)  # all messages of a batch have the same template
def read_template(text: str) -> Template:
    """The template that `text` holds, or its problems. Never raises. Not to be changed: others may get the same."""
    found = Tokenizer(text)
    if found.problems:
        return Template(pieces=[], problems=found.problems)
    root: list[Piece] = []
    scopes = [root]
    for token in found.tokens:
        if token.kind is Kind.CLOSE:
            scopes.pop()
            continue
        piece = Piece(token.kind, token.text)
        scopes[-1].append(piece)
        if token.kind in {Kind.SCOPE, Kind.INVERTED, Kind.EACH}:
            scopes.append(piece.inside)
    return Template(pieces=root, problems=[])


def _all(pieces: list[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        yield piece
        yield from _all(piece.inside)

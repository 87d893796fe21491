"""The visual words: a token kind's badge and a verdict's mark, each a glyph with its word, never colour alone.

Imports the token kinds of `helpers.reference`.
"""

from enum import StrEnum

from helpers.display.markup import Element, el
from helpers.reference.token_kinds import TOKEN_KINDS, TokenKind


class Mark(StrEnum):
    """What became of a request or a question."""

    GOOD = "good"
    BAD = "bad"
    UNSURE = "unsure"


GLYPHS: dict[Mark, str] = {Mark.GOOD: "✓", Mark.BAD: "✗", Mark.UNSURE: "?"}
WORDS: dict[Mark, str] = {Mark.GOOD: "accepted", Mark.BAD: "refused", Mark.UNSURE: "can't tell"}


def mark(which: Mark, word: str | None = None) -> Element:
    """The glyph and its word, e.g. `✗ refused`; `word` says something closer to the case at hand."""
    return el("b", {"class": f"tokenlab-mark tokenlab-{which}"}, f"{GLYPHS[which]} {word or WORDS[which]}")


def kind_badge(kind: TokenKind) -> Element:
    """The kind's shape and word, e.g. `◆ account token`."""
    row = TOKEN_KINDS[kind]
    return el("b", {"class": f"tokenlab-kind tokenlab-{kind}"}, f"{row.glyph} {row.word}")

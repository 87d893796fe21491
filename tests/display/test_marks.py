"""A shape and a word for every kind of token, a glyph and a word for every verdict."""

import pytest

from helpers.display.marks import Mark, kind_badge, mark
from helpers.display.markup import to_html
from helpers.display.theme import THEME_CSS
from helpers.reference.token_kinds import TOKEN_KINDS, TokenKind


@pytest.mark.parametrize("kind", TokenKind)
def test_a_kind_has_its_shape_its_word_and_its_colour(kind: TokenKind) -> None:
    row = TOKEN_KINDS[kind]
    assert to_html(kind_badge(kind)) == f'<b class="tokenlab-kind tokenlab-{kind}">{row.glyph} {row.word}</b>'
    assert f".tokenlab-{kind} {{" in THEME_CSS.read_text(encoding="utf-8")


def test_no_two_kinds_share_a_shape() -> None:
    assert len({row.glyph for row in TOKEN_KINDS.values()}) == len(TOKEN_KINDS)


def test_a_verdict_has_its_glyph_and_its_word() -> None:
    assert ["".join(mark(which).itertext()) for which in Mark] == ["✓ accepted", "✗ refused", "? can't tell"]


def test_a_verdict_can_be_worded_closer_to_the_case() -> None:
    assert "".join(mark(Mark.BAD, "not accepted").itertext()) == "✗ not accepted"

"""What the kernel's side of the status line says."""

import pytest

from helpers.display.theme import THEME_CSS
from helpers.panels.status import GLYPHS_AND_WORDS, StatusState
from helpers.panels.status_line import StatusLine


@pytest.mark.parametrize("state", StatusState)
def test_a_state_shows_its_glyph_and_word(state: StatusState) -> None:
    line = StatusLine()
    line.show(state, "Asking Postmark.", "41 ms")
    assert (line.glyph, line.word) == GLYPHS_AND_WORDS[state]
    assert (line.state, line.text, line.detail) == (state.value, "Asking Postmark.", "41 ms")


def test_a_new_line_drops_the_old_detail() -> None:
    line = StatusLine()
    line.show(StatusState.GOOD, "Accepted.", "41 ms")
    line.show(StatusState.IDLE, "Paste a token.")
    assert line.detail == ""


def test_no_two_states_share_a_glyph_or_a_word() -> None:
    glyphs, words = zip(*GLYPHS_AND_WORDS.values(), strict=True)
    assert len(set(glyphs)) == len(set(words)) == len(StatusState)


def test_the_theme_goes_into_the_page_with_the_line() -> None:
    assert StatusLine().get_state()["_css"] == THEME_CSS.read_text(encoding="utf-8")


def test_a_stored_notebook_shows_the_sentence_in_its_place() -> None:
    assert repr(StatusLine("Paste a token.")) == "Ready: Paste a token."

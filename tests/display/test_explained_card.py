"""Explanations as cards and as text: what a reader sees of each finding, and that pasted markup stays text."""

from dataclasses import replace

from helpers.diagnosis.explain import explain
from helpers.diagnosis.records import Confidence, Explained, Explanation, Severity
from helpers.display.certainty import certainty
from helpers.display.explained_card import explained_card, explanation_card
from helpers.display.explained_text import explained_as_text
from helpers.display.markup import Element, to_html
from helpers.reference.sources import observed

FINDING = Explained(
    code="EXPLAIN601",
    severity=Severity.PROBLEM,
    title="ErrorCode 10",
    evidence="“refused”",
    next_step="Copy a server token.",
    source=observed("https://example.com/issues/1", "seen once"),
    cause="The token is of the other kind.",
    confidence=Confidence.LIKELY,
    alternatives=("It was deleted.", "It is mistyped."),
    how_to_tell="Run `tokenlab check`.",
    file="mail.log",
    line=1234,
)


def text(card: Element) -> str:
    return " ".join(" ".join(card.itertext()).split())


def test_a_card_says_everything_in_reading_order() -> None:
    assert text(explained_card(FINDING)) == (
        "✗ problem ◐ likely · mail.log · line 1,234 ErrorCode 10 “refused” The token is of the other kind."
        " Next Copy a server token. It could also be It was deleted. It is mistyped. How to tell Run tokenlab check ."
        " EXPLAIN601 · observed · https://example.com/issues/1 (seen once)"
    )


def test_what_is_not_there_leaves_no_trace() -> None:
    bare = replace(FINDING, alternatives=(), how_to_tell="", file="", line=None, evidence="")
    assert text(explained_card(bare)).startswith("✗ problem ◐ likely ErrorCode 10 The token is of")
    assert "could also be" not in text(explained_card(bare))
    assert "How to tell" not in text(explained_card(bare))


def test_a_command_is_code() -> None:
    assert "<code>tokenlab check</code>" in to_html(explained_card(FINDING))


def test_pasted_markup_stays_text() -> None:
    explanation = Explanation(findings=explain('<script>alert(1)</script> Postmark {"ErrorCode":10,"Message":""}'))
    assert "<script" not in to_html(explanation_card(explanation))


def test_every_finding_has_a_card_and_the_certain_come_first() -> None:
    explanation = Explanation(findings=explain('Postmark {"ErrorCode":10,"a":1} {"ErrorCode":411,"b":2}'))
    cards = list(explanation_card(explanation))
    assert [text(card)[:19] for card in cards] == ["✗ problem ● certain", "✗ problem ◐ likely "]


def test_each_certainty_has_a_glyph_of_its_own_and_its_word() -> None:
    assert [certainty(confidence) for confidence in Confidence] == ["● certain", "◐ likely", "○ open"]


def test_an_explanation_speaks_for_itself() -> None:
    assert str(Explanation(findings=(FINDING, FINDING))).splitlines() == [str(FINDING)] * 2


def test_the_text_has_an_arrow_only_before_a_step() -> None:
    assert "    → Copy a server token." in explained_as_text([FINDING]).splitlines()
    assert "→" not in explained_as_text([replace(FINDING, next_step="")])

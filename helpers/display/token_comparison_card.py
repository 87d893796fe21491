"""Two tokens beside each other as a card: what each is, what they share, and which of them an application should get.

Imports the records of the diagnosis.
"""

from helpers.diagnosis.blast_radius.compare import Comparison, Judgement, Likeness
from helpers.diagnosis.blast_radius.least import Pick
from helpers.diagnosis.blast_radius.records import BlastRadius
from helpers.diagnosis.records import Confidence
from helpers.display.marks import Mark, mark
from helpers.display.markup import Element, el
from helpers.display.next_step import next_step
from helpers.display.printable import printable
from helpers.display.verdict_card import badge_of

_MARKS = {Likeness.SAME: Mark.GOOD, Likeness.DIFFERENT: Mark.BAD, Likeness.CANNOT_TELL: Mark.UNSURE}


def token_comparison_card(comparison: Comparison) -> Element:
    """The whole card, an `article`."""
    judged = {"Same server?": comparison.same_server, "Same account?": comparison.same_account}
    asked = [_judgement(question, one) for question, one in judged.items() if one.applies]
    return el(
        "article",
        {"class": "tokenlab tokenlab-card", "aria-label": "Comparison"},
        el("p", {"class": "tokenlab-headline"}, el("strong", {}, comparison.headline)),
        el(
            "div",
            {"class": "tokenlab-two"},
            _side("The first", comparison.first),
            _side("The second", comparison.second),
        ),
        el("table", {"class": "tokenlab-facts"}, *asked, _least(comparison)),
        next_step(comparison.least.next_step),
    )


def _side(name: str, radius: BlastRadius) -> Element:
    """One of the two: what it is and how far it reaches."""
    gaps = " Not everything was read." if radius.unread else ""
    return el(
        "div",
        {"class": "tokenlab-box"},
        el("p", {}, f"{name} ", badge_of(radius.kind), " ", el("code", {}, radius.token.masked)),
        el("p", {}, f"{printable(radius.headline)}{gaps}"),
    )


def _judgement(question: str, judged: Judgement) -> Element:
    glyph = _MARKS[judged.likeness] if judged.confidence is Confidence.CERTAIN else Mark.UNSURE
    answer = mark(glyph, judged.short)
    return el("tr", {}, el("th", {"scope": "row"}, question), el("td", {}, answer, f" {judged.because}"))


def _least(comparison: Comparison) -> Element:
    least = comparison.least
    unsure = least.pick in (Pick.CANNOT_TELL, Pick.NEITHER)
    answer = mark(Mark.UNSURE if unsure else Mark.GOOD, str(least.pick))
    return el("tr", {}, el("th", {"scope": "row"}, "Least that sends"), el("td", {}, answer, f" {least.because}"))

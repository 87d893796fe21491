"""Whether Postmark can be reached, as a card."""

from helpers.diagnosis.reach import Reach
from helpers.display.exchange_card import exchange_box
from helpers.display.marks import Mark, mark
from helpers.display.markup import Element, el
from helpers.display.next_step import next_step


def reach_card(reach: Reach) -> Element:
    """The answer and the exchange it rests on."""
    head = mark(Mark.GOOD, "reached") if reach.reached else mark(Mark.UNSURE, "not reached")
    return el(
        "article",
        {"class": "tokenlab tokenlab-card tokenlab-verdict", "aria-label": "Reach"},
        el("p", {"class": "tokenlab-head"}, head),
        el("p", {"class": "tokenlab-headline"}, el("strong", {}, reach.headline)),
        exchange_box(reach.exchange),
        next_step(reach.next_step),
    )

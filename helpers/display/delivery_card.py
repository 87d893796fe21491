"""An investigated delivery as a card: the conclusion and its picture, what to do, what else it could be, what was read.

Imports the records of the diagnosis. Bodies of messages are never shown.
"""

from helpers.diagnosis.delivery.records import Delivery, Ending, Offer
from helpers.diagnosis.records import Confidence, Explained
from helpers.display.asked_list import asked_list, gap_list
from helpers.display.certainty import certainty
from helpers.display.delivery_matches import about, match_list
from helpers.display.delivery_picture import delivery_picture
from helpers.display.findings import finding_list
from helpers.display.marks import Mark, mark
from helpers.display.markup import Element, el
from helpers.display.next_step import line_to_copy, next_step
from helpers.display.printable import printable
from helpers.display.timeline_card import timeline_parts

MARKS = {
    Ending.DELIVERED: Mark.GOOD,
    Ending.NEWEST_DELIVERED: Mark.UNSURE,
    Ending.SANDBOXED: Mark.BAD,
    Ending.PARTLY: Mark.UNSURE,
    Ending.COMPLAINED: Mark.BAD,
    Ending.BOUNCED: Mark.BAD,
    Ending.SUPPRESSED: Mark.BAD,
    Ending.DELAYED: Mark.UNSURE,
    Ending.UNDER_WAY: Mark.UNSURE,
    Ending.NOT_ADDRESSED: Mark.BAD,
    Ending.NOT_FOUND: Mark.UNSURE,
    Ending.UNKNOWN: Mark.UNSURE,
}


def delivery_card(delivery: Delivery) -> Element:
    """The whole card, an `article`."""
    told = delivery.next_step
    return el(
        "article",
        {"class": "tokenlab tokenlab-card tokenlab-verdict", "aria-label": "Delivery"},
        _head(delivery),
        delivery_picture(delivery).figure(),
        about(delivery),
        el("p", {"style": "overflow-wrap: anywhere"}, printable(delivery.conclusion.evidence)),
        next_step(printable(told)),
        match_list(delivery),
        _causes(delivery.candidates) if delivery.candidates else _otherwise(delivery.conclusion),
        _offers(delivery.offers) if delivery.offers else None,
        finding_list(delivery.findings, told=told) if delivery.findings else None,
        gap_list("What was not read", delivery.seen.unread),
        _events(delivery),
        asked_list(delivery.exchanges),
    )


def _head(delivery: Delivery) -> Element:
    asked = "practice Postmark" if delivery.practice else "Postmark"
    sure = certainty(delivery.conclusion.confidence)
    aside = f"{sure} · {asked} · {printable(delivery.seen.question.words)} · "
    return el(
        "p",
        {"class": "tokenlab-head", "style": "overflow-wrap: anywhere"},
        mark(MARKS[delivery.ending], str(delivery.ending)),
        " ",
        el("span", {"class": "tokenlab-aside"}, aside, el("code", {}, delivery.token.masked)),
    )


def _causes(candidates: tuple[Explained, ...]) -> Element:
    """The possible causes in order, each with how to tell."""
    rows = [
        el(
            "li",
            {},
            el("b", {}, printable(one.title)),
            printable(f". {one.evidence} "),
            el("br", {}),
            el("i", {}, "How to tell: "),
            printable(one.how_to_tell),
            el("br", {}),
            el(
                "small", {}, f"{one.code} · {one.source.standing} · ", el("a", {"href": one.source.url}, one.source.url)
            ),
        )
        for one in candidates
    ]
    title = el("p", {}, el("b", {}, "What it can be, the likeliest first"))
    return el("div", {"style": "overflow-wrap: anywhere"}, title, el("ol", {}, *rows))


def _otherwise(conclusion: Explained) -> Element | None:
    """What else could look the same, where the conclusion is not certain."""
    if conclusion.confidence is Confidence.CERTAIN or not conclusion.alternatives:
        return None
    rows = [el("li", {}, sentence) for sentence in conclusion.alternatives]
    tell = el("p", {}, el("i", {}, "How to tell: "), conclusion.how_to_tell)
    return el("div", {}, el("p", {}, el("b", {}, "It could also be")), el("ul", {}, *rows), tell)


def _offers(offers: tuple[Offer, ...]) -> Element:
    """What can be done about an address, what it changes, and the line that does it."""
    rows = [
        el(
            "li",
            {},
            el(
                "b", {}, f"{str(one.act).capitalize()} {printable(one.email)}. " if one.possible else "✗ Not possible. "
            ),
            printable(one.will),
            line_to_copy(one.code, "") if one.code else None,
        )
        for one in offers
    ]
    title = el("p", {}, el("b", {}, "What can be done about the address; nothing is done by itself"))
    return el("div", {"style": "overflow-wrap: anywhere"}, title, el("ul", {}, *rows))


def _events(delivery: Delivery) -> Element | None:
    timeline = delivery.timeline
    if timeline is None or not (timeline.events or timeline.submitted_at):
        return None
    return el("details", {}, el("summary", {}, "Event by event"), timeline_parts(timeline)[0])

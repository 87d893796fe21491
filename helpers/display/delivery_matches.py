"""The messages that fit a question, for a delivery's card and text: the one it is about, and the others’ MessageIDs.

Imports the records of the diagnosis.
"""

from collections.abc import Iterator

from helpers.diagnosis.delivery.records import Delivery, Match
from helpers.display.markup import Element, el
from helpers.display.printable import printable
from helpers.reference.moments import in_utc

MOST_MATCHES = 5
"""Matches that are listed, the newest; the others are counted."""


def about(delivery: Delivery) -> Element | None:
    """The MessageID that the conclusion is about; None when there is none."""
    if not delivery.message_id:
        return None
    message_id = el("code", {}, printable(delivery.message_id))
    return el("p", {"style": "overflow-wrap: anywhere"}, "This is about MessageID ", message_id, ".")


def match_list(delivery: Delivery) -> Element | None:
    """The matches, the newest first; None when there are no several."""
    matches = delivery.seen.matched
    if len(matches) < 2:
        return None
    rows = [
        el("li", {}, _words(one), "; MessageID ", el("code", {}, printable(one.message.message_id)))
        for one in matches[:MOST_MATCHES]
    ]
    rest = el("p", {}, _more(delivery)) if _more(delivery) else None
    title = el("p", {}, el("b", {}, _title(delivery)))
    return el("div", {"style": "overflow-wrap: anywhere"}, title, el("ul", {}, *rows), rest)


def matches_as_text(delivery: Delivery) -> Iterator[str]:
    """The same in lines."""
    matches = delivery.seen.matched
    if delivery.message_id:
        yield f"  This is about MessageID {delivery.message_id}."
    if len(matches) < 2:
        return
    yield f"  {_title(delivery)}:"
    yield from (f"    {_words(one)}; MessageID {one.message.message_id}" for one in matches[:MOST_MATCHES])
    if _more(delivery):
        yield f"    {_more(delivery)}"


def _title(delivery: Delivery) -> str:
    return f"{delivery.seen.how_many_fit}, the newest first"


def _more(delivery: Delivery) -> str:
    rest = delivery.seen.fitting - MOST_MATCHES
    return f"and {rest:,} more" if rest > 0 else ""


def _words(match: Match) -> str:
    """When, what, through which stream, Postmark's status, and what became of the copy, where that is known."""
    message = match.message
    fate = f", {match.copy.fate}" if match.copy else ""
    said = f"{in_utc(message.at)} “{message.subject}” through “{message.stream}”, status {message.status}{fate}"
    return printable(said)

"""What was asked, in short: method, path and ending. Bodies stay out: they hold people's mail and sign-in links."""

from collections.abc import Iterable

from helpers.client.exchange import Exchange
from helpers.diagnosis.blast_radius.records import Unread
from helpers.display.exchange_card import outcome_mark
from helpers.display.markup import Element, el
from helpers.display.printable import printable

_MOST = 40
_MOST_GAPS = 12


def asked_list(exchanges: tuple[Exchange, ...]) -> Element | None:
    """The requests, folded; None when there were none."""
    if not exchanges:
        return None
    rows = [el("li", {}, outcome_mark(one), " ", el("code", {}, _line(one)), _why(one)) for one in exchanges[:_MOST]]
    rest = len(exchanges) - _MOST
    more = el("li", {}, f"and {rest:,} more") if rest > 0 else None
    summary = el("summary", {}, f"What was asked ({len(exchanges)} requests, reads only)")
    return el("details", {}, summary, el("ul", {"style": "overflow-wrap: anywhere"}, *rows, more))


def _line(exchange: Exchange) -> str:
    status = f" → {exchange.status}" if exchange.status else ""
    return printable(f"{exchange.asked.method} {exchange.asked.path}{status}")


def _why(exchange: Exchange) -> str:
    return "" if exchange.accepted else f" {printable(exchange.outcome.detail)}"


def gap_list(title: str, gaps: Iterable[Unread]) -> Element | None:
    """What was not read or cannot be known, in the open, since without it the rest would say too much."""
    found = list(gaps)
    if not found:
        return None
    rows = [el("li", {}, f"{printable(str(gap)).rstrip('.')}.") for gap in found[:_MOST_GAPS]]
    rest = len(found) - _MOST_GAPS
    more = el("li", {}, f"and {rest:,} more") if rest > 0 else None
    head = el(
        "p", {}, el("b", {"class": "tokenlab-mark tokenlab-unsure", "style": "white-space: normal"}, f"? {title}")
    )
    return el("div", {}, head, el("ul", {}, *rows, more))

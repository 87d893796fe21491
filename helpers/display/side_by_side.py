"""Several exchanges side by side: what the same request came to under different circumstances, a box each."""

from collections.abc import Mapping
from dataclasses import dataclass

from helpers.client.exchange import Exchange
from helpers.display.exchange_card import elapsed, folded_transcript, outcome_mark
from helpers.display.markup import Element, el, to_html


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Exchanges, each under the words for its circumstances. As a cell's last line it shows itself as a card."""

    exchanges: Mapping[str, Exchange]

    def card(self) -> Element:
        """A box an exchange, two in a row where there is room."""
        boxes = (_box(words, exchange) for words, exchange in self.exchanges.items())
        grid = el("div", {"class": "tokenlab-two"}, *boxes)
        return el("article", {"class": "tokenlab tokenlab-card", "aria-label": "Side by side"}, grid)

    def _repr_html_(self) -> str:
        return to_html(self.card())

    def __repr__(self) -> str:
        """The same as text, a line each."""
        return "\n".join(f"{words}: {exchange}" for words, exchange in self.exchanges.items())


def side_by_side(exchanges: Mapping[str, Exchange]) -> SideBySide:
    """The exchanges as one card, in the order given. The keys say under which circumstances each was made."""
    return SideBySide(exchanges=exchanges)


def _box(words: str, exchange: Exchange) -> Element:
    """The circumstances, how it ended, in whose words, and what to do; request and reply are folded under it."""
    outcome = exchange.outcome
    figures = " · ".join(part for part in (outcome.detail.rstrip("."), elapsed(exchange)) if part)
    return el(
        "div",
        {"class": "tokenlab-box"},
        el("p", {}, el("strong", {}, words)),
        el("p", {}, outcome_mark(exchange), " ", el("span", {"class": "tokenlab-aside"}, figures)),
        None if exchange.accepted else el("p", {}, outcome.sentence),
        el("p", {"class": "tokenlab-aside"}, f"“{outcome.message}”") if outcome.message else None,
        el("p", {}, el("b", {}, "Next "), exchange.next_step) if exchange.next_step else None,
        folded_transcript(exchange),
    )

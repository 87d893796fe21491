"""What nobody looked at: a row a question, and what would have answered it. Derived from the exchanges, never guessed.

Imports the client's records.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from helpers.client.exchange import Exchange

_TEST_JOB = "Test job accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A question that stays open, and how it is seen that it was asked."""

    sentence: str
    closed_by: Callable[[Exchange], bool] = lambda _exchange: False
    closed_by_covering: str = ""  # what a result looks at in another way than by requests


def _answered(*keys: str) -> Callable[[Exchange], bool]:
    """Whether one of these operations was accepted, and what it read is still there."""
    return lambda exchange: exchange.accepted and bool(exchange.body) and _key(exchange) in keys


def _key(exchange: Exchange) -> str:
    return exchange.asked.operation.key if exchange.asked.operation else ""


def _by_postmark(exchange: Exchange) -> bool:
    return exchange.outcome.row.speaks_for_postmark and not exchange.by_practice


def _about_a_token(exchange: Exchange) -> bool:
    """Whether Postmark let a token in or refused it; the public test token says nothing of anybody's."""
    return exchange.token_refused or (exchange.accepted and exchange.body.get("Message") != _TEST_JOB)


def _sent(exchange: Exchange) -> bool:
    return exchange.accepted and _key(exchange).startswith("POST /email") and _about_a_token(exchange)


_read_again = _answered("GET /messages/outbound/{message_id}/details")

GAPS = (
    Gap(sentence="Postmark itself: nothing in this report is its own answer.", closed_by=_by_postmark),
    Gap(
        sentence="Tokens: none was examined, so whether one is valid is open.",
        closed_by=_about_a_token,
    ),
    Gap(
        sentence="The sender: whether From is verified or confirmed takes an account token to read.",
        closed_by=_answered("GET /domains", "GET /senders"),
    ),
    Gap(
        sentence="Message streams: which ones the server has was not read.",
        closed_by=_answered("GET /message-streams"),
    ),
    Gap(
        sentence="Sending: no message was accepted.",
        closed_by=lambda exchange: _sent(exchange) or _read_again(exchange),  # only what was accepted can be read
    ),
    Gap(
        sentence="Delivery: no message was followed to its recipient.",
        closed_by=_read_again,
    ),
    Gap(
        sentence="Suppressions: whether the recipient's address is on a list was not read.",
        closed_by=_answered("GET /message-streams/{stream_id}/suppressions/dump"),
    ),
    Gap(sentence="SMTP: no login was tried.", closed_by_covering="smtp"),
    Gap(sentence="DNS: DKIM, Return-Path, SPF and DMARC of the domain were not looked up.", closed_by_covering="dns"),
    Gap(sentence="The application: its settings, code and logs were not read.", closed_by_covering="application"),
)


def not_checked(exchanges: Iterable[Exchange], covered: Iterable[str]) -> tuple[str, ...]:
    """The questions that neither these exchanges nor what is `covered` answer, and the requests without an answer."""
    exchanges, covered = tuple(exchanges), frozenset(covered)
    open_gaps = (
        gap.sentence for gap in GAPS if gap.closed_by_covering not in covered and not any(map(gap.closed_by, exchanges))
    )
    return (*open_gaps, *dict.fromkeys(_unanswered(exchanges)))


def _unanswered(exchanges: Iterable[Exchange]) -> Iterator[str]:
    for exchange in exchanges:
        if not exchange.outcome.row.speaks_for_postmark:
            yield f"{exchange.asked.method} {exchange.asked.path}: {exchange.outcome.kind}, so it says nothing."

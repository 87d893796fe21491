"""One exchange as a box: which header, what was asked, how it ended, in Postmark's own words."""

import json

from helpers.client.exchange import Exchange
from helpers.client.outcome import OutcomeKind
from helpers.display.marks import Mark, mark
from helpers.display.markup import Element, el

_LONGEST_BODY = 1200  # characters of a reply that are shown


def exchange_box(exchange: Exchange) -> Element:
    """The exchange in short; the whole reply is folded under it."""
    header = next((name for name in exchange.asked.headers if name.startswith("X-Postmark-")), "no token header")
    status = f" → {exchange.status}" if exchange.status else ""
    asked = f"{exchange.asked.method} {exchange.asked.path}{status}"
    return el(
        "div",
        {"class": "tokenlab-box"},
        el("p", {}, "as ", el("code", {}, header)),
        el(
            "p",
            {},
            outcome_mark(exchange),
            " ",
            el("code", {}, asked),
        ),
        el("p", {}, _words(exchange)),
        el("details", {}, el("summary", {}, "Request and reply"), el("pre", {}, transcript(exchange))),
    )


def outcome_mark(exchange: Exchange) -> Element:
    """✓ accepted, ✗ refused, or ? with what got in between."""
    if exchange.accepted:
        return mark(Mark.GOOD)
    if exchange.outcome.kind is OutcomeKind.REFUSED:
        return mark(Mark.BAD)
    return mark(Mark.UNSURE, str(exchange.outcome.kind))


def transcript(exchange: Exchange) -> str:
    """The request and the reply as they went over the wire, tokens masked."""
    asked, answered = exchange.asked, exchange.answered
    lines = [f"{asked.method} {asked.url}", *(f"{name}: {value}" for name, value in asked.headers.items())]
    if asked.body is not None:
        lines += ["", _json(asked.body)]
    lines += ["", f"HTTP {answered.status}" if answered else f"(no reply: {exchange.outcome.detail})"]
    if answered:
        lines += [f"{name}: {value}" for name, value in answered.headers.items()]
        lines += ["", answered.body if isinstance(answered.body, str) else _json(answered.body)]
    return "\n".join(lines)


def _words(exchange: Exchange) -> str:
    outcome = exchange.outcome
    if outcome.error_code:
        return f"ErrorCode {outcome.error_code}: {outcome.message}"
    return "" if exchange.accepted else f"{outcome.sentence} {outcome.detail}"


def _json(value: object) -> str:
    text = json.dumps(value, indent=1, ensure_ascii=False)
    return text if len(text) <= _LONGEST_BODY else f"{text[:_LONGEST_BODY]}\n… ({len(text):,} characters)"

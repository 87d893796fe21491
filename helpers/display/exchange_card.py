"""One exchange as a box: which header, what was asked, how it ended, in Postmark's own words."""

import json

from helpers.client.exchange import Exchange
from helpers.client.outcome import OutcomeKind
from helpers.display.marks import Mark, mark
from helpers.display.markup import Element, el

_LONGEST_BODY = 1200  # characters of a reply that are shown


def exchange_card(exchange: Exchange) -> Element:
    """The exchange as a card of its own."""
    return el("article", {"class": "tokenlab tokenlab-card", "aria-label": "Exchange"}, exchange_box(exchange))


def exchange_box(exchange: Exchange) -> Element:
    """The exchange in short; the whole of it is folded under it."""
    status = f" → {exchange.status}" if exchange.status else ""
    return el(
        "div",
        {"class": "tokenlab-box"},
        el("p", {}, *_token_headers(exchange)),
        el(
            "p",
            {},
            outcome_mark(exchange),
            " ",
            el("code", {}, f"{exchange.asked.method} {exchange.asked.path}{status}"),
            el("span", {"class": "tokenlab-aside"}, f" {took}") if (took := elapsed(exchange)) else None,
        ),
        el("p", {}, words) if (words := _words(exchange)) else None,
        folded_transcript(exchange),
    )


def folded_transcript(exchange: Exchange) -> Element:
    """The request and the reply, folded."""
    return el("details", {}, el("summary", {}, "Request and reply"), el("pre", {}, transcript(exchange)))


def _token_headers(exchange: Exchange) -> list[Element | str]:
    """Which headers carried a token, in words."""
    names = [name for name in exchange.asked.headers if name.startswith("X-Postmark-")]
    if not names:
        return ["without any token"]
    return [part for name in names for part in (" and " if name != names[0] else "as ", el("code", {}, name))]


def outcome_mark(exchange: Exchange) -> Element:
    """✓ accepted, ✗ refused, or ? with what got in between; a batch says how many of its messages were accepted."""
    if exchange.accepted:
        good, all_of_them = _batch_results(exchange)
        return mark(Mark.GOOD) if good == all_of_them else _partly(good, all_of_them)
    if exchange.outcome.kind is OutcomeKind.REFUSED:
        return mark(Mark.BAD)
    return mark(Mark.UNSURE, str(exchange.outcome.kind))


def elapsed(exchange: Exchange) -> str:
    """How long it took, e.g. `41 ms`; nothing in practice, where no time passes."""
    return f"{exchange.elapsed_ms:.0f} ms" if exchange.elapsed_ms >= 1 else ""


def _partly(good: int, all_of_them: int) -> Element:
    return el("b", {"class": "tokenlab-mark tokenlab-unsure"}, f"! {good} of {all_of_them} accepted")


def _batch_results(exchange: Exchange) -> tuple[int, int]:
    """How many messages of a batch were accepted, and how many there were; nothing of nothing for any other reply."""
    body = exchange.answered.body if exchange.answered else None
    codes = [row.get("ErrorCode") for row in body if isinstance(row, dict)] if isinstance(body, list) else []
    return codes.count(0), len(codes)


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

"""One attempt to send as a card: the answer, in whose words, what became of the message, and what to do."""

from helpers.diagnosis.records import Kind
from helpers.diagnosis.sending.sample import SentSample
from helpers.diagnosis.sending.timeline import State, Timeline
from helpers.display.exchange_card import elapsed, folded_transcript, outcome_mark
from helpers.display.findings import finding_list
from helpers.display.markup import Element, el
from helpers.display.next_step import SERVERS_PAGE, link, next_step
from helpers.display.snippets import snippets
from helpers.display.timeline_card import state_sign, timeline_parts
from helpers.display.verdict_card import badge_of

_SO_FAR = {
    State.WAITING: "Accepted, and under way.",
    State.DELIVERED: "Accepted, then delivered.",
    State.BOUNCED: "Accepted, then bounced.",
    State.PARTLY: "Accepted, then delivered to some and refused by others.",
    State.NOT_FOUND: "Accepted, but not to be found yet.",
    State.UNKNOWN: "Accepted; what became of it cannot be told.",
}
_MEANT_TO_BOUNCE = "Accepted, then bounced, as this address always does."


def sample_card(sample: SentSample, timeline: Timeline | None = None) -> Element:
    """What came back and, once it is followed, what became of the message; the request is folded under it, to copy."""
    return el(
        "article",
        {"class": _classes(sample), "aria-label": "Sample"},
        el("p", {"class": "tokenlab-head"}, *_head(sample)),
        el("p", {"class": "tokenlab-headline"}, *_headline(sample, timeline)),
        el("p", {}, *_particulars(sample)),
        *(timeline_parts(timeline) if timeline else ()),
        _found(sample) if sample.accepted else None,
        next_step(sample.next_step, _where(sample)) if timeline is None or sample.findings else None,
        None if sample.accepted else _found(sample),
        snippets(sample.exchange),
        folded_transcript(sample.exchange),
    )


def _head(sample: SentSample) -> list[Element | str]:
    """How it went, which token it was if that is why, and the figures."""
    exchange = sample.exchange
    figures = [exchange.outcome.detail or str(exchange.outcome.kind)]
    figures += ["ErrorCode 0"] if sample.accepted else []
    figures += [took] if (took := elapsed(exchange)) else []
    marks = [outcome_mark(exchange), *([badge_of(sample.token_verdict.kind)] if sample.token_verdict else [])]
    return [part for sign in marks for part in (sign, " ")] + [
        el("span", {"class": "tokenlab-aside"}, " · ".join(figures))
    ]


def _classes(sample: SentSample) -> str:
    kind = f" tokenlab-{sample.token_verdict.kind}" if sample.token_verdict else ""
    return f"tokenlab tokenlab-card tokenlab-verdict{kind}"


def _headline(sample: SentSample, timeline: Timeline | None) -> list[Element]:
    """A finding that qualifies the answer comes first, then what became of the message, then the answer itself."""
    if sample.findings and (sample.accepted or sample.token_verdict):
        return [el("strong", {}, f"{sample.findings[0].title}.")]
    if timeline:
        so_far = _MEANT_TO_BOUNCE if timeline.bounced_on_purpose else _SO_FAR[timeline.state]
        return [state_sign(timeline), el("strong", {}, so_far)]
    return [el("strong", {}, "Accepted for processing." if sample.accepted else sample.exchange.outcome.sentence)]


def _particulars(sample: SentSample) -> list[Element | str]:
    """The MessageID and who receives it; of a refusal, the words it came with."""
    if sample.accepted:
        words = ("MessageID ", el("code", {}, sample.message_id), f". {sample.forecast.sentence}")
        return [el("span", {"class": "tokenlab-aside"}, *words)]
    who = "The practice Postmark" if sample.exchange.by_practice else "Postmark"
    message = sample.exchange.outcome.message
    return [f"{who} says: “{message}”" if message else sample.exchange.outcome.detail]


def _found(sample: SentSample) -> Element | None:
    """What was found: in the open beside an acceptance, which it qualifies; folded under a refusal."""
    if not sample.findings:
        return None
    found = finding_list(sample.findings, told=sample.next_step)
    return found if sample.accepted else el("details", {}, el("summary", {}, "What was found"), found)


def _where(sample: SentSample) -> Element | None:
    """Where another token is found, if the token was the trouble."""
    wrong = sample.token_verdict is not None and sample.token_verdict.kind in (Kind.ACCOUNT, Kind.NEITHER)
    return link(SERVERS_PAGE, "Open your servers in Postmark") if wrong else None

"""One attempt to send as a card, and the events of a message as a timeline."""

from helpers.diagnosis.sample import SentSample
from helpers.diagnosis.timeline import Event, State, Timeline
from helpers.display.exchange_card import outcome_mark, transcript
from helpers.display.findings import finding_list
from helpers.display.marks import Mark, mark
from helpers.display.markup import Element, el
from helpers.display.snippets import snippets
from helpers.display.verdict_card import next_step

_STATE_MARKS = {
    State.DELIVERED: Mark.GOOD,
    State.BOUNCED: Mark.BAD,
    State.PARTLY: Mark.UNSURE,
    State.WAITING: Mark.UNSURE,
    State.NOT_FOUND: Mark.UNSURE,
    State.UNKNOWN: Mark.UNSURE,
}
_EVENT_GLYPHS = {"Delivered": "✓", "Bounced": "✗", "Transient": "!"}


def sample_card(sample: SentSample) -> Element:
    """What was sent, what came back, what to do next; the request is folded under it, to copy."""
    exchange = sample.exchange
    code = exchange.outcome.error_code
    aside = f"{exchange.outcome.detail or exchange.outcome.kind}" + (" · ErrorCode 0" if code == 0 else "")
    return el(
        "article",
        {"class": "tokenlab tokenlab-card tokenlab-verdict", "aria-label": "Sample"},
        el(
            "p", {"class": "tokenlab-head"}, outcome_mark(exchange), " ", el("span", {"class": "tokenlab-aside"}, aside)
        ),
        el("p", {"class": "tokenlab-headline"}, el("strong", {}, _headline(sample))),
        el("p", {}, sample.forecast.sentence),
        finding_list(sample.findings) if sample.findings else None,
        next_step(sample.next_step),
        snippets(exchange),
        el("details", {}, el("summary", {}, "Request and reply"), el("pre", {}, transcript(exchange))),
    )


def _headline(sample: SentSample) -> str:
    if sample.accepted:
        return f"Accepted for processing{' as ' + sample.message_id if sample.message_id else ''}."
    return sample.exchange.outcome.sentence


def timeline_card(timeline: Timeline) -> Element:
    """A message's events in order, each with its time, and what they add up to."""
    state = mark(_STATE_MARKS[timeline.state], str(timeline.state))
    submitted = [_line(timeline.submitted_at, f"◦ Accepted, status {timeline.status}")] if timeline.submitted_at else []
    return el(
        "article",
        {"class": "tokenlab tokenlab-card tokenlab-verdict", "aria-label": "Timeline"},
        el("p", {"class": "tokenlab-head"}, state, " ", el("code", {}, timeline.message_id)),
        el("ol", {"class": "tokenlab-timeline"}, *submitted, *map(_event, timeline.events)),
        el("p", {}, timeline.conclusion),
    )


def _event(event: Event) -> Element:
    glyph = _EVENT_GLYPHS.get(event.type, "◦")
    return _line(event.at, f"{glyph} {event.type} {event.recipient} {event.details}".rstrip())


def _line(at: str, text: str) -> Element:
    return el("li", {}, el("time", {"datetime": at}, _clock_time(at)), " ", text)


def _clock_time(at: str) -> str:
    """`09:00:02` of an ISO 8601 time."""
    return at[11:19] if len(at) > 18 and at[10] == "T" else at

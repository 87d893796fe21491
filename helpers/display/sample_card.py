"""One attempt to send as a card, and the events of a message as a timeline."""

from helpers.diagnosis.sample import SentSample
from helpers.diagnosis.timeline import Event, State, Timeline
from helpers.display.exchange_card import folded_transcript, outcome_mark
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
    """What came back, in whose words, and what to do next; the request is folded under it, to copy."""
    exchange = sample.exchange
    aside = f"{exchange.outcome.detail or exchange.outcome.kind}" + (" · ErrorCode 0" if sample.accepted else "")
    return el(
        "article",
        {"class": "tokenlab tokenlab-card tokenlab-verdict", "aria-label": "Sample"},
        el(
            "p", {"class": "tokenlab-head"}, outcome_mark(exchange), " ", el("span", {"class": "tokenlab-aside"}, aside)
        ),
        el("p", {"class": "tokenlab-headline"}, el("strong", {}, _headline(sample))),
        el("p", {}, *_particulars(sample)),
        _found(sample) if sample.accepted else None,
        next_step(sample.next_step),
        None if sample.accepted else _found(sample),
        snippets(exchange),
        folded_transcript(exchange),
    )


def _headline(sample: SentSample) -> str:
    if sample.accepted:
        return "Accepted for processing."
    about_token = sample.token_verdict is not None and sample.findings
    return f"{sample.findings[0].title}." if about_token else sample.exchange.outcome.sentence


def _particulars(sample: SentSample) -> list[Element | str]:
    """The MessageID and who receives it; of a refusal, the words it came with."""
    if sample.accepted:
        return ["MessageID ", el("code", {}, sample.message_id), f". {sample.forecast.sentence}"]
    who = "The practice Postmark" if sample.exchange.by_practice else "Postmark"
    message = sample.exchange.outcome.message
    return [f"{who} says: “{message}”" if message else sample.exchange.outcome.detail]


def _found(sample: SentSample) -> Element | None:
    """What was found: in the open beside an acceptance, which it qualifies; folded under a refusal."""
    if not sample.findings:
        return None
    found = finding_list(sample.findings)
    return found if sample.accepted else el("details", {}, el("summary", {}, "What was found"), found)


def timeline_card(timeline: Timeline) -> Element:
    """A message's events in order, each with its time, and what they add up to."""
    state = mark(_STATE_MARKS[timeline.state], str(timeline.state))
    message_id = el("span", {"class": "tokenlab-aside"}, "MessageID ", el("code", {}, timeline.message_id))
    submitted = [_line(timeline.submitted_at, f"◦ Accepted, status {timeline.status}")] if timeline.submitted_at else []
    return el(
        "article",
        {"class": "tokenlab tokenlab-card tokenlab-verdict", "aria-label": "Timeline"},
        el("p", {"class": "tokenlab-head"}, state, " ", message_id),
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

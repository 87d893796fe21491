"""A message's events in order of time, each with the time that had passed since the message was accepted."""

from datetime import timedelta

from helpers.diagnosis.sending.timeline import Event, State, Timeline
from helpers.display.marks import GLYPHS, Mark, mark
from helpers.display.markup import Element, el
from helpers.reference.moments import in_order, in_utc, moment

_STATE_MARKS = {
    State.DELIVERED: Mark.GOOD,
    State.BOUNCED: Mark.BAD,
    State.PARTLY: Mark.UNSURE,
    State.WAITING: Mark.UNSURE,
    State.NOT_FOUND: Mark.UNSURE,
    State.UNKNOWN: Mark.UNSURE,
}
_EVENT_MARKS = {"Delivered": Mark.GOOD, "Bounced": Mark.BAD, "Transient": Mark.UNSURE}


def timeline_card(timeline: Timeline) -> Element:
    """The timeline as a card of its own."""
    message_id = el("span", {"class": "tokenlab-aside"}, "MessageID ", el("code", {}, timeline.message_id))
    return el(
        "article",
        {"class": "tokenlab tokenlab-card tokenlab-verdict", "aria-label": "Timeline"},
        el("p", {"class": "tokenlab-head"}, mark(_mark_of(timeline), _word_for(timeline)), " ", message_id),
        *timeline_parts(timeline),
    )


def state_sign(timeline: Timeline) -> Element:
    """The glyph alone, where words beside it say how far the message has come."""
    which = _mark_of(timeline)
    return el("b", {"class": f"tokenlab-{which}"}, f"{GLYPHS[which]} ")


def _word_for(timeline: Timeline) -> str:
    return "bounced on purpose" if timeline.bounced_on_purpose else str(timeline.state)


def _mark_of(timeline: Timeline) -> Mark:
    return Mark.GOOD if timeline.bounced_on_purpose else _STATE_MARKS[timeline.state]


def timeline_parts(timeline: Timeline) -> tuple[Element, Element]:
    """The events in order, and what they add up to."""
    begun = timeline.submitted_at
    accepted = [(begun, el("span", {}, f"◦ Accepted, status {timeline.status}"))] if begun else []
    events = [(event.at, _words(event)) for event in timeline.events]
    told = in_order([*accepted, *events], at=lambda one: one[0])
    lines = (_line(at, begun or at, words) for at, words in told)
    return el("ol", {"class": "tokenlab-timeline"}, *lines), el("p", {}, timeline.conclusion)


def _words(event: Event) -> Element:
    which = _EVENT_MARKS.get(event.type)
    word = el("b", {"class": f"tokenlab-{which}"}, f"{GLYPHS[which]} {event.type}") if which else f"◦ {event.type}"
    details = el("small", {"class": "tokenlab-aside"}, event.details)
    return el("span", {}, word, " ", el("code", {}, event.recipient), " ", details)


def _line(at: str, begun: str, words: Element) -> Element:
    return el("li", {}, el("time", {"datetime": at, "title": in_utc(at)}, _passed(begun, at)), " ", words)


def _passed(begun: str, at: str) -> str:
    """The time between two ISO 8601 times in words, `2 s`; the later one itself when they cannot be compared."""
    since, until = moment(begun), moment(at)
    return _in_words(until - since) if since and until else in_utc(at)


def _in_words(passed: timedelta) -> str:
    seconds = round(passed.total_seconds())
    if abs(seconds) < 60:
        return f"{seconds} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if abs(minutes) < 60 else f"{round(minutes / 60)} h"

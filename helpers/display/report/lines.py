"""What some results tell beyond headline and findings, as lines of text for a report's Markdown.

Imports the records of the diagnosis; sees redacted records only.
"""

from collections.abc import Iterable, Iterator

from helpers.diagnosis.delivery.records import Delivery
from helpers.diagnosis.matrix.matrix import Matrix
from helpers.diagnosis.records import Verdict
from helpers.diagnosis.sending.timeline import Event, Timeline
from helpers.display.as_json import verdict_as_json
from helpers.display.matrix_words import headline, notes, verdict_words
from helpers.reference.moments import in_utc


def verdict_lines(verdict: Verdict) -> str:
    """The token, masked, where it came from, and what its server or its account says of itself."""
    facts = verdict_as_json(verdict)["facts"]
    told = {"token": verdict.token.masked, "from": verdict.origin, **(facts if isinstance(facts, dict) else {})}
    return "\n".join(f"{name}: {_said(value)}" for name, value in told.items() if value not in ("", None))


def _said(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def timeline_lines(timeline: Timeline) -> str:
    """The events of a message."""
    return "\n".join(_events(timeline.events))


def delivery_lines(delivery: Delivery) -> str:
    """What was looked for, and the events of the message that was found."""
    return "\n".join((f"Looked for {delivery.seen.question.words}.", *_events(delivery.seen.events)))


def _events(events: Iterable[Event]) -> Iterator[str]:
    for event in events:
        yield f"{in_utc(event.at)}  {event.type} {event.recipient} {event.details}".rstrip()


def matrix_headline(matrix: Matrix) -> str:
    """What the matrix says, and how it compares with what was expected."""
    verdict = verdict_words(matrix)
    return f"{headline(matrix)} {verdict.capitalize()}." if verdict else headline(matrix)


def matrix_gaps(matrix: Matrix) -> Iterable[str]:
    """Why cells stayed without an answer."""
    return list(notes(matrix))[1:] if matrix.asked else ("Nobody was asked: this is what the table expects.",)

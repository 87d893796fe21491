"""DELIVERY65x: what else is worth knowing about a delivery, beside its conclusion.

Looks at what was read, asks nobody.
"""

from helpers.client.email import DEFAULT_STREAM
from helpers.diagnosis.delivery.records import Fate, Seen, SeenSuppression
from helpers.diagnosis.delivery.rules.newest import not_only_the_newest
from helpers.diagnosis.delivery.words import about_suppression, listed
from helpers.diagnosis.records import Severity
from helpers.diagnosis.rule import Rule
from helpers.reference.moments import in_utc
from helpers.reference.sources import API_DOCS, documented

_STREAMS = documented(f"{API_DOCS}/message-streams-api")
_SUPPRESSIONS = documented(f"{API_DOCS}/suppressions-api")


def _by_stream(seen: Seen, *, own: bool) -> list[SeenSuppression]:
    """The entries of the message's own stream, or of the others; none where the conclusion has told them."""
    stream = seen.message.stream if seen.message else ""
    untold = () if not_only_the_newest(seen) else seen.suppressions or ()
    return [one for one in untold if (one.stream == stream) is own]


def _next_is_refused(seen: Seen) -> str | None:
    told = {copy.email.lower() for copy in seen.copies if copy.fate is Fate.SUPPRESSED}
    found = [one for one in _by_stream(seen, own=True) if one.email.lower() not in told]
    return " ".join(map(about_suppression, found[:3])) or None


def _suppressed_elsewhere(seen: Seen) -> str | None:
    return " ".join(map(about_suppression, _by_stream(seen, own=False)[:3])) or None


def _stream_archived(seen: Seen) -> str | None:
    found = [one for one in seen.archived or () if seen.message and one.id == seen.message.stream]
    times = [(one.id, in_utc(one.archived_at), in_utc(one.purge_at)) for one in found]
    return " ".join(f"“{name}” was archived at {since}; purged at {purge}." for name, since, purge in times) or None


def _other_stream(seen: Seen) -> str | None:
    stream = seen.message.stream if seen.message else ""
    return f"It went through “{stream}”." if stream not in ("", DEFAULT_STREAM) else None


def _several(seen: Seen) -> str | None:
    return f"{seen.how_many_fit}; this is the newest." if len(seen.matches or ()) > 1 else None


def _bounced_before(seen: Seen) -> str | None:
    current = seen.message.message_id.lower() if seen.message else seen.question.message_id.lower()
    found = [one for one in seen.bounces or () if one.message_id.lower() != current]
    return listed(f"{one.email}: {one.type} at {in_utc(one.at)}" for one in found) or None


def _was_read(seen: Seen) -> str | None:
    found = [event for event in seen.events if event.type in ("Opened", "LinkClicked")]
    return listed(f"{event.recipient}: {event.type} at {in_utc(event.at)}" for event in found) or None


NOTES: tuple[Rule[Seen], ...] = (
    Rule(
        code="DELIVERY651",
        title="The next message to it is held back",
        severity=Severity.WARNING,
        requires=("message", "suppressions"),
        holds=_next_is_refused,
        next_step="Before the next send, see what can be done about the address.",
        source=_SUPPRESSIONS,
    ),
    Rule(
        code="DELIVERY652",
        title="Suppressed on another message stream",
        severity=Severity.INFO,
        requires=("message", "suppressions"),
        holds=_suppressed_elsewhere,
        next_step="Each message stream has a list of its own: this message was not held back by it.",
        source=_SUPPRESSIONS,
    ),
    Rule(
        code="DELIVERY653",
        title="Its message stream is archived",
        severity=Severity.WARNING,
        requires=("message", "archived"),
        holds=_stream_archived,
        next_step="Name another stream in the application, or unarchive this one before it is purged.",
        source=_STREAMS,
    ),
    Rule(
        code="DELIVERY654",
        title="Not in the stream that a search looks into",
        severity=Severity.INFO,
        requires=("message",),
        holds=_other_stream,
        next_step="A search that names no message stream looks into “outbound” only: choose the stream first.",
        source=documented(f"{API_DOCS}/messages-api#outbound-message-search"),
    ),
    Rule(
        code="DELIVERY655",
        title="Several messages fit",
        severity=Severity.INFO,
        requires=("matches",),
        holds=_several,
        next_step="Ask for another one by its MessageID: those of the newest are listed.",
        source=documented(f"{API_DOCS}/messages-api#outbound-message-search"),
    ),
    Rule(
        code="DELIVERY656",
        title="Other messages to the address bounced",
        severity=Severity.INFO,
        requires=("bounces",),
        holds=_bounced_before,
        next_step="Look at what they have in common.",
        source=documented(f"{API_DOCS}/bounce-api"),
    ),
    Rule(
        code="DELIVERY657",
        title="Somebody, or a program, has opened it",
        severity=Severity.INFO,
        requires=("message",),
        holds=_was_read,
        next_step="Mail programs and scanners open mail and follow links too: it has arrived, whoever looked.",
        source=documented(f"{API_DOCS}/messages-api#outbound-message-details"),
    ),
)

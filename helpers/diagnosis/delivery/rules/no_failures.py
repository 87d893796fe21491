"""DELIVERY612, 615: it bounced with a type that is no failure, an answer or a delay, which counts as a bounce too.

Looks at what was read, asks nobody.
"""

from helpers.diagnosis.delivery.records import Ending, Fate, Seen
from helpers.diagnosis.delivery.rule import Conclusion
from helpers.diagnosis.delivery.words import about_bounce, bounce_action
from helpers.diagnosis.records import Confidence, Severity
from helpers.reference.sources import API_DOCS, assumed

_BOUNCE_TYPES = assumed(f"{API_DOCS}/bounce-api#bounce-types", "the types are documented, what they imply is not")
_ARRIVED = {Fate.DELIVERED, Fate.COMPLAINED, Fate.ANSWERED}


def _answered(seen: Seen) -> str | None:
    if Fate.ANSWERED not in seen.fates or not seen.fates <= _ARRIVED:
        return None
    found = [copy.bounce for copy in seen.copies if copy.fate is Fate.ANSWERED and copy.bounce]
    return " ".join(map(about_bounce, found[:3]))


def _no_failure_without_events(seen: Seen) -> str | None:
    """Bounces that are no failures, where no event was read that could have come after them."""
    found = [copy.bounce for copy in seen.copies if copy.fate in (Fate.DELAYED, Fate.ANSWERED) and copy.bounce]
    return None if seen.events_read else " ".join(map(about_bounce, found[:3])) or None


NO_FAILURES: tuple[Conclusion, ...] = (
    Conclusion(
        code="DELIVERY612",
        title="It arrived: what came back is an answer, which Postmark counts as a bounce",
        severity=Severity.INFO,
        requires=("message", "bounces"),
        holds=_answered,
        ending=Ending.DELIVERED,
        confidence=Confidence.LIKELY,
        cause="Automatic answers and requests about a list come back to Postmark like bounces do.",
        alternatives=("The receiving server sent the answer in place of delivering the message.",),
        how_to_tell="Read what came back: GET /bounces/{bounce_id}/dump holds its raw source.",
        next_step="",
        step=lambda seen: bounce_action(seen.copies),
        source=_BOUNCE_TYPES,
    ),
    Conclusion(
        code="DELIVERY615",
        title="Can’t tell: a bounce that is no failure is all that could be read",
        severity=Severity.WARNING,
        requires=("bounces",),
        holds=_no_failure_without_events,
        ending=Ending.UNKNOWN,
        confidence=Confidence.OPEN,
        cause="What was put off or answered counts as a bounce too, which does not say what became of it afterwards.",
        alternatives=("It has been delivered since.", "It has been given up since."),
        how_to_tell="The message’s events say it: GET /messages/outbound/{message_id}/details.",
        next_step="Ask again in a minute; do not send it again meanwhile.",
        source=_BOUNCE_TYPES,
    ),
)

"""DELIVERY60x-61x: what became of a message that was found. The first row that holds is the conclusion.

Looks at what was read, asks nobody.
"""

from helpers.diagnosis.delivery.records import Ending, Fate, Seen
from helpers.diagnosis.delivery.rule import Conclusion
from helpers.diagnosis.delivery.rules.newest import NEWEST
from helpers.diagnosis.delivery.rules.no_failures import NO_FAILURES
from helpers.diagnosis.delivery.words import about_bounce, about_suppression, bounce_action, lifting, listed, of_copies
from helpers.diagnosis.records import Confidence, Severity
from helpers.reference.moments import in_utc
from helpers.reference.sources import API_DOCS, documented

_DETAILS = documented(f"{API_DOCS}/messages-api#outbound-message-details")
_BOUNCES = documented(f"{API_DOCS}/bounce-api")
_SUPPRESSIONS = documented(f"{API_DOCS}/suppressions-api")
_SANDBOX = documented("https://postmarkapp.com/developer/user-guide/sandbox-mode")
_COMPLAINT = documented("https://postmarkapp.com/developer/webhooks/spam-complaint-webhook")
_FAILED = (Fate.BOUNCED, Fate.SUPPRESSED)
_ARRIVED = (Fate.DELIVERED, Fate.COMPLAINED, Fate.ANSWERED)


def _sandboxed(seen: Seen) -> str | None:
    if seen.message is None or not (seen.message.sandboxed or (seen.server and seen.server.is_sandbox)):
        return None
    name = f"“{seen.server.name}”" if seen.server else "The server"
    return f"{name} is a sandbox server: its messages are shown as delivered and go nowhere."


def _not_addressed(seen: Seen) -> str | None:
    if seen.message is None or seen.copies or not seen.message.recipients:
        return None
    return f"It went to {listed(seen.message.recipients)}, not to {seen.question.recipient}."


def _partly(seen: Seen) -> str | None:
    if not (seen.fates & set(_ARRIVED) and seen.fates & set(_FAILED)):
        return None
    waiting = of_copies(seen.copies, Fate.NO_EVENT, Fate.DELAYED)
    lost = [f"{copy.email} ({_how(seen, copy.email)})" for copy in seen.copies if copy.fate in _FAILED]
    rest = f" Still open: {waiting}." if waiting else ""
    return f"Delivered: {of_copies(seen.copies, *_ARRIVED)}. Not delivered: {listed(lost)}.{rest}"


def _how(seen: Seen, email: str) -> str:
    copy = next(one for one in seen.copies if one.email == email)
    if copy.fate is Fate.SUPPRESSED and copy.suppression:
        return f"suppressed, {copy.suppression.reason}"
    return f"bounced, {copy.bounce.type}" if copy.bounce else "bounced"


def _complained(seen: Seen) -> str | None:
    who = of_copies(seen.copies, Fate.COMPLAINED)
    return f"{who}: delivered, and then marked as spam by the recipient." if who else None


def _bounced_for_good(seen: Seen) -> str | None:
    return _bounced(seen, inactive=True)


def _bounced_for_now(seen: Seen) -> str | None:
    return _bounced(seen, inactive=False)


def _bounced(seen: Seen, *, inactive: bool) -> str | None:
    """The bounces of the copies that bounced, if all that are known are of this sort, or any is inactive."""
    found = [copy.bounce for copy in seen.copies if copy.fate is Fate.BOUNCED and copy.bounce]
    if not found or any(one.inactive for one in found) is not inactive:
        return None
    return " ".join(map(about_bounce, found[:3]))


def _bounced_somehow(seen: Seen) -> str | None:
    found = [copy.event for copy in seen.copies if copy.fate is Fate.BOUNCED and copy.event and not copy.bounce]
    return listed(f"{one.recipient}: {one.details}" for one in found) or None


def _suppressed(seen: Seen) -> str | None:
    found = [copy.suppression for copy in seen.copies if copy.fate is Fate.SUPPRESSED and copy.suppression]
    return " ".join(map(about_suppression, found[:3])) or None


def _delayed(seen: Seen) -> str | None:
    """What was said of the copies that were put off; a bounce alone counts where no event came after it."""
    found = [copy for copy in seen.copies if copy.fate is Fate.DELAYED]
    events = listed(f"{one.event.recipient}: {one.event.details}" for one in found if one.event)
    bounces = [one.bounce for one in found if one.bounce and not one.event] if seen.events_read else []
    return " ".join(filter(None, (events, *map(about_bounce, bounces[:3])))) or None


def _delivered(seen: Seen) -> str | None:
    if seen.fates != {Fate.DELIVERED}:
        return None
    return listed(f"{copy.email}: {copy.event.details}" for copy in seen.copies if copy.event)


def _under_way(seen: Seen) -> str | None:
    if seen.message is None or not (Fate.NO_EVENT in seen.fates or not seen.copies):
        return None
    who = of_copies(seen.copies, Fate.NO_EVENT) or "its recipients"
    waited = f" Waited for {seen.waited_s:.0f} s." if seen.waited_s else ""
    return f"Status {seen.message.status}, accepted at {in_utc(seen.message.at)}; no event yet for {who}.{waited}"


FOUND: tuple[Conclusion, ...] = (
    Conclusion(
        code="DELIVERY601",
        title="The message did not go to that address",
        severity=Severity.PROBLEM,
        requires=("message",),
        holds=_not_addressed,
        ending=Ending.NOT_ADDRESSED,
        confidence=Confidence.CERTAIN,
        cause="The application addressed it to somebody else.",
        next_step="Look at what the application puts into To, Cc and Bcc.",
        source=_DETAILS,
    ),
    Conclusion(
        code="DELIVERY602",
        title="Nobody received it: a sandbox server kept it",
        severity=Severity.PROBLEM,
        requires=("message",),
        holds=_sandboxed,
        ending=Ending.SANDBOXED,
        confidence=Confidence.CERTAIN,
        cause="The application sends with the token of a sandbox server.",
        next_step="Give the application a server token of a server whose type is Live.",
        source=_SANDBOX,
    ),
    Conclusion(
        code="DELIVERY603",
        title="Delivered to some, not to others",
        severity=Severity.PROBLEM,
        requires=("message",),
        holds=_partly,
        ending=Ending.PARTLY,
        confidence=Confidence.CERTAIN,
        cause="Each recipient’s copy has a fate of its own; a suppressed recipient gets none, and no event either.",
        next_step="Deal with those that got nothing one by one.",
        source=_DETAILS,
    ),
    Conclusion(
        code="DELIVERY604",
        title="Delivered, and then reported as spam",
        severity=Severity.PROBLEM,
        holds=_complained,
        ending=Ending.COMPLAINED,
        confidence=Confidence.CERTAIN,
        cause="The recipient complained; Postmark delivers nothing more to the address on this message stream.",
        next_step="Stop writing to the address; if the mail is wanted, ask its owner for another one.",
        source=_COMPLAINT,
    ),
    Conclusion(
        code="DELIVERY605",
        title="It bounced, and Postmark delivers no more to the address",
        severity=Severity.PROBLEM,
        requires=("bounces",),
        holds=_bounced_for_good,
        ending=Ending.BOUNCED,
        confidence=Confidence.CERTAIN,
        cause="The bounce deactivated the address on its message stream.",
        next_step="",
        step=lambda seen: bounce_action(seen.copies),
        source=_BOUNCES,
    ),
    Conclusion(
        code="DELIVERY606",
        title="It bounced; the address is active",
        severity=Severity.PROBLEM,
        requires=("bounces",),
        holds=_bounced_for_now,
        ending=Ending.BOUNCED,
        confidence=Confidence.CERTAIN,
        cause="Postmark keeps a bounce for it, whose type says why; the next message is tried.",
        next_step="",
        step=lambda seen: bounce_action(seen.copies),
        source=_BOUNCES,
    ),
    Conclusion(
        code="DELIVERY607",
        title="It bounced; its type could not be read",
        severity=Severity.PROBLEM,
        holds=_bounced_somehow,
        ending=Ending.BOUNCED,
        confidence=Confidence.OPEN,
        cause="The receiving side did not take it.",
        alternatives=(
            "The receiving server put it off, and Postmark tries again by itself: a Transient counts as a bounce too.",
            "It arrived, and what came back is an automatic answer, which counts as a bounce too.",
        ),
        how_to_tell="The bounce’s Type: Transient and AutoResponder, for two, are no failures.",
        next_step="Ask again for the bounce: its type says whether the address is suppressed now.",
        source=_DETAILS,
    ),
    Conclusion(
        code="DELIVERY608",
        title="Suppressed: the address was on the list before this message",
        severity=Severity.PROBLEM,
        requires=("message", "suppressions"),
        holds=_suppressed,
        ending=Ending.SUPPRESSED,
        confidence=Confidence.LIKELY,
        cause="A message stream delivers nothing to the addresses on its suppression list; they get no event.",
        alternatives=("The message is still under way.",),
        how_to_tell="The reply to the send named the address: “will not deliver to these inactive addresses”.",
        next_step="",
        step=lambda seen: lifting(copy.suppression for copy in seen.copies),
        source=_SUPPRESSIONS,
    ),
    Conclusion(
        code="DELIVERY609",
        title="Delayed: the receiving server put it off",
        severity=Severity.WARNING,
        requires=("message",),
        holds=_delayed,
        ending=Ending.DELAYED,
        confidence=Confidence.CERTAIN,
        cause="The receiving server could not take it for the moment; Postmark tries again by itself.",
        next_step="Wait and ask again; sending it once more would make two of it.",
        source=_DETAILS,
    ),
    *NEWEST,
    *NO_FAILURES,
    Conclusion(
        code="DELIVERY610",
        title="Delivered to the receiving server",
        severity=Severity.INFO,
        requires=("message",),
        holds=_delivered,
        ending=Ending.DELIVERED,
        confidence=Confidence.CERTAIN,
        cause="The receiving server took it. What it does with it then, Postmark cannot see.",
        next_step="Let the recipient look into spam, quarantine and filters, and search for the subject.",
        source=_DETAILS,
    ),
    Conclusion(
        code="DELIVERY611",
        title="Accepted and under way",
        severity=Severity.WARNING,
        requires=("message",),
        holds=_under_way,
        ending=Ending.UNDER_WAY,
        confidence=Confidence.OPEN,
        cause="No final event has come yet.",
        alternatives=("The address was suppressed and the list could not be read, or has changed since.",),
        how_to_tell="Ask again in some minutes; what stays without any event for hours is worth a question to support.",
        next_step="Ask again in some minutes; do not send it again meanwhile.",
        source=_DETAILS,
    ),
)

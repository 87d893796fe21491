"""DELIVERY62x: no message was found, or nobody may look. The first row that holds is the conclusion.

The last one always holds. The causes of a message that was not found stand in `causes`. Asks nobody.
"""

from helpers.client.email import DEFAULT_STREAM
from helpers.diagnosis.delivery.records import Ending, Seen
from helpers.diagnosis.delivery.rule import Conclusion
from helpers.diagnosis.delivery.words import about_suppression, lifting, listed
from helpers.diagnosis.records import Confidence, Severity
from helpers.reference.sources import API_DOCS, assumed, documented, observed

_SUPPRESSIONS = documented(f"{API_DOCS}/suppressions-api")
_NOT_KNOWN = observed("https://github.com/ActiveCampaign/postmark.js/blob/main/test/integration/Messages.test.ts")


def _test_token(seen: Seen) -> str | None:
    return "POSTMARK_API_TEST: what it sends is checked and stored nowhere." if seen.test_token else None


def _refused(seen: Seen) -> str | None:
    return None if seen.refused is None else f"{seen.refused.outcome.detail}: “{seen.refused.outcome.message}”"


def _not_known(seen: Seen) -> str | None:
    if seen.details is None or not seen.is_unknown:
        return None
    waited = f" Asked again for {seen.waited_s:.0f} s." if seen.waited_s else ""
    return f"{seen.details.outcome.detail}: “{seen.details.outcome.message}”{waited}{_on_no_list(seen)}"


def _refused_before(seen: Seen) -> str | None:
    """Where the address is suppressed to which nothing was found at all; a subject that was not found says less."""
    found = seen.matches or seen.unsearched or seen.question.subject
    if found or not seen.suppressions or not _stops_what_is_sent(seen):
        return None
    return f"No message was found. {' '.join(map(about_suppression, seen.suppressions[:3]))}"


def _stops_what_is_sent(seen: Seen) -> bool:
    """Whether the address is suppressed where a message goes that names no stream, or on every stream that sends."""
    where = {one.stream for one in seen.suppressions or ()}
    sending = {one.id for one in seen.streams or () if one.type != "Inbound" and not one.archived_at}
    return DEFAULT_STREAM in where or where >= sending


def _nothing_found(seen: Seen) -> str | None:
    if seen.matches or seen.question.message_id:
        return None
    gaps = f" Not everything could be read: {listed(one.what for one in seen.unread)}." if seen.unread else ""
    return f"No message with {seen.question.words} is in the activity of this server.{gaps}{_on_no_list(seen)}"


def _on_no_list(seen: Seen) -> str:
    """That the address asked about is suppressed nowhere, where every list was looked into."""
    looked = seen.suppressions == () and not seen.unread and seen.question.recipient
    return f" {seen.question.recipient} is on none of this server’s suppression lists." if looked else ""


def _unreadable(seen: Seen) -> str:
    why = seen.unread[0].why if seen.unread else "the replies do not say"
    return f"What would decide it was not read: {why.rstrip('.')}."


NOBODY_MAY_LOOK: tuple[Conclusion, ...] = (
    Conclusion(
        code="DELIVERY620",
        title="The test token delivers nothing, so there is nothing to find",
        severity=Severity.PROBLEM,
        holds=_test_token,
        ending=Ending.UNKNOWN,
        confidence=Confidence.CERTAIN,
        cause="Messages sent with POSTMARK_API_TEST are validated and dropped.",
        next_step="Send with a server token, and look with the same one.",
        source=documented(f"{API_DOCS}/overview"),
    ),
    Conclusion(
        code="DELIVERY624",
        title="Can’t tell: this token may not look",
        severity=Severity.PROBLEM,
        holds=_refused,
        ending=Ending.UNKNOWN,
        confidence=Confidence.OPEN,
        cause="Messages, bounces and suppressions are read with a server token of the server that sent.",
        next_step="Take a server token of the server that the application sends with, then ask again.",
        source=documented(f"{API_DOCS}/overview#error-codes", "ErrorCode 10"),
    ),
)

NOT_FOUND: tuple[Conclusion, ...] = (
    Conclusion(
        code="DELIVERY621",
        title="Nothing was sent to it: the address is suppressed",
        severity=Severity.PROBLEM,
        requires=("matches", "streams", "suppressions"),
        holds=_refused_before,
        ending=Ending.SUPPRESSED,
        confidence=Confidence.LIKELY,
        cause="A message whose every recipient is suppressed is refused with ErrorCode 406 and leaves no trace here.",
        alternatives=("The application never tried.", "The application sends through another stream or server."),
        how_to_tell="The application’s log shows ErrorCode 406 for the send.",
        next_step="",
        step=lambda seen: lifting(seen.suppressions or (), "; then send again"),
        source=_SUPPRESSIONS,
    ),
    Conclusion(
        code="DELIVERY622",
        title="This server does not know the message",
        severity=Severity.PROBLEM,
        requires=("details",),
        holds=_not_known,
        ending=Ending.NOT_FOUND,
        confidence=Confidence.OPEN,
        cause="ErrorCode 701 has several causes that look the same.",
        next_step="Go through the causes below, the likeliest first.",
        source=_NOT_KNOWN,
    ),
    Conclusion(
        code="DELIVERY623",
        title="No such message on this server",
        severity=Severity.PROBLEM,
        requires=("matches",),
        holds=_nothing_found,
        ending=Ending.NOT_FOUND,
        confidence=Confidence.OPEN,
        cause="A message that was refused, sent elsewhere or deleted leaves nothing to find.",
        next_step="Go through the causes below, the likeliest first.",
        source=documented(f"{API_DOCS}/messages-api#outbound-message-search"),
    ),
    Conclusion(
        code="DELIVERY690",
        title="Can’t tell: Postmark was not understood or not reached",
        severity=Severity.WARNING,
        holds=_unreadable,
        ending=Ending.UNKNOWN,
        confidence=Confidence.OPEN,
        cause="Something got in between; it says nothing about the message.",
        next_step="Ask again in a minute; look at what was not read below.",
        source=assumed(f"{API_DOCS}/overview", "a rule of this kit: nothing is concluded from what was not read"),
    ),
)

"""DELIVERY63x: why a message may not be found, each with how to tell. Those that what was read rules out do not hold.

Their order is a judgement of this kit: nobody has published how often each happens.
"""

from helpers.diagnosis.delivery.question import MESSAGE_ID
from helpers.diagnosis.delivery.records import Seen
from helpers.diagnosis.delivery.rule import Candidate
from helpers.diagnosis.delivery.words import about_suppression, listed
from helpers.diagnosis.records import Severity
from helpers.reference.limits import ACTIVITY_DAYS, LIMITS
from helpers.reference.moments import in_utc
from helpers.reference.sources import API_DOCS, assumed, documented, observed

_LONG_ENOUGH_S = 10.0  # after so long “too early” is no longer the first thing to think of
_CLIENT_WAITS = observed("https://github.com/ActiveCampaign/postmark.js/blob/main/test/integration/Messages.test.ts")


def _no_message_id(seen: Seen) -> str | None:
    text = seen.question.message_id
    if not text or MESSAGE_ID.fullmatch(text):
        return None
    return f"A MessageID has 36 characters, like 0a129aee-…; this has {len(text)} or another shape."


def _archived(seen: Seen) -> str | None:
    found = listed(f"“{one.id}”, archived at {in_utc(one.archived_at)}" for one in seen.archived or ())
    return f"The server has archived streams: {found}." if found else None


def _sandbox(seen: Seen) -> str | None:
    if seen.server is None:
        return "The server’s type could not be read."
    return f"“{seen.server.name}” is a sandbox server." if seen.server.is_sandbox else None


def _too_early(seen: Seen) -> str:
    if not seen.question.message_id:
        return "A message just accepted may take a moment to be listed."
    return f"It was asked for during {seen.waited_s:.0f} s." if seen.waited_s else "It was asked for once."


def _never_sent(seen: Seen) -> str | None:
    return None if seen.question.message_id else "A refused send leaves no message behind."


def _other_server(seen: Seen) -> str:
    name = f"“{seen.server.name}”" if seen.server else "one server"
    return f"This token looks into {name} only."


def _test_token(seen: Seen) -> str | None:
    return "POSTMARK_API_TEST hands out MessageIDs too, and stores nothing." if seen.question.message_id else None


def _misspelt(seen: Seen) -> str | None:
    wanted = seen.question
    return f"Looked for {wanted.words}; an address must match as a whole." if not wanted.message_id else None


def _received(seen: Seen) -> str | None:
    if seen.received is None or not seen.received.accepted:
        return None
    return "Asked for as a received message, Postmark knows it: it came in through the inbound stream."


def _suppressed_somewhere(seen: Seen) -> str | None:
    return " ".join(map(about_suppression, (seen.suppressions or ())[:3])) or None


def _always(_seen: Seen) -> str:
    return "Nothing that was read speaks against it."


def _rank_of_early(seen: Seen) -> int:
    """First for who has just sent; among the last once it was waited for, and where nobody named a MessageID."""
    return 50 if seen.waited_s >= _LONG_ENOUGH_S or not seen.question.message_id else 15


CAUSES: tuple[Candidate, ...] = (
    Candidate(
        code="DELIVERY631",
        title="That is no MessageID",
        severity=Severity.PROBLEM,
        holds=_no_message_id,
        rank=lambda _: 0,
        cause="The text is another system’s id, or it was cut.",
        how_to_tell="Compare it with the field MessageID in the reply to the send.",
        next_step="Copy the MessageID from the reply to the send, or ask by recipient.",
        source=documented(f"{API_DOCS}/email-api#send-a-single-email"),
    ),
    Candidate(
        code="DELIVERY632",
        title="The server is a sandbox, or was when it was sent",
        severity=Severity.WARNING,
        holds=_sandbox,
        rank=lambda seen: 5 if seen.server else 45,
        cause="Sandbox servers deliver nothing; some have been seen not to show their messages over the API.",
        how_to_tell="GET /server says DeliveryType Sandbox.",
        next_step="Send through a server whose type is Live.",
        source=_CLIENT_WAITS,
    ),
    Candidate(
        code="DELIVERY633",
        title="The send was refused, or never made",
        severity=Severity.WARNING,
        holds=_never_sent,
        rank=lambda _: 10,
        cause="The application failed before the send, or does not look at the reply.",
        how_to_tell="The application’s log: HTTP 200 with a MessageID was accepted, anything else was refused.",
        next_step="Find the reply to this send in the application’s log, and explain it.",
        source=documented(f"{API_DOCS}/overview#error-codes"),
    ),
    Candidate(
        code="DELIVERY634",
        title="It is too early",
        severity=Severity.INFO,
        holds=_too_early,
        rank=_rank_of_early,
        cause="Just after a send Postmark may not know the message yet.",
        how_to_tell="Ask again in a minute: then it is there.",
        next_step="Ask again in a minute.",
        source=_CLIENT_WAITS,
    ),
    Candidate(
        code="DELIVERY635",
        title="It was sent by another server",
        severity=Severity.WARNING,
        holds=_other_server,
        rank=lambda _: 20,
        cause="A server token sees the messages of its own server only; applications and stages often differ.",
        how_to_tell="Compare the last four characters of this token with those of the application’s.",
        next_step="Ask again with the very token that the application sends with.",
        source=documented("https://postmarkapp.com/auth.md"),
    ),
    Candidate(
        code="DELIVERY636",
        title="It is addressed to an archived message stream",
        severity=Severity.WARNING,
        requires=("archived",),
        holds=_archived,
        rank=lambda seen: 60 if seen.question.message_id else 12,
        cause="An archived stream sends no more, and is purged with its messages.",
        how_to_tell="The reply to the send was a refusal, and the application’s settings name the stream.",
        next_step="Name another stream in the application, or unarchive this one.",
        source=assumed(f"{API_DOCS}/message-streams-api#archive-a-message-stream", "no page shows the refusal"),
    ),
    Candidate(
        code="DELIVERY637",
        title="It is spelled differently",
        severity=Severity.INFO,
        holds=_misspelt,
        rank=lambda _: 30,
        cause="Plus signs, another domain or a changed subject are enough to miss it.",
        how_to_tell="Search for a part of the subject alone, or by MessageID.",
        next_step="Ask by MessageID if the application kept it.",
        source=assumed(f"{API_DOCS}/messages-api#outbound-message-search", "how addresses are compared is not stated"),
    ),
    Candidate(
        code="DELIVERY638",
        title=f"It is older than what the server keeps ({ACTIVITY_DAYS} days by default)",
        severity=Severity.INFO,
        holds=_always,
        rank=lambda _: 35,
        cause="Messages leave the activity after the retention time; only counts stay.",
        how_to_tell="When was it sent? The reply to the send says so in SubmittedAt.",
        next_step="For mail this old, look into the application’s own log.",
        source=LIMITS["ACTIVITY_DAYS"].source,
    ),
    Candidate(
        code="DELIVERY639",
        title="Sending is paused on the account",
        severity=Severity.WARNING,
        holds=_always,
        rank=lambda _: 40,
        cause="A paused account has been seen to accept with 200 and a MessageID, and to show nothing afterwards.",
        how_to_tell="Send to test@blackhole.postmarkapp.com and ask for that: does it stay unknown too?",
        next_step="Ask Postmark’s support whether sending is paused.",
        source=observed("https://elijahrogers.github.io/", "a post of October 2025 about a paused account"),
    ),
    Candidate(
        code="DELIVERY640",
        title="It was sent with the test token",
        severity=Severity.INFO,
        holds=_test_token,
        rank=lambda _: 42,
        cause="POSTMARK_API_TEST answers like a real send.",
        how_to_tell="The reply to the send says “Test job accepted”.",
        next_step="Send with a server token.",
        source=documented(f"{API_DOCS}/overview"),
    ),
    Candidate(
        code="DELIVERY641",
        title="It is a received message, not a sent one",
        severity=Severity.PROBLEM,
        requires=("received",),
        holds=_received,
        rank=lambda _: 0,
        cause="Received messages have MessageIDs too; an inbound webhook carries one.",
        how_to_tell="GET /messages/inbound/{message_id}/details knows it.",
        next_step="Take the MessageID from the reply to the send.",
        source=documented(f"{API_DOCS}/messages-api#inbound-message-details"),
    ),
    Candidate(
        code="DELIVERY642",
        title="The address is suppressed on a message stream",
        severity=Severity.WARNING,
        requires=("suppressions",),
        holds=_suppressed_somewhere,
        rank=lambda _: 8,
        cause="A message to it through that stream is refused with ErrorCode 406 and leaves no trace here.",
        how_to_tell="The application’s log shows ErrorCode 406, and its settings name the stream.",
        next_step="Compare the stream with the one that the application sends through; then lift the entry, or do not.",
        source=documented(f"{API_DOCS}/suppressions-api"),
    ),
)
"""In no order; `rank` puts them into one."""

"""POST /email and POST /email/batch: the rules that depend on the world, and what an accepted message becomes.

The order of the rules is assumed where no source gives it: stream, addresses, content, sender, account, suppression.
The test token stops before the sender is looked at, and nothing is stored; nor does a paused account store what it
accepts. Imports `helpers.reference` only.
"""

from dataclasses import dataclass

from helpers.practice.addresses import read_addresses, read_sender
from helpers.practice.call import Call
from helpers.practice.content_rules import check_content
from helpers.practice.dates import eastern_precise
from helpers.practice.delivery import announce_deliveries, bounce_now
from helpers.practice.payload import Payload, many_payloads, one_payload
from helpers.practice.records import AccountState, Address, Message, Server, Stream, StreamType
from helpers.practice.refusals.row import Refusal, Refused
from helpers.practice.refusals.sending import (
    INACTIVE_RECIPIENTS,
    INACTIVE_RECIPIENTS_IN_BATCH,
    NO_RECIPIENTS,
    STREAM_CANNOT_SEND,
    TOO_MANY_RECIPIENTS,
    UNKNOWN_STREAM,
)
from helpers.practice.refusals.streams import STREAM_ARCHIVED
from helpers.practice.senders.sender_rules import check_account, check_sender
from helpers.practice.wire import Json
from helpers.practice.world import World
from helpers.reference.limits import RECIPIENTS_PER_MESSAGE
from helpers.reference.sources import observed

DEFAULT_STREAM = "outbound"

_TEST_JOB = observed(
    "https://github.com/ActiveCampaign/postmark-java/blob/master/src/test/java/integration/MessageTest.java"
)
_PAUSED = observed("https://elijahrogers.github.io/", "a post of October 2025 about a paused account")
_PARTLY_INACTIVE = observed("https://github.com/ActiveCampaign/postmark.js/issues/87")


@dataclass(frozen=True, slots=True)
class Draft:
    """A message whose addresses and content are in order."""

    payload: Payload
    sender: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    bcc: tuple[Address, ...]

    @property
    def recipients(self) -> tuple[Address, ...]:
        """Everybody in To, Cc and Bcc, in this order."""
        return self.to + self.cc + self.bcc


def send(call: Call) -> Json:
    """POST /email: https://postmarkapp.com/developer/api/email-api#send-a-single-email"""
    payload = one_payload(call.json())
    return send_one(call, payload, INACTIVE_RECIPIENTS)


def send_batch(call: Call) -> Json:
    """POST /email/batch: one result for each message, in order; a refused one does not stop the others."""
    return [_result_in_batch(call, payload) for payload in many_payloads(call.json())]


def _result_in_batch(call: Call, payload: Payload) -> Json:
    try:
        return send_one(call, payload, INACTIVE_RECIPIENTS_IN_BATCH)
    except Refused as refused:
        return refused.body


def send_one(call: Call, payload: Payload, all_inactive: Refusal) -> dict[str, Json]:
    """Send one message and answer as Postmark does for it; refuses with `all_inactive` when nobody is left."""
    if call.is_test:
        draft = _draft(payload)
        call.source = _TEST_JOB
        return _accepted(call.world, draft, call.world.ids.message_id(), "Test job accepted")
    stream = _stream(call.server, payload)
    draft = _draft(payload)
    check_sender(call.world, draft.sender)
    check_account(call.world, draft.sender, draft.recipients)
    inactive = _inactive(stream, draft, all_inactive)
    if call.world.account.state is AccountState.PAUSED:
        call.source = _PAUSED
        return _accepted(call.world, draft, call.world.ids.message_id(), "OK")
    message = _accept(call.world, call.server, stream, draft, inactive)
    if not inactive:
        return _accepted(call.world, draft, message.message_id, "OK")
    call.source = _PARTLY_INACTIVE
    names = ", ".join(dict.fromkeys(one.email for one in draft.recipients if one.key in inactive))
    said = f"Message OK, but will not deliver to these inactive addresses: {names}"
    return _accepted(call.world, draft, message.message_id, said)


def _accepted(world: World, draft: Draft, message_id: str, said: str) -> dict[str, Json]:
    return {
        "To": draft.payload.get("To") or "",
        "SubmittedAt": eastern_precise(world.clock.now()),
        "MessageID": message_id,
        "ErrorCode": 0,
        "Message": said,
    }


def _stream(server: Server, payload: Payload) -> Stream:
    """The message stream that the payload names by its ID."""
    name = payload.get("MessageStream") or DEFAULT_STREAM
    stream = server.streams.get(name)
    if stream is None:
        raise Refused(UNKNOWN_STREAM, stream=name)
    if stream.archived_at is not None:
        raise Refused(STREAM_ARCHIVED, stream=name)
    if stream.type is StreamType.INBOUND:
        raise Refused(STREAM_CANNOT_SEND)
    return stream


def _draft(payload: Payload) -> Draft:
    """The payload with its addresses read; refuses what no account could send."""
    sender = read_sender(payload.get("From") or "")
    to = _addresses("To", payload.get("To"))
    cc = _addresses("Cc", payload.get("Cc"))
    bcc = _addresses("Bcc", payload.get("Bcc"))
    _addresses("ReplyTo", payload.get("ReplyTo"))
    if not to:
        raise Refused(NO_RECIPIENTS)
    if (count := len(to) + len(cc) + len(bcc)) > RECIPIENTS_PER_MESSAGE:
        raise Refused(TOO_MANY_RECIPIENTS, count=count)
    check_content(payload)
    return Draft(payload, sender, to, cc, bcc)


def _addresses(field: str, text: str | None) -> tuple[Address, ...]:
    return read_addresses(field, text) if text else ()


def _inactive(stream: Stream, draft: Draft, all_inactive: Refusal) -> frozenset[str]:
    """The recipients that the stream no longer delivers to; refuses when nobody is left."""
    if not stream.suppressions:
        return frozenset()
    found = {one.key: one.email for one in draft.recipients if one.key in stream.suppressions}
    if found and all(one.key in found for one in draft.recipients):
        raise Refused(all_inactive, addresses=", ".join(found.values()))
    return frozenset(found)


def _deferred(world: World, server: Server, draft: Draft) -> frozenset[str]:
    """The recipients whose mail servers put the message off. A sandbox server asks none."""
    if not world.deferring_domains or server.is_sandbox:
        return frozenset()
    return frozenset(one.key for one in draft.recipients if one.domain in world.deferring_domains)


def _accept(world: World, server: Server, stream: Stream, draft: Draft, inactive: frozenset[str]) -> Message:
    """Store the message; what its recipients do to it happens in `delivery`."""
    payload = draft.payload
    message = Message(
        message_id=world.ids.message_id(),
        server_id=server.id,
        stream_id=stream.id,
        sandboxed=server.is_sandbox,
        received_at=world.clock.now(),
        sender=payload.get("From") or "",
        from_email=draft.sender.email,
        to=draft.to,
        cc=draft.cc,
        bcc=draft.bcc,
        reply_to=payload.get("ReplyTo") or "",
        subject=payload.get("Subject") or "",
        tag=payload.get("Tag") or "",
        text_body=payload.get("TextBody") or "",
        html_body=payload.get("HtmlBody") or "",
        headers=tuple((one.get("Name") or "", one.get("Value") or "") for one in payload.get("Headers") or ()),
        attachments=tuple(one.get("Name") or "" for one in payload.get("Attachments") or ()),
        metadata={name: value for name, value in (payload.get("Metadata") or {}).items() if value is not None},
        track_opens=payload.get("TrackOpens") or server.track_opens,
        track_links=payload.get("TrackLinks") or server.track_links,
        inactive=inactive,
        bounce_ids={},
        deferred=_deferred(world, server, draft),
    )
    bounce_now(world, stream, message)
    world.messages.put(message.message_id, message)
    announce_deliveries(world, message)
    return message

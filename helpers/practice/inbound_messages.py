"""Received messages: search, details, bypass, retry. https://postmarkapp.com/developer/api/messages-api

Imports `helpers.reference` only.
"""

from collections.abc import Callable, Mapping

from helpers.practice.call import Call
from helpers.practice.inbound_object import INBOUND_STREAM, inbound_bodies, inbound_fields
from helpers.practice.inbound_posting import hand_over
from helpers.practice.inbound_record import InboundMessage, InboundStatus
from helpers.practice.paging import read_page, within_dates
from helpers.practice.refusals.activity import MESSAGE_NOT_FOUND, MESSAGES_PARAMETER
from helpers.practice.refusals.inbound import BYPASS_FAILED, NOT_TO_BYPASS, NOT_TO_RETRY, RETRY_FAILED
from helpers.practice.refusals.row import Refusal, Refused
from helpers.practice.wire import Json
from helpers.reference.limits import COUNT_PLUS_OFFSET

# What `status` may ask for.
_STATUSES = {
    "processed": "Processed",
    "sent": "Processed",
    "blocked": "Blocked",
    "failed": "Failed",
    "queued": "Queued",
    "scheduled": "Scheduled",
}


def list_inbound(call: Call) -> Json:
    """GET /messages/inbound, newest first; only processed ones unless `status` asks for others."""
    query = call.query()
    page = read_page(query, MESSAGES_PARAMETER, COUNT_PLUS_OFFSET)
    wanted = _filter(query)
    own = (one for one in call.world.inbound.newest_first() if one.server_id == call.server.id)
    total, messages = page.of(one for one in own if wanted(one))
    return {"TotalCount": total, "InboundMessages": [_object(one) for one in messages]}


def _filter(query: Mapping[str, str]) -> Callable[[InboundMessage], bool]:
    """Whether a message passes every filter of the query.

    How texts are compared is assumed: the subject in part, everything else as a whole; letter case counts in tags and
    mailbox hashes only.
    """
    status = query.get("status", "processed").lower()
    if status not in _STATUSES:
        problem = f"it must be one of {', '.join(_STATUSES)}"
        raise Refused(MESSAGES_PARAMETER, name="status", problem=problem)
    in_dates = within_dates(query)
    recipient, sender = query.get("recipient", "").lower(), query.get("fromemail", "").lower()

    def passes(one: InboundMessage) -> bool:
        return (
            one.status == _STATUSES[status]
            and (not recipient or any(recipient == each.key for each in one.to + one.cc))
            and (not sender or one.sender.key == sender)
            and ("tag" not in query or one.tag == query["tag"])
            and query.get("subject", "").lower() in one.subject.lower()
            and ("mailboxhash" not in query or one.mailbox_hash == query["mailboxhash"])
            and in_dates(one.received_at)
        )

    return passes


def get_inbound_details(call: Call) -> Json:
    """GET /messages/inbound/{id}/details: the message with its bodies, its headers and why it was blocked."""
    message = _find(call, MESSAGE_NOT_FOUND)
    return {**_object(message), **inbound_bodies(message), "BlockedReason": message.blocked_reason}


def bypass(call: Call) -> Json:
    """PUT /messages/inbound/{id}/bypass: process a message although it was blocked."""
    message = _find(call, NOT_TO_BYPASS)
    if message.status is not InboundStatus.BLOCKED:
        raise Refused(NOT_TO_BYPASS)
    if message.stuck:
        raise Refused(BYPASS_FAILED)
    hand_over(call.world, message)
    return {"ErrorCode": 0, "Message": f"Successfully bypassed message: {message.message_id}."}


def retry(call: Call) -> Json:
    """PUT /messages/inbound/{id}/retry: hand a failed message to the inbound webhook again.

    That a webhook which still does not take it is asked as often as for a new message is assumed.
    """
    message = _find(call, NOT_TO_RETRY)
    if message.status is not InboundStatus.FAILED:
        raise Refused(NOT_TO_RETRY)
    if message.stuck:
        raise Refused(RETRY_FAILED)
    hand_over(call.world, message)
    return {"ErrorCode": 0, "Message": f"Successfully rescheduled failed message: {message.message_id}."}


def _find(call: Call, refusal: Refusal) -> InboundMessage:
    message = call.world.inbound.get(call.parameters["message_id"].lower())
    if message is None or message.server_id != call.server.id:
        raise Refused(refusal)
    return message


def _object(message: InboundMessage) -> dict[str, Json]:
    return {**inbound_fields(message), "Status": message.status.value, "MessageStream": INBOUND_STREAM}

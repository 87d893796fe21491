"""Reading message streams and their suppressions.

https://postmarkapp.com/developer/api/message-streams-api and https://postmarkapp.com/developer/api/suppressions-api.
Imports `helpers.reference` only.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from helpers.practice.call import Call
from helpers.practice.dates import eastern_seconds
from helpers.practice.paging import read_flag, within_dates
from helpers.practice.records import Permission, Stream, StreamType, Suppression
from helpers.practice.refusals.activity import (
    STREAM_NOT_FOUND,
    STREAM_TYPE_INVALID,
    SUPPRESSION_ORIGIN_INVALID,
    SUPPRESSION_REASON_INVALID,
)
from helpers.practice.refusals.row import Refusal, Refused
from helpers.practice.refusals.streams import NO_STREAMS_API
from helpers.practice.wire import Json

REASONS = ("HardBounce", "SpamComplaint", "ManualSuppression")
ORIGINS = ("Recipient", "Customer", "Admin")


def list_streams(call: Call) -> Json:
    """GET /message-streams: those of one type or all, archived ones only when asked for, purged ones never."""
    check_permission(call)
    query = call.query()
    kind = query.get("messagestreamtype", "All").lower()
    if kind not in {"all", *(one.lower() for one in StreamType)}:
        raise Refused(STREAM_TYPE_INVALID)
    with_archived = bool(read_flag(query.get("includearchivedstreams", "false")))
    now = call.world.clock.now()
    streams: list[Json] = [
        stream_object(one)
        for one in call.server.streams.values()
        if kind in {"all", one.type.lower()} and _is_shown(one, now, with_archived)
    ]
    return {"MessageStreams": streams, "TotalCount": len(streams)}


def get_stream(call: Call) -> Json:
    """GET /message-streams/{id}: one message stream of the server."""
    check_permission(call)
    return stream_object(find_stream(call))


def check_permission(call: Call) -> None:
    """The account may use the message streams API. Suppressions are an API of their own."""
    if Permission.MESSAGE_STREAMS not in call.world.account.permissions:
        raise Refused(NO_STREAMS_API)


def _is_shown(stream: Stream, now: datetime, with_archived: bool) -> bool:
    purged_at = stream.purged_at
    return purged_at is None or (with_archived and now < purged_at)


def dump_suppressions(call: Call) -> Json:
    """GET /message-streams/{id}/suppressions/dump: every address that the stream no longer delivers to. Not paged."""
    stream = find_stream(call)
    wanted = _filter(call.query())
    found: list[Json] = [
        {
            "EmailAddress": one.email,
            "SuppressionReason": one.reason,
            "Origin": one.origin,
            "CreatedAt": eastern_seconds(one.created_at),
        }
        for one in stream.suppressions.newest_first()
        if wanted(one)
    ]
    return {"Suppressions": found}


def _filter(query: Mapping[str, str]) -> Callable[[Suppression], bool]:
    """Whether a suppression passes every filter of the query; an address must match as a whole (assumed)."""
    reason, origin = query.get("suppressionreason", "").lower(), query.get("origin", "").lower()
    if reason and reason not in {one.lower() for one in REASONS}:
        raise Refused(SUPPRESSION_REASON_INVALID)
    if origin and origin not in {one.lower() for one in ORIGINS}:
        raise Refused(SUPPRESSION_ORIGIN_INVALID)
    email = query.get("emailaddress", "").lower()
    in_dates = within_dates(query)

    def passes(one: Suppression) -> bool:
        return (
            (not reason or one.reason.lower() == reason)
            and (not origin or one.origin.lower() == origin)
            and (not email or one.email.lower() == email)
            and in_dates(one.created_at)
        )

    return passes


def find_stream(call: Call, *, purged: Refusal = STREAM_NOT_FOUND) -> Stream:
    """The stream that the path names; one that is gone for good is refused with `purged`."""
    stream = call.server.streams.get(call.parameters["stream_id"].lower())
    if stream is None:
        raise Refused(STREAM_NOT_FOUND)
    if stream.purged_at is not None and call.world.clock.now() >= stream.purged_at:
        raise Refused(purged)
    return stream


def stream_object(stream: Stream) -> Json:
    """A message stream as every reply shows it."""
    archived = eastern_seconds(stream.archived_at) if stream.archived_at else None
    return {
        "ID": stream.id,
        "ServerID": stream.server_id,
        "Name": stream.name,
        "Description": stream.description,
        "MessageStreamType": stream.type.value,
        "CreatedAt": eastern_seconds(stream.created_at),
        "UpdatedAt": eastern_seconds(stream.updated_at) if stream.updated_at else None,
        "ArchivedAt": archived,
        "ExpectedPurgeDate": eastern_seconds(stream.purged_at) if stream.purged_at else None,
        "SubscriptionManagementConfiguration": {"UnsubscribeHandlingType": stream.unsubscribe_handling},
    }

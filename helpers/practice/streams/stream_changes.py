"""Creating, editing, archiving and unarchiving message streams.

https://postmarkapp.com/developer/api/message-streams-api. The order of the rules is assumed. Imports
`helpers.reference` only.
"""

from helpers.practice.call import Call
from helpers.practice.dates import eastern_seconds
from helpers.practice.fields import read_fields
from helpers.practice.records import Server, Stream, StreamType
from helpers.practice.refusals.access import INVALID_JSON
from helpers.practice.refusals.row import Refused
from helpers.practice.refusals.streams import DEFAULT_STREAM_STAYS, STREAM_PURGED, TOO_MANY_STREAMS
from helpers.practice.streams.stream_rules import (
    check_description,
    check_name,
    check_stream_id,
    check_unsubscribe_handling,
    read_type,
)
from helpers.practice.streams.streams import check_permission, find_stream, stream_object
from helpers.practice.wire import Json
from helpers.reference.limits import STREAMS_PER_SERVER

MOST_STREAMS_KEPT = 100  # on one server, archived and purged ones included
_ALWAYS_THERE = frozenset({"outbound", "inbound"})
_DEFAULT_HANDLING = {StreamType.TRANSACTIONAL: "None", StreamType.BROADCASTS: "Postmark"}


def create_stream(call: Call) -> Json:
    """POST /message-streams: one more transactional or broadcast stream."""
    check_permission(call)
    fields = read_fields(call, INVALID_JSON)
    kind = read_type(fields)
    stream = Stream(
        id=check_stream_id(call.server, fields),
        server_id=call.server.id,
        name=check_name(fields.text("Name")),
        description=check_description(fields.text("Description")),
        type=kind,
        created_at=call.world.clock.now(),
        unsubscribe_handling=check_unsubscribe_handling(call, fields, kind) or _DEFAULT_HANDLING[kind],
    )
    _make_room(call.server)
    call.server.streams[stream.id] = stream
    return stream_object(stream)


def _make_room(server: Server) -> None:
    """Refuses the eleventh stream in use. The longest archived one is forgotten when too many were kept."""
    in_use = sum(one.archived_at is None for one in server.streams.values())
    if in_use >= STREAMS_PER_SERVER:
        raise Refused(TOO_MANY_STREAMS)
    archived = [one.id for one in server.streams.values() if one.archived_at is not None]
    if len(server.streams) >= MOST_STREAMS_KEPT:
        del server.streams[archived[0]]


def edit_stream(call: Call) -> Json:
    """PATCH /message-streams/{id}: what is not named stays as it is."""
    check_permission(call)
    stream = find_stream(call)
    fields = read_fields(call, INVALID_JSON)
    name = check_name(fields.text("Name")) if "Name" in fields else stream.name
    description = check_description(fields.text("Description")) if "Description" in fields else stream.description
    handling = check_unsubscribe_handling(call, fields, stream.type)
    stream.name, stream.description = name, description
    stream.unsubscribe_handling = handling or stream.unsubscribe_handling
    stream.updated_at = call.world.clock.now()
    return stream_object(stream)


def archive_stream(call: Call) -> Json:
    """POST /message-streams/{id}/archive: no more sending; purged after 45 days. Twice is once (assumed)."""
    check_permission(call)
    stream = find_stream(call)
    if stream.id in _ALWAYS_THERE:
        raise Refused(DEFAULT_STREAM_STAYS)
    stream.archived_at = stream.archived_at or call.world.clock.now()
    purged_at = stream.purged_at
    return {
        "ID": stream.id,
        "ServerID": stream.server_id,
        "ExpectedPurgeDate": eastern_seconds(purged_at) if purged_at else None,
    }


def unarchive_stream(call: Call) -> Json:
    """POST /message-streams/{id}/unarchive: back in use, until it is purged."""
    check_permission(call)
    stream = find_stream(call, purged=STREAM_PURGED)
    if stream.archived_at is not None:
        in_use = sum(one.archived_at is None for one in call.server.streams.values())
        if in_use >= STREAMS_PER_SERVER:
            raise Refused(TOO_MANY_STREAMS)
        stream.archived_at = None
        stream.updated_at = call.world.clock.now()
    return stream_object(stream)

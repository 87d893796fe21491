"""What the ID, name, description, type and unsubscribing of a message stream may be.

Each function gives the value to keep, or raises `Refused`. Imports `helpers.reference` only.
"""

import re

from helpers.practice.call import Call
from helpers.practice.fields import Fields
from helpers.practice.records import Permission, Server, StreamType
from helpers.practice.refusals.activity import STREAM_TYPE_INVALID
from helpers.practice.refusals.row import Refused
from helpers.practice.refusals.streams import (
    NO_CUSTOM_UNSUBSCRIBE,
    SECOND_INBOUND_STREAM,
    STREAM_DESCRIPTION_HTML,
    STREAM_DESCRIPTION_LENGTH,
    STREAM_ID_EXISTS,
    STREAM_ID_INVALID,
    STREAM_ID_MISSING,
    STREAM_ID_PREFIX,
    STREAM_ID_RESERVED,
    STREAM_NAME_LENGTH,
    STREAM_NAME_MISSING,
    UNSUBSCRIBE_INVALID,
    UNSUBSCRIBE_UNSUPPORTED,
)
from helpers.reference.limits import STREAM_ID_LENGTH

LONGEST_NAME = 100
LONGEST_DESCRIPTION = 1000
RESERVED_IDS = frozenset({"all", "default"})

_ID = re.compile(r"[a-z][a-z0-9_-]*")
_TAG = re.compile(r"<[a-z/!][^<>]*>", re.IGNORECASE)
_TYPES = {one.lower(): one for one in StreamType}
_HANDLINGS = {"none": "None", "postmark": "Postmark", "custom": "Custom"}
_SUPPORTED = {
    StreamType.TRANSACTIONAL: frozenset({"None", "Postmark", "Custom"}),
    StreamType.BROADCASTS: frozenset({"Postmark", "Custom"}),
    StreamType.INBOUND: frozenset({"None"}),
}


def read_type(fields: Fields) -> StreamType:
    """The type of a new stream: the server has its inbound stream already."""
    kind = _TYPES.get((fields.text("MessageStreamType") or "").lower())
    if kind is None:
        raise Refused(STREAM_TYPE_INVALID)
    if kind is StreamType.INBOUND:
        raise Refused(SECOND_INBOUND_STREAM)
    return kind


def check_stream_id(server: Server, fields: Fields) -> str:
    """The ID of a new stream, in lower case (assumed); one that was ever used on the server stays taken."""
    wanted = (fields.text("ID") or "").lower()
    if not wanted:
        raise Refused(STREAM_ID_MISSING)
    if wanted.startswith("pm-"):
        raise Refused(STREAM_ID_PREFIX)
    if len(wanted) > STREAM_ID_LENGTH or not _ID.fullmatch(wanted):
        raise Refused(STREAM_ID_INVALID)
    if wanted in RESERVED_IDS:
        raise Refused(STREAM_ID_RESERVED)
    if wanted in server.streams:
        raise Refused(STREAM_ID_EXISTS)
    return wanted


def check_name(name: str | None) -> str:
    """The name that people see."""
    if not name or not name.strip():
        raise Refused(STREAM_NAME_MISSING)
    if len(name) > LONGEST_NAME:
        raise Refused(STREAM_NAME_LENGTH)
    return name


def check_description(description: str | None) -> str:
    """A description, which may be empty."""
    text = description or ""
    if len(text) > LONGEST_DESCRIPTION:
        raise Refused(STREAM_DESCRIPTION_LENGTH)
    if _TAG.search(text):
        raise Refused(STREAM_DESCRIPTION_HTML)
    return text


def check_unsubscribe_handling(call: Call, fields: Fields, kind: StreamType) -> str | None:
    """How recipients unsubscribe, or None when the request does not say. Letter case does not count (assumed)."""
    configuration = fields.inner("SubscriptionManagementConfiguration")
    wanted = configuration.text("UnsubscribeHandlingType") if configuration else None
    if wanted is None:
        return None
    handling = _HANDLINGS.get(wanted.lower())
    if handling is None:
        raise Refused(UNSUBSCRIBE_INVALID)
    if handling not in _SUPPORTED[kind]:
        raise Refused(UNSUBSCRIBE_UNSUPPORTED)
    if handling == "Custom" and Permission.CUSTOM_UNSUBSCRIBE not in call.world.account.permissions:
        raise Refused(NO_CUSTOM_UNSUBSCRIBE)
    return handling

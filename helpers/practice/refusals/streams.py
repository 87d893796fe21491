"""Refusals of what changes message streams, suppressions and bounces.

Imports `helpers.reference` only.
"""

from helpers.practice.refusals.row import CODES, Refusal
from helpers.reference.sources import API_DOCS, assumed, documented

NO_STREAMS_API = Refusal(
    code=1220, http=422, text="You do not have permission to use the message streams API.", source=documented(CODES)
)
STREAM_ID_MISSING = Refusal(code=1222, http=422, text="A valid 'ID' must be provided.", source=documented(CODES))
STREAM_NAME_MISSING = Refusal(code=1223, http=422, text="A valid 'Name' must be provided.", source=documented(CODES))
STREAM_NAME_LENGTH = Refusal(
    code=1224,
    http=422,
    text="The 'Name' is too long.",
    source=assumed(CODES, "the text is documented; how long a name may be is not, 100 characters are assumed"),
)
TOO_MANY_STREAMS = Refusal(
    code=1225,
    http=422,
    text="You have reached the maximum number of message streams for this server.",
    source=documented(CODES, "that archived streams do not count is assumed"),
)
STREAM_ID_INVALID = Refusal(
    code=1227,
    http=422,
    text="The 'ID' must be a non-empty string starting with a letter, up to 30 characters.",
    source=documented(CODES, "that it is made of letters, digits, hyphens and underscores is assumed"),
)
SECOND_INBOUND_STREAM = Refusal(
    code=1228, http=422, text="A server can only have one inbound stream.", source=documented(CODES)
)
DEFAULT_STREAM_STAYS = Refusal(
    code=1229,
    http=422,
    text="You cannot archive the default transactional and inbound streams.",
    source=documented(CODES),
)
STREAM_ID_EXISTS = Refusal(
    code=1230, http=422, text="The 'ID' provided already exists for this server.", source=documented(CODES)
)
STREAM_DESCRIPTION_LENGTH = Refusal(
    code=1231,
    http=422,
    text="The 'Description' is too long.",
    source=assumed(CODES, "the text is documented; how long it may be is not, 1,000 characters are assumed"),
)
STREAM_PURGED = Refusal(
    code=1232, http=422, text="You cannot unarchive this message stream anymore.", source=documented(CODES)
)
STREAM_ID_PREFIX = Refusal(
    code=1233, http=422, text="The 'ID' must not start with the 'pm-' prefix.", source=documented(CODES)
)
STREAM_DESCRIPTION_HTML = Refusal(
    code=1234, http=422, text="The 'Description' must not contain HTML tags.", source=documented(CODES)
)
STREAM_ID_RESERVED = Refusal(
    code=1237,
    http=422,
    text="The 'ID' is reserved.",
    source=assumed(CODES, "the text is documented; which IDs are reserved is not, 'all' and 'default' are assumed"),
)
NO_CUSTOM_UNSUBSCRIBE = Refusal(
    code=1238,
    http=422,
    text="You do not have permission to use Custom Unsubscribe Handling for this stream.",
    source=documented(CODES),
)
UNSUBSCRIBE_UNSUPPORTED = Refusal(
    code=1239,
    http=422,
    text="The 'UnsubscribeHandlingType' provided is not supported for this stream type.",
    source=documented(CODES, "that a broadcast stream cannot do without, nor an inbound one with, is assumed"),
)
UNSUBSCRIBE_INVALID = Refusal(
    code=1240,
    http=422,
    text="The 'UnsubscribeHandlingType' associated with this request is invalid.",
    source=documented(CODES),
)
STREAM_ARCHIVED = Refusal(
    code=1235,
    http=422,
    text="The stream provided: '{stream}' does not exist on this server.",
    source=assumed(CODES, "nobody has shown what sending to an archived stream answers"),
)

# The next two never stand alone: they are the Message of one item of a reply whose status is 200.
SUPPRESSION_NOT_YOURS = Refusal(
    code=1406,
    http=200,
    text="You do not have the required authority to change this suppression.",
    source=documented(f"{API_DOCS}/suppressions-api#delete-a-suppression"),
)
SUPPRESSION_ADDRESS_INVALID = Refusal(
    code=1408,
    http=200,
    text="An invalid email address was provided.",
    source=documented(f"{API_DOCS}/suppressions-api#create-a-suppression"),
)
NO_SUPPRESSIONS = Refusal(code=1409, http=422, text="A proper request body must be provided.", source=documented(CODES))
TOO_MANY_SUPPRESSIONS = Refusal(
    code=1410,
    http=422,
    text="You cannot provide more than the maximum number of suppressions for this request.",
    source=documented(CODES),
)

BOUNCE_ID_MISSING = Refusal(code=1002, http=400, text="A 'bounceID' parameter is required.", source=documented(CODES))
BOUNCE_STAYS = Refusal(
    code=1003,
    http=422,
    text="Due to the type of bounce, this address cannot be reactivated.",
    source=documented(CODES),
)

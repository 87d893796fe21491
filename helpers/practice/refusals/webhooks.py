"""Refusals of the webhooks API.

Imports `helpers.reference` only.
"""

from helpers.practice.refusals.row import CODES, Refusal
from helpers.reference.sources import API_DOCS, assumed, documented

WEBHOOK_ON_ARCHIVED_STREAM = Refusal(
    code=1350,
    http=422,
    text="You cannot create a webhook using an archived 'MessageStream'.",
    source=documented(CODES),
)
WEBHOOK_ON_INBOUND_STREAM = Refusal(
    code=1351, http=422, text="You cannot create a webhook using an inbound stream.", source=documented(CODES)
)
WEBHOOK_NOT_FOUND = Refusal(
    code=1352, http=422, text="The webhook for the provided 'ID' was not found.", source=documented(CODES)
)
TRIGGER_UNSUPPORTED = Refusal(
    code=1353,
    http=422,
    text="The webhook trigger is not supported on this message stream.",
    source=assumed(CODES, "the text is documented; that a trigger named Inbound gets it is not"),
)
WEBHOOK_URL_INVALID = Refusal(
    code=1354, http=422, text="The request must contain a valid 'Url' field.", source=documented(CODES)
)
NO_WEBHOOK_DATA = Refusal(code=1355, http=422, text="A request body must be provided.", source=documented(CODES))
WEBHOOK_ID_GIVEN = Refusal(
    code=1356,
    http=422,
    text="A request 'ID' must not be provided when creating a webhook.",
    source=documented(CODES),
)
WEBHOOK_KEEPS_PLACE = Refusal(
    code=1357,
    http=422,
    text="You cannot update the 'ID' or 'MessageStream' fields of a webhook.",
    source=documented(CODES, "that repeating the present values is fine is assumed"),
)
WEBHOOK_HEADER_INVALID = Refusal(
    code=1358, http=422, text="You must provide a valid 'HttpHeader' 'Name'.", source=documented(CODES)
)
TOO_MANY_WEBHOOKS = Refusal(
    code=1359,
    http=422,
    text="You have reached the maximum number of webhooks for this stream.",
    source=documented(CODES, "that ten are the most is said on https://postmarkapp.com/email-webhooks"),
)
WEBHOOK_FIELD_INVALID = Refusal(
    code=1361, http=422, text="Invalid value provided for a field.", source=documented(CODES)
)
WEBHOOK_STATUS_FILTER = Refusal(
    code=1362,
    http=422,
    text="Invalid value provided for 'status'. Must be one of: verified, unverified.",
    source=documented(CODES),
)
WEBHOOK_STATUS_GIVEN = Refusal(
    code=1363,
    http=422,
    text="The 'Status' field cannot be provided when creating or updating a webhook.",
    source=documented(CODES),
)
# Its reply holds the results of the check instead of ErrorCode and Message.
WEBHOOK_UNVERIFIED = Refusal(
    code=1364,
    http=422,
    text="{verified}/{enabled} triggers verified successfully",
    source=documented(f"{API_DOCS}/webhooks-api#create-a-webhook"),
)

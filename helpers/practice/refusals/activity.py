"""Refusals of what reads messages, bounces, message streams and suppressions.

Imports `helpers.reference` only.
"""

from helpers.practice.refusals.row import CODES, GITHUB, TEXT_UNKNOWN, Refusal
from helpers.reference.sources import assumed, documented, observed

MESSAGES_PARAMETER = Refusal(
    code=700, http=422, text="Invalid parameter '{name}': {problem}.", source=assumed(CODES, TEXT_UNKNOWN)
)
MESSAGE_NOT_FOUND = Refusal(code=701, http=422, text="This message was not found.", source=assumed(CODES, TEXT_UNKNOWN))
BOUNCES_PARAMETER = Refusal(
    code=1000, http=422, text="Invalid parameter '{name}': {problem}.", source=assumed(CODES, TEXT_UNKNOWN)
)
BOUNCE_NOT_FOUND = Refusal(code=1001, http=422, text="The bounce was not found.", source=assumed(CODES, TEXT_UNKNOWN))
STREAM_NOT_FOUND = Refusal(
    code=1226,
    http=422,
    text="The message stream for the provided 'ID' was not found.",
    source=observed(f"{GITHUB}/ActiveCampaign/postmark-php/blob/main/tests/PostmarkClientSuppressionsTest.php"),
)
STREAM_TYPE_INVALID = Refusal(
    code=1221,
    http=422,
    text="The 'MessageStreamType' associated with this request was invalid.",
    source=documented(CODES),
)
SUPPRESSION_REASON_INVALID = Refusal(
    code=1404, http=422, text="Parameter 'SuppressionReason' is invalid.", source=documented(CODES)
)
SUPPRESSION_ORIGIN_INVALID = Refusal(
    code=1405, http=422, text="Parameter 'Origin' is invalid.", source=documented(CODES)
)
NOT_A_DATE = Refusal(
    code=900, http=422, text="Parameter '{name}' should be a date/time value.", source=assumed(CODES, TEXT_UNKNOWN)
)

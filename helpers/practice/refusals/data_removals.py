"""Refusals of data removals.

Imports `helpers.reference` only.
"""

from helpers.practice.refusals.row import CODES, TEXT_UNKNOWN, Refusal
from helpers.reference.sources import assumed, documented

NO_DATA_REMOVAL = Refusal(
    code=1300, http=422, text="The data removal request is empty.", source=assumed(CODES, TEXT_UNKNOWN)
)
REMOVAL_ADDRESS_INVALID = Refusal(
    code=1300,
    http=422,
    text="The '{field}' of a data removal request must be an email address.",
    source=assumed(CODES, "that it must be one is documented, its ErrorCode is not"),
)
REMOVAL_NOT_FOUND = Refusal(
    code=1301, http=422, text="This data removal request was not found.", source=assumed(CODES, TEXT_UNKNOWN)
)
NO_DATA_REMOVAL_PERMISSION = Refusal(
    code=1302,
    http=422,
    text="You don't have permission to process or review data removal requests through the API.",
    source=documented(CODES),
)

"""Refusals of bulk sending.

Imports `helpers.reference` only.
"""

from helpers.practice.refusals.row import CODES, Refusal
from helpers.reference.sources import API_DOCS, documented

SEVERAL_ERRORS = Refusal(
    code=11,
    http=422,
    text="Multiple errors occurred. Inspect the Errors property for more information.",
    source=documented(f"{API_DOCS}/bulk-email"),
)
BULK_NOT_FOUND = Refusal(code=12, http=404, text="Bulk send not found.", source=documented(CODES))
PAGINATION_KEY_INVALID = Refusal(code=13, http=422, text="Invalid pagination key.", source=documented(CODES))
BULK_NOT_APPROVED = Refusal(
    code=14,
    http=422,
    text=("This endpoint requires approval to access. Contact support to use the Bulk API postmarkapp.com/contact"),
    source=documented(f"{API_DOCS}/bulk-email"),
)

"""Refusals that only Postmark's own side brings about; here they come when they are asked for on purpose.

Imports `helpers.reference` only.
"""

from helpers.practice.refusals.row import CODES, OVERVIEW, TEXT_UNKNOWN, Refusal
from helpers.reference.sources import assumed, documented

MAINTENANCE = Refusal(code=100, http=503, text="The Postmark API is offline for maintenance.", source=documented(CODES))
UNEXPECTED_ERROR = Refusal(
    code=101,
    http=500,
    text="An unexpected error occurred. Error ID: practice",
    source=assumed(CODES, f"{TEXT_UNKNOWN}; it is known to name an Error ID"),
)
RATE_LIMITED = Refusal(
    code=429,
    http=429,
    text="Rate limit exceeded.",
    source=assumed(OVERVIEW, "the status is documented, what stands in the body is not"),
)

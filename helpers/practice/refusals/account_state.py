"""Refusals that come from what Postmark lets the account do, whatever the request says.

Imports `helpers.reference` only.
"""

from helpers.practice.refusals.row import CODES, Refusal
from helpers.reference.sources import documented

IP_NOT_ALLOWED = Refusal(
    code=1480,
    http=403,
    text="You are not authorized to send emails from your current IP address: '{ip}'.",
    source=documented(
        "https://postmarkapp.com/developer/user-guide/ip-allowlisting",
        f"this page says HTTP 403, the table at {CODES} says 422",
    ),
)

"""Refusals of what changes domains and sender signatures.

Imports `helpers.reference` only.
"""

from helpers.practice.refusals.row import CODES, TEXT_UNKNOWN, Refusal
from helpers.reference.sources import API_DOCS, assumed, documented

NO_SENDER_DATA = Refusal(
    code=502, http=422, text="No update data or signature data received.", source=documented(CODES)
)
PUBLIC_DOMAIN = Refusal(
    code=503,
    http=422,
    text="You can't use public domain emails or public domains.",
    source=documented(CODES, "which domains count as public is assumed"),
)
SIGNATURE_EXISTS = Refusal(
    code=504, http=422, text="This signature already exists.", source=assumed(CODES, TEXT_UNKNOWN)
)
DKIM_BEING_RENEWED = Refusal(code=505, http=422, text="This DKIM is already being renewed.", source=documented(CODES))
SIGNATURE_CONFIRMED = Refusal(
    code=506, http=422, text="This Sender Signature has already been confirmed.", source=documented(CODES)
)
DKIM_NOT_VERIFIED = Refusal(
    code=508,
    http=422,
    text="A DKIM key that was never verified cannot be rotated.",
    source=assumed(CODES, TEXT_UNKNOWN),
)
SIGNATURE_WITHOUT_DKIM = Refusal(
    code=501,
    http=500,
    text="This Sender Signature has no DKIM information.",
    source=assumed(CODES, "ErrorCode and status are documented, the text is not"),
)
DOMAIN_FIELDS_INVALID = Refusal(
    code=511,
    http=422,
    text="Invalid fields supplied.",
    source=documented(CODES, "that a sender signature without Name gets it too is assumed"),
)
DOMAIN_EXISTS = Refusal(code=512, http=422, text="Domain already exists.", source=documented(CODES))
DOMAIN_NAME_MISSING = Refusal(
    code=514, http=422, text="Name is a required field to create a Domain.", source=documented(CODES)
)
DOMAIN_NAME_LENGTH = Refusal(code=515, http=422, text="Name field must be ≤ 255 characters.", source=documented(CODES))
DOMAIN_NAME_FORMAT = Refusal(code=516, http=422, text="Name format is invalid.", source=documented(CODES))
FROM_EMAIL_MISSING = Refusal(
    code=520, http=422, text="FromEmail is a required field to create a Sender Signature.", source=documented(CODES)
)
SENDER_FIELD_LENGTH = Refusal(
    code=521,
    http=422,
    text="The '{field}' field must be at most {limit} characters long.",
    source=assumed(f"{API_DOCS}/signatures-api", f"{TEXT_UNKNOWN}, nor are most of the limits"),
)
SENDER_FIELD_FORMAT = Refusal(
    code=522,
    http=422,
    text="The '{field}' field is not a valid {kind}.",
    source=assumed(CODES, TEXT_UNKNOWN),
)
TOO_MANY_SENDERS = Refusal(
    code=614,
    http=422,
    text="You have reached the maximum number of {things} for this account.",
    source=assumed(CODES, "the ErrorCode is documented; the practice Postmark's limit is its own"),
)

"""Refusals of POST /email and POST /email/batch.

Imports `helpers.reference` only.
"""

from helpers.practice.refusals.row import CODES, GITHUB, TEXT_UNKNOWN, Refusal
from helpers.reference.sources import API_DOCS, SUPPORT, assumed, documented, observed

UNKNOWN_STREAM = Refusal(
    code=1235,
    http=422,
    text="The stream provided: '{stream}' does not exist on this server.",
    source=observed(f"{GITHUB}/ActiveCampaign/postmark-php/blob/main/tests/PostmarkClientEmailTest.php"),
)
STREAM_CANNOT_SEND = Refusal(
    code=1236, http=422, text="Sending is not supported for this stream type.", source=documented(CODES)
)
INVALID_FROM = Refusal(
    code=300,
    http=422,
    text="Invalid 'From' address: '{value}'.",
    source=documented(f"{API_DOCS}/bulk-email", "shown for the bulk endpoint"),
)
NO_RECIPIENTS = Refusal(
    code=300,
    http=422,
    text="Zero recipients specified",
    source=observed(f"{GITHUB}/ActiveCampaign/postmark-java/blob/master/src/test/java/integration/MessageTest.java"),
)
ADDRESS_WITHOUT_AT = Refusal(
    code=300,
    http=422,
    text="Error parsing '{field}': Illegal email address '{value}'. It must contain the '@' symbol.",
    source=observed(f"{GITHUB}/pupeno/repeater_world/issues/343"),
)
ADDRESS_DOMAIN = Refusal(
    code=300,
    http=422,
    text="Error parsing '{field}': Illegal email domain '{domain}' in address '{value}'.",
    source=observed(f"{GITHUB}/ActiveCampaign/postmark-gem/issues/138"),
)
ADDRESS_INVALID = Refusal(
    code=300,
    http=422,
    text="Invalid '{field}' address: '{value}'.",
    source=documented(f"{API_DOCS}/bulk-email", "shown for the bulk endpoint"),
)
TOO_MANY_RECIPIENTS = Refusal(
    code=300,
    http=422,
    text="A message may have at most 50 recipients in To, Cc and Bcc together; this one has {count}.",
    source=assumed(CODES, TEXT_UNKNOWN),
)
FIELD_TOO_LONG = Refusal(
    code=300,
    http=422,
    text="The '{field}' field may be at most {limit} long; this one is longer.",
    source=assumed(CODES, TEXT_UNKNOWN),
)
NO_BODY = Refusal(
    code=300,
    http=422,
    text="Provide either email TextBody or HtmlBody or both.",
    source=observed(f"{GITHUB}/jpmckinney/multi_mail/blob/master/spec/postmark/sender_spec.rb"),
)
ATTACHMENT_TYPE = Refusal(code=411, http=422, text="Attachment file type not allowed.", source=documented(CODES))
ATTACHMENT_NAME = Refusal(
    code=300, http=422, text="An attachment needs a Name and Content.", source=assumed(CODES, TEXT_UNKNOWN)
)
ATTACHMENT_CONTENT = Refusal(
    code=300,
    http=422,
    text="The Content of the attachment '{name}' is not valid base64.",
    source=assumed(CODES, TEXT_UNKNOWN),
)
METADATA_COUNT = Refusal(
    code=300,
    http=422,
    text="Invalid metadata content. A message may have at most 10 metadata fields.",
    source=assumed(f"{SUPPORT}/1125-custom-metadata-faq", "the limit is documented, the text is not"),
)
METADATA_LENGTH = Refusal(
    code=300,
    http=422,
    text=(
        "Invalid metadata content. Field names are limited to 20 characters and field values are limited to 80 "
        "characters in length. The '{field}' field in your metadata content exceeds these limits."
    ),
    source=observed(f"{GITHUB}/dittofeed/dittofeed/pull/1759"),
)
METADATA_TWICE = Refusal(
    code=300,
    http=422,
    text="Invalid metadata content. The '{field}' field is given twice; field names differ by more than letter case.",
    source=assumed(f"{SUPPORT}/1125-custom-metadata-faq", "the limit is documented, the text is not"),
)
HEADER_INVALID = Refusal(
    code=300, http=422, text="Invalid header in 'Headers': '{name}'.", source=assumed(CODES, TEXT_UNKNOWN)
)
TRACK_LINKS_INVALID = Refusal(
    code=300,
    http=422,
    text="Invalid 'TrackLinks' value: '{value}'. Use None, HtmlAndText, HtmlOnly or TextOnly.",
    source=assumed(CODES, "the values are documented, the refusal is not"),
)
NO_SENDER_SIGNATURE = Refusal(
    code=400,
    http=422,
    text=(
        "The 'From' address you supplied ({address}) is not a Sender Signature on your account. Please add and confirm "
        "this address in order to be able to use it in the 'From' field of your messages."
    ),
    source=observed(f"{GITHUB}/benclmnt/postmock/blob/main/docs/03-sending.md", "captured in September 2026"),
)
SENDER_SIGNATURE_UNCONFIRMED = Refusal(
    code=401,
    http=422,
    text="The Sender Signature for the 'From' address you supplied ({address}) is not confirmed.",
    source=assumed(CODES, "earlier published tables list the ErrorCode; nobody has shown today's reply"),
)
ACCOUNT_NOT_APPROVED = Refusal(
    code=413, http=422, text="This account is not approved to send email.", source=documented(CODES)
)
ACCOUNT_PENDING = Refusal(
    code=412,
    http=422,
    text=(
        "While your account is pending approval, all recipient addresses must share the same domain as the 'From' "
        "address. The domain of the 'From' address is '{from_domain}', but you are attempting to send email to the "
        "following domain: {domains}."
    ),
    source=observed(f"{GITHUB}/edenlabllc/ehealth.api/issues/151"),
)
OUT_OF_CREDITS = Refusal(
    code=405,
    http=422,
    text="Not allowed to send: this account is out of credits.",
    source=assumed(CODES, "earlier published tables list the ErrorCode; its exact text is not known"),
)
INACTIVE_RECIPIENTS = Refusal(
    code=406,
    http=422,
    text=(
        "You tried to send to recipient(s) that have been marked as inactive. Found inactive addresses: {addresses}. "
        "Inactive recipients are ones that have generated a hard bounce, a spam complaint, or a manual suppression."
    ),
    source=observed(f"{GITHUB}/ActiveCampaign/postmark-gem/issues/128"),
)
INACTIVE_RECIPIENTS_IN_BATCH = Refusal(
    code=406,
    http=422,
    text=(
        "You tried to send to a recipient that has been marked as inactive. Found inactive addresses: {addresses}. "
        "Inactive recipients are ones that have generated a hard bounce, a spam complaint, or a manual suppression. "
    ),
    source=documented(f"{API_DOCS}/email-api#send-batch-emails", "the example of one address"),
)

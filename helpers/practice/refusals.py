"""Every refusal of the practice Postmark: ErrorCode, HTTP status, exact text, and where that text is known from.

One constant a refusal; `REFUSALS` holds them all by name. A rule says `raise Refused(UNKNOWN_STREAM, stream=name)`,
and nothing else in this package may make up an ErrorCode. Where the text is assumed, the ErrorCode and the status are
still documented unless the note says otherwise. Imports `helpers.reference` only.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from helpers.reference.sources import API_DOCS, SUPPORT, Source, assumed, documented, observed

_CODES = f"{API_DOCS}/overview#error-codes"
_OVERVIEW = f"{API_DOCS}/overview"
_GITHUB = "https://github.com"
_TEXT = "the ErrorCode is documented, its exact text is not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One way to say no. `text` may hold `{placeholders}` that the rule fills in."""

    code: int  # the ErrorCode of the body
    http: int  # the HTTP status of a single request; inside a batch the status is 200
    text: str
    source: Source


class Refused(Exception):
    """Raised by a rule that refuses; the router, or the batch, turns it into a reply."""

    def __init__(self, refusal: Refusal, **values: object) -> None:
        super().__init__(refusal.text)
        self.refusal = refusal
        self.message = refusal.text.format_map(values) if values else refusal.text

    @property
    def body(self) -> dict[str, int | str]:
        """The reply's JSON object: ErrorCode and Message, nothing else."""
        return {"ErrorCode": self.refusal.code, "Message": self.message}


# Tokens ---------------------------------------------------------------------------------------------------------------

SERVER_TOKEN_REFUSED = Refusal(
    code=10,
    http=401,
    text="Request does not contain a valid Server token.",
    source=observed(f"{_GITHUB}/PipedreamHQ/pipedream/issues/10254"),
)
ACCOUNT_TOKEN_REFUSED = Refusal(
    code=10,
    http=401,
    text="Request does not contain a valid Account token.",
    source=assumed(_CODES, "status and ErrorCode are documented, the text mirrors the server token's"),
)
ACCOUNT_TOKEN_BESIDE_SERVER_TOKEN = Refusal(
    code=10,
    http=401,
    text="Please do not include Account API Token for Server API Token calls.",
    source=observed(f"{_GITHUB}/keighl/postmark/issues/1", "seen in 2016; the HTTP status is assumed"),
)
SERVER_TOKEN_BESIDE_ACCOUNT_TOKEN = Refusal(
    code=10,
    http=401,
    text="Please do not include Server API Token for Account API Token calls.",
    source=assumed(f"{_GITHUB}/keighl/postmark/issues/1", "the mirror image of what server operations answered"),
)
TEST_TOKEN_ELSEWHERE = Refusal(
    code=10,
    http=403,
    text="The Postmark Test API Token may only be used on the /email endpoint.",
    source=observed(_OVERVIEW, "seen in replies to GET /server and POST /email/bulk in 2026"),
)

# The request as a whole -----------------------------------------------------------------------------------------------

JSON_HEADERS_MISSING = Refusal(
    code=409,
    http=415,
    text="Content-Type and Accept headers must be set to application/json, text/json, or text/x-json.",
    source=documented(_OVERVIEW, "the status; the body is the one that older replies carried"),
)
INVALID_JSON = Refusal(code=402, http=422, text="Invalid JSON.", source=documented(_CODES))
INVALID_FIELDS = Refusal(code=403, http=422, text="Invalid request field(s): {fields}.", source=documented(_CODES))
TOO_MANY_MESSAGES = Refusal(
    code=410,
    http=422,
    text="You may only send up to 500 messages in a single batched request.",
    source=documented(_CODES),
)

# Sending --------------------------------------------------------------------------------------------------------------

UNKNOWN_STREAM = Refusal(
    code=1235,
    http=422,
    text="The stream provided: '{stream}' does not exist on this server.",
    source=observed(f"{_GITHUB}/ActiveCampaign/postmark-php/blob/main/tests/PostmarkClientEmailTest.php"),
)
STREAM_CANNOT_SEND = Refusal(
    code=1236, http=422, text="Sending is not supported for this stream type.", source=documented(_CODES)
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
    source=observed(f"{_GITHUB}/ActiveCampaign/postmark-java/blob/master/src/test/java/integration/MessageTest.java"),
)
ADDRESS_WITHOUT_AT = Refusal(
    code=300,
    http=422,
    text="Error parsing '{field}': Illegal email address '{value}'. It must contain the '@' symbol.",
    source=observed(f"{_GITHUB}/pupeno/repeater_world/issues/343"),
)
ADDRESS_DOMAIN = Refusal(
    code=300,
    http=422,
    text="Error parsing '{field}': Illegal email domain '{domain}' in address '{value}'.",
    source=observed(f"{_GITHUB}/ActiveCampaign/postmark-gem/issues/138"),
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
    source=assumed(_CODES, _TEXT),
)
FIELD_TOO_LONG = Refusal(
    code=300,
    http=422,
    text="The '{field}' field may be at most {limit} long; this one is longer.",
    source=assumed(_CODES, _TEXT),
)
NO_BODY = Refusal(
    code=300,
    http=422,
    text="Provide either email TextBody or HtmlBody or both.",
    source=observed(f"{_GITHUB}/jpmckinney/multi_mail/blob/master/spec/postmark/sender_spec.rb"),
)
ATTACHMENT_TYPE = Refusal(code=411, http=422, text="Attachment file type not allowed.", source=documented(_CODES))
ATTACHMENT_NAME = Refusal(
    code=300, http=422, text="An attachment needs a Name and Content.", source=assumed(_CODES, _TEXT)
)
ATTACHMENT_CONTENT = Refusal(
    code=300,
    http=422,
    text="The Content of the attachment '{name}' is not valid base64.",
    source=assumed(_CODES, _TEXT),
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
    source=observed(f"{_GITHUB}/dittofeed/dittofeed/pull/1759"),
)
METADATA_TWICE = Refusal(
    code=300,
    http=422,
    text="Invalid metadata content. The '{field}' field is given twice; field names differ by more than letter case.",
    source=assumed(f"{SUPPORT}/1125-custom-metadata-faq", "the limit is documented, the text is not"),
)
HEADER_INVALID = Refusal(
    code=300, http=422, text="Invalid header in 'Headers': '{name}'.", source=assumed(_CODES, _TEXT)
)
TRACK_LINKS_INVALID = Refusal(
    code=300,
    http=422,
    text="Invalid 'TrackLinks' value: '{value}'. Use None, HtmlAndText, HtmlOnly or TextOnly.",
    source=assumed(_CODES, "the values are documented, the refusal is not"),
)
NO_SENDER_SIGNATURE = Refusal(
    code=400,
    http=422,
    text=(
        "The 'From' address you supplied ({address}) is not a Sender Signature on your account. Please add and confirm "
        "this address in order to be able to use it in the 'From' field of your messages."
    ),
    source=observed(f"{_GITHUB}/benclmnt/postmock/blob/main/docs/03-sending.md", "captured in September 2026"),
)
SENDER_SIGNATURE_UNCONFIRMED = Refusal(
    code=401,
    http=422,
    text="The Sender Signature for the 'From' address you supplied ({address}) is not confirmed.",
    source=assumed(_CODES, "earlier published tables list the ErrorCode; nobody has shown today's reply"),
)
ACCOUNT_NOT_APPROVED = Refusal(
    code=413, http=422, text="This account is not approved to send email.", source=documented(_CODES)
)
ACCOUNT_PENDING = Refusal(
    code=412,
    http=422,
    text=(
        "While your account is pending approval, all recipient addresses must share the same domain as the 'From' "
        "address. The domain of the 'From' address is '{from_domain}', but you are attempting to send email to the "
        "following domain: {domains}."
    ),
    source=observed(f"{_GITHUB}/edenlabllc/ehealth.api/issues/151"),
)
OUT_OF_CREDITS = Refusal(
    code=405,
    http=422,
    text="Not allowed to send: this account is out of credits.",
    source=assumed(_CODES, "earlier published tables list the ErrorCode; its exact text is not known"),
)
INACTIVE_RECIPIENTS = Refusal(
    code=406,
    http=422,
    text=(
        "You tried to send to recipient(s) that have been marked as inactive. Found inactive addresses: {addresses}. "
        "Inactive recipients are ones that have generated a hard bounce, a spam complaint, or a manual suppression."
    ),
    source=observed(f"{_GITHUB}/ActiveCampaign/postmark-gem/issues/128"),
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

# Reading --------------------------------------------------------------------------------------------------------------

MESSAGES_PARAMETER = Refusal(
    code=700, http=422, text="Invalid parameter '{name}': {problem}.", source=assumed(_CODES, _TEXT)
)
MESSAGE_NOT_FOUND = Refusal(code=701, http=422, text="This message was not found.", source=assumed(_CODES, _TEXT))
BOUNCES_PARAMETER = Refusal(
    code=1000, http=422, text="Invalid parameter '{name}': {problem}.", source=assumed(_CODES, _TEXT)
)
BOUNCE_NOT_FOUND = Refusal(code=1001, http=422, text="The bounce was not found.", source=assumed(_CODES, _TEXT))
STREAM_NOT_FOUND = Refusal(
    code=1226,
    http=422,
    text="The message stream for the provided 'ID' was not found.",
    source=observed(f"{_GITHUB}/ActiveCampaign/postmark-php/blob/main/tests/PostmarkClientSuppressionsTest.php"),
)
STREAM_TYPE_INVALID = Refusal(
    code=1221,
    http=422,
    text="The 'MessageStreamType' associated with this request was invalid.",
    source=documented(_CODES),
)
SUPPRESSION_REASON_INVALID = Refusal(
    code=1404, http=422, text="Parameter 'SuppressionReason' is invalid.", source=documented(_CODES)
)
SUPPRESSION_ORIGIN_INVALID = Refusal(
    code=1405, http=422, text="Parameter 'Origin' is invalid.", source=documented(_CODES)
)
NOT_A_DATE = Refusal(
    code=900, http=422, text="Parameter '{name}' should be a date/time value.", source=assumed(_CODES, _TEXT)
)

# The account ----------------------------------------------------------------------------------------------------------

SENDERS_PARAMETER = Refusal(
    code=500, http=422, text="Invalid parameter '{name}': {problem}.", source=assumed(_CODES, _TEXT)
)
SENDER_NOT_FOUND = Refusal(
    code=501, http=422, text="This Sender Signature was not found.", source=assumed(_CODES, _TEXT)
)
DOMAIN_NOT_FOUND = Refusal(code=510, http=422, text="This domain was not found.", source=documented(_CODES))
SERVERS_PARAMETER = Refusal(
    code=600, http=422, text="Invalid parameter '{name}': {problem}.", source=assumed(_CODES, _TEXT)
)
SERVER_NOT_FOUND = Refusal(
    code=422,
    http=422,
    text="Invalid Server or Account.",
    source=assumed(_CODES, "the text is documented; that an unknown server id gets it is not"),
)
SERVER_NAME_EXISTS = Refusal(code=603, http=422, text="This server name already exists.", source=documented(_CODES))
HOOK_URL_INVALID = Refusal(code=606, http=422, text="The supplied {field} is not valid.", source=assumed(_CODES, _TEXT))
COLOR_INVALID = Refusal(code=607, http=422, text="Invalid server color.", source=documented(_CODES))
SERVER_NAME_INVALID = Refusal(code=608, http=422, text="Server name is invalid or missing.", source=documented(_CODES))
NO_SERVER_DATA = Refusal(code=609, http=422, text="No server data received.", source=documented(_CODES))
SPAM_THRESHOLD_INVALID = Refusal(
    code=611,
    http=422,
    text="InboundSpamThreshold value is invalid. Use a number between 0 and 30.",
    source=documented(_CODES),
)
SERVER_TRACK_LINKS_INVALID = Refusal(
    code=612, http=422, text="The supplied 'TrackLinks' option is not valid.", source=documented(_CODES)
)
DELIVERY_TYPE_INVALID = Refusal(
    code=613, http=422, text="The supplied 'DeliveryType' option is not valid.", source=documented(_CODES)
)
TOO_MANY_SERVERS = Refusal(
    code=614,
    http=422,
    text="You have reached the maximum number of servers for this account.",
    source=assumed(_CODES, "the ErrorCode is documented; the practice Postmark's limit is its own"),
)

REFUSALS: Mapping[str, Refusal] = {name: row for name, row in list(globals().items()) if isinstance(row, Refusal)}

"""How much fits: the limits of sending, listing and storing, as plain constants and as rows with their sources.

Imports `helpers.reference.sources` only. Sizes are in bytes, texts in UTF-16 code units, times in days.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from helpers.reference.sources import API_DOCS, SUPPORT, Source, documented

_MEGABYTE = 1024 * 1024  # that Postmark counts in 1,024s is assumed

RECIPIENTS_PER_MESSAGE = 50  # To, Cc and Bcc together
MESSAGE_BYTES = 10 * _MEGABYTE  # with attachments, after base64
BODY_BYTES = 5 * _MEGABYTE  # HtmlBody and TextBody, each
BATCH_MESSAGES = 500
BATCH_BYTES = 50 * _MEGABYTE
FROM_LENGTH = 255
SUBJECT_LENGTH = 2000
TAG_LENGTH = 1000
METADATA_FIELDS = 10
METADATA_KEY_LENGTH = 20
METADATA_VALUE_LENGTH = 80
_EXTENSIONS = (
    "vbs exe bin bat chm com cpl crt hlp hta inf ins isp jse lnk mdb pcd pif reg scr sct shs vbe vba wsf wsh wsl msc"
    " msi msp mst"
)
FORBIDDEN_EXTENSIONS = frozenset(_EXTENSIONS.split())  # of attachments, in lower case and without the dot
COUNT_PER_REQUEST = 500
COUNT_PLUS_OFFSET = 10_000  # messages, opens and bounces
SUPPRESSIONS_PER_REQUEST = 50
STREAMS_PER_SERVER = 10
STREAM_ID_LENGTH = 30
TEMPLATES_PER_SERVER = 100
DOMAIN_NAME_LENGTH = 255
PERSONAL_NOTE_LENGTH = 400
SPAM_THRESHOLD = 30
SERVER_TOKENS_PER_SERVER = 3
ACCOUNT_TOKENS_PER_ACCOUNT = 3
ARCHIVED_STREAM_DAYS = 45
ACTIVITY_DAYS = 45  # without the retention add-on
BOUNCE_SOURCE_DAYS = 30

_SIZES = f"{SUPPORT}/1056-what-are-the-attachment-and-email-size-limits"
_METADATA = f"{SUPPORT}/1125-custom-metadata-faq"
_TOKENS = f"{SUPPORT}/1008-what-are-the-account-and-server-api-tokens"
_GUIDE = "https://postmarkapp.com/developer/user-guide/send-email-with-api"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One limit; `value` is the largest that is still accepted."""

    key: str
    value: int
    unit: str
    sentence: str
    source: Source


def _limit(key: str, value: int, unit: str, sentence: str, source: Source) -> Limit:
    return Limit(key=key, value=value, unit=unit, sentence=sentence, source=source)


_ROWS = (
    _limit(
        "RECIPIENTS_PER_MESSAGE",
        RECIPIENTS_PER_MESSAGE,
        "recipients",
        "A message goes to at most 50 recipients, To, Cc and Bcc together.",
        documented(f"{_GUIDE}/send-a-single-email"),
    ),
    _limit(
        "MESSAGE_BYTES",
        MESSAGE_BYTES,
        "bytes",
        "A message has at most 10 MB with its attachments, counted after base64.",
        documented(_SIZES, "that 1 MB has 1,048,576 bytes is assumed"),
    ),
    _limit(
        "BODY_BYTES",
        BODY_BYTES,
        "bytes",
        "HtmlBody and TextBody have at most 5 MB each.",
        documented(_SIZES, "that 1 MB has 1,048,576 bytes is assumed"),
    ),
    _limit(
        "BATCH_MESSAGES",
        BATCH_MESSAGES,
        "messages",
        "A batch holds at most 500 messages.",
        documented(f"{_GUIDE}/batch-emails"),
    ),
    _limit(
        "BATCH_BYTES",
        BATCH_BYTES,
        "bytes",
        "A batch has at most 50 MB with all its attachments.",
        documented(f"{_GUIDE}/batch-emails", "that 1 MB has 1,048,576 bytes is assumed"),
    ),
    _limit(
        "FROM_LENGTH",
        FROM_LENGTH,
        "UTF-16 code units",
        "From has at most 255 characters.",
        documented(f"{API_DOCS}/email-api"),
    ),
    _limit(
        "SUBJECT_LENGTH",
        SUBJECT_LENGTH,
        "UTF-16 code units",
        "Subject has at most 2,000 characters.",
        documented(f"{_GUIDE}/send-a-single-email"),
    ),
    _limit(
        "TAG_LENGTH",
        TAG_LENGTH,
        "characters",
        "A message has one Tag of at most 1,000 characters.",
        documented(f"{API_DOCS}/email-api"),
    ),
    _limit(
        "METADATA_FIELDS",
        METADATA_FIELDS,
        "fields",
        "Metadata has at most 10 fields, whose names differ by more than letter case.",
        documented(_METADATA),
    ),
    _limit(
        "METADATA_KEY_LENGTH",
        METADATA_KEY_LENGTH,
        "characters",
        "The name of a Metadata field has at most 20 characters.",
        documented(_METADATA),
    ),
    _limit(
        "METADATA_VALUE_LENGTH",
        METADATA_VALUE_LENGTH,
        "characters",
        "The value of a Metadata field is a text of at most 80 characters.",
        documented(_METADATA),
    ),
    _limit(
        "COUNT_PER_REQUEST",
        COUNT_PER_REQUEST,
        "rows",
        "A listing answers at most 500 rows in one request.",
        documented(f"{API_DOCS}/messages-api#outbound-message-search"),
    ),
    _limit(
        "COUNT_PLUS_OFFSET",
        COUNT_PLUS_OFFSET,
        "rows",
        "Searches for messages, opens and bounces reach 10,000 rows deep: count and offset together.",
        documented(f"{API_DOCS}/messages-api#outbound-message-search", "that it holds for clicks too is assumed"),
    ),
    _limit(
        "SUPPRESSIONS_PER_REQUEST",
        SUPPRESSIONS_PER_REQUEST,
        "addresses",
        "One request suppresses, or lifts the suppression of, at most 50 addresses.",
        documented(f"{API_DOCS}/suppressions-api#create-a-suppression"),
    ),
    _limit(
        "STREAMS_PER_SERVER",
        STREAMS_PER_SERVER,
        "message streams",
        "A server has at most 10 message streams, the default ones included.",
        documented(f"{API_DOCS}/message-streams-api"),
    ),
    _limit(
        "STREAM_ID_LENGTH",
        STREAM_ID_LENGTH,
        "characters",
        "The ID of a message stream has at most 30 characters.",
        documented(f"{API_DOCS}/overview#error-codes"),
    ),
    _limit(
        "TEMPLATES_PER_SERVER",
        TEMPLATES_PER_SERVER,
        "templates",
        "A server holds at most 100 templates.",
        documented(f"{API_DOCS}/templates-api"),
    ),
    _limit(
        "DOMAIN_NAME_LENGTH",
        DOMAIN_NAME_LENGTH,
        "characters",
        "The name of a domain has at most 255 characters.",
        documented(f"{API_DOCS}/overview#error-codes"),
    ),
    _limit(
        "PERSONAL_NOTE_LENGTH",
        PERSONAL_NOTE_LENGTH,
        "characters",
        "The personal note in a confirmation mail has at most 400 characters.",
        documented(f"{API_DOCS}/signatures-api#create-a-signature"),
    ),
    _limit(
        "SPAM_THRESHOLD",
        SPAM_THRESHOLD,
        "points",
        "InboundSpamThreshold is a number from 0 to 30.",
        documented(f"{API_DOCS}/overview#error-codes"),
    ),
    _limit(
        "SERVER_TOKENS_PER_SERVER",
        SERVER_TOKENS_PER_SERVER,
        "server tokens",
        "A server has at most 3 server tokens at a time.",
        documented(_TOKENS),
    ),
    _limit(
        "ACCOUNT_TOKENS_PER_ACCOUNT",
        ACCOUNT_TOKENS_PER_ACCOUNT,
        "account tokens",
        "An account has at most 3 account tokens at a time.",
        documented(f"{SUPPORT}/1212-can-you-have-more-than-one-account-api-token-at-a-time"),
    ),
    _limit(
        "ARCHIVED_STREAM_DAYS",
        ARCHIVED_STREAM_DAYS,
        "days",
        "An archived message stream is purged after 45 days.",
        documented(f"{API_DOCS}/message-streams-api#archive-a-message-stream"),
    ),
    _limit(
        "ACTIVITY_DAYS",
        ACTIVITY_DAYS,
        "days",
        "Messages and bounces are kept for 45 days unless the account has another retention.",
        documented(f"{API_DOCS}/bounce-api"),
    ),
    _limit(
        "BOUNCE_SOURCE_DAYS",
        BOUNCE_SOURCE_DAYS,
        "days",
        "The raw source of a bounce is kept for 30 days.",
        documented(f"{API_DOCS}/bounce-api#get-bounce-dump"),
    ),
)

FORBIDDEN_EXTENSIONS_SOURCE = documented(f"{_GUIDE}/send-a-single-email")

LIMITS: Mapping[str, Limit] = MappingProxyType({row.key: row for row in _ROWS})

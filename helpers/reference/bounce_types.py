"""The types of bounce: number, name, what happened, whether the address is suppressed afterwards, what to do.

Imports `helpers.reference.sources` only. Numbers and names are those of the official JavaScript client and of the
bounce reference page; what a type does to its address is documented for a few types only, hence a source of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from helpers.reference.sources import API_DOCS, Source, assumed, documented, observed

_ENUM = observed("https://github.com/ActiveCampaign/postmark.js/blob/HEAD/src/client/models/bounces/Bounce.ts")
_WEBHOOK_PAGE = "https://postmarkapp.com/developer/webhooks/bounce-webhook"
_COMPLAINT_PAGE = "https://postmarkapp.com/developer/webhooks/spam-complaint-webhook"


class Deactivates(StrEnum):
    """Whether a bounce of the type puts its address on the message stream's suppression list."""

    ALWAYS = "always"
    SOMETIMES = "sometimes"  # the bounce's own field `Inactive` tells
    NEVER = "never"
    UNSTATED = "unstated"  # no public source says; the bounce's own field `Inactive` tells


@dataclass(frozen=True, slots=True, kw_only=True)
class BounceType:
    """One type of bounce."""

    type_code: int  # `TypeCode` in the API's JSON
    name: str  # `Type` in the API's JSON
    title: str  # `Name` in the API's JSON
    meaning: str  # one sentence
    action: str  # what the sender should do, one sentence
    deactivates: Deactivates
    suppression_reason: str | None  # `SuppressionReason` of the entry that it leaves, None when it leaves none for sure
    source: Source  # of number and name
    deactivation_source: Source  # of `deactivates`


_HARD = documented(_WEBHOOK_PAGE, "a hard bounce suppresses the address")
_SOFT = documented(_WEBHOOK_PAGE, "a soft bounce may deactivate the address")
_COMPLAINT = documented(_COMPLAINT_PAGE, "a complaint deactivates the address for good")
_BY_HAND = assumed(f"{API_DOCS}/suppressions-api", "the name says that somebody deactivated the address")
_HARMLESS = assumed(f"{API_DOCS}/bounce-api#bounce-types", "nothing in the type speaks against the address itself")
_SILENT = assumed(f"{API_DOCS}/bounce-api#bounce-types", "no page says what becomes of the address")

_STANDINGS: Mapping[Deactivates, Source] = {Deactivates.NEVER: _HARMLESS, Deactivates.UNSTATED: _SILENT}


def _type(
    type_code: int,
    name: str,
    title: str,
    meaning: str,
    action: str,
    *,
    deactivates: Deactivates = Deactivates.NEVER,
    reason: str | None = None,
    source: Source | None = None,
) -> BounceType:
    """One row; types that no page says more about keep their address active."""
    return BounceType(
        type_code=type_code,
        name=name,
        title=title,
        meaning=meaning,
        action=action,
        deactivates=deactivates,
        suppression_reason=reason,
        source=_ENUM,
        deactivation_source=source or _STANDINGS[deactivates],
    )


_ROWS = (
    _type(
        1,
        "HardBounce",
        "Hard bounce",
        "The receiving server refused the message for good, because the mailbox does not exist, for example.",
        "Correct the address or stop using it; lift the suppression only when the address is known to work.",
        deactivates=Deactivates.ALWAYS,
        reason="HardBounce",
        source=_HARD,
    ),
    _type(
        2,
        "Transient",
        "Message delayed/Undeliverable",
        "The receiving server could not take the message for the moment.",
        "Wait: Postmark tries again by itself.",
    ),
    _type(
        16,
        "Unsubscribe",
        "Unsubscribe request",
        "Somebody asked to be taken off the list.",
        "Take the address off the list.",
        deactivates=Deactivates.UNSTATED,
    ),
    _type(
        32,
        "Subscribe",
        "Subscribe request",
        "Somebody asked to be put on the list.",
        "Put the address on the list, if there is one.",
    ),
    _type(
        64,
        "AutoResponder",
        "Auto responder",
        "A program answered for the recipient, with a holiday notice for example.",
        "Nothing has to be done: the message arrived.",
    ),
    _type(
        128,
        "AddressChange",
        "Address change",
        "The recipient announces another address.",
        "Ask the recipient for the address to use from now on.",
    ),
    _type(
        256,
        "DnsError",
        "DNS error",
        "The recipient's domain could not be looked up for the moment.",
        "Check the domain for a typing error, then look at the message again later.",
    ),
    _type(
        512,
        "SpamNotification",
        "Spam notification",
        "The receiving side took the message for spam.",
        "Look at the content and at the domain's DKIM and Return-Path before sending more of the kind.",
    ),
    _type(
        1024,
        "OpenRelayTest",
        "Open relay test",
        "The bounce is a test that looks for mail servers open to everybody.",
        "Ignore it.",
    ),
    _type(
        2048,
        "Unknown",
        "Unknown",
        "Postmark could not tell what the bounce means.",
        "Read its raw source with GET /bounces/{bounce_id}/dump.",
    ),
    _type(
        4096,
        "SoftBounce",
        "Soft bounce",
        "The message could not be delivered for a reason that may pass, such as a full mailbox.",
        "Look at Inactive; try again later, and give the address up when this goes on.",
        deactivates=Deactivates.SOMETIMES,
        source=_SOFT,
    ),
    _type(
        8192,
        "VirusNotification",
        "Virus notification",
        "A scanner on the receiving side found something that it takes for a virus.",
        "Check the attachments and links of the message.",
    ),
    _type(
        16384,
        "ChallengeVerification",
        "Spam challenge verification",
        "The recipient's server asks the sender to prove that a person is writing.",
        "Answer the challenge by hand, or reach the recipient another way.",
    ),
    _type(
        100000,
        "BadEmailAddress",
        "Invalid email address",
        "The address is not one that mail can be sent to.",
        "Correct the address where it was entered.",
        deactivates=Deactivates.UNSTATED,
    ),
    _type(
        100001,
        "SpamComplaint",
        "Spam complaint",
        "The recipient marked the message as spam.",
        "Stop writing to this recipient: the address stays suppressed.",
        deactivates=Deactivates.ALWAYS,
        reason="SpamComplaint",
        source=_COMPLAINT,
    ),
    _type(
        100002,
        "ManuallyDeactivated",
        "Manually deactivated",
        "Somebody put the address on the suppression list.",
        "Ask who did so and why before lifting the suppression.",
        deactivates=Deactivates.ALWAYS,
        reason="ManualSuppression",
        source=_BY_HAND,
    ),
    _type(
        100003,
        "Unconfirmed",
        "Registration not confirmed",
        "The recipient has not confirmed the registration yet.",
        "Have the recipient confirm first.",
        deactivates=Deactivates.UNSTATED,
    ),
    _type(
        100006,
        "Blocked",
        "ISP block",
        "The recipient's provider blocks the message because of its content or where it comes from.",
        "Read the provider's text in Details and contact it, or Postmark support.",
        deactivates=Deactivates.UNSTATED,
    ),
    _type(
        100007,
        "SMTPApiError",
        "SMTP API error",
        "Postmark took the message over SMTP and refused it afterwards; over HTTP it would have been an ErrorCode.",
        "Read the raw source of the bounce: it names the error that POST /email would have answered.",
    ),
    _type(
        100008,
        "InboundError",
        "Processing failed",
        "Postmark could not hand a received message to the inbound webhook.",
        "Check the inbound webhook, then use PUT /messages/inbound/{message_id}/retry.",
    ),
    _type(
        100009,
        "DMARCPolicy",
        "DMARC Policy",
        "The message was refused because of the DMARC policy of the domain in From.",
        "Get the domain's DKIM and Return-Path verified, so that the message passes DMARC.",
        deactivates=Deactivates.UNSTATED,
    ),
    _type(
        100010,
        "TemplateRenderingFailed",
        "Template rendering failed",
        "The template could not be filled with the model that was sent.",
        "Try the template with the same model in POST /templates/validate.",
    ),
)

BOUNCE_TYPES: Mapping[str, BounceType] = MappingProxyType({row.name: row for row in _ROWS})

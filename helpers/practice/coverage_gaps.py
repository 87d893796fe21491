"""What the practice Postmark leaves out: the ErrorCodes that nothing brings about, and the corners that answer 501.

Imports `helpers.reference` only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from helpers.reference.operations import OPERATIONS

_ONE_ACCOUNT = "A practice world holds one account, so nothing in it belongs to another."
_NOT_PAGED = "The dump of suppressions takes no count and no offset; no page tells which request would get this."
_OUR_OWN_WAY = "Only a fault on Postmark's side brings it about, and no rule of the practice Postmark fails."
_NO_SMTP_TOKENS = "No public operation manages SMTP tokens."


def _rows(reason: str, codes: Iterable[int]) -> dict[int, str]:
    return dict.fromkeys(codes, reason)


# ErrorCode -> why no request gets it. Together with the refusals these are all ErrorCodes; a test holds that.
NOT_PRODUCED: Mapping[int, str] = MappingProxyType(
    _rows(_ONE_ACCOUNT, (507, 513))
    | {523: "No page tells which request gets it: verifying a Return-Path answers the domain, found or not."}
    | _rows(_OUR_OWN_WAY, (605, 615, 709, 811, 1241, 1360, 1407))
    | _rows(_NOT_PAGED, (1400, 1401, 1402, 1403))
    | {1411: "No page tells which request gets it: an item without EmailAddress fails alone, with 1408."}
    | _rows(_NO_SMTP_TOKENS, range(1450, 1461))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something that is known to be missing, and the operations where it shows."""

    operations: tuple[str, ...]
    sentence: str


LEFT_OUT = (
    LeftOut(
        operations=(
            "POST /email/withTemplate",
            "POST /email/batchWithTemplates",
            "POST /templates/validate",
            "POST /email/bulk",
        ),
        sentence="How CSS is inlined is assumed: rules for names, classes and ids move into style attributes, and the"
        " style element stays. Over 100,000 characters of CSS, or too many rules for so many elements, answer 501.",
    ),
    LeftOut(
        operations=("POST /email/batchWithTemplates",),
        sentence="Templates that are filled in with more than 50 MB of text in one batch answer 501; none is sent.",
    ),
    LeftOut(
        operations=("GET /messages/outbound/{message_id}/details", "GET /messages/outbound/{message_id}/dump"),
        sentence="A message is found at once. The short time for which Postmark answers 701 after a send is off, so"
        " that programs fare the same on every run; `details_after_s` in POST /practice/state switches it on.",
    ),
    LeftOut(
        operations=("GET /messages/inbound/{message_id}/details", "PUT /messages/inbound/{message_id}/retry"),
        sentence="Received messages are posted to an InboundHookUrl on this machine only, StrippedTextReply stays"
        " empty, and RawEmail is made up from what is kept.",
    ),
    LeftOut(
        operations=tuple(key for key, one in OPERATIONS.items() if one.group == "statistics"),
        sentence="Once old messages, bounces, opens or clicks have left to make room, statistics answer 501: they would"
        " be too low.",
    ),
    LeftOut(
        operations=("POST /webhooks", "PUT /webhooks/{webhook_id}", "POST /webhooks/{webhook_id}/verify"),
        sentence="Endpoints on other machines are never called: their webhooks stay unverified and get no events.",
    ),
    LeftOut(
        operations=("POST /domains", "PUT /domains/{domain_id}/verifyDkim", "PUT /servers/{server_id}"),
        sentence="No DNS is asked: a record counts as there once its host was published in the practice world.",
    ),
    LeftOut(
        operations=("POST /senders", "POST /senders/{signature_id}/resend"),
        sentence="No confirmation mail goes out: a signature is confirmed in the practice world.",
    ),
    LeftOut(
        operations=("POST /email", "GET /messages/outbound"),
        sentence="A world keeps 10,000 messages, or 32 million characters of them; then the oldest leave."
        " That Postmark forgets them after 45 days is left out.",
    ),
)

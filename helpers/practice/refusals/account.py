"""Refusals around servers, domains and sender signatures.

Imports `helpers.reference` only.
"""

from helpers.practice.refusals.row import CODES, TEXT_UNKNOWN, Refusal
from helpers.reference.sources import assumed, documented

SENDERS_PARAMETER = Refusal(
    code=500, http=422, text="Invalid parameter '{name}': {problem}.", source=assumed(CODES, TEXT_UNKNOWN)
)
SENDER_NOT_FOUND = Refusal(
    code=501, http=422, text="This Sender Signature was not found.", source=assumed(CODES, TEXT_UNKNOWN)
)
DOMAIN_NOT_FOUND = Refusal(code=510, http=422, text="This domain was not found.", source=documented(CODES))
SERVERS_PARAMETER = Refusal(
    code=600, http=422, text="Invalid parameter '{name}': {problem}.", source=assumed(CODES, TEXT_UNKNOWN)
)
SERVER_NOT_FOUND = Refusal(
    code=422,
    http=422,
    text="Invalid Server or Account.",
    source=assumed(CODES, "the text is documented; that an unknown server id gets it is not"),
)
SERVER_NAME_EXISTS = Refusal(code=603, http=422, text="This server name already exists.", source=documented(CODES))
HOOK_URL_INVALID = Refusal(
    code=606, http=422, text="The supplied {field} is not valid.", source=assumed(CODES, TEXT_UNKNOWN)
)
INBOUND_DOMAIN_TAKEN = Refusal(
    code=602,
    http=422,
    text="The specified inbound domain is already registered or in use on another server.",
    source=documented(CODES),
)
INBOUND_DOMAIN_OURS = Refusal(
    code=608,
    http=422,
    text="The inbound domain must not contain postmarkapp.com.",
    source=assumed(CODES, TEXT_UNKNOWN),
)
MX_MISSING = Refusal(
    code=610,
    http=422,
    text="We could not find an MX record pointing to the expected domain.",
    source=documented(CODES),
)
DELETING_SERVERS_OFF = Refusal(
    code=604,
    http=422,
    text="You do not have permission to delete servers using the API.",
    source=documented(CODES),
)
COLOR_INVALID = Refusal(code=607, http=422, text="Invalid server color.", source=documented(CODES))
SERVER_NAME_INVALID = Refusal(code=608, http=422, text="Server name is invalid or missing.", source=documented(CODES))
NO_SERVER_DATA = Refusal(code=609, http=422, text="No server data received.", source=documented(CODES))
SPAM_THRESHOLD_INVALID = Refusal(
    code=611,
    http=422,
    text="InboundSpamThreshold value is invalid. Use a number between 0 and 30.",
    source=documented(CODES),
)
SERVER_TRACK_LINKS_INVALID = Refusal(
    code=612, http=422, text="The supplied 'TrackLinks' option is not valid.", source=documented(CODES)
)
DELIVERY_TYPE_INVALID = Refusal(
    code=613, http=422, text="The supplied 'DeliveryType' option is not valid.", source=documented(CODES)
)
TOO_MANY_SERVERS = Refusal(
    code=614,
    http=422,
    text="You have reached the maximum number of servers for this account.",
    source=assumed(CODES, "the ErrorCode is documented; the practice Postmark's limit is its own"),
)

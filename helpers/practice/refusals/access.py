"""Refusals before an operation looks at anything: tokens, headers, JSON, fields of the wrong type.

Imports `helpers.reference` only.
"""

from helpers.practice.refusals.row import CODES, GITHUB, OVERVIEW, Refusal
from helpers.reference.sources import assumed, documented, observed

SERVER_TOKEN_REFUSED = Refusal(
    code=10,
    http=401,
    text="Request does not contain a valid Server token.",
    source=observed(f"{GITHUB}/PipedreamHQ/pipedream/issues/10254"),
)
ACCOUNT_TOKEN_ALONE = Refusal(
    code=10,
    http=401,
    text="Request does not contain a valid Server token.",
    source=assumed(CODES, "status and ErrorCode are documented, the text is that of a request without a server token"),
)
ACCOUNT_TOKEN_REFUSED = Refusal(
    code=10,
    http=401,
    text="Request does not contain a valid Account token.",
    source=assumed(CODES, "status and ErrorCode are documented, the text mirrors the server token's"),
)
ACCOUNT_TOKEN_BESIDE_SERVER_TOKEN = Refusal(
    code=10,
    http=401,
    text="Please do not include Account API Token for Server API Token calls.",
    source=observed(f"{GITHUB}/keighl/postmark/issues/1", "seen in 2016; the HTTP status is assumed"),
)
SERVER_TOKEN_BESIDE_ACCOUNT_TOKEN = Refusal(
    code=10,
    http=401,
    text="Please do not include Server API Token for Account API Token calls.",
    source=assumed(f"{GITHUB}/keighl/postmark/issues/1", "the mirror image of what server operations answered"),
)
TEST_TOKEN_ELSEWHERE = Refusal(
    code=10,
    http=403,
    text="The Postmark Test API Token may only be used on the /email endpoint.",
    source=observed(OVERVIEW, "seen in replies to GET /server and POST /email/bulk in 2026"),
)


JSON_HEADERS_MISSING = Refusal(
    code=409,
    http=415,
    text="Content-Type and Accept headers must be set to application/json, text/json, or text/x-json.",
    source=documented(OVERVIEW, "the status; the body is the one that older replies carried"),
)
INVALID_JSON = Refusal(code=402, http=422, text="Invalid JSON.", source=documented(CODES))
INVALID_FIELDS = Refusal(code=403, http=422, text="Invalid request field(s): {fields}.", source=documented(CODES))
TOO_MANY_MESSAGES = Refusal(
    code=410,
    http=422,
    text="You may only send up to 500 messages in a single batched request.",
    source=documented(CODES),
)

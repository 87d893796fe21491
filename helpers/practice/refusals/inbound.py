"""Refusals around received messages and the rules that block them.

Imports `helpers.reference` only.
"""

from helpers.practice.refusals.row import CODES, GITHUB, TEXT_UNKNOWN, Refusal
from helpers.reference.sources import assumed, documented, observed

_GO_CLIENT = f"{GITHUB}/keighl/postmark/blob/master/messages_inbound_test.go"

NOT_TO_BYPASS = Refusal(
    code=701, http=422, text="This message was not found or cannot be bypassed.", source=observed(_GO_CLIENT)
)
NOT_TO_RETRY = Refusal(
    code=701, http=422, text="This message was not found or cannot be retried.", source=observed(_GO_CLIENT)
)
BYPASS_FAILED = Refusal(
    code=702, http=422, text="Could not bypass this blocked message. Please contact support.", source=documented(CODES)
)
RETRY_FAILED = Refusal(
    code=703, http=422, text="Could not retry this failed message. Please contact support.", source=documented(CODES)
)
INBOUND_RULES_PARAMETER = Refusal(
    code=800, http=422, text="Invalid parameter '{name}': {problem}.", source=assumed(CODES, TEXT_UNKNOWN)
)
INBOUND_RULE_INVALID = Refusal(
    code=800,
    http=422,
    text="A 'Rule' is an email address or a domain.",
    source=assumed(CODES, "which ErrorCode such a rule gets is not documented"),
)
NO_INBOUND_RULE = Refusal(code=809, http=422, text="No trigger data received.", source=documented(CODES))
INBOUND_RULE_EXISTS = Refusal(code=810, http=422, text="This inbound rule already exists.", source=documented(CODES))
INBOUND_RULE_NOT_FOUND = Refusal(code=812, http=422, text="This inbound rule was not found.", source=documented(CODES))

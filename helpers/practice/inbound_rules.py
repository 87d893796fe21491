"""Who may not send to a server: https://postmarkapp.com/developer/api/inbound-rules-triggers-api

Imports `helpers.reference` only.
"""

import re

from helpers.practice.call import Call, NotImitated
from helpers.practice.fields import read_fields
from helpers.practice.paging import read_page
from helpers.practice.receiving import MOST_INBOUND_RULES
from helpers.practice.refusals.inbound import (
    INBOUND_RULE_EXISTS,
    INBOUND_RULE_INVALID,
    INBOUND_RULE_NOT_FOUND,
    INBOUND_RULES_PARAMETER,
    NO_INBOUND_RULE,
)
from helpers.practice.refusals.row import Refused
from helpers.practice.wire import Json

_RULE = re.compile(r"([^@\s]+@)?[^@\s.]+(\.[^@\s.]+)+")  # an address or a domain


def list_inbound_rules(call: Call) -> Json:
    """GET /triggers/inboundrules, in the order of their creation (assumed)."""
    page = read_page(call.query(), INBOUND_RULES_PARAMETER)
    total, rules = page.of(call.server.inbound_rules.items())
    return {"TotalCount": total, "InboundRules": [{"ID": number, "Rule": rule} for number, rule in rules]}


def create_inbound_rule(call: Call) -> Json:
    """POST /triggers/inboundrules: block one address, or a whole domain."""
    rule = (read_fields(call, NO_INBOUND_RULE).text("Rule") or "").strip()
    rules = call.server.inbound_rules
    if not rule:
        raise Refused(NO_INBOUND_RULE)
    if len(rule) > 320 or not _RULE.fullmatch(rule):
        raise Refused(INBOUND_RULE_INVALID)
    if rule.lower() in map(str.lower, rules.values()):
        raise Refused(INBOUND_RULE_EXISTS)
    if len(rules) >= MOST_INBOUND_RULES:
        raise NotImitated(f"The practice Postmark keeps at most {MOST_INBOUND_RULES} inbound rules of a server.")
    number = call.world.ids.number()
    rules[number] = rule
    return {"ID": number, "Rule": rule}


def delete_inbound_rule(call: Call) -> Json:
    """DELETE /triggers/inboundrules/{id}."""
    rule = call.server.inbound_rules.pop(call.number("rule_id"), None)
    if rule is None:
        raise Refused(INBOUND_RULE_NOT_FOUND)
    return {"ErrorCode": 0, "Message": f"Rule {rule} removed."}

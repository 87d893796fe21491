"""What POST and PUT /webhooks take, field by field.

Each function gives the value to keep, None when the request does not say, or raises `Refused`. Imports
`helpers.reference` only.
"""

import re
from copy import deepcopy

from helpers.practice.call import Call
from helpers.practice.fields import Fields, read_fields
from helpers.practice.refusals.row import Refused
from helpers.practice.refusals.webhooks import (
    NO_WEBHOOK_DATA,
    TRIGGER_UNSUPPORTED,
    WEBHOOK_FIELD_INVALID,
    WEBHOOK_HEADER_INVALID,
    WEBHOOK_STATUS_GIVEN,
    WEBHOOK_URL_INVALID,
)
from helpers.practice.servers.server_settings import is_web_address
from helpers.practice.webhook_records import TRIGGERS, Triggers

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_HEADER_VALUE = re.compile(r"[\t\x20-\x7e\xa0-\xff]*")


def read_webhook(call: Call) -> Fields:
    """The body of a create or an edit; Status is Postmark's own to set."""
    fields = read_fields(call, NO_WEBHOOK_DATA, WEBHOOK_FIELD_INVALID)
    if not fields:
        raise Refused(NO_WEBHOOK_DATA)
    if "Status" in fields:
        raise Refused(WEBHOOK_STATUS_GIVEN)
    return fields


def url_of(fields: Fields) -> str | None:
    """A whole web address."""
    url = fields.text("Url")
    if url is not None and not is_web_address(url):
        raise Refused(WEBHOOK_URL_INVALID)
    return url


def auth_of(fields: Fields) -> tuple[str, str] | None:
    """User name and password of basic authentication."""
    auth = fields.inner("HttpAuth")
    return None if auth is None else (auth.text("Username") or "", auth.text("Password") or "")


def headers_of(fields: Fields) -> tuple[tuple[str, str], ...] | None:
    """Headers that every post carries."""
    given = fields.each("HttpHeaders")
    if given is None:
        return None
    headers = tuple((one.text("Name") or "", one.text("Value") or "") for one in given)
    if not all(_HEADER_NAME.fullmatch(name) for name, _ in headers):
        raise Refused(WEBHOOK_HEADER_INVALID)
    if not all(_HEADER_VALUE.fullmatch(value) for _, value in headers):
        raise Refused(WEBHOOK_FIELD_INVALID)
    return headers


def triggers_of(fields: Fields, present: Triggers) -> Triggers:
    """`present` with the switches changed that the request names; triggers that it leaves out stay."""
    triggers = deepcopy(present)
    given = fields.inner("Triggers") or Fields({})
    if "Inbound" in given:
        raise Refused(TRIGGER_UNSUPPORTED)
    for name, switches in TRIGGERS.items():
        wanted = given.inner(name) or Fields({}, WEBHOOK_FIELD_INVALID)
        triggers[name] |= {one: flag for one in switches if (flag := wanted.flag(one)) is not None}
    return triggers


def wants_verification(call: Call, fields: Fields) -> bool:
    """Whether the endpoint is to be called first: unless `Verify` is false, in the body or in the query.

    The page knows the one, the table of ErrorCodes the other; which of them counts is not known.
    """
    in_query = call.query().get("verify", "true").lower() not in {"false", "0"}
    return in_query and fields.flag("Verify") is not False

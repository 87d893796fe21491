"""How each operation's door is tried without anything happening behind it: one probe for every row of the table.

A read asks for what cannot be there. Everything else carries a payload that has to be refused for its content, or
names a thing that cannot exist, or both. Which ErrorCodes an open door answers with follows from Postmark's table of
ErrorCodes; which rule of several comes first is not documented. Imports the operations table and the limits.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from uuid import UUID

from helpers.reference.limits import BATCH_MESSAGES
from helpers.reference.operations import OPERATIONS, Operation
from helpers.reference.sources import API_DOCS, Source, assumed

ACCEPTED = 0  # the ErrorCode of a success; only a probe of a read may meet with it

NO_ID = "0"  # IDs of things are counted from 1
NO_UUID = str(UUID(int=0))  # of messages and bulk sends
NO_STREAM = "pm-no-such-stream"  # no stream's ID may begin with `pm-` (ErrorCode 1233)
NOBODY = "nobody@no-such-host.invalid"  # the domain .invalid exists nowhere (RFC 2606)

_NO_SUCH: Mapping[str, str] = {
    "message_id": NO_UUID,
    "bulk_id": NO_UUID,
    "stream_id": NO_STREAM,
    **dict.fromkeys(
        ("bounce_id", "template_id_or_alias", "rule_id", "webhook_id", "server_id", "domain_id", "signature_id"), NO_ID
    ),
    "removal_id": NO_ID,
}
_ROW = {"count": 1, "offset": 0}
_NO_PERMISSION = {"bulk": {14}, "message streams": {1220}, "data removals": {1302}}
_FORM = frozenset({402, 403})  # a body or field of a wrong form, wherever there is a body

_SOURCE = assumed(
    f"{API_DOCS}/overview#error-codes",
    "the ErrorCodes are documented; which of them meets this probe follows from them",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """One request that shows whether a token opens `operation`, and how an open door is expected to answer it."""

    operation: Operation
    path: str  # with every placeholder filled in
    opened: frozenset[int]  # ErrorCodes of an open door; ACCEPTED among them for reads only
    query: Mapping[str, str | int] = field(default_factory=dict)
    body: object = None
    source: Source = _SOURCE


_Form = tuple[Mapping[str, str | int], object, set[int]]  # query, body, ErrorCodes

_BAD_MESSAGE = {"From": "", "To": ""}
_TOO_MANY: list[Mapping[str, str]] = [{}] * (
    BATCH_MESSAGES + 1
)  # refused as a whole; each of them lacks sender, recipient and body, too
_BAD_SETTINGS = {"Name": "", "Color": "no such colour", "TrackLinks": "no such choice", "InboundSpamThreshold": -1}
_BAD_SERVER = {607, 608, 609, 611, 612}
_BAD_WEBHOOK = {"Url": "", "Triggers": {}}
_BAD_SENDER = {"FromEmail": "", "Name": ""}

_FORMS: Mapping[str, _Form] = {
    "POST /email": ({}, _BAD_MESSAGE, {300}),
    "POST /email/batch": ({}, _TOO_MANY, {410, 300}),
    "POST /email/withTemplate": ({}, {**_BAD_MESSAGE, "TemplateId": 0}, {300, 1101, 1120}),
    "POST /email/batchWithTemplates": ({}, {"Messages": _TOO_MANY}, {410, 300, 1101, 1120}),
    "POST /email/bulk": ({}, {"From": "", "Messages": []}, {11, 300}),
    "GET /email/bulk": ({"count": 1}, None, {ACCEPTED}),
    "GET /bounces": ({**_ROW, "emailFilter": NOBODY}, None, {ACCEPTED, 1000}),
    "GET /templates": (_ROW, None, {ACCEPTED, 1100}),
    "POST /templates": ({}, {"Name": "", "Subject": ""}, {1109, 1120, 1122}),
    "PUT /templates/{template_id_or_alias}": ({}, {"Name": ""}, {1101, 1109, 1120, 1122}),
    "POST /templates/validate": ({}, {"Subject": "A"}, {ACCEPTED, 1109, 1120}),
    "PUT /templates/push": (
        {},
        {"SourceServerID": 0, "DestinationServerID": 0, "PerformChanges": False},
        {601, 1109, 1124},
    ),
    "PUT /server": ({}, _BAD_SETTINGS, _BAD_SERVER),
    "POST /message-streams": (
        {},
        {"ID": NO_STREAM, "Name": "", "MessageStreamType": "no such type"},
        {1221, 1222, 1223, 1227, 1233},
    ),
    "PATCH /message-streams/{stream_id}": ({}, {"Name": ""}, {1223, 1226}),
    "GET /message-streams/{stream_id}/suppressions/dump": ({"EmailAddress": NOBODY}, None, {ACCEPTED, 1226}),
    "POST /message-streams/{stream_id}/suppressions": ({}, {"Suppressions": []}, {1226, 1400, 1409, 1411}),
    "POST /message-streams/{stream_id}/suppressions/delete": ({}, {"Suppressions": []}, {1226, 1400, 1409, 1411}),
    "GET /messages/outbound": ({**_ROW, "recipient": NOBODY}, None, {ACCEPTED, 700}),
    "GET /messages/outbound/opens": ({**_ROW, "recipient": NOBODY}, None, {ACCEPTED, 700}),
    "GET /messages/outbound/opens/{message_id}": (_ROW, None, {ACCEPTED, 700, 701}),
    "GET /messages/outbound/clicks": ({**_ROW, "recipient": NOBODY}, None, {ACCEPTED, 700}),
    "GET /messages/outbound/clicks/{message_id}": (_ROW, None, {ACCEPTED, 700, 701}),
    "GET /messages/inbound": ({**_ROW, "recipient": NOBODY}, None, {ACCEPTED, 700}),
    "GET /triggers/inboundrules": (_ROW, None, {ACCEPTED, 800}),
    "POST /triggers/inboundrules": ({}, {"Rule": ""}, {809}),
    "GET /webhooks": ({"MessageStream": NO_STREAM}, None, {ACCEPTED, 1226}),
    "POST /webhooks": ({}, _BAD_WEBHOOK, {1354, 1355}),
    "PUT /webhooks/{webhook_id}": ({}, _BAD_WEBHOOK, {1352, 1354}),
    "GET /servers": ({**_ROW, "name": NOBODY}, None, {ACCEPTED, 600}),
    "POST /servers": ({}, {**_BAD_SETTINGS, "DeliveryType": "no such type"}, {*_BAD_SERVER, 613}),
    "PUT /servers/{server_id}": ({}, _BAD_SETTINGS, {422, *_BAD_SERVER}),
    "GET /domains": (_ROW, None, {ACCEPTED, 500}),
    "POST /domains": ({}, {"Name": ""}, {502, 511, 514, 516}),
    "PUT /domains/{domain_id}": ({}, {"ReturnPathDomain": "no domain"}, {510, 511, 522}),
    "GET /senders": (_ROW, None, {ACCEPTED, 500}),
    "POST /senders": ({}, _BAD_SENDER, {502, 520, 522}),
    "PUT /senders/{signature_id}": ({}, {"Name": ""}, {501, 502, 511}),
    "POST /data-removals": ({}, {"RequestedBy": "", "RequestedFor": ""}, {1300}),
}

# What names one thing and takes no body: the ErrorCodes with which its group says that there is no such thing.
_NOT_THERE: Mapping[str, set[int]] = {
    "bulk": {12},
    "bounces": {1001, 1002},
    "templates": {1101},
    "message streams": {1226},
    "messages": {701},
    "inbound rules": {812},
    "webhooks": {1352},
    "servers": {422, 604},
    "domains": {510},
    "sender signatures": {501},
    "data removals": {1301},
}


def _probe(operation: Operation) -> Probe:
    query, body, answers = _FORMS.get(operation.key) or ({}, None, _without_form(operation))
    more = _NO_PERMISSION.get(operation.group, set()) | (_FORM if body is not None else frozenset())
    return Probe(
        operation=operation, path=_filled_in(operation.path), query=query, body=body, opened=frozenset(answers | more)
    )


def _without_form(operation: Operation) -> set[int]:
    """What answers a request that says nothing but its path."""
    return _NOT_THERE[operation.group] if "{" in operation.path else {ACCEPTED}


def _filled_in(path: str) -> str:
    for name, value in _NO_SUCH.items():
        path = path.replace(f"{{{name}}}", value)
    return path


PROBES: Mapping[str, Probe] = MappingProxyType({key: _probe(operation) for key, operation in OPERATIONS.items()})

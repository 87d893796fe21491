"""The table of refusals: every row can be produced, and nothing refuses in another way."""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import helpers.practice
from helpers.practice.clock import ManualClock
from helpers.practice.records import AccountState
from helpers.practice.refusals.table import REFUSALS
from helpers.practice.seed import UNCONFIRMED_SENDER, demo_world
from helpers.practice.world import Limits, World
from helpers.reference.error_codes import ERROR_CODES
from helpers.reference.practice_tokens import ACCOUNT_TOKEN
from tests.practice import (
    produce_account,
    produce_bulk,
    produce_inbound,
    produce_senders,
    produce_statistics,
    produce_streams,
    produce_templates,
    produce_webhooks,
)
from tests.practice.talk import ACCOUNT, GOOD, HARD_BOUNCE, SERVER, TEST, Answer, get, message_id, post, say, send

FILE = {"Name": "a.txt", "Content": "eA=="}
NOBODY = "/messages/outbound/nobody/details"


def with_state(world: World, state: AccountState) -> Answer:
    world.account.state = state
    return send(world, To="ada@gmail.com")


def bounced(world: World) -> World:
    message_id(world, To=HARD_BOUNCE)
    return world


def create(world: World, **fields: Any) -> Answer:
    return post(world, "/servers", {"Name": "Shop"} | fields, ACCOUNT)


def full(_: World) -> Answer:
    return create(demo_world(ManualClock(), limits=Limits(servers=2)))


PRODUCED_BY: dict[str, Callable[[World], Answer]] = {
    "SERVER_TOKEN_REFUSED": lambda world: get(world, "/server", {}),
    "ACCOUNT_TOKEN_ALONE": lambda world: get(world, "/server", ACCOUNT),
    "ACCOUNT_TOKEN_REFUSED": lambda world: get(world, "/servers", {}),
    "ACCOUNT_TOKEN_BESIDE_SERVER_TOKEN": lambda world: get(world, "/server", {**SERVER, **ACCOUNT}),
    "SERVER_TOKEN_BESIDE_ACCOUNT_TOKEN": lambda world: get(world, "/servers", {**SERVER, **ACCOUNT}),
    "TEST_TOKEN_ELSEWHERE": lambda world: get(world, "/server", TEST),
    "JSON_HEADERS_MISSING": lambda world: say(world, "POST", "/email", headers=SERVER),
    "INVALID_JSON": lambda world: say(
        world, "POST", "/email", b"{", {**SERVER, "content-type": "text/json", "accept": "*/*"}
    ),
    "INVALID_FIELDS": lambda world: send(world, To=1),
    "TOO_MANY_MESSAGES": lambda world: post(world, "/email/batch", [GOOD] * 501),
    "UNKNOWN_STREAM": lambda world: send(world, MessageStream="x"),
    "STREAM_CANNOT_SEND": lambda world: send(world, MessageStream="inbound"),
    "INVALID_FROM": lambda world: send(world, From="x"),
    "NO_RECIPIENTS": lambda world: send(world, To=""),
    "ADDRESS_WITHOUT_AT": lambda world: send(world, To="x"),
    "ADDRESS_DOMAIN": lambda world: send(world, To="x@y"),
    "ADDRESS_INVALID": lambda world: send(world, To="x y@example.org"),
    "TOO_MANY_RECIPIENTS": lambda world: send(world, To="a@example.org," * 51),
    "FIELD_TOO_LONG": lambda world: send(world, Subject="x" * 2001),
    "NO_BODY": lambda world: send(world, TextBody=""),
    "ATTACHMENT_TYPE": lambda world: send(world, Attachments=[FILE | {"Name": "a.exe"}]),
    "ATTACHMENT_NAME": lambda world: send(world, Attachments=[FILE | {"Name": ""}]),
    "ATTACHMENT_CONTENT": lambda world: send(world, Attachments=[FILE | {"Content": "!"}]),
    "METADATA_COUNT": lambda world: send(world, Metadata={str(number): "" for number in range(11)}),
    "METADATA_LENGTH": lambda world: send(world, Metadata={"a": "x" * 81}),
    "METADATA_TWICE": lambda world: send(world, Metadata={"a": "", "A": ""}),
    "HEADER_INVALID": lambda world: send(world, Headers=[{"Name": " "}]),
    "TRACK_LINKS_INVALID": lambda world: send(world, TrackLinks="x"),
    "NO_SENDER_SIGNATURE": lambda world: send(world, From="x@example.net"),
    "SENDER_SIGNATURE_UNCONFIRMED": lambda world: send(world, From=UNCONFIRMED_SENDER),
    "ACCOUNT_NOT_APPROVED": lambda world: with_state(world, AccountState.NOT_APPROVED),
    "ACCOUNT_PENDING": lambda world: with_state(world, AccountState.PENDING),
    "OUT_OF_CREDITS": lambda world: with_state(world, AccountState.OUT_OF_CREDITS),
    "INACTIVE_RECIPIENTS": lambda world: send(bounced(world), To=HARD_BOUNCE),
    "INACTIVE_RECIPIENTS_IN_BATCH": lambda world: post(bounced(world), "/email/batch", [GOOD | {"To": HARD_BOUNCE}]),
    "MESSAGES_PARAMETER": lambda world: get(world, "/messages/outbound"),
    "MESSAGE_NOT_FOUND": lambda world: get(world, NOBODY),
    "BOUNCES_PARAMETER": lambda world: get(world, "/bounces"),
    "BOUNCE_NOT_FOUND": lambda world: get(world, "/bounces/1"),
    "STREAM_NOT_FOUND": lambda world: get(world, "/message-streams/x"),
    "STREAM_TYPE_INVALID": lambda world: get(world, "/message-streams?messagestreamtype=x"),
    "SUPPRESSION_REASON_INVALID": lambda world: get(
        world, "/message-streams/outbound/suppressions/dump?suppressionreason=x"
    ),
    "SUPPRESSION_ORIGIN_INVALID": lambda world: get(world, "/message-streams/outbound/suppressions/dump?origin=x"),
    "NOT_A_DATE": lambda world: get(world, "/bounces?count=1&offset=0&todate=x"),
    "SENDERS_PARAMETER": lambda world: get(world, "/domains", ACCOUNT),
    "SENDER_NOT_FOUND": lambda world: get(world, "/senders/1", ACCOUNT),
    "DOMAIN_NOT_FOUND": lambda world: get(world, "/domains/1", ACCOUNT),
    "SERVERS_PARAMETER": lambda world: get(world, "/servers", ACCOUNT),
    "SERVER_NOT_FOUND": lambda world: get(world, "/servers/1", ACCOUNT),
    "SERVER_NAME_EXISTS": lambda world: create(world, Name="Demo app"),
    "HOOK_URL_INVALID": lambda world: create(world, OpenHookUrl="x"),
    "COLOR_INVALID": lambda world: create(world, Color="x"),
    "SERVER_NAME_INVALID": lambda world: create(world, Name=""),
    "NO_SERVER_DATA": lambda world: post(world, "/servers", {}, ACCOUNT),
    "SPAM_THRESHOLD_INVALID": lambda world: create(world, InboundSpamThreshold=99),
    "SERVER_TRACK_LINKS_INVALID": lambda world: create(world, TrackLinks="x"),
    "DELIVERY_TYPE_INVALID": lambda world: create(world, DeliveryType="x"),
    "TOO_MANY_SERVERS": full,
    **produce_account.PRODUCED_BY,
    **produce_senders.PRODUCED_BY,
    **produce_streams.PRODUCED_BY,
    **produce_statistics.PRODUCED_BY,
    **produce_inbound.PRODUCED_BY,
    **produce_bulk.PRODUCED_BY,
    **produce_templates.PRODUCED_BY,
    **produce_webhooks.PRODUCED_BY,
}

# These never stand alone: they say why one item of a reply failed.
OF_ONE_ITEM = {"SUPPRESSION_NOT_YOURS", "SUPPRESSION_ADDRESS_INVALID"}
OF_A_REPLY = sorted(set(PRODUCED_BY) - OF_ONE_ITEM)
IN_DETAIL = {"WEBHOOK_UNVERIFIED"}  # its reply is the report of the check


def test_the_list_above_is_the_whole_table() -> None:
    assert set(PRODUCED_BY) == set(REFUSALS)


@pytest.mark.parametrize("name", sorted(set(OF_A_REPLY) - IN_DETAIL))
def test_every_refusal_can_be_produced(world: World, name: str) -> None:
    answer, row = PRODUCED_BY[name](world), REFUSALS[name]
    body = answer.json[0] if isinstance(answer.json, list) else answer.json
    assert set(body) - {"Errors"} == {"ErrorCode", "Message"}
    assert body["ErrorCode"] == row.code
    assert body["Message"].startswith(row.text.partition("{")[0])
    assert "{" not in body["Message"]


@pytest.mark.parametrize("name", sorted(set(OF_A_REPLY) - {"INACTIVE_RECIPIENTS_IN_BATCH"}))
def test_every_refusal_names_its_status_its_code_and_its_source(world: World, name: str) -> None:
    answer, row = PRODUCED_BY[name](world), REFUSALS[name]
    assert answer.status == row.http
    assert answer.headers["X-PM-ApiErrorCode"] == str(row.code)
    assert answer.headers["X-Practice-Postmark"] == f"{row.source.standing}; {row.source.url}"


@pytest.mark.parametrize("name", sorted(OF_ONE_ITEM))
def test_a_refused_item_says_why(world: World, name: str) -> None:
    answer, row = PRODUCED_BY[name](world), REFUSALS[name]
    ((item,),) = answer.json.values()
    assert (answer.status, item["Status"], item["Message"]) == (row.http, "Failed", row.text)


@pytest.mark.parametrize("name", REFUSALS)
def test_every_error_code_is_one_of_postmarks(name: str) -> None:
    assert REFUSALS[name].code in ERROR_CODES


def test_only_the_table_makes_refusals() -> None:
    makers = set()
    root = Path(helpers.practice.__file__).parent
    for path in root.rglob("*.py"):
        calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
        makers |= {path.parent.name for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Refusal"}
    assert makers == {"refusals"}


def test_no_refusal_repeats_a_token(world: World) -> None:
    secret = f"{ACCOUNT_TOKEN}-mistyped"
    for header in ("x-postmark-server-token", "x-postmark-account-token"):
        for path in ("/server", "/servers"):
            reply = get(world, path, {header: secret}).reply
            assert secret not in f"{reply.headers}{reply.body!r}"

"""Which token opens which door: the exact refusals, and the order in which they come."""

from uuid import uuid4

import pytest

from helpers.practice.world import World
from helpers.reference.operations import OPERATIONS
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from helpers.reference.token_kinds import TokenKind
from tests.practice.talk import ACCOUNT, GOOD, SERVER, TEST, get, post, say, send

NOT_SERVER = (401, 10, "Request does not contain a valid Server token.")
NOT_ACCOUNT = (401, 10, "Request does not contain a valid Account token.")
TEST_ELSEWHERE = (403, 10, "The Postmark Test API Token may only be used on the /email endpoint.")

SERVER_DOORS = sorted(key for key, one in OPERATIONS.items() if one.token is TokenKind.SERVER)
ACCOUNT_DOORS = sorted(key for key, one in OPERATIONS.items() if one.token is TokenKind.ACCOUNT)
OPEN_TO_TEST = {"POST /email", "POST /email/batch", "POST /email/withTemplate", "POST /email/batchWithTemplates"}


@pytest.mark.parametrize("key", SERVER_DOORS)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-postmark-server-token": ""},
        {"x-postmark-server-token": ACCOUNT_TOKEN},
        ACCOUNT,
        {"authorization": "Bearer x"},
    ],
    ids=["none", "empty", "account token", "account header", "bearer"],
)
def test_a_server_operation_wants_a_server_token(world: World, key: str, headers: dict[str, str]) -> None:
    assert say(world, *key.split(" "), headers=headers).refused == NOT_SERVER


@pytest.mark.parametrize("key", ACCOUNT_DOORS)
@pytest.mark.parametrize(
    "headers",
    [{}, {"x-postmark-account-token": " "}, {"x-postmark-account-token": SERVER_TOKEN}, SERVER, TEST],
    ids=["none", "blank", "server token", "server header", "test token"],
)
def test_an_account_operation_wants_the_account_token(world: World, key: str, headers: dict[str, str]) -> None:
    assert say(world, *key.split(" "), headers=headers).refused == NOT_ACCOUNT


@pytest.mark.parametrize("key", sorted(set(SERVER_DOORS) - OPEN_TO_TEST))
def test_the_test_token_opens_nothing_but_sending(world: World, key: str) -> None:
    assert say(world, *key.split(" "), headers=TEST).refused == TEST_ELSEWHERE


def test_an_unknown_token_is_refused_like_the_wrong_kind(world: World) -> None:
    assert get(world, "/server", {"x-postmark-server-token": str(uuid4())}).refused == NOT_SERVER
    assert get(world, "/servers", {"x-postmark-account-token": str(uuid4())}).refused == NOT_ACCOUNT


def test_both_headers_are_refused_on_either_side(world: World) -> None:
    assert send(world, {**SERVER, **ACCOUNT}).refused[2].startswith("Please do not include Account API Token")
    assert get(world, "/domains", {**SERVER, **ACCOUNT}).refused[2].startswith("Please do not include Server API Token")


def test_an_empty_header_beside_the_right_one_counts_as_absent(world: World) -> None:
    assert get(world, "/server", {**SERVER, "x-postmark-account-token": ""}).status == 200
    assert get(world, "/servers?count=1&offset=0", {**ACCOUNT, "x-postmark-server-token": ""}).status == 200


def test_letter_case_and_blanks_around_a_token_do_not_count(world: World) -> None:
    assert get(world, "/server", {"x-postmark-server-token": f" {SERVER_TOKEN.upper()}\t"}).status == 200
    assert get(world, "/domains?count=1&offset=0", {"x-postmark-account-token": ACCOUNT_TOKEN.title()}).status == 200


def test_the_refusal_is_byte_for_byte_postmarks(world: World) -> None:
    reply = say(world, "GET", "/server").reply
    assert reply.body == b'{"ErrorCode":10,"Message":"Request does not contain a valid Server token."}'
    assert len(reply.body) == 75
    assert reply.headers["Content-Type"] == "application/json; charset=utf-8"
    assert reply.headers["X-PM-ApiErrorCode"] == "10"


def test_the_token_comes_before_the_body(world: World) -> None:
    assert say(world, "POST", "/email", b"{").refused == NOT_SERVER


def test_every_server_opens_with_its_own_token_only(world: World) -> None:
    created = post(world, "/servers", {"Name": "Shop"}, ACCOUNT).json
    token = {"x-postmark-server-token": created["ApiTokens"][0]}
    assert get(world, "/server", token).json["Name"] == "Shop"
    assert post(world, "/email", GOOD, token).status == 200

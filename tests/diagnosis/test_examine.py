"""How a token is examined: two safe requests at once, at most two more, and none for what need not travel."""

import pytest

from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.diagnosis.examine import examine, identify
from helpers.diagnosis.records import Kind
from helpers.reference import practice_tokens
from helpers.reference.operations import OPERATIONS, Effect
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from helpers.reference.token_kinds import TEST_TOKEN
from tests.diagnosis.asking import UNKNOWN, practice
from tests.loopback import Act, Heard, loopback
from tests.replies import HANG, json_reply, postmark, reply

FIRST_ROUND = ["GET /deliverystats", "GET /domains"]
ALL_TOKENS = [value for name, value in vars(practice_tokens).items() if name.endswith("_TOKEN")]


@pytest.mark.parametrize(
    ("text", "second_round"),
    [
        (SERVER_TOKEN, ["GET /server", "GET /message-streams"]),
        (SANDBOX_SERVER_TOKEN, ["GET /server", "GET /message-streams"]),
        (ACCOUNT_TOKEN, ["GET /servers", "GET /senders"]),
        ("practice-none", []),
        (UNKNOWN.reveal(), []),
        ("0123456789abcdef0123456789abcdef", []),
    ],
)
async def test_two_rounds_at_most(text: str, second_round: list[str]) -> None:
    connection, listening = practice()
    async with connection:
        verdict = await examine(connection, Token(text))
    assert listening.asked == [*FIRST_ROUND, *second_round]
    assert [f"{exchange.asked.method} {exchange.asked.path}" for exchange in verdict.exchanges] == listening.asked


@pytest.mark.parametrize("text", [SERVER_TOKEN, ACCOUNT_TOKEN, UNKNOWN.reveal()])
async def test_the_kind_alone_takes_one_round(text: str) -> None:
    connection, listening = practice()
    async with connection:
        verdict = await identify(connection, Token(text))
    assert listening.asked == FIRST_ROUND
    assert verdict.server is None
    assert verdict.account is None


@pytest.mark.parametrize(
    "text", ["", "\n", f"{UNKNOWN.reveal()}\n", "SG.0123456789abcdef", "a@example.com", TEST_TOKEN]
)
async def test_what_need_not_travel_is_not_asked_about(text: str) -> None:
    connection, listening = practice()
    async with connection:
        verdict = await examine(connection, Token(text))
    assert listening.asked == []
    assert verdict.kind is (Kind.TEST if text == TEST_TOKEN else Kind.UNKNOWN)


@pytest.mark.parametrize("text", [SERVER_TOKEN, ACCOUNT_TOKEN])
async def test_the_first_round_brings_no_secret(text: str) -> None:
    connection, _listening = practice()
    async with connection:
        verdict = await examine(connection, Token(text))
    for exchange in verdict.exchanges[:2]:
        assert exchange.answered
        assert exchange.answered.masked_paths == exchange.answered.tokens_found == ()
        assert not any(token in str(exchange.answered) for token in ALL_TOKENS)


def test_only_safe_operations_are_asked_and_the_first_two_hold_no_secrets() -> None:
    asked = [*FIRST_ROUND, "GET /server", "GET /message-streams", "GET /servers", "GET /senders"]
    assert {OPERATIONS[key].effect for key in asked} == {Effect.READS}
    assert not any(OPERATIONS[key].reveals_secrets for key in FIRST_ROUND)


async def test_a_round_is_asked_side_by_side() -> None:
    with loopback(HANG) as server:
        async with Connection(server.url, deadline_s=0.8) as connection:
            verdict = await examine(connection, UNKNOWN)
    first, second = server.requests
    assert second.at - first.at < 0.8  # one after the other, the second would have to wait for the first
    assert sorted(heard.target for heard in server.requests) == ["/deliverystats", "/domains?count=100&offset=0"]
    assert verdict.kind is Kind.UNKNOWN


async def test_each_header_travels_alone() -> None:
    with loopback(postmark()) as server:
        async with Connection(server.url) as connection:
            await examine(connection, UNKNOWN)
    for heard in server.requests:
        assert len([name for name in heard.headers if name.startswith("x-postmark")]) == 1


@pytest.mark.parametrize("kind", [Kind.SERVER, Kind.ACCOUNT, Kind.NEITHER])
async def test_every_kind_over_a_socket(kind: Kind) -> None:
    text = UNKNOWN.reveal()
    known = {Kind.SERVER: {"server_tokens": [text]}, Kind.ACCOUNT: {"account_tokens": [text]}, Kind.NEITHER: {}}[kind]
    with loopback(postmark(**known)) as server:
        async with Connection(server.url) as connection:
            verdict = await examine(connection, UNKNOWN)
    assert verdict.kind is kind
    assert not verdict.practice
    assert len(server.requests) == (2 if kind is Kind.NEITHER else 4)


async def test_the_kind_stands_when_the_facts_cannot_be_had() -> None:
    known = postmark(server_tokens=[UNKNOWN.reveal()])

    def only_the_first_round(heard: Heard) -> Act:
        return known(heard) if heard.target == "/deliverystats" else reply(429)

    with loopback(only_the_first_round) as server:
        async with Connection(server.url) as connection:
            verdict = await examine(connection, UNKNOWN)
    assert verdict.kind is Kind.SERVER
    assert verdict.server is None
    assert [finding.code for finding in verdict.findings] == ["NET302", "ACCESS201"]
    assert verdict.usable


async def test_facts_that_are_missing_or_odd_are_left_open() -> None:
    odd: dict[str, Act] = {
        "/deliverystats": json_reply(200, {"InactiveMails": 0, "Bounces": []}),
        "/server": json_reply(200, {"ID": 7, "Name": "Shop", "ApiTokens": "none"}),
        "/message-streams": reply(500),
    }
    with loopback(lambda heard: odd.get(heard.target, reply(500))) as server:
        async with Connection(server.url) as connection:
            verdict = await examine(connection, UNKNOWN)
    assert verdict.server
    assert (verdict.server.delivery_type, verdict.server.token_count, verdict.server.streams) == ("", 0, None)
    assert not verdict.server.is_sandbox


async def test_odd_rows_of_an_account_are_passed_over() -> None:
    domains = {"TotalCount": 2, "Domains": [7, {"Name": "a.example", "DKIMVerified": True}, {"DKIMVerified": "yes"}]}
    known = postmark(account_tokens=[UNKNOWN.reveal()])
    with loopback(
        lambda heard: (
            json_reply(200, domains)
            if heard.target.startswith("/domains")
            else reply(500)
            if heard.target.startswith("/servers")
            else known(heard)
        )
    ) as server:
        async with Connection(server.url) as connection:
            verdict = await examine(connection, UNKNOWN)
    assert verdict.account
    assert (verdict.account.servers, verdict.account.domains, verdict.account.signatures) == (None, 2, 2)
    assert verdict.account.verified_domains == ("a.example",)

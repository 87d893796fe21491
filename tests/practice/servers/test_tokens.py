"""Issuing and revoking tokens: up to three at a time, and replacing one without a gap."""

import pytest

from helpers.practice.records import Server, Stream
from helpers.practice.servers.tokens import (
    TooManyTokens,
    issue_account_token,
    issue_server_token,
    issue_smtp_token,
    revoke_account_token,
    revoke_server_token,
    revoke_smtp_token,
)
from helpers.practice.world import World
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN, SMTP_ACCESS_KEY, is_practice_token
from tests.practice.talk import get


def server_status(world: World, token: str) -> int:
    return get(world, "/server", {"x-postmark-server-token": token}).status


def account_status(world: World, token: str) -> int:
    return get(world, "/servers?count=1&offset=0", {"x-postmark-account-token": token}).status


@pytest.fixture
def server(world: World) -> Server:
    return world.servers[1001]


def test_a_new_server_token_opens_beside_the_old_one(world: World, server: Server) -> None:
    token = issue_server_token(world, server)
    assert is_practice_token(token)
    assert (server_status(world, token), server_status(world, SERVER_TOKEN)) == (200, 200)
    assert get(world, "/server").json["ApiTokens"] == [SERVER_TOKEN, token]


def test_a_new_account_token_opens_beside_the_old_one(world: World) -> None:
    token = issue_account_token(world)
    assert is_practice_token(token)
    assert (account_status(world, token), account_status(world, ACCOUNT_TOKEN)) == (200, 200)


def test_rotation_has_no_gap(world: World, server: Server) -> None:
    new = issue_server_token(world, server)
    assert {server_status(world, SERVER_TOKEN), server_status(world, new)} == {200}
    revoke_server_token(world, server, SERVER_TOKEN)
    assert (server_status(world, SERVER_TOKEN), server_status(world, new)) == (401, 200)


def test_a_revoked_account_token_is_refused(world: World) -> None:
    revoke_account_token(world, ACCOUNT_TOKEN)
    assert account_status(world, ACCOUNT_TOKEN) == 401


def test_three_tokens_are_the_most(world: World, server: Server) -> None:
    tokens = {issue_server_token(world, server) for _ in range(2)} | {issue_account_token(world) for _ in range(2)}
    assert len(tokens) == 4
    with pytest.raises(TooManyTokens, match="“Demo app” has 3 server tokens"):
        issue_server_token(world, server)
    with pytest.raises(TooManyTokens, match="3 account tokens"):
        issue_account_token(world)


def test_only_a_token_that_is_there_can_be_revoked(world: World, server: Server) -> None:
    with pytest.raises(ValueError, match="not in list"):
        revoke_server_token(world, server, "practice-unknown")
    with pytest.raises(ValueError, match="not in list"):
        revoke_account_token(world, "practice-unknown")


def outbound(world: World) -> Stream:
    return next(iter(world.servers.values())).streams["outbound"]


def test_an_smtp_token_belongs_to_one_stream(world: World) -> None:
    token = issue_smtp_token(world, outbound(world))
    assert world.smtp_token_with(token.access_key) == token
    assert (token.stream_id, token.access_key == token.secret_key) == ("outbound", False)


def test_a_revoked_smtp_token_is_gone(world: World) -> None:
    revoke_smtp_token(world, SMTP_ACCESS_KEY)
    assert world.smtp_token_with(SMTP_ACCESS_KEY) is None


def test_smtp_tokens_are_bounded(world: World) -> None:
    with pytest.raises(TooManyTokens, match="10 SMTP tokens"):
        for _ in range(11):
            issue_smtp_token(world, outbound(world))


def test_an_inbound_stream_takes_no_smtp_token(world: World) -> None:
    with pytest.raises(ValueError, match="inbound"):
        issue_smtp_token(world, next(iter(world.servers.values())).streams["inbound"])


def test_smtp_tokens_leave_with_their_server(world: World) -> None:
    world.remove_server(next(iter(world.servers.values())))
    assert world.smtp_tokens == {}

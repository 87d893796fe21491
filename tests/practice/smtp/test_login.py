"""Who may log in over SMTP: one table of logins, and what changes it."""

import pytest

from helpers.practice.records import AccountState
from helpers.practice.servers.tokens import revoke_server_token, revoke_smtp_token
from helpers.practice.smtp.login import Login, log_in
from helpers.practice.world import World
from helpers.reference.practice_tokens import (
    ACCOUNT_TOKEN,
    SANDBOX_SERVER_TOKEN,
    SERVER_TOKEN,
    SMTP_ACCESS_KEY,
    SMTP_SECRET_KEY,
)
from helpers.reference.token_kinds import TEST_TOKEN

APP, TESTS = 1001, 1002
WELCOME = [
    (SERVER_TOKEN, SERVER_TOKEN, Login(server_id=APP)),
    (SERVER_TOKEN.upper(), SERVER_TOKEN, Login(server_id=APP)),
    (SANDBOX_SERVER_TOKEN, SANDBOX_SERVER_TOKEN, Login(server_id=TESTS)),
    (SMTP_ACCESS_KEY, SMTP_SECRET_KEY, Login(server_id=APP, stream_id="outbound")),
]
REFUSED = {
    "account token": (ACCOUNT_TOKEN, ACCOUNT_TOKEN),
    "server token, then account token": (SERVER_TOKEN, ACCOUNT_TOKEN),
    "account token, then server token": (ACCOUNT_TOKEN, SERVER_TOKEN),
    "two servers": (SERVER_TOKEN, SANDBOX_SERVER_TOKEN),
    "half a server token login": (SERVER_TOKEN, ""),
    "the other half": ("", SERVER_TOKEN),
    "swapped SMTP token": (SMTP_SECRET_KEY, SMTP_ACCESS_KEY),
    "half an SMTP token": (SMTP_ACCESS_KEY, ""),
    "access key twice": (SMTP_ACCESS_KEY, SMTP_ACCESS_KEY),
    "secret key twice": (SMTP_SECRET_KEY, SMTP_SECRET_KEY),
    "secret key in another letter case": (SMTP_ACCESS_KEY, SMTP_SECRET_KEY.upper()),
    "access key with the server token": (SMTP_ACCESS_KEY, SERVER_TOKEN),
    "test token": (TEST_TOKEN, TEST_TOKEN),
    "website login": ("ada@example.com", "a password"),
    "space before the token": (f" {SERVER_TOKEN}", f" {SERVER_TOKEN}"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("user", "password", "login"), WELCOME)
def test_these_are_let_in(world: World, user: str, password: str, login: Login) -> None:
    assert log_in(world, user, password) == login


@pytest.mark.parametrize("given", REFUSED.values(), ids=list(REFUSED))
def test_these_are_refused(world: World, given: tuple[str, str]) -> None:
    assert log_in(world, *given) is None


@pytest.mark.parametrize(("user", "password", "login"), WELCOME)
def test_nobody_is_let_in_while_smtp_is_off(world: World, user: str, password: str, login: Login) -> None:
    world.servers[login.server_id].smtp_api_activated = False
    assert log_in(world, user, password) is None


@pytest.mark.parametrize(("user", "password", "login"), WELCOME)
def test_nobody_is_let_into_a_closed_account(world: World, user: str, password: str, login: Login) -> None:
    world.account.state = AccountState.CLOSED
    assert log_in(world, user, password) is None


def test_a_revoked_server_token_is_refused(world: World) -> None:
    revoke_server_token(world, world.servers[APP], SERVER_TOKEN)
    assert log_in(world, SERVER_TOKEN, SERVER_TOKEN) is None


def test_a_revoked_smtp_token_is_refused(world: World) -> None:
    revoke_smtp_token(world, SMTP_ACCESS_KEY)
    assert log_in(world, SMTP_ACCESS_KEY, SMTP_SECRET_KEY) is None


def test_an_smtp_token_without_its_stream_is_refused(world: World) -> None:
    del world.servers[APP].streams["outbound"]
    assert log_in(world, SMTP_ACCESS_KEY, SMTP_SECRET_KEY) is None

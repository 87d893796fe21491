"""Lesson 05 with the real Auth.js: the sandbox's token first, then production's, with nothing else changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.clients.application import RECIPIENT, link_in
from tests.clients.conftest import node_client
from tests.clients.recording import ask, start_application, start_over
from tests.clients.sign_ins import SetUp, key

DEMO_APP = 1001  # the id of the Live server


@pytest.fixture(scope="session", autouse=True)
def installed() -> None:
    """Auth.js, as npm has it."""
    node_client("authjs", "@auth/core")


@pytest.fixture(autouse=True)
def world(practice: dict[str, Any]) -> Iterator[httpx.Client]:
    """The control routes of a practice Postmark that was started over."""
    with httpx.Client(base_url=practice["control_url"], trust_env=False) as control:
        start_over(control)
        yield control


def mail_of(practice: dict[str, Any], token: str) -> dict[str, Any]:
    """The one sign-in mail of this token's server."""
    (found,) = ask(practice, "GET", "/messages/outbound?count=5&offset=0", token=token)["Messages"]
    details: dict[str, Any] = ask(practice, "GET", f"/messages/outbound/{found['MessageID']}/details", token=token)
    return details


def sign_in_with(practice: dict[str, Any], token: str, folder: Path) -> dict[str, Any]:
    """The application, whose only change is its key, signs somebody in; the mail that it sent."""
    with start_application(SetUp(environ=key(token)), practice, folder) as application:
        assert application.sign_in().startswith("/auth/verify-request")
        mail = mail_of(practice, token)
        assert application.follow(link_in(mail["TextBody"])) == "/"
        assert application.session()["user"]["email"] == RECIPIENT
        assert application.log == ""
    return mail


def sent(practice: dict[str, Any], token: str) -> int:
    """How many messages the statistics of a token's server count."""
    return int(ask(practice, "GET", "/stats/outbound", token=token)["Sent"])


def test_first_the_sandbox_then_production(practice: dict[str, Any], tmp_path: Path) -> None:
    staging, production = practice["sandbox_server_token"], practice["server_token"]
    tried = sign_in_with(practice, staging, tmp_path)
    assert (sent(practice, staging), sent(practice, production)) == (1, 0)
    real = sign_in_with(practice, production, tmp_path)
    assert (sent(practice, staging), sent(practice, production)) == (1, 1)
    assert (tried["Sandboxed"], real["Sandboxed"]) == (True, False)
    assert (tried["From"], tried["Subject"][:7]) == (real["From"], real["Subject"][:7])


def test_while_the_account_waits_colleagues_sign_in_and_customers_do_not(
    practice: dict[str, Any], world: httpx.Client, tmp_path: Path
) -> None:
    world.post("/state", json={"account": "pending"}).raise_for_status()
    with start_application(SetUp(), practice, tmp_path) as application:
        assert application.sign_in("kim@example.com").startswith("/auth/verify-request")
        assert application.sign_in(RECIPIENT) == "/auth/error?error=Configuration"
    assert '"ErrorCode":412' in application.log


def test_an_old_token_that_was_revoked_ends_on_the_page_that_says_nothing(
    practice: dict[str, Any], world: httpx.Client, tmp_path: Path
) -> None:
    old = practice["server_token"]
    new = world.post("/tokens", json={"server": DEMO_APP}).raise_for_status().json()["token"]
    with start_application(SetUp(environ=key(old)), practice, tmp_path) as application:
        assert application.sign_in().startswith("/auth/verify-request")
        world.post("/tokens/revoke", json={"token": old}).raise_for_status()
        assert application.sign_in() == "/auth/error?error=Configuration"
    assert sign_in_after(practice, new, tmp_path).startswith("/auth/verify-request")


def sign_in_after(practice: dict[str, Any], token: str, folder: Path) -> str:
    """Where somebody ends after a restart with this token."""
    with start_application(SetUp(environ=key(token)), practice, folder) as application:
        return application.sign_in()

"""The real Auth.js 5 and NextAuth 4 sign people in through the practice Postmark, and the doctor reads their logs."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import pytest

from helpers.authjs.doctor import diagnose
from helpers.authjs.piece import Piece
from helpers.diagnosis.records import Confidence, Severity
from helpers.reference.token_kinds import SERVER_HEADER, TEST_TOKEN
from tests.clients.application import RECIPIENT, Application, link_in, running
from tests.clients.conftest import node_client
from tests.clients.sign_ins import AUTHJS, OVER_SMTP, WORKING, Failure, SetUp, key
from tests.loopback import closed_port

LATENCY_S = 0.03  # a refusal that comes at once can end the process before Auth.js awaits it

Start = Callable[[SetUp], AbstractContextManager[Application]]


@pytest.fixture(scope="session", autouse=True)
def installed() -> None:
    """Auth.js and NextAuth, as npm has them."""
    node_client("authjs", "@auth/core")
    node_client("next-auth", "next-auth")


@pytest.fixture
def world(practice: dict[str, Any]) -> Iterator[httpx.Client]:
    """The control routes of a practice Postmark that was started over."""
    with httpx.Client(base_url=practice["control_url"], trust_env=False) as control:
        control.post("/reset").raise_for_status()
        control.post("/latency", json={"seconds": LATENCY_S}).raise_for_status()
        yield control


@pytest.fixture
def start(practice: dict[str, Any], world: httpx.Client, tmp_path: Path) -> Start:
    """Starts an application that is set up in one of the ways."""
    places = {"url": practice["url"], "smtp_port": str(practice["smtp_port"]), "closed_port": str(closed_port())}
    return lambda way: running(
        way.script, way.scenario, way.environment(**places), tmp_path, auth="/api/auth" if way.is_v4 else "/auth"
    )


@pytest.mark.parametrize("name", [*AUTHJS, *OVER_SMTP])
def test_the_doctor_reads_the_log_of_a_failed_sign_in(
    name: str, practice: dict[str, Any], world: httpx.Client, start: Start
) -> None:
    way = {**AUTHJS, **OVER_SMTP}[name]
    _spoil(way, practice, world)
    with start(way) as application:
        assert application.sign_in(way.email, provider=way.provider, csrf=way.csrf) == way.ends
    first, *others = diagnose([Piece(name="application.log", text=application.log)]).findings
    assert (first.code, first.confidence) == (way.says, way.how_sure)
    assert not [one for one in others if (one.confidence, one.severity) == (Confidence.CERTAIN, Severity.PROBLEM)]


def _spoil(way: Failure, practice: dict[str, Any], world: httpx.Client) -> None:
    if way.state:
        world.post("/state", json=way.state).raise_for_status()
    if way.fault:
        world.post("/faults", json={"operation": "POST /email", **way.fault}).raise_for_status()
    if way.suppressed:
        inactive = {"Suppressions": [{"EmailAddress": way.email}]}
        _ask(practice, "POST", "/message-streams/outbound/suppressions", json=inactive)


@pytest.mark.parametrize("name", WORKING)
def test_a_sign_in_that_works(name: str, practice: dict[str, Any], start: Start) -> None:
    way = WORKING[name]
    with start(way) as application:
        assert application.sign_in(provider=way.provider).split("?")[0].endswith("/auth/verify-request")
        link = link_in(_mail(practice)["TextBody"])
        assert application.follow(link) == "/"
        assert application.session()["user"]["email"] == RECIPIENT
        assert application.follow(link).endswith("/auth/error?error=Verification")
    log = [Piece(name="application.log", text=application.log)]
    assert [one.code for one in diagnose(log).findings] == ([] if way.is_v4 else ["AUTHJS541"])


def test_the_test_token_sends_nothing_and_nobody_hears_of_it(practice: dict[str, Any], start: Start) -> None:
    with start(SetUp(environ=key(TEST_TOKEN))) as application:
        assert application.sign_in().startswith("/auth/verify-request")
    assert _sent(practice) == []


def test_a_sender_that_only_smtp_lets_through_becomes_a_bounce(practice: dict[str, Any], start: Start) -> None:
    sender = {"EMAIL_FROM": "somebody@gmail.com"}
    way = SetUp(script="next-auth/host.mjs", provider="email", scenario={}, environ=sender)
    with start(way) as application:
        assert application.sign_in(provider="email").startswith("/api/auth/verify-request")
    bounces = _ask(practice, "GET", "/bounces?count=5&offset=0")["Bounces"]
    assert [bounce["Type"] for bounce in bounces] == ["SMTPApiError"]
    assert application.log == ""


def _mail(practice: dict[str, Any]) -> dict[str, Any]:
    """The one message that was sent."""
    (found,) = _sent(practice)
    details: dict[str, Any] = _ask(practice, "GET", f"/messages/outbound/{found['MessageID']}/details")
    return details


def _sent(practice: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = _ask(practice, "GET", "/messages/outbound?count=5&offset=0")["Messages"]
    return found


def _ask(practice: dict[str, Any], method: str, path: str, **how: Any) -> Any:
    headers = {SERVER_HEADER: practice["server_token"]}
    reply = httpx.request(method, practice["url"] + path, headers=headers, trust_env=False, **how)
    return reply.raise_for_status().json()

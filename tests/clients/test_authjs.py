"""The real Auth.js 5 and NextAuth 4 sign people in through the practice Postmark, and the doctor reads their logs."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import pytest

from helpers.authjs.doctor import diagnose
from helpers.authjs.piece import Piece
from helpers.diagnosis.records import Confidence, Explained, Severity
from helpers.lessons.recorded_sign_ins import recorded_sign_ins, recorded_with
from helpers.reference.token_kinds import TEST_TOKEN
from tests.clients.application import RECIPIENT, Application, link_in
from tests.clients.conftest import node_client
from tests.clients.recording import RECORDED, ask, comparable, spoil, start_application, start_over, versions
from tests.clients.sign_ins import AUTHJS, OVER_SMTP, WORKING, SetUp, key

WAYS = {**AUTHJS, **OVER_SMTP}

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
        start_over(control)
        yield control


@pytest.fixture
def start(practice: dict[str, Any], world: httpx.Client, tmp_path: Path) -> Start:
    """Starts an application that is set up in one of the ways."""
    return lambda way: start_application(way, practice, tmp_path)


@pytest.mark.parametrize("name", WAYS)
def test_the_doctor_reads_the_log_of_a_failed_sign_in(
    name: str, practice: dict[str, Any], world: httpx.Client, start: Start
) -> None:
    way = WAYS[name]
    spoil(way, practice, world)
    with start(way) as application:
        assert application.sign_in(way.email, provider=way.provider, csrf=way.csrf) == way.ends
    first, *others = _told(application.log)
    assert (first.code, first.confidence) == (way.says, way.how_sure)
    assert not [one for one in others if (one.confidence, one.severity) == (Confidence.CERTAIN, Severity.PROBLEM)]
    if name in RECORDED:
        _is_as_recorded(name, comparable(application.log))


def _told(log: str) -> tuple[Explained, ...]:
    return diagnose([Piece(name="application.log", text=log)]).findings


def _is_as_recorded(name: str, log: str) -> None:
    """The log that lesson 04 shows; another Node words its own errors in its own way, and the doctor hears the same."""
    recorded = recorded_sign_ins()[name].log
    if _node(versions()) == _node(recorded_with()):
        assert log == recorded, "run tools/record_sign_ins.py"
    assert [one.code for one in _told(log)] == [one.code for one in _told(recorded)]


def _node(installed: Mapping[str, str]) -> str:
    return installed["node"].partition(".")[0]


def test_what_was_recorded_is_what_is_installed() -> None:
    assert {**versions(), "node": ""} == {**recorded_with(), "node": ""}


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
    bounces = ask(practice, "GET", "/bounces?count=5&offset=0")["Bounces"]
    assert [bounce["Type"] for bounce in bounces] == ["SMTPApiError"]
    assert application.log == ""


def _mail(practice: dict[str, Any]) -> dict[str, Any]:
    """The one message that was sent."""
    (found,) = _sent(practice)
    details: dict[str, Any] = ask(practice, "GET", f"/messages/outbound/{found['MessageID']}/details")
    return details


def _sent(practice: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask(practice, "GET", "/messages/outbound?count=5&offset=0")["Messages"]
    return found

"""Looks at SMTP servers on loopback: the practice Postmark, and servers that are silent, shut, wrong or ill."""

import asyncio
import socket
import ssl
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import trustme

from helpers.client.problems import PracticeTokenInLive, SettingsProblem, TokenMalformed, TokenMissing
from helpers.client.token import Token
from helpers.diagnosis.records import Confidence
from helpers.diagnosis.smtp_check.records import SmtpCheck, StepName, StepState
from helpers.diagnosis.smtp_check.smtp_check import smtp_check
from helpers.practice.clock import RealClock
from helpers.practice.loopback import Addresses, running_with_smtp
from helpers.practice.seed import demo_world
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN, SMTP_ACCESS_KEY, SMTP_SECRET_KEY
from tests.smtp_server import Told, smtp_server

HERE = "127.0.0.1"
REAL = str(uuid4())
CA = trustme.CA()
IN_CLEAR = {"EHLO": "250-test\r\n250 AUTH PLAIN LOGIN"}


def tls(*names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    CA.issue_cert(*names).configure_cert(context)
    return context


@pytest.fixture(scope="module")
def served() -> Iterator[Addresses]:
    with running_with_smtp(demo_world(RealClock())) as addresses:
        yield addresses


async def look(port: int, user: str = SERVER_TOKEN, password: str = "", **more: Any) -> SmtpCheck:
    return await smtp_check(HERE, port, Token(user), Token(password or user), **{"deadline_s": 5.0, **more})


async def look_at(told: Told, user: str = SERVER_TOKEN, password: str = "", **more: Any) -> SmtpCheck:
    with smtp_server(told) as port:
        return await look(port, user, password, **more)


def codes(check: SmtpCheck) -> list[str]:
    return [finding.code for finding in check.findings]


def states(check: SmtpCheck) -> str:
    return " ".join({"ok": "+", "failed": "-", "not reached": "."}[step.state] for step in check.talk.steps)


@pytest.mark.parametrize(("user", "password"), [(SERVER_TOKEN, ""), (SMTP_ACCESS_KEY, SMTP_SECRET_KEY)])
async def test_a_good_login_is_accepted(served: Addresses, user: str, password: str) -> None:
    check = await look(served.smtp_port, user, password)
    assert (check.accepted, check.practice, states(check)) == (True, True, "+ + + + + +")
    assert check.talk.encrypted
    assert check.headline.startswith("SMTP works")
    assert not check.has_problem


@pytest.mark.parametrize(
    ("user", "password", "code"),
    [
        (ACCOUNT_TOKEN, "", "SMTP731"),
        (SMTP_SECRET_KEY, SMTP_ACCESS_KEY, "SMTP736"),
        (SERVER_TOKEN, ACCOUNT_TOKEN, "SMTP736"),
        ("practice-gone", "", "SMTP737"),
        ("PM-T-outbound-one", "", "SMTP735"),
        (REAL, "", "SMTP730"),
    ],
)
async def test_a_bad_login_is_refused_and_explained(served: Addresses, user: str, password: str, code: str) -> None:
    check = await look(served.smtp_port, user, password)
    assert (check.accepted, states(check)) == (False, "+ + + + - +")
    assert codes(check)[0] == code
    assert check.headline == f"{check.findings[0].title}."
    assert "535" in check.talk.login_reply


async def test_two_halves_that_belong_together_are_not_said_not_to(served: Addresses) -> None:
    """Swapped, they are refused like two of different tokens: the headline says what was seen, not why."""
    check = await look(served.smtp_port, SMTP_SECRET_KEY, SMTP_ACCESS_KEY)
    assert check.headline == "User name and password differ, and the login is refused."
    assert check.findings[0].confidence is Confidence.LIKELY
    assert any("halves are swapped" in one for one in check.findings[0].alternatives)


async def test_a_refused_login_whose_cause_has_no_row_is_still_said() -> None:
    check = await look_at(Told(replies={**IN_CLEAR, "AUTH": ""}))
    assert check.headline == f"{HERE}, port {check.port}, can be reached; the login was not accepted."


async def test_in_practice_the_port_is_nobody_s_choice(served: Addresses) -> None:
    check = await look(served.smtp_port)
    where = f"{HERE}, port {served.smtp_port}, the practice Postmark’s own"
    assert check.headline == f"SMTP works: {where}, accepted the login."


async def test_no_mail_is_ever_begun() -> None:
    told = Told(replies=IN_CLEAR)
    await look_at(told)
    assert [line.split()[0].upper() for line in told.heard] == ["EHLO", "AUTH", "QUIT"]


async def test_every_line_is_explained(served: Addresses) -> None:
    check = await look(served.smtp_port)
    assert [line.text for line in check.talk.lines if not line.meaning] == []
    assert "AUTH PLAIN ••••" in [line.text for line in check.talk.lines]


async def test_login_in_two_steps_shows_neither() -> None:
    replies = {"EHLO": "250-test\r\n250 AUTH LOGIN", "AUTH": "334 VXNlcm5hbWU6"}
    check = await look_at(Told(replies=replies), REAL)
    said = [line.text for line in check.talk.lines]
    assert said[-6:-2] == ["AUTH LOGIN", "334 VXNlcm5hbWU6", "••••", "500 what?"]


async def test_a_port_where_nothing_listens() -> None:
    with socket.create_server((HERE, 0)) as free:
        port = free.getsockname()[1]
    check = await look(port)
    assert (codes(check), states(check)) == (["SMTP704"], "- . . . . .")
    assert check.headline == f"There is no connection to {HERE}, port {port}."


async def test_a_silent_server_ends_with_the_deadline() -> None:
    begun = time.monotonic()
    check = await look_at(Told(greeting=None), deadline_s=0.3)
    assert time.monotonic() - begun < 3
    assert (codes(check), states(check)) == (["SMTP713"], "+ - . . . .")


@pytest.mark.parametrize("greeting", ["HTTP/1.1 400 Bad Request", "SSH-2.0-OpenSSH_9.2", "hello"])
async def test_what_is_no_smtp(greeting: str) -> None:
    check = await look_at(Told(greeting=greeting))
    assert (codes(check), check.talk.greeting) == (["SMTP711"], greeting)
    assert states(check) == "+ - . . . ."


async def test_a_server_that_turns_away() -> None:
    check = await look_at(Told(greeting="554 5.7.1 not you"))
    assert codes(check) == ["SMTP712"]


@pytest.mark.parametrize("word", ["EHLO", "AUTH"])
async def test_a_talk_that_breaks_off(word: str) -> None:
    check = await look_at(Told(replies={**IN_CLEAR, word: ""}))
    assert "SMTP714" in codes(check)
    assert not check.accepted


async def test_a_reply_without_end() -> None:
    check = await look_at(Told(replies={"EHLO": f"250-{'x' * 9000}"}))
    assert (codes(check), check.talk.detail) == (["SMTP714"], "A reply was longer than SMTP allows.")


async def test_hanging_up_instead_of_a_goodbye_hurts_nobody() -> None:
    check = await look_at(Told(replies={**IN_CLEAR, "QUIT": ""}))
    assert check.accepted
    assert "SMTP714" not in codes(check)


async def test_on_this_machine_a_login_may_go_in_clear_and_that_is_said() -> None:
    check = await look_at(Told(replies=IN_CLEAR))
    assert (check.accepted, check.talk.encrypted) == (True, False)
    assert "SMTP721" in codes(check)


async def test_a_private_authority_is_trusted_where_it_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    CA.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    check = await look_at(Told(tls=tls(HERE)), verify=True)
    assert (check.accepted, check.talk.verified, check.talk.encrypted) == (True, True, True)
    assert "SMTP723" not in codes(check)


@pytest.mark.parametrize(("name", "trusted"), [(HERE, False), ("elsewhere.example", True)])
async def test_a_certificate_that_does_not_fit_stops_before_the_login(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, trusted: bool
) -> None:
    if trusted:
        CA.cert_pem.write_to_path(tmp_path / "ca.pem")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    told = Told(tls=tls(name))
    check = await look_at(told, verify=True)
    assert (codes(check), states(check)) == (["SMTP722"], "+ + + - . .")
    assert "AUTH" not in "".join(told.heard)


async def test_an_answer_that_is_no_tls() -> None:
    check = await look_at(Told(), deadline_s=1.0)  # says "go on" and goes on in clear
    assert check.talk.state(StepName.STARTTLS) is StepState.FAILED
    assert not check.accepted


@pytest.mark.parametrize(
    ("replies", "code"),
    [
        ({"AUTH": "454 4.7.0 later"}, "SMTP738"),
        ({"EHLO": "250-test\r\n250 AUTH CRAM-MD5"}, "SMTP739"),
        ({"AUTH": "235 welcome"}, "SMTP740"),
    ],
)
async def test_other_ends_of_a_login(replies: dict[str, str], code: str) -> None:
    check = await look_at(Told(replies={**IN_CLEAR, **replies}), REAL)
    assert code in codes(check)


async def test_other_ports_are_tried_at_once(served: Addresses) -> None:
    with smtp_server(Told(greeting=None)) as silent, socket.create_server((HERE, 0)) as free:
        shut = free.getsockname()[1]
        free.close()
        begun = time.monotonic()
        check = await look(silent, ports=(shut, silent, served.smtp_port), deadline_s=0.5)
    assert time.monotonic() - begun < 2
    assert [(one.port, one.is_open) for one in check.ports] == [(shut, False), (served.smtp_port, True)]
    assert codes(check) == ["SMTP713", "SMTP707"]


async def test_no_login_reaches_another_port() -> None:
    told = Told()
    with smtp_server(Told(replies=IN_CLEAR)) as port, smtp_server(told) as other:
        await look(port, ports=(other,))
    assert told.heard == ["QUIT"]


async def test_cancelling_ends_the_connection_at_once() -> None:
    with smtp_server(Told(greeting=None)) as port:
        task = asyncio.create_task(look(port, deadline_s=30.0))
        await asyncio.sleep(0.2)
        begun = time.monotonic()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert time.monotonic() - begun < 2


async def test_the_event_loop_goes_on_meanwhile() -> None:
    turns = 0
    with smtp_server(Told(greeting=None)) as port:
        task = asyncio.create_task(look(port, deadline_s=0.4))
        while not task.done():
            await asyncio.sleep(0.01)
            turns += 1
    assert turns > 10


async def test_an_unknown_host_is_given_no_login() -> None:
    check = await smtp_check("no-such-host.invalid", 587, Token(REAL), Token(REAL), deadline_s=5)
    assert codes(check)[0] == "SMTP701"
    assert check.talk.lines == ()


@pytest.mark.parametrize(
    ("host", "port", "user", "stream", "problem"),
    [
        ("smtp.postmarkapp.com", 587, SERVER_TOKEN, "", PracticeTokenInLive),
        (HERE, 587, "", "", TokenMissing),
        (HERE, 587, "me@example.com", "", TokenMalformed),
        (HERE, 587, f"{REAL}\n", "", TokenMalformed),
        ("smtp://127.0.0.1", 587, REAL, "", SettingsProblem),
        (f"{REAL}@{HERE}", 587, REAL, "", SettingsProblem),
        (HERE, 0, REAL, "", SettingsProblem),
        (HERE, 587, REAL, "two\nlines", SettingsProblem),
    ],
)
async def test_what_stops_before_anything_is_sent(
    host: str, port: int, user: str, stream: str, problem: type[Exception]
) -> None:
    with pytest.raises(problem) as stopped:
        await smtp_check(host, port, Token(user), Token(user), stream=stream)
    assert REAL not in str(stopped.value)

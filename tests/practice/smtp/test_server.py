"""SMTP on a loopback port with the standard library's client: logins, STARTTLS, limits, slow clients, silence."""

import logging
import smtplib
import socket
import ssl
import time
from base64 import b64encode
from collections.abc import Iterator
from email._header_value_parser import get_angle_addr  # what aiosmtpd reads with
from typing import Any
from uuid import uuid4

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.practice.clock import RealClock
from helpers.practice.loopback import Addresses, PortUnavailable, running_with_smtp
from helpers.practice.seed import demo_world
from helpers.practice.smtp.facts import FAILED, LOGIN_REFUSED, MOST_RECIPIENTS, RECIPIENTS_REFUSED, SIZE_BYTES
from helpers.practice.smtp.server import PLAIN
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN, SMTP_ACCESS_KEY, SMTP_SECRET_KEY
from tests.practice.talk import SERVER

ADA = "ada@example.org"
MAIL = f"From: hello@example.com\r\nTo: {ADA}\r\nSubject: Hi\r\n\r\nHello\r\n"
TRUSTING = ssl.create_default_context()
TRUSTING.check_hostname = False
TRUSTING.verify_mode = ssl.CERT_NONE


@pytest.fixture(scope="module")
def served() -> Iterator[Addresses]:
    with running_with_smtp(demo_world(RealClock())) as addresses:
        yield addresses


@pytest.fixture
def http(served: Addresses) -> Iterator[httpx.Client]:
    httpx.post(f"{served.url}/practice/reset").raise_for_status()
    with httpx.Client(base_url=served.url, headers=SERVER, timeout=10) as client:
        yield client


@pytest.fixture
def smtp(served: Addresses, http: httpx.Client) -> Iterator[smtplib.SMTP]:
    with smtplib.SMTP("127.0.0.1", served.smtp_port, timeout=10) as client:
        yield client


def found(http: httpx.Client) -> Any:
    return http.get("/messages/outbound?count=50&offset=0").json()["Messages"]


def test_a_server_token_twice_sends(smtp: smtplib.SMTP, http: httpx.Client) -> None:
    smtp.login(SERVER_TOKEN, SERVER_TOKEN)
    assert smtp.sendmail("hello@example.com", ADA, MAIL) == {}
    assert [one["Recipients"] for one in found(http)] == [[ADA]]


def test_the_reply_names_the_message(smtp: smtplib.SMTP, http: httpx.Client) -> None:
    smtp.login(SERVER_TOKEN, SERVER_TOKEN)
    smtp.mail("hello@example.com")
    smtp.rcpt(ADA)
    code, said = smtp.data(MAIL)
    (message,) = found(http)
    assert (code, said.decode()) == (250, f"2.0.0 Ok: queued as {message['MessageID']}")


@pytest.mark.parametrize("mechanism", ["PLAIN", "LOGIN"])
@pytest.mark.parametrize(
    ("user", "password", "code"),
    [
        (SERVER_TOKEN, SERVER_TOKEN, 235),
        (SMTP_ACCESS_KEY, SMTP_SECRET_KEY, 235),
        (ACCOUNT_TOKEN, ACCOUNT_TOKEN, 535),
        (SERVER_TOKEN, ACCOUNT_TOKEN, 535),
        (SMTP_SECRET_KEY, SMTP_ACCESS_KEY, 535),
        (SMTP_ACCESS_KEY, "x", 535),
    ],
)
def test_logins(smtp: smtplib.SMTP, mechanism: str, user: str, password: str, code: int) -> None:
    smtp.ehlo()
    smtp.user, smtp.password = user, password
    how = smtp.auth_plain if mechanism == "PLAIN" else smtp.auth_login
    answered = smtp_answer(smtp, mechanism, how)
    assert answered[0] == code
    assert code == 235 or answered[1] == LOGIN_REFUSED.removeprefix("535 ").strip().encode()


def smtp_answer(smtp: smtplib.SMTP, mechanism: str, how: Any) -> tuple[int, bytes]:
    try:
        return smtp.auth(mechanism, how)
    except smtplib.SMTPAuthenticationError as refused:
        return refused.smtp_code, refused.smtp_error  # type: ignore[return-value]


def test_it_offers_what_postmark_offers_as_far_as_it_goes(smtp: smtplib.SMTP) -> None:
    smtp.ehlo()
    offered = smtp.esmtp_features
    assert (offered["auth"].split(), offered["size"]) == (["LOGIN", "PLAIN"], str(SIZE_BYTES))
    assert "starttls" in offered


def test_starttls_protects_the_login(smtp: smtplib.SMTP, http: httpx.Client) -> None:
    smtp.starttls(context=TRUSTING)
    assert isinstance(smtp.sock, ssl.SSLSocket)
    smtp.ehlo()
    assert "starttls" not in smtp.esmtp_features
    smtp.login(SERVER_TOKEN, SERVER_TOKEN)
    smtp.sendmail("hello@example.com", ADA, MAIL)
    assert len(found(http)) == 1


def test_a_certificate_of_nobody_is_refused_by_default(smtp: smtplib.SMTP) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        smtp.starttls(context=ssl.create_default_context())


def test_nothing_is_taken_without_a_login(smtp: smtplib.SMTP, http: httpx.Client) -> None:
    smtp.ehlo()
    assert smtp.mail("hello@example.com") == (530, b"5.7.0 Authentication required")
    assert found(http) == []


def test_a_login_over_plain_text_does_not_survive_starttls(smtp: smtplib.SMTP) -> None:
    smtp.login(SERVER_TOKEN, SERVER_TOKEN)
    smtp.starttls(context=TRUSTING)
    smtp.ehlo()
    assert smtp.mail("hello@example.com")[0] == 530


def test_smtp_that_is_off_refuses_and_on_again_lets_in(smtp: smtplib.SMTP, http: httpx.Client) -> None:
    http.put("/server", json={"SmtpApiActivated": False})
    with pytest.raises(smtplib.SMTPAuthenticationError):
        smtp.login(SERVER_TOKEN, SERVER_TOKEN)
    http.put("/server", json={"SmtpApiActivated": True})
    assert smtp.login(SERVER_TOKEN, SERVER_TOKEN)[0] == 235


def test_a_mistake_is_taken_and_bounces(smtp: smtplib.SMTP, http: httpx.Client) -> None:
    smtp.login(SERVER_TOKEN, SERVER_TOKEN)
    assert smtp.sendmail("x@example.com", ADA, MAIL.replace("hello@example.com", "x@elsewhere.example")) == {}
    (bounce,) = http.get("/bounces?count=50&offset=0&type=SMTPApiError").json()["Bounces"]
    assert (bounce["Email"], bounce["From"]) == (ADA, "x@elsewhere.example")


def test_a_reset_keeps_the_connection_and_forgets_the_mail(smtp: smtplib.SMTP, http: httpx.Client) -> None:
    smtp.login(SERVER_TOKEN, SERVER_TOKEN)
    smtp.sendmail("hello@example.com", ADA, MAIL)
    http.post("/practice/reset")
    assert found(http) == []
    smtp.sendmail("hello@example.com", ADA, MAIL)
    assert len(found(http)) == 1


def test_too_much_is_refused_when_announced(smtp: smtplib.SMTP) -> None:
    smtp.login(SERVER_TOKEN, SERVER_TOKEN)
    assert smtp.mail("hello@example.com", [f"size={SIZE_BYTES + 1}"])[0] == 552


def test_too_much_is_refused_when_it_comes(smtp: smtplib.SMTP, http: httpx.Client) -> None:
    smtp.login(SERVER_TOKEN, SERVER_TOKEN)
    smtp.mail("hello@example.com")
    smtp.rcpt(ADA)
    assert smtp.data(MAIL + ("x" * 900 + "\r\n") * (SIZE_BYTES // 900))[0] == 552
    assert smtp.sendmail("hello@example.com", ADA, MAIL) == {}
    assert len(found(http)) == 1


def test_an_envelope_has_an_end(smtp: smtplib.SMTP, http: httpx.Client) -> None:
    smtp.login(SERVER_TOKEN, SERVER_TOKEN)
    smtp.mail("hello@example.com")
    taken = [smtp.rcpt(f"a{number}@example.org")[0] for number in range(MOST_RECIPIENTS)]
    assert set(taken) == {250}
    assert smtp.rcpt(ADA) == (452, RECIPIENTS_REFUSED.removeprefix("452 ").encode())
    assert smtp.data(MAIL)[0] == 250  # a message for so many is refused later, as the HTTP API does
    assert found(http) == []
    assert http.get("/bounces?count=1&offset=0&type=SMTPApiError").json()["TotalCount"] == 50


def test_parts_in_parts_without_end_hurt_nobody(smtp: smtplib.SMTP, http: httpx.Client) -> None:
    smtp.login(SERVER_TOKEN, SERVER_TOKEN)
    smtp.mail("hello@example.com")
    smtp.rcpt(ADA)
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(3000))
    assert smtp.data(f"From: hello@example.com\r\n{nested}") == (451, FAILED.removeprefix("451 ").encode())
    assert smtp.sendmail("hello@example.com", ADA, MAIL) == {}


def connected(served: Addresses) -> socket.socket:
    return socket.create_connection(("127.0.0.1", served.smtp_port), timeout=10)


def test_slow_and_half_open_connections_stall_nobody(served: Addresses, smtp: smtplib.SMTP) -> None:
    with connected(served), connected(served) as slow, connected(served) as rude:
        slow.sendall(b"EHLO slow\r\nAUTH LOG")
        rude.sendall(b"EHLO rude\r\nSTARTTLS\r\n\x16\x03\x01")
        before = time.monotonic()
        smtp.login(SERVER_TOKEN, SERVER_TOKEN)
        smtp.sendmail("hello@example.com", ADA, MAIL)
        assert time.monotonic() - before < 5


def test_it_ends_at_once_whoever_is_connected() -> None:
    with running_with_smtp(demo_world(RealClock())) as addresses:
        silent = connected(addresses)
        upgraded = smtplib.SMTP("127.0.0.1", addresses.smtp_port, timeout=10)
        upgraded.starttls(context=TRUSTING)
        before = time.monotonic()
    assert time.monotonic() - before < 5
    with silent, upgraded.sock or silent:
        silent.recv(200)
    with pytest.raises(ConnectionRefusedError):
        connected(addresses)


def test_it_listens_on_loopback_only(served: Addresses) -> None:
    with pytest.raises(OSError, match=r"."):
        socket.create_connection((socket.gethostbyname("127.0.0.2"), served.smtp_port), timeout=1)


def test_the_latency_of_the_world_slows_a_message_down() -> None:
    with (
        running_with_smtp(demo_world(RealClock()), latency_s=0.3) as addresses,
        smtplib.SMTP("127.0.0.1", addresses.smtp_port, timeout=10) as smtp,
    ):
        smtp.login(SERVER_TOKEN, SERVER_TOKEN)
        before = time.monotonic()
        smtp.sendmail("hello@example.com", ADA, MAIL)
        assert time.monotonic() - before >= 0.3


def test_a_taken_port_is_one_sentence_and_leaves_no_listener(served: Addresses) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with (
        pytest.raises(PortUnavailable, match=f"Port {served.smtp_port} .*--smtp-port 0"),
        running_with_smtp(demo_world(RealClock()), port=port, smtp_port=served.smtp_port),
    ):
        pass
    socket.create_server(("127.0.0.1", port)).close()


CANARY = str(uuid4())
ENCODED = b64encode(CANARY.encode()).decode()
BOTH = b64encode(f"\0{CANARY}\0{CANARY}".encode()).decode()
LINES = [
    f"AUTH PLAIN {BOTH}",
    f"AUTH PLAIN {ENCODED}",
    f"AUTH {ENCODED}",
    f"AUTH LOGIN {ENCODED}",
    ENCODED,
    f"AUTH LOGIN\r\n{CANARY}!",
    f"AUTH PLAIN\r\n{CANARY}!",
    f"{CANARY} {CANARY}",
    "*",
]


def test_no_password_is_ever_logged_or_said(
    served: Addresses, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG), connected(served) as raw:
        raw.sendall(b"EHLO x\r\n")
        for line in LINES:
            raw.sendall(f"{line}\r\n".encode())
        raw.sendall(b"QUIT\r\n")
        said = b"".join(iter(lambda: raw.recv(4096), b"")).decode()
    logged = "".join([*capfd.readouterr(), *(record.getMessage() for record in caplog.records)])
    assert "535" in said
    assert all(secret.lower() not in logged.lower() for secret in (CANARY, ENCODED, BOTH))


@given(st.from_regex(PLAIN, fullmatch=True))
def test_the_short_cut_for_plain_addresses_reads_what_the_whole_grammar_reads(given: str) -> None:
    found = PLAIN.fullmatch(given)
    address, rest = get_angle_addr(given)
    assert found is not None
    assert (found[1], found[2].split()) == (address.addr_spec, rest.split())


@pytest.mark.parametrize("text", ['<"ada b"@example.org>', "<ada..b@example.org>", "<ada@[127.0.0.1]>", "<ada>", "a@b"])
def test_other_addresses_are_left_to_aiosmtpd(text: str) -> None:
    assert PLAIN.fullmatch(text) is None

"""`tokenlab send` and `tokenlab reach`: one request each, with everything said beforehand that has to be said."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from helpers.reference.token_kinds import TEST_TOKEN
from tests.cli.conftest import Ran, Tokenlab
from tests.loopback import Act, Loopback, closed_port, loopback, private_tls, write_authority
from tests.replies import CAPTIVE_PORTAL, HANG, MAINTENANCE, deadline_for, error, page, postmark, tunnel_to

TOKEN = str(uuid4())
BLACKHOLE = "test@blackhole.postmarkapp.com"


def send(tokenlab: Tokenlab, url: str, *more: str, token: str = SERVER_TOKEN, **fields: str) -> Ran:
    """`tokenlab send` with a message that is fine, apart from `fields`."""
    message = {"from": "hello@example.com", "to": BLACKHOLE} | fields
    options = [part for name, value in message.items() for part in (f"--{name}", value)]
    return tokenlab("send", "--base-url", url, *options, *more, POSTMARK_TOKEN=token)


def test_a_sample_is_accepted(tokenlab: Tokenlab, practice_url: str) -> None:
    ran = send(tokenlab, practice_url)
    assert ran.code == 0
    assert ran.err == "tokenlab: It stays on this machine: no real person receives it.\n"
    assert ran.out.startswith("✓ Accepted as ")
    assert ran.out.endswith("Next: Accepted is not delivered: follow the message.\n")


def test_the_test_token_checks_only(tokenlab: Tokenlab, practice_url: str) -> None:
    ran = send(tokenlab, practice_url, token=TEST_TOKEN)
    assert ran.code == 0
    assert "SEND502 Checked only, with the test token" in ran.out


@pytest.mark.parametrize(
    ("token", "fields", "says"),
    [
        (ACCOUNT_TOKEN, {}, "ACCESS203 An account token stands where a server token belongs"),
        (SERVER_TOKEN, {"from": "ada@elsewhere.example"}, "ErrorCode 400"),
        (SERVER_TOKEN, {"from": "grace@example.org"}, "ErrorCode 401"),
        (SERVER_TOKEN, {"to": "nobody"}, "ErrorCode 300"),
        (SERVER_TOKEN, {"stream": "newsletter"}, "ErrorCode 1235"),
        (SERVER_TOKEN, {"stream": "inbound"}, "ErrorCode 1236"),
        (SERVER_TOKEN, {"text": ""}, "ErrorCode 300"),
        ("practice-mistyped", {}, "ACCESS204"),
    ],
)
def test_a_refusal_is_explained(
    tokenlab: Tokenlab, practice_url: str, token: str, fields: dict[str, str], says: str
) -> None:
    ran = send(tokenlab, practice_url, token=token, **fields)
    assert ran.code == 1
    assert ran.out.startswith("✗ ")
    assert says in ran.out
    assert ran.out.splitlines()[-1].startswith("Next: ")


def test_a_real_token_in_practice_is_not_judged(tokenlab: Tokenlab, practice_url: str) -> None:
    ran = send(tokenlab, practice_url, token=TOKEN)
    assert "ACCESS205 The practice Postmark does not know this token" in ran.out
    assert "Next: Switch to live" in ran.out


@pytest.mark.parametrize("token", ["", f"{TOKEN}\n", "SG.0123456789abcdef", "x" * 1000])
def test_a_token_that_cannot_travel(tokenlab: Tokenlab, practice_url: str, token: str) -> None:
    ran = send(tokenlab, practice_url, token=token)
    assert (ran.code, ran.out) == (64, "")
    assert ran.err.splitlines()[-1].startswith("tokenlab: ")
    assert TOKEN not in ran.err


@pytest.mark.parametrize("act", [HANG, MAINTENANCE, CAPTIVE_PORTAL, page(502), error(429, 429, "Slow down.")])
def test_no_telling_whether_it_was_sent(tokenlab: Tokenlab, act: Act) -> None:
    with loopback(act) as server:
        ran = send(tokenlab, server.url, "--timeout", str(deadline_for(act)), token=TOKEN)
    assert ran.code == 2
    assert len(server.requests) == 1
    assert ("before you send it again" in ran.out) is (act in (HANG, CAPTIVE_PORTAL, page(502)))


def test_a_server_that_is_not_running(tokenlab: Tokenlab) -> None:
    ran = send(tokenlab, f"http://127.0.0.1:{closed_port()}")
    assert ran.code == 2
    assert "✗ Nothing is listening at this address." in ran.out
    assert "a practice Postmark is started with `tokenlab practice`" in ran.out


@pytest.fixture
def live(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Loopback]:
    """Postmark's own address, led to a server on this machine that accepts one token."""
    monkeypatch.setenv("SSL_CERT_FILE", str(write_authority(tmp_path)))
    known = postmark(server_tokens=[TOKEN])
    with loopback(known, tls=private_tls("api.postmarkapp.com")) as server, loopback(tunnel_to(server.port)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        yield server


LIVE = "https://api.postmarkapp.com"


@pytest.mark.parametrize("to", ["ada@example.com", BLACKHOLE])
def test_live_is_not_sent_without_its_confirmation(tokenlab: Tokenlab, live: Loopback, to: str) -> None:
    ran = send(tokenlab, LIVE, token=TOKEN, to=to)
    assert (ran.code, ran.out, live.connections) == (64, "", 0)
    assert ran.err.endswith(f"To send it, confirm it with: {to} (--confirm {to})\n")
    assert ("A real person may receive it: ada@example.com." in ran.err) is (to == "ada@example.com")


def test_live_is_sent_once_when_it_is_confirmed(tokenlab: Tokenlab, live: Loopback) -> None:
    ran = send(tokenlab, LIVE, "--confirm", "ada@example.com", token=TOKEN, to="ada@example.com")
    assert ran.code == 0
    assert ran.err == "tokenlab: A real person may receive it: ada@example.com.\n"
    assert [f"{heard.method} {heard.target}" for heard in live.requests] == ["POST /email"]


def test_a_practice_token_is_not_sent_live(tokenlab: Tokenlab, live: Loopback) -> None:
    ran = send(tokenlab, LIVE, "--confirm", BLACKHOLE)
    assert (ran.code, live.connections) == (64, 0)
    assert "This is a practice token and api.postmarkapp.com is not the practice Postmark." in ran.err


def test_reach_in_practice(tokenlab: Tokenlab, practice_url: str) -> None:
    ran = tokenlab("reach", "--base-url", practice_url)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("✓ The practice Postmark was reached at 127.0.0.1")


def test_reach_live_takes_no_token_of_yours(tokenlab: Tokenlab, live: Loopback) -> None:
    ran = tokenlab("reach", POSTMARK_TOKEN=TOKEN)
    assert ran.code == 0
    assert [heard.headers["x-postmark-server-token"] for heard in live.requests] == [TEST_TOKEN]


@pytest.mark.parametrize("act", [HANG, MAINTENANCE, CAPTIVE_PORTAL, page(403)])
def test_reach_when_somebody_else_answers(tokenlab: Tokenlab, act: Act) -> None:
    with loopback(act) as server:
        ran = tokenlab("reach", "--timeout", str(deadline_for(act)), "--base-url", server.url)
    assert ran.code == 2
    assert ran.out.startswith("✗ Postmark was not reached at 127.0.0.1: ")
    assert ran.out.splitlines()[-1].startswith("Next: ")

"""`tokenlab check`: the right kind and exit code for every token, and for everything that can stand in between."""

from pathlib import Path
from uuid import uuid4

import pytest

from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from helpers.reference.token_kinds import TEST_TOKEN
from tests.cli.conftest import Tokenlab
from tests.loopback import Act, closed_port, loopback, private_tls, write_authority
from tests.replies import (
    BAD_GZIP,
    CAPTIVE_PORTAL,
    DROP,
    DROP_MID_BODY,
    HANG,
    MAINTENANCE,
    TRUNCATED_JSON,
    WRONG_SHAPE,
    deadline_for,
    error,
    json_reply,
    page,
    postmark,
    reply,
    tunnel_to,
)

GARBAGE = str(uuid4())


@pytest.mark.parametrize(
    ("token", "kind", "code"),
    [
        (SERVER_TOKEN, "server", 0),
        (SANDBOX_SERVER_TOKEN, "server", 0),
        (ACCOUNT_TOKEN, "account", 0),
        (TEST_TOKEN, "test", 0),
        ("practice-mistyped", "neither", 1),
        (GARBAGE, "unknown", 2),
    ],
)
def test_in_practice(tokenlab: Tokenlab, practice_url: str, token: str, kind: str, code: int) -> None:
    ran = tokenlab("check", "--json", "--base-url", practice_url, POSTMARK_TOKEN=token)
    assert (ran.json["kind"], ran.code, ran.err) == (kind, code, "")
    assert ran.json["practice"] is (kind != "test")


def test_a_real_looking_token_in_practice_is_not_judged(tokenlab: Tokenlab, practice_url: str) -> None:
    ran = tokenlab("check", "--base-url", practice_url, POSTMARK_TOKEN=GARBAGE)
    assert ran.code == 2
    assert "nothing was sent to Postmark" in ran.out
    assert "Switch to live" in ran.out
    assert "not accepted" not in ran.out.lower()


@pytest.mark.parametrize(
    ("known", "kind", "code"),
    [({}, "neither", 1), ({"server_tokens": [GARBAGE]}, "server", 0), ({"account_tokens": [GARBAGE]}, "account", 0)],
)
def test_at_postmark(tokenlab: Tokenlab, known: dict[str, list[str]], kind: str, code: int) -> None:
    with loopback(postmark(**known)) as server:
        ran = tokenlab("check", "--json", "--base-url", server.url, POSTMARK_TOKEN=GARBAGE)
    assert (ran.json["kind"], ran.code) == (kind, code)
    assert ran.json["practice"] is False


# text -> (code of the first finding, kind, exit code, number of requests), at a Postmark that accepts nothing
FAULTS = {
    "": ("SHAPE101", "unknown", 1, 0),
    " \n": ("SHAPE101", "unknown", 1, 0),
    f"{GARBAGE} ": ("SHAPE102", "unknown", 1, 0),
    f"{GARBAGE}\n": ("SHAPE102", "unknown", 1, 0),
    f"{GARBAGE[:8]} {GARBAGE[8:]}": ("ACCESS211", "neither", 1, 2),
    f'"{GARBAGE}"': ("ACCESS211", "neither", 1, 2),
    f"POSTMARK_TOKEN={GARBAGE}": ("ACCESS211", "neither", 1, 2),
    f"Bearer {GARBAGE}": ("ACCESS211", "neither", 1, 2),
    f"\u200b{GARBAGE}": ("SHAPE106", "unknown", 1, 0),
    f"{GARBAGE[:-1]}…": ("SHAPE107", "unknown", 1, 0),
    GARBAGE[:20]: ("ACCESS211", "neither", 1, 2),
    "https://account.postmarkapp.com/api_tokens": ("SHAPE109", "unknown", 1, 0),
    "ada@example.com": ("SHAPE110", "unknown", 1, 0),
    "abc123": ("ACCESS211", "neither", 1, 2),
    "your-token-here": ("ACCESS211", "neither", 1, 2),
    f"SG.{GARBAGE}": ("SHAPE112", "unknown", 1, 0),
    f"{GARBAGE}:{GARBAGE}": ("SHAPE113", "unknown", 1, 0),
    f"PM-T-outbound-{GARBAGE}": ("ACCESS211", "neither", 1, 2),
    GARBAGE * 30_000: ("SHAPE115", "unknown", 1, 0),
    f"X-Postmark-Server-Token: {GARBAGE}": ("ACCESS211", "neither", 1, 2),
    "hello-world": ("ACCESS211", "neither", 1, 2),
}


@pytest.mark.parametrize("text", FAULTS, ids=[f"{at}-{row[0]}" for at, row in enumerate(FAULTS.values())])
def test_a_faulty_text(tokenlab: Tokenlab, text: str) -> None:
    with loopback(postmark()) as server:
        ran = tokenlab("check", "--json", "--base-url", server.url, stdin=f"{text}\n".encode())
    first = ran.json["findings"][0]
    assert (first["code"], ran.json["kind"], ran.code, len(server.requests)) == FAULTS[text]
    assert ran.json["next_step"] == first["next_step"] != ""


@pytest.mark.parametrize("token", [SERVER_TOKEN, ACCOUNT_TOKEN, "practice-other", SERVER_TOKEN.upper()])
def test_a_practice_token_is_not_sent_to_postmark(tokenlab: Tokenlab, token: str) -> None:
    with loopback(DROP) as proxy:  # nobody gets past it
        ran = tokenlab("check", "--json", POSTMARK_TOKEN=token, HTTPS_PROXY=proxy.url)
    assert (ran.json["kind"], ran.code) == ("unknown", 1)
    assert ran.json["findings"][0]["code"] == "ACCESS206"
    assert "api.postmarkapp.com is not the practice Postmark; nothing was sent" in ran.json["because"]
    assert (ran.json["exchanges"], proxy.connections) == ([], 0)


CANNOT_TELL: dict[str, tuple[Act, str]] = {
    "429": (error(429, 429, "Slow down."), "NET302"),
    "429 with nothing": (reply(429), "NET302"),
    "maintenance": (MAINTENANCE, "NET303"),
    "500 in JSON": (error(500, 101, "Oops."), "NET304"),
    "500 page": (page(500), "NET304"),
    "403 page": (page(403), "NET305"),
    "404 page": (page(404), "NET307"),
    "redirect": (reply(302, Location="https://example.com/login"), "NET309"),
    "502 page": (page(502), "NET310"),
    "captive portal": (CAPTIVE_PORTAL, "NET311"),
    "other JSON": (WRONG_SHAPE, "NET311"),
    "truncated JSON": (TRUNCATED_JSON, "NET312"),
    "bad gzip": (BAD_GZIP, "NET312"),
    "hanging": (HANG, "NET320"),
    "dropped": (DROP, "NET325"),
    "dropped in mid body": (DROP_MID_BODY, "NET325"),
}


@pytest.mark.parametrize("name", CANNOT_TELL)
def test_what_says_nothing_about_the_token(tokenlab: Tokenlab, name: str) -> None:
    act, code = CANNOT_TELL[name]
    with loopback(act) as server:
        timeout = str(deadline_for(act))
        ran = tokenlab("check", "--json", "--timeout", timeout, "--base-url", server.url, POSTMARK_TOKEN=GARBAGE)
    assert (ran.json["kind"], ran.json["confidence"], ran.code, ran.err) == ("unknown", "open", 2, "")
    assert [finding["code"] for finding in ran.json["findings"]] == [code]
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("url", "code"),
    [
        (f"http://127.0.0.1:{closed_port()}", "NET322"),
        ("https://postmark.invalid", "NET321"),
        ("https://255.255.255.255", "NET326"),
    ],
)
def test_a_server_that_is_not_there(tokenlab: Tokenlab, url: str, code: str) -> None:
    ran = tokenlab("check", "--json", "--base-url", url, POSTMARK_TOKEN=GARBAGE)
    assert (ran.json["kind"], ran.code) == ("unknown", 2)
    assert [finding["code"] for finding in ran.json["findings"]] == [code]


def test_a_certificate_that_nobody_trusts(tokenlab: Tokenlab, tmp_path: Path) -> None:
    known = postmark(server_tokens=[GARBAGE])
    authority = str(write_authority(tmp_path))
    with loopback(known, tls=private_tls()) as server:
        refused = tokenlab("check", "--json", "--base-url", server.url, POSTMARK_TOKEN=GARBAGE)
        assert server.requests == []
        trusted = tokenlab("check", "--json", "--base-url", server.url, POSTMARK_TOKEN=GARBAGE, SSL_CERT_FILE=authority)
    assert [finding["code"] for finding in refused.json["findings"]] == ["NET323"]
    assert (refused.code, trusted.code, trusted.json["kind"]) == (2, 0, "server")


@pytest.mark.parametrize(("known", "kind", "code"), [({"server_tokens": [GARBAGE]}, "server", 0), ({}, "neither", 1)])
def test_live_through_a_proxy(
    tokenlab: Tokenlab, tmp_path: Path, known: dict[str, list[str]], kind: str, code: int
) -> None:
    """The default base URL, led to a server on this machine that has a certificate for Postmark's own host."""
    environment = {"SSL_CERT_FILE": str(write_authority(tmp_path)), "POSTMARK_TOKEN": GARBAGE}
    tls = private_tls("api.postmarkapp.com")
    with loopback(postmark(**known), tls=tls) as server, loopback(tunnel_to(server.port)) as proxy:
        login = proxy.url.replace("//", "//me:only-for-the-proxy@")
        ran = tokenlab("check", "--json", HTTPS_PROXY=login, **environment)
    assert (ran.json["kind"], ran.code) == (kind, code)
    assert ran.json["exchanges"][0]["request"]["url"] == "https://api.postmarkapp.com/deliverystats"
    assert "through the proxy http://••••@127.0.0.1" in ran.json["exchanges"][0]["request"]["route"]
    assert "only-for-the-proxy" not in ran.out


@pytest.mark.parametrize("act", [reply(407), reply(403), DROP])
def test_a_proxy_in_the_way(tokenlab: Tokenlab, act: Act) -> None:
    with loopback(act) as proxy:
        ran = tokenlab("check", HTTPS_PROXY=proxy.url, POSTMARK_TOKEN=GARBAGE)
    assert ran.code == 2
    assert f"It went through the proxy {proxy.url}" in ran.out


def test_the_place_of_the_token_matters(tokenlab: Tokenlab, practice_url: str) -> None:
    for variable in ("AUTH_POSTMARK_KEY", "POSTMARK_SERVER_TOKEN", "POSTMARK_API_TOKEN", "POSTMARK_API_KEY"):
        ran = tokenlab("check", "--json", "--base-url", practice_url, **{variable: ACCOUNT_TOKEN})
        assert (ran.json["kind"], ran.code) == ("account", 1)
        assert ran.json["findings"][0]["code"] == "ACCESS203"
        assert ran.json["origin"] == f"the environment variable {variable}"
    assert tokenlab("check", "--base-url", practice_url, POSTMARK_TOKEN=ACCOUNT_TOKEN).code == 0


def test_variables_are_read_in_their_order(tokenlab: Tokenlab, practice_url: str) -> None:
    variables = {"POSTMARK_API_KEY": ACCOUNT_TOKEN, "AUTH_POSTMARK_KEY": SERVER_TOKEN, "POSTMARK_TOKEN": ""}
    ran = tokenlab("check", "--json", "--base-url", practice_url, stdin=b"not looked at", **variables)
    assert (ran.json["kind"], ran.code) == ("server", 0)
    assert ran.json["origin"] == "the environment variable AUTH_POSTMARK_KEY"
    found = {finding["code"]: finding["evidence"] for finding in ran.json["findings"]}
    assert found["SETUP401"].startswith("POSTMARK_TOKEN is set, but to nothing")
    assert found["SETUP402"].startswith("POSTMARK_API_KEY holds another token")
    assert "`env -u AUTH_POSTMARK_KEY tokenlab check` tests POSTMARK_API_KEY." in found["SETUP402"]


@pytest.mark.parametrize("stray", ["\n", "\u00a0"])
def test_a_stray_character_is_the_reason_and_not_the_place(tokenlab: Tokenlab, practice_url: str, stray: str) -> None:
    ran = tokenlab("check", "--json", "--base-url", practice_url, POSTMARK_TOKEN=SERVER_TOKEN + stray)
    assert [finding["code"] for finding in ran.json["findings"]] == ["SHAPE102"]
    assert ran.json["because"].startswith("The token has a space or a line break in it.")


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_standard_input_is_read_when_no_variable_is_set(tokenlab: Tokenlab, practice_url: str, end: bytes) -> None:
    ran = tokenlab("check", "--json", "--base-url", practice_url, stdin=SERVER_TOKEN.encode() + end)
    assert (ran.json["kind"], ran.json["origin"], ran.code) == ("server", "standard input", 0)


@pytest.mark.parametrize("stdin", [b"\xff\xfe\x00", GARBAGE.encode("utf-16"), b"\x00" * 40])
def test_standard_input_may_hold_anything(tokenlab: Tokenlab, practice_url: str, stdin: bytes) -> None:
    ran = tokenlab("check", "--json", "--base-url", practice_url, stdin=stdin)
    assert (ran.json["kind"], ran.code) == ("unknown", 1)
    assert ran.json["exchanges"] == []


def test_a_person_at_a_terminal_is_told_what_is_missing(tokenlab: Tokenlab, practice_url: str) -> None:
    ran = tokenlab("check", "--base-url", practice_url)
    assert ran.code == 1
    assert "SHAPE101 The token is missing" in ran.out
    assert "from: nowhere" in ran.out


def test_the_text_has_the_verdict_first_and_the_next_step_last(tokenlab: Tokenlab, practice_url: str) -> None:
    lines = tokenlab("check", "--base-url", practice_url, AUTH_POSTMARK_KEY=ACCOUNT_TOKEN).out.splitlines()
    assert lines[0] == "◆ This is an account token: it manages the account and cannot send mail."
    assert lines[-1].startswith("Next: Copy a server token")
    assert any(line.startswith("✗ ACCESS203 ") for line in lines)


def test_the_text_of_a_server_token_says_what_it_opens(tokenlab: Tokenlab, practice_url: str) -> None:
    ran = tokenlab("check", "--base-url", practice_url, POSTMARK_TOKEN=SANDBOX_SERVER_TOKEN)
    assert "Server “Demo tests” (ID 1002, Sandbox); streams: outbound, broadcast, inbound; SMTP on." in ran.out
    assert "! ACCESS209 Its server is a sandbox" in ran.out
    assert "This does not prove:" in ran.out


def test_a_reply_cannot_move_the_cursor(tokenlab: Tokenlab) -> None:
    with loopback(json_reply(422, {"ErrorCode": 300, "Message": "\x1b[2J\u202e\ud800 nothing"})) as server:
        ran = tokenlab("check", "--base-url", server.url, POSTMARK_TOKEN=GARBAGE)
    assert ran.code == 2
    assert "“\ufffd[2J\ufffd\ufffd nothing”" in ran.out

"""`tokenlab matrix`: offline from the table; with --observe asked, with one exit code for each way it can end."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from helpers.reference.operations import OPERATIONS
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.cli.conftest import Ran, Tokenlab
from tests.loopback import Act, Heard, Loopback, loopback, private_tls, write_authority
from tests.replies import DROP, HANG, MAINTENANCE, deadline_for, error, json_reply, tunnel_to

BOTH = {"POSTMARK_SERVER_TOKEN": SERVER_TOKEN, "POSTMARK_ACCOUNT_TOKEN": ACCOUNT_TOKEN}
REAL = {"POSTMARK_SERVER_TOKEN": str(uuid4()), "POSTMARK_ACCOUNT_TOKEN": str(uuid4())}
REFUSED = error(422, 300, "Refused for its content.")


@pytest.fixture(autouse=True)
def no_account_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POSTMARK_ACCOUNT_TOKEN", raising=False)


@pytest.fixture
def live(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Loopback]:
    """Postmark's own address, led to a server on this machine that refuses every content."""
    monkeypatch.setenv("SSL_CERT_FILE", str(write_authority(tmp_path)))
    tls = private_tls("api.postmarkapp.com")
    with loopback(REFUSED, tls=tls) as server, loopback(tunnel_to(server.port)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        yield server


def sending(tokenlab: Tokenlab, url: str, *more: str, **environment: str) -> Ran:
    """The observed matrix of the sending group."""
    return tokenlab("matrix", "--observe", "--group", "sending", "--base-url", url, *more, **environment)


@pytest.mark.parametrize("form", [(), ("--json",), ("--csv",)])
def test_without_observe_nobody_is_asked(tokenlab: Tokenlab, form: tuple[str, ...]) -> None:
    with loopback(DROP) as proxy:
        ran = tokenlab("matrix", *form, **REAL, HTTPS_PROXY=proxy.url, HTTP_PROXY=proxy.url)
    assert (ran.code, ran.err, proxy.connections) == (0, "", 0)
    assert ran.out.count("/email") >= 7


def test_as_json(tokenlab: Tokenlab) -> None:
    rows = tokenlab("matrix", "--json").json["operations"]
    assert [f"{row['method']} {row['path']}" for row in rows] == list(OPERATIONS)
    promised = {"method", "path", "token", "effect", "risk", "reveals_secrets", "source"}
    assert all(promised <= row.keys() for row in rows)
    assert {row["token"] for row in rows} == {"server", "account"}


def test_as_csv(tokenlab: Tokenlab) -> None:
    rows = list(csv.DictReader(io.StringIO(tokenlab("matrix", "--csv").out)))
    assert [f"{row['method']} {row['path']}" for row in rows] == list(OPERATIONS)


@pytest.mark.parametrize(("group", "count"), [("sending", 4), ("message streams", 6), ("message-streams", 6)])
def test_one_group(tokenlab: Tokenlab, group: str, count: int) -> None:
    assert len(tokenlab("matrix", "--json", "--group", group).json["operations"]) == count


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("--json --csv", "Choose one of --json and --csv."),
        ("--writes", "it goes with --observe"),
        ("--group nonsense", "There is no such group of operations. The groups are: sending, bulk,"),
        ("--observe --base-url http://api.postmarkapp.com", "would send the token in clear"),
    ],
)
def test_wrong_use(tokenlab: Tokenlab, line: str, says: str) -> None:
    ran = tokenlab("matrix", *line.split(), **BOTH)
    assert (ran.code, ran.out) == (64, "")
    assert says in ran.err


def test_help_names_the_variables_and_what_is_never_sent(tokenlab: Tokenlab) -> None:
    ran = tokenlab("matrix", "--help")
    said = " ".join(ran.out.split())
    assert ran.code == 0
    assert "POSTMARK_SERVER_TOKEN" in said
    assert "POSTMARK_ACCOUNT_TOKEN" in said
    assert "what destroys is never sent live" in said


def test_the_practice_postmark_is_observed_in_full(tokenlab: Tokenlab, practice_url: str) -> None:
    ran = tokenlab("matrix", "--observe", "--json", "--base-url", practice_url, **BOTH)
    told = ran.json
    assert (ran.code, ran.err) == (0, "")
    assert (told["observed"], told["differences"], told["unclear"], told["practice"]) == (435, 0, 0, True)


def test_a_missing_token_is_said_and_its_cells_are_not_asked(tokenlab: Tokenlab, practice_url: str) -> None:
    ran = sending(tokenlab, practice_url, "--json", POSTMARK_SERVER_TOKEN=SERVER_TOKEN)
    assert ran.err == ("tokenlab: There is no account token, so its cells are not asked: set POSTMARK_ACCOUNT_TOKEN.\n")
    assert (ran.code, ran.json["without_token"], ran.json["observed"]) == (0, ["account", "both"], 12)


def test_without_any_token_two_holders_are_left(tokenlab: Tokenlab, practice_url: str) -> None:
    ran = sending(tokenlab, practice_url, "--json")
    assert (ran.code, ran.json["observed"], len(ran.err.splitlines())) == (0, 8, 2)


def test_a_server_that_wrongly_accepts_ends_with_an_alarm(tokenlab: Tokenlab) -> None:
    accepted = json_reply(200, {"ErrorCode": 0, "Message": "OK"})
    with loopback(lambda heard: accepted if heard.target == "/email" else REFUSED) as server:
        ran = sending(tokenlab, server.url, **BOTH)
    assert ran.code == 1
    assert ran.err.startswith("tokenlab: STOPPED: POST /email (")
    assert ran.out.startswith("!!! STOPPED: POST /email (")


def test_a_difference_is_a_problem(tokenlab: Tokenlab) -> None:
    with loopback(REFUSED) as server:  # it lets everybody in
        ran = sending(tokenlab, server.url, **BOTH)
    assert (ran.code, ran.err) == (1, "")
    assert "≠ POST /email, no token: expected “refuses”, observed “opens” (HTTP 422, ErrorCode 300)" in ran.out


@pytest.mark.parametrize("act", [MAINTENANCE, HANG, DROP])
def test_no_telling(tokenlab: Tokenlab, act: Act) -> None:
    with loopback(act) as server:
        ran = sending(tokenlab, server.url, "--timeout", str(deadline_for(act)), **BOTH)
    assert ran.code == 2
    assert ran.out.startswith("20 can't tell: ")


def test_a_practice_token_is_not_sent_live(tokenlab: Tokenlab, live: Loopback) -> None:
    ran = sending(tokenlab, "https://api.postmarkapp.com", **BOTH)
    assert (ran.code, ran.out, live.connections) == (64, "", 0)
    assert "This is a practice token" in ran.err


def asked(requests: list[Heard]) -> set[str]:
    return {heard.method for heard in requests}


def test_live_only_reads_are_asked_unless_writes_are_asked_for(tokenlab: Tokenlab, live: Loopback) -> None:
    tokenlab("matrix", "--observe", "--group", "webhooks", **REAL)
    assert asked(live.requests) == {"GET"}
    ran = tokenlab("matrix", "--observe", "--writes", "--group", "webhooks", **REAL)
    assert asked(live.requests) == {"GET", "POST", "PUT"}
    assert "5 cells not asked on live: it destroys." in ran.out

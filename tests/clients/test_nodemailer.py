"""nodemailer over SMTP on the loopback practice Postmark: what sends, what gets EAUTH, and what bounces afterwards."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.clients.conftest import node_client

pytestmark = pytest.mark.clients

Cases = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def cases(practice: dict[str, Any]) -> Cases:
    run = node_client("nodemailer", "nodemailer")
    return {case["name"]: case for case in run("cases.mjs", stdin=json.dumps(practice))}


@pytest.fixture
def http(practice: dict[str, Any], cases: Cases) -> Iterator[httpx.Client]:
    headers = {"X-Postmark-Server-Token": practice["server_token"]}
    with httpx.Client(base_url=practice["url"], headers=headers) as client:
        yield client


def details(http: httpx.Client, case: dict[str, Any]) -> Any:
    """The message of a case, as the HTTP API shows it."""
    return http.get(f"/messages/outbound/{case['returned']['response'].split()[-1]}/details").json()


SENT = ["server token twice", "from a URL", "AUTH LOGIN", "stream header", "SMTP token", "STARTTLS"]


@pytest.mark.parametrize("name", SENT)
def test_these_send(cases: Cases, name: str) -> None:
    sent = cases[name]["returned"]
    assert ("ada@example.org" in sent["accepted"], sent["rejected"]) == (True, [])
    assert sent["response"].startswith("250 2.0.0 Ok: queued as ")


@pytest.mark.parametrize(
    "name", ["account token", "server token, then account token", "half an SMTP token", "swapped SMTP token"]
)
def test_these_are_refused_with_eauth(cases: Cases, name: str) -> None:
    error = cases[name]["threw"]
    assert (error["code"], error["responseCode"]) == ("EAUTH", 535)
    assert error["message"].startswith("Invalid login: 535 5.7.8 Error: authentication failed:")


def test_without_a_login_nothing_is_taken(cases: Cases) -> None:
    error = cases["no login"]["threw"]
    assert (error["responseCode"], error["command"]) == (530, "MAIL FROM")


def test_everything_that_nodemailer_knows_arrives(http: httpx.Client, cases: Cases) -> None:
    shown = details(http, cases["server token twice"])
    assert shown["Recipients"] == ["ada@example.org", "bob@example.org", "cy@example.org"]
    assert [one["Email"] for one in shown["Bcc"]] == ["cy@example.org"]
    assert (shown["Subject"], shown["TextBody"], shown["HtmlBody"]) == ("Grüße", "Hello.", "<p>Hello.</p>")
    assert (shown["Tag"], shown["Metadata"], shown["TrackOpens"]) == (
        "first",
        {"Order": "7"},
        True,
    )  # nodemailer writes it so
    assert (shown["Attachments"], shown["MessageStream"]) == (["a.txt"], "outbound")
    assert "X-Order: 7" in shown["Body"]


def test_the_header_names_the_stream(http: httpx.Client, cases: Cases) -> None:
    assert details(http, cases["stream header"])["MessageStream"] == "broadcast"


def test_nodemailer_believes_no_certificate_that_nobody_signed(cases: Cases) -> None:
    error = cases["STARTTLS, asking who is there"]["threw"]
    assert (error["code"], "unable to verify" in error["message"]) == ("ESOCKET", True)


def test_tls_from_the_start_is_not_what_the_port_speaks(cases: Cases) -> None:
    assert "wrong version number" in cases["TLS from the start"]["threw"]["message"]


def test_a_mistake_bounces_after_it_was_taken(http: httpx.Client, cases: Cases) -> None:
    taken = cases["sender of nobody"]["returned"]
    (bounce,) = http.get("/bounces?count=10&offset=0&type=SMTPApiError").json()["Bounces"]
    assert taken["response"].endswith(bounce["MessageID"])
    assert (bounce["Email"], bounce["From"]) == ("dee@example.org", "someone@elsewhere.example")
    assert "someone@elsewhere.example" in bounce["Details"]

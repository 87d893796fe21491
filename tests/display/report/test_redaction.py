"""What is redacted, what stays, and what only `addresses=True` shows."""

import json
from uuid import uuid4

import pytest

from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.diagnosis.records import Explanation
from helpers.diagnosis.sending.timeline import Timeline
from helpers.display.report.make import report_of
from helpers.display.report.patterns import without_owners, without_secrets
from helpers.lab import open_lab
from helpers.reference.practice_tokens import SERVER_TOKEN
from tests.display.report.results import HELLO, session
from tests.loopback import loopback
from tests.replies import json_reply

ID = str(uuid4())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("POSTMARK_API_KEY=hunter2 more", "POSTMARK_API_KEY=•••• more"),
        ("AUTH_POSTMARK_KEY=", "AUTH_POSTMARK_KEY="),
        ('{"password": "hunter2"}', '{"password": "••••"}'),
        ("headers={'X-Postmark-Server-Token': 'hunter2'}", "headers={'X-Postmark-Server-Token': '••••'}"),
        ("smtp://me:pa/ss@word@smtp.postmarkapp.com", "smtp://••••@smtp.postmarkapp.com"),
        ("Authorization: Basic aGk6aG8=", "Authorization: ••••"),
        ("Bearer 1234567", "Bearer ••••"),
        ("AUTH PLAIN AGhpAGhv", "AUTH PLAIN ••••"),
        ("Illegal header value b'abc\\n'", "Illegal header value ••••"),
        ("https://example.com/in?token=abc&email=x", "https://example.com/in?token=••••&email=x"),
        ("the password: s3cret-s3cret", "the password: ••••"),
        ("re_123456789abcdef", "••••"),
    ],
)
def test_what_looks_like_a_secret_is_masked(text: str, shown: str) -> None:
    assert without_secrets(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "HTTP 401, ErrorCode 10. Request does not contain a valid Server token.",
        "There is no token: set POSTMARK_API_TOKEN before the kernel starts.",
        "X-Postmark-Server-Token: practice-server-token-demo-app",
        "POSTMARK_API_TOKEN=POSTMARK_API_TEST",
        "2026-01-05T04:00:02.0000000-05:00",
        "https://127.0.0.1:8025/messages/outbound?count=100&offset=0",
        "EHLO offers AUTH LOGIN CRAM-MD5 and basic things",
        "k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDx1",
        "http://••••@proxy.test:8080",
        "••••5f2a",
    ],
)
def test_what_is_none_stays_as_it_is(text: str) -> None:
    assert without_secrets(text) == text


async def test_how_a_token_was_asked_about_can_be_read() -> None:
    lab = open_lab()
    report = lab.report(*[await lab.examine(one) for one in (lab.server_token, lab.account_token)])
    assert "GET /deliverystats with X-Postmark-Server-Token → HTTP 200." in report.markdown
    assert "GET /domains with X-Postmark-Account-Token → HTTP 200." in report.markdown


@pytest.mark.parametrize("addresses", [False, True])
async def test_a_practice_token_that_is_shown_is_said_to_be_no_secret(addresses: bool) -> None:
    lab = open_lab()
    report = lab.report(await lab.examine(lab.server_token), addresses=addresses)  # GET /server names its ApiTokens
    assert SERVER_TOKEN in report.har
    for form in (report.markdown, report.html, report._repr_html_()):
        assert "are left out; practice tokens are shown, since they are no secrets." in form


async def test_of_practice_tokens_nothing_is_said_where_none_is_shown() -> None:
    lab = open_lab()
    report = lab.report(lab.explain(f"POSTMARK_API_TOKEN={SERVER_TOKEN} ErrorCode: 10"))
    assert SERVER_TOKEN not in report.markdown + report.html + report.json
    assert "practice tokens are shown" not in report.markdown


def test_only_ids_that_postmark_gave_stay() -> None:
    assert without_secrets(f"/outbound/{ID}/details", [ID]) == f"/outbound/{ID}/details"
    assert without_secrets(f"message-{ID}") == f"messag••••{ID[-4:]}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ada@example.com", "a•••@example.com"),
        ("to “ada.l+x@mail.example.com”, b@example.com.", "to “a•••@mail.example.com”, b•••@example.com."),
        ("recipient=ada%40example.com", "recipient=a•••%40example.com"),
        ("a•••@example.com", "a•••@example.com"),
        ("test@blackhole.postmarkapp.com", "test@blackhole.postmarkapp.com"),
        ("support@postmarkapp.com", "support@postmarkapp.com"),
        ("http://••••@proxy.test:8080", "http://••••@proxy.test:8080"),
    ],
)
def test_the_owners_of_addresses_are_masked(text: str, shown: str) -> None:
    assert without_owners(text) == shown


async def test_people_and_subjects_are_hidden_unless_they_are_asked_for() -> None:
    results = await session()
    hidden, shown = report_of(results), report_of(results, addresses=True)
    for private in ("ada@example.com", "Lovelace", "A secret party"):
        assert private not in hidden.html + hidden.json + hidden.markdown + hidden.har
        assert private in shown.har
    assert "a•••@example.com" in hidden.markdown


@pytest.mark.parametrize("addresses", [False, True])
async def test_the_contents_of_messages_are_in_no_report(addresses: bool) -> None:
    report = report_of(await session(), addresses=addresses)
    assert "sign-in" not in report.html + report.json + report.markdown + report.har
    assert "ada-1815" not in report.html + report.json + report.markdown + report.har
    assert f"({len(HELLO.text_body)} characters left out)" in report.har


async def test_the_message_id_stays_so_that_the_ticket_can_be_worked_on() -> None:
    results = await session()
    assert isinstance(results[3], Timeline)
    assert results[3].message_id in report_of(results).markdown


async def test_an_id_that_postmark_did_not_know_is_hidden_since_it_could_be_a_token() -> None:
    lab = open_lab()
    report = report_of([await lab.follow(lab.server_token, ID, patience_s=0)])
    assert ID not in report.markdown + report.har
    assert f"••••{ID[-4:]}" in report.markdown


async def test_a_token_that_comes_back_as_a_message_id_is_masked() -> None:
    reply = {"MessageID": ID, "ErrorCode": 0, "Message": "OK"}
    with loopback(lambda _heard: json_reply(200, reply)) as server:
        async with Connection(server.url) as connection:
            exchange = await connection.send("POST", "/email", server_token=Token(ID), body={}, confirmed=True)
    assert ID not in report_of([exchange]).har


async def test_the_records_themselves_stay_as_they_were() -> None:
    results = await session()
    before = repr(results)
    report_of(results)
    assert repr(results) == before


def test_half_a_letter_does_not_keep_a_report_from_being_written() -> None:
    from helpers.diagnosis.explain import explain

    findings = explain("ErrorCode: 10 \ud800 Postmark", file="\udfff.log")
    assert json.loads(report_of([Explanation(findings=findings)]).json.encode())

"""Pasted settings in which no rule finds a fault are called so, and a practice account token is called what it is."""

from uuid import uuid4

import pytest

from helpers.authjs.front_door import explain_anything
from helpers.diagnosis.records import Confidence, Explained, Severity
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.authjs.application import FROM, KEY, SECRET, package, v5
from tests.leaks.canary import canary, shows

LOG = '[auth][error] Error: Postmark error: {"ErrorCode":10,"Message":"Request does not contain a valid Server token."}'


def told(text: str) -> dict[str, Explained]:
    return {finding.code: finding for finding in explain_anything(text).findings}


def clean(text: str) -> Explained:
    findings = told(text)
    assert list(findings) == ["AUTHJS390"]
    return findings["AUTHJS390"]


@pytest.mark.parametrize("token", [SERVER_TOKEN, str(uuid4())])
def test_nothing_wrong_is_said_and_the_tokens_kind_left_open(token: str) -> None:
    found = clean(f"{SECRET}AUTH_POSTMARK_KEY={token}\n")
    assert (found.severity, found.confidence) == (Severity.INFO, Confidence.OPEN)
    assert found.title == "Settings read; nothing wrong in them"
    assert found.next_step.startswith("Which kind of token it is only Postmark can say")
    assert "account token" in found.alternatives[0]


@pytest.mark.parametrize(
    "text",
    [
        SECRET,
        v5(f"Postmark({{ apiKey: process.env.AUTH_POSTMARK_KEY, {FROM} }})")[0].text,
        package(next_auth="5.0.0-beta.32")[0].text,
    ],
    ids=[".env", "code", "package.json"],
)
def test_settings_without_the_key_ask_for_it(text: str) -> None:
    assert "with the key" in clean(text).next_step


@pytest.mark.parametrize("text", ["PORT=3000\n", package(express="5.1.0")[0].text, 'import x from "x"\n'])
def test_settings_of_anything_else_are_not_known(text: str) -> None:
    assert list(told(text)) == ["EXPLAIN690"]


@pytest.mark.parametrize("text", [f"{KEY}AUTH_SECRET=a#b\n", f"{KEY}{LOG}\n", f"{SECRET}POSTMARK_API_TOKEN=abc123\n"])
def test_nothing_wrong_is_never_said_beside_a_finding(text: str) -> None:
    assert {"AUTHJS390", "EXPLAIN690"}.isdisjoint(told(text))


def test_what_could_not_be_parsed_is_not_called_right() -> None:
    half = 'import NextAuth from "next-auth"\nexport default NextAuth({ providers: [Postmark({ from'
    assert "AUTHJS390" not in told(half)


@pytest.mark.parametrize("name", ["AUTH_POSTMARK_KEY", "POSTMARK_SERVER_TOKEN"])
@pytest.mark.parametrize("token", [ACCOUNT_TOKEN, ACCOUNT_TOKEN.upper(), f"{ACCOUNT_TOKEN}-7"])
def test_a_practice_account_token_is_certain_where_a_server_token_is_wanted(name: str, token: str) -> None:
    found = told(f'{SECRET}{name}="{token}"\n')["AUTHJS391"]
    assert (found.severity, found.confidence, found.line) == (Severity.PROBLEM, Confidence.CERTAIN, 2)
    assert "account token" in found.title


def test_where_the_name_does_not_say_which_token_it_is_likely() -> None:
    found = told(f"POSTMARK_TOKEN={ACCOUNT_TOKEN}\n")["AUTHJS391"]
    assert (found.confidence, bool(found.alternatives)) == (Confidence.LIKELY, True)


@pytest.mark.parametrize("text", [f"POSTMARK_ACCOUNT_TOKEN={ACCOUNT_TOKEN}\n", KEY, f"COLOUR={ACCOUNT_TOKEN}\n"])
def test_an_account_token_may_stand_elsewhere(text: str) -> None:
    assert "AUTHJS391" not in told(text)


def test_the_key_of_clean_settings_is_not_told() -> None:
    secret = canary()
    assert not shows(repr(clean(f"{SECRET}AUTH_POSTMARK_KEY={secret}\n")), secret)

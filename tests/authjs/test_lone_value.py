"""A token or an address pasted alone: what it is, where it goes, and that no token is repeated."""

from uuid import uuid4

import pytest

from helpers.authjs.front_door import explain_anything
from helpers.diagnosis.records import Confidence, Explained, Severity
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from helpers.reference.token_kinds import TEST_TOKEN
from tests.leaks.canary import canary, shows


def only(text: str) -> Explained:
    (finding,) = explain_anything(text).findings
    return finding


@pytest.mark.parametrize("around", ["{}", " {}\n", '"{}"', "`{}`", "{},"])
def test_a_lone_token_is_sent_where_it_can_be_asked_about(around: str) -> None:
    secret = canary()
    found = only(around.format(secret))
    assert (found.code, found.severity, found.confidence) == ("EXPLAIN694", Severity.INFO, Confidence.OPEN)
    assert ("token field" in found.next_step, "lab.examine(token)" in found.next_step) == (True, True)
    assert not shows(repr(found), secret)


def test_what_looks_like_a_token_may_be_a_message_id() -> None:
    found = only(str(uuid4()).upper())
    assert ("MessageID" in found.alternatives[0], "message_id=" in found.how_to_tell) == (True, True)


@pytest.mark.parametrize("token", [ACCOUNT_TOKEN, SERVER_TOKEN])
def test_a_lone_practice_token_is_no_message_id(token: str) -> None:
    found = only(token)
    assert (found.code, found.alternatives, "practice" in found.title) == ("EXPLAIN694", (), True)
    assert token not in repr(found)


def test_the_test_token_is_certain() -> None:
    found = only(TEST_TOKEN)
    assert (found.code, found.confidence) == ("EXPLAIN694", Confidence.CERTAIN)


@pytest.mark.parametrize(
    "text", ["ada@example.com", "<ada@example.com>", "mailto:ada@mail.example.com\n", "ä@exämple.de"]
)
def test_a_lone_address_is_sent_where_it_can_be_asked_about(text: str) -> None:
    found = only(text)
    assert (found.code, found.severity, found.confidence) == ("EXPLAIN695", Severity.INFO, Confidence.OPEN)
    assert ("recipient=" in found.next_step, "Whose mail, or which" in found.next_step) == (True, True)
    assert "ada@" not in repr(found)


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "next-auth@5.0.0-beta.32",
        "postmark@5.1.0",
        f"{uuid4()} {uuid4()}",
        str(uuid4())[:-1],
        "mail to ada@example.com bounced",
        "ada@localhost",
        f"id: {uuid4()}",
    ],
)
def test_anything_else_is_not_taken_for_one(text: str) -> None:
    assert only(text).code == "EXPLAIN690"


def test_an_error_beside_the_address_is_what_counts() -> None:
    found = only('ada@example.com postmark {"ErrorCode":406,"Message":"marked as inactive"}')
    assert found.code == "EXPLAIN601"

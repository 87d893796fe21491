"""`postmarker` 1.0, which nobody maintains and many still use, on the loopback practice Postmark.

It says every field that it knows of, most of them with null, and ends some paths with a slash.
"""

import json
from typing import Any

import pytest

from tests.clients.conftest import python_client

pytestmark = pytest.mark.clients

Cases = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def cases(practice: dict[str, Any]) -> Cases:
    return {case["name"]: case for case in python_client("postmarker")("cases.py", stdin=json.dumps(practice))}


def test_send(cases: Cases) -> None:
    sent = cases["send"]["returned"]
    assert (sent["ErrorCode"], sent["Message"], sent["To"]) == (0, "OK", "ada@example.org,bob@example.org")


def test_a_null_counts_as_absent(cases: Cases) -> None:
    sent, details = cases["what was sent"]["returned"], cases["details"]["returned"]
    nulls = {name for name, value in sent.items() if value is None}
    assert nulls == {"Cc", "Bcc", "Tag", "HtmlBody", "Metadata", "ReplyTo", "TrackOpens", "MessageStream"}
    assert (details["Cc"], details["Tag"], details["Metadata"], details["TrackOpens"]) == ([], "", {}, False)
    assert (details["MessageStream"], details["TrackLinks"], sent["TrackLinks"]) == ("outbound", "None", "None")


def test_batch_with_one_bad_item(cases: Cases) -> None:
    good, bad = cases["batch"]["returned"]
    assert (good["ErrorCode"], bad["ErrorCode"]) == (0, 300)


def test_templates(cases: Cases) -> None:
    assert cases["template"]["returned"]["Active"] is True
    sent = [cases["send with a template"]["returned"], *cases["batch with a template"]["returned"]]
    assert [one["ErrorCode"] for one in sent] == [0, 0, 0]


@pytest.mark.parametrize(
    ("case", "code", "message"),
    [
        ("bad address", 300, "[300] Error parsing 'To': Illegal email address 'no address'."),
        ("send to an inactive recipient", 406, "[406] You tried to send to recipient(s) that have been marked"),
        ("account token as server token", 10, "[10] Request does not contain a valid Server token."),
        ("server token as account token", 10, "[10] Request does not contain a valid Account token."),
    ],
)
def test_a_refusal_is_a_client_error(cases: Cases, case: str, code: int, message: str) -> None:
    error = cases[case]["raised"]
    assert error["error_code"] == code
    assert error["message"].startswith(message)


def test_bounces_are_found_and_activated(cases: Cases) -> None:
    (bounce,) = cases["bounces"]["returned"]
    assert (bounce["Type"], bounce["CanActivate"], cases["activate"]["returned"]) == ("HardBounce", True, "OK")
    assert cases["delivery statistics"]["returned"]["InactiveMails"] == 0  # it was activated


def test_the_server_and_the_domains_of_the_account(cases: Cases, practice: dict[str, Any]) -> None:
    assert cases["server"]["returned"]["ApiTokens"] == [practice["server_token"]]
    assert [one["Name"] for one in cases["domains"]["returned"]] == ["example.com", "example.org"]


def test_test_token_is_accepted_for_sending(cases: Cases) -> None:
    assert cases["test token"]["returned"]["Message"] == "Test job accepted"

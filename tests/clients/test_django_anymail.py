"""`django-anymail` 15.2 with Django on the loopback practice Postmark.

It tells its users what became of each recipient, which it takes from the `To` and the `Message` of a reply.
"""

import json
from typing import Any

import pytest

from tests.clients.conftest import python_client

pytestmark = pytest.mark.clients

Cases = dict[str, dict[str, Any]]

INACTIVE = "HardBounce@bounce-testing.postmarkapp.com"
SENT, REJECTED = ["sent", True], ["rejected", False]  # the status, and whether there is a MessageID


@pytest.fixture(scope="module")
def cases(practice: dict[str, Any]) -> Cases:
    return {case["name"]: case for case in python_client("django-anymail")("cases.py", stdin=json.dumps(practice))}


def recipients(cases: Cases, name: str) -> Any:
    return cases[name]["returned"]["recipients"]


def test_send(cases: Cases) -> None:
    assert cases["send"]["returned"]["reply"]["To"] == "Ada <ada@example.org>, bob@example.org"
    assert recipients(cases, "send") == dict.fromkeys(["ada@example.org", "bob@example.org", "cy@example.org"], SENT)


def test_batch(cases: Cases) -> None:
    assert [one["To"] for one in cases["batch"]["returned"]["reply"]] == ["ada@example.org", "bob@example.org"]
    assert recipients(cases, "batch") == dict.fromkeys(["ada@example.org", "bob@example.org"], SENT)


def test_account_token_as_server_token(cases: Cases) -> None:
    error = cases["account token"]["raised"]
    assert (error["class"], error["status"]) == ("AnymailRequestsAPIError", 401)
    assert '"ErrorCode": 10' in error["message"]


@pytest.mark.parametrize(
    ("case", "class_name", "status", "words"),
    [
        ("address refused here", "AnymailInvalidAddress", None, "Invalid email address"),  # nothing is sent for it
        ("address refused there", "AnymailRecipientsRefused", None, "rejected or invalid"),
        ("bad sender", "AnymailRequestsAPIError", 422, '"ErrorCode": 300'),
        ("unknown sender", "AnymailRequestsAPIError", 422, '"ErrorCode": 400'),
        ("send to an inactive recipient", "AnymailRecipientsRefused", None, "rejected or invalid"),
    ],
)
def test_a_refusal_is_raised(cases: Cases, case: str, class_name: str, status: int | None, words: str) -> None:
    error = cases[case]["raised"]
    assert (error["class"], error["status"]) == (class_name, status)
    assert words in error["message"]


def test_an_inactive_recipient_in_a_batch_is_rejected(cases: Cases) -> None:
    assert recipients(cases, "send to an address that bounces") == {INACTIVE: SENT}
    assert recipients(cases, "inactive in a batch") == {"ada@example.org": SENT, INACTIVE: REJECTED}


def test_an_inactive_recipient_among_others_goes_unseen(cases: Cases) -> None:
    """The client looks for a sentence that Postmark's text ended with in 2016; newer texts stop after the addresses:
    https://github.com/ActiveCampaign/postmark-gem/issues/89"""
    reply = cases["inactive among others"]["returned"]["reply"]
    assert reply["Message"] == f"Message OK, but will not deliver to these inactive addresses: {INACTIVE}"
    assert recipients(cases, "inactive among others") == {"ada@example.org": SENT, INACTIVE: SENT}


def test_test_token_is_accepted_for_sending(cases: Cases) -> None:
    assert cases["test token"]["returned"]["reply"]["Message"] == "Test job accepted"

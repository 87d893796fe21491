"""The official `postmark-python` 0.4 on the loopback practice Postmark: it returns and raises what its users know.

The client reads every reply into typed models, so that a reply of another shape fails here.
"""

import json
from typing import Any

import pytest

from tests.clients.conftest import Run

pytestmark = pytest.mark.clients

Cases = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def cases(postmark_python: Run, practice: dict[str, Any]) -> Cases:
    return {case["name"]: case for case in postmark_python("cases.py", stdin=json.dumps(practice))}


def test_send(cases: Cases) -> None:
    sent = cases["send"]["returned"]
    assert (sent["error_code"], sent["message"], sent["to"]) == (0, "OK", "ada@example.org")


def test_batch(cases: Cases) -> None:
    assert [(one["error_code"], one["to"]) for one in cases["batch"]["returned"]] == [
        (0, "bob@example.org"),
        (0, "cy@example.org"),
    ]


def test_batch_with_one_bad_item_breaks_the_client_after_sending(cases: Cases) -> None:
    """A refused item has ErrorCode and Message only, as documented; the client's model wants more of every item, so
    it raises although the good message went out."""
    error = cases["batch with a bad item"]["raised"]
    assert (error["class"], sorted(error["missing"])) == ("ValidationError", ["MessageID", "SubmittedAt", "To"])
    assert cases["search after the bad batch"]["returned"]["total"] == 1


@pytest.mark.parametrize(
    ("case", "kind"),
    [("account token to a server client", "Server"), ("server token to an account client", "Account")],
)
def test_wrong_kind_of_token(cases: Cases, case: str, kind: str) -> None:
    error = cases[case]["raised"]
    assert (error["class"], error["error_code"], error["http_status"]) == ("InvalidAPIKeyException", 10, 401)
    assert f"valid {kind} token" in error["message"]


def test_right_kind_of_token(cases: Cases) -> None:
    listed = cases["account token to an account client"]["returned"]
    assert listed["total"] == len(listed["items"]) > 0


def test_test_token_is_accepted_for_sending(cases: Cases) -> None:
    sent = cases["test token sends"]["returned"]
    assert (sent["error_code"], sent["message"]) == (0, "Test job accepted")


def test_test_token_is_refused_elsewhere(cases: Cases) -> None:
    error = cases["test token reads"]["raised"]
    assert (error["class"], error["error_code"], error["http_status"]) == ("InvalidAPIKeyException", 10, 403)


def test_inactive_recipient(cases: Cases) -> None:
    assert cases["send to an address that bounces"]["returned"]["error_code"] == 0
    error = cases["send to an inactive recipient"]["raised"]
    assert (error["class"], error["error_code"], error["http_status"]) == ("InactiveRecipientException", 406, 422)
    assert [one.lower() for one in error["inactive_recipients"]] == ["hardbounce@bounce-testing.postmarkapp.com"]


def test_search(cases: Cases) -> None:
    found = cases["search"]["returned"]
    assert [one["message_id"] for one in found["items"]] == [cases["send"]["returned"]["message_id"]]


def test_details(cases: Cases) -> None:
    details = cases["details"]["returned"]
    assert (details["message_id"], details["text_body"]) == (cases["send"]["returned"]["message_id"], "Hello.")

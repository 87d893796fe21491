"""The official npm `postmark` 5 on the loopback practice Postmark: it returns and throws what its users know."""

import json
from typing import Any

import pytest

from tests.clients.conftest import Run

pytestmark = pytest.mark.clients

Cases = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def cases(node: Run, practice: dict[str, Any]) -> Cases:
    return {case["name"]: case for case in node("cases.mjs", stdin=json.dumps(practice))}


def test_send(cases: Cases) -> None:
    sent = cases["send"]["returned"]
    assert (sent["ErrorCode"], sent["Message"], sent["To"]) == (0, "OK", "ada@example.org")


def test_batch_with_one_bad_item(cases: Cases) -> None:
    good, bad = cases["batch"]["returned"]
    assert (good["ErrorCode"], good["To"]) == (0, "bob@example.org")
    assert (bad["ErrorCode"], bad.keys()) == (300, {"ErrorCode", "Message"})


@pytest.mark.parametrize(
    ("case", "kind"),
    [("account token to a server client", "Server"), ("server token to an account client", "Account")],
)
def test_wrong_kind_of_token(cases: Cases, case: str, kind: str) -> None:
    error = cases[case]["threw"]
    assert (error["class"], error["code"], error["statusCode"]) == ("InvalidAPIKeyError", 10, 401)
    assert f"valid {kind} token" in error["message"]


def test_right_kind_of_token(cases: Cases) -> None:
    listed = cases["account token to an account client"]["returned"]
    assert listed["TotalCount"] == len(listed["Servers"]) > 0


def test_test_token_is_accepted_for_sending(cases: Cases) -> None:
    sent = cases["test token sends"]["returned"]
    assert (sent["ErrorCode"], sent["Message"]) == (0, "Test job accepted")


def test_test_token_is_refused_elsewhere(cases: Cases) -> None:
    error = cases["test token reads"]["threw"]
    assert (error["class"], error["code"], error["statusCode"]) == ("UnknownError", 10, 403)  # 403 has no class there


def test_inactive_recipient(cases: Cases) -> None:
    assert cases["send to an address that bounces"]["returned"]["ErrorCode"] == 0
    error = cases["send to an inactive recipient"]["threw"]
    assert (error["class"], error["code"], error["statusCode"]) == ("InactiveRecipientsError", 406, 422)
    assert [one.lower() for one in error["recipients"]] == ["hardbounce@bounce-testing.postmarkapp.com"]


def test_search(cases: Cases) -> None:
    found = cases["search"]["returned"]
    sent = cases["send"]["returned"]
    assert (found["TotalCount"], [one["MessageID"] for one in found["Messages"]]) == (1, [sent["MessageID"]])


def test_details(cases: Cases) -> None:
    details = cases["details"]["returned"]
    assert (details["MessageID"], details["Tag"]) == (cases["send"]["returned"]["MessageID"], "first")
    assert details["TextBody"] == "Hello."

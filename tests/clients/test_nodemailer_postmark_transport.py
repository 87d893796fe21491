"""nodemailer 8 with `nodemailer-postmark-transport` 7, and the postmark 4 that it brings, on the loopback practice
Postmark."""

import json
from typing import Any

import pytest

from tests.clients.conftest import node_client

pytestmark = pytest.mark.clients

Cases = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def cases(practice: dict[str, Any]) -> Cases:
    run = node_client("nodemailer-postmark-transport", "nodemailer-postmark-transport")
    return {case["name"]: case for case in run("cases.mjs", stdin=json.dumps(practice))}


def accepted(cases: Cases, name: str) -> list[str]:
    """The messages of the replies that the transport counts as accepted."""
    return [one["Message"] for one in cases[name]["returned"]["accepted"]]


def test_send(cases: Cases) -> None:
    sent = cases["send"]["returned"]
    assert (accepted(cases, "send"), sent["rejected"]) == (["OK"], [])
    assert sent["messageId"] == cases["details"]["returned"]["MessageID"]


def test_everything_that_nodemailer_knows_arrives(cases: Cases) -> None:
    details = cases["details"]["returned"]
    assert details["Recipients"] == ["ada@example.org", "bob@example.org", "cy@example.org"]
    assert (details["TextBody"], details["HtmlBody"], details["Attachments"]) == ("Hello.", "<p>Hello.</p>", ["a.txt"])
    assert (details["Tag"], details["Metadata"]) == ("first", {"order": "7"})
    assert (details["TrackOpens"], details["TrackLinks"]) == (True, "HtmlOnly")
    assert "X-Order: 7" in details["Body"]


def test_without_a_stream_it_is_outbound(cases: Cases) -> None:
    assert cases["details"]["returned"]["MessageStream"] == "outbound"  # the transport names none
    assert accepted(cases, "broadcast") == ["OK"]


def test_batch_with_one_bad_item(cases: Cases) -> None:
    assert accepted(cases, "batch") == ["OK", "OK"]
    (rejected,) = cases["batch"]["returned"]["rejected"]
    assert rejected["ErrorCode"] == 300


@pytest.mark.parametrize(
    ("case", "class_name", "code", "status"),
    [
        ("account token", "InvalidAPIKeyError", 10, 401),
        ("bad address", "InvalidEmailRequestError", 300, 422),
        ("send to an inactive recipient", "InactiveRecipientsError", 406, 422),
        ("unknown stream", "ApiInputError", 1235, 422),
        ("unknown template", "ApiInputError", 1101, 422),
    ],
)
def test_a_refusal_is_thrown(cases: Cases, case: str, class_name: str, code: int, status: int) -> None:
    error = cases[case]["threw"]
    assert (error["class"], error["code"], error["statusCode"]) == (class_name, code, status)


def test_inactive_recipients_are_named(cases: Cases) -> None:
    assert accepted(cases, "send to an address that bounces") == ["OK"]
    named = cases["send to an inactive recipient"]["threw"]["recipients"]
    assert named == ["HardBounce@bounce-testing.postmarkapp.com"]


def test_test_token_is_accepted_for_sending(cases: Cases) -> None:
    assert accepted(cases, "test token") == ["Test job accepted"]

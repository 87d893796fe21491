"""Every public method of the official `postmark-python` 0.4 on the loopback practice Postmark, asynchronous and `sync`.

Each reply is compared strictly with the client's own model of it. Where they differ, Postmark's documentation decides,
and the difference stands here with the reason.
"""

import json
from typing import Any

import httpx
import pytest

from tests.clients.conftest import Run
from tests.clients.recorder import recorder

pytestmark = pytest.mark.clients

Lines = list[dict[str, Any]]

NEWER = "documented; the client's model does not have it yet"
NODE_HAS_IT = "the official Node client declares it"
ONLY_WHAT_HAPPENED = "the documented example leaves out what did not happen on a day; the client wants every column"
NOT_FOR_ALL = "the documented first row, All, has no type; no row has a code"

DIFFERENCES = {
    "Bounce.RecordType: not declared": "in the documented list of bounces",
    "BounceCounts.Days.SMTPApiError: missing": ONLY_WHAT_HAPPENED,
    "BounceCounts.Days.SoftBounce: missing": ONLY_WHAT_HAPPENED,
    "BounceCounts.Days.Transient: missing": ONLY_WHAT_HAPPENED,
    "BulkSendResponse.FailedCount: not declared": NEWER,
    "BulkSendResponse.Id: not declared": "the Node client reads Id, this one ID",
    "BulkSendResponse.PercentageCompleted: not declared": NEWER,
    "BulkSendResponse.ReleasedCount: not declared": NEWER,
    "BulkSendResponse.Subject: not declared": NEWER,
    "BulkSendResponse.TotalMessages: not declared": NEWER,
    "BulkSendStatus.FailedCount: not declared": NEWER,
    "BulkSendStatus.ReleasedCount: not declared": NEWER,
    "DeliveryStats.Bounces.Type: missing": NOT_FOR_ALL,
    "DeliveryStats.Bounces.TypeCode: missing": NOT_FOR_ALL,
    "EmailAddress.MailboxHash: not declared": NODE_HAS_IT,
    "InboundMessage.Bcc: not declared": NODE_HAS_IT,
    "InboundMessage.BccFull: not declared": NODE_HAS_IT,
    "InboundMessage.MessageStream: not declared": NODE_HAS_IT,
    "InboundMessageDetails.Bcc: not declared": NODE_HAS_IT,
    "InboundMessageDetails.BccFull: not declared": NODE_HAS_IT,
    "InboundMessageDetails.MessageStream: not declared": NODE_HAS_IT,
    "InboundMessageDetails.StrippedTextReply: not declared": NODE_HAS_IT,
    "OpenEvent.ReadSeconds: not declared": NODE_HAS_IT,
    "OutboundOverview.WithReadTimeRecorded: not declared": NODE_HAS_IT,
    "Webhook.Status: not declared": NEWER,
}

# What the client raises, all for one of the reasons above but the second: its route left the documentation.
RAISED: list[tuple[str, list[Any]]] = [
    ("ServerClient.bounces.get_delivery_stats", ["ValidationError", ["Type", *["TypeCode"] * 5]]),
    ("ServerClient.stats.read_times", ["PostmarkAPIException", 404, 0]),
    ("ServerClient.stats.bounce_counts", ["ValidationError", ["SMTPApiError", "SoftBounce", "Transient"]]),
]
NO_SUCH_OPERATION = [("AccountClient.patch", ["PostmarkAPIException", 405, 0])]  # a method only of the asynchronous one


@pytest.fixture(scope="module", params=["async", "sync"])
def lines(request: pytest.FixtureRequest, postmark_python: Run, practice: dict[str, Any]) -> Lines:
    httpx.post(f"{practice['url']}/practice/reset").raise_for_status()
    with recorder() as (hook, _):
        return postmark_python("every_method.py", request.param, stdin=json.dumps(practice | {"hook": hook}))


def test_every_public_method_is_called(lines: Lines) -> None:
    *calls, summary = lines
    assert {one["method"] for one in calls} == set(summary["methods"])
    managers = [one for one in summary["methods"] if one.count(".") == 2]
    assert len(managers) == 87
    assert len(summary["methods"]) - len(managers) in {
        2,
        14,
    }  # close, and for the asynchronous clients get, post and so on


def test_every_method_succeeds_but_where_the_client_and_the_documentation_differ(lines: Lines) -> None:
    raised = [(one["method"], one["raised"]) for one in lines if "raised" in one]
    is_async = "ServerClient.get" in lines[-1]["methods"]
    assert raised == RAISED + NO_SUCH_OPERATION * is_async


def test_days_with_every_column_can_be_read(lines: Lines) -> None:
    outcomes = ["raised" in one for one in lines if one.get("method") == "ServerClient.stats.bounce_counts"]
    assert outcomes == [False, True]


def test_replies_have_the_fields_and_types_of_the_models(lines: Lines) -> None:
    assert {f"{where}: {problem}" for where, problem in lines[-1]["differences"]} == DIFFERENCES.keys()


WRONG = [
    ({"ID": 1}, ["DataRemoval.Status", "missing"]),
    ({"ID": "1", "Status": "Done"}, ["DataRemoval.ID", "int_type"]),
    ({"ID": 1, "Status": "Done", "Extra": 1}, ["DataRemoval.Extra", "not declared"]),
    ({"ID": 1, "Status": None}, ["DataRemoval.Status", "string_type"]),
]


def test_replies_of_another_shape_would_be_noticed(postmark_python: Run) -> None:
    found = postmark_python("parsed_replies.py", stdin=json.dumps([reply for reply, _ in WRONG]))
    assert found == [[difference] for _, difference in WRONG]

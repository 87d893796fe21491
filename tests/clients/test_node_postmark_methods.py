"""Every public method of the official npm `postmark` 5 on the loopback practice Postmark, and the types of the replies.

TypeScript's own checker compares each reply with what the client's type declarations promise for that method. Where
they differ, Postmark's documentation decides, and the difference stands here with the reason.
"""

import json
from dataclasses import dataclass
from typing import Any

import pytest

from tests.clients.conftest import Run
from tests.clients.recorder import recorder

pytestmark = pytest.mark.clients

# Methods whose documented reply is another object than the one that the client declares for them.
ANOTHER_REPLY = {
    "ServerClient.createTemplate": "declared as a whole template; the documented reply has neither subject nor bodies",
    "ServerClient.editTemplate": "likewise",
    "AccountClient.verifyDomainSPF": "declared as a whole domain; the documented reply has the three SPF fields",
    "AccountClient.rotateDomainDKIM": "declared as a whole domain; the documented reply has its name and DKIM fields",
    "AccountClient.requestNewDKIMForSenderSignature": "declared as a signature; documented: ErrorCode and Message",
}

NEWER = "documented; the client's types do not have it yet"
NULL = "documented as null where there is none; the client declares a text"
ONLY_WHAT_HAPPENED = "the documented example leaves out what did not happen on a day"
MISTAKEN = "the client declares another type than the documentation and its examples have"

DIFFERENCES = {
    "BulkEmailSendingResponse.FailedCount: not declared": NEWER,
    "BulkEmailSendingResponse.ID: not declared": "`postmark-python` reads ID, this client Id",
    "BulkEmailSendingResponse.PercentageCompleted: not declared": NEWER,
    "BulkEmailSendingResponse.ReleasedCount: not declared": NEWER,
    "BulkEmailSendingResponse.Subject: not declared": NEWER,
    "BulkEmailSendingResponse.TotalMessages: not declared": NEWER,
    "BulkEmailStatusResponse.FailedCount: not declared": NEWER,
    "BulkEmailStatusResponse.ReleasedCount: not declared": NEWER,
    "ClickLocationCounts.Days.Text: missing": ONLY_WHAT_HAPPENED,
    "ClickPlatformUsageCounts.Days.Mobile: missing": ONLY_WHAT_HAPPENED,
    "ClickPlatformUsageCounts.Days.Unknown: missing": ONLY_WHAT_HAPPENED,
    "InboundMessages.TotalCount: number for string": MISTAKEN,
    "MessageStream.ArchivedAt: null for string | undefined": NULL,
    "MessageStream.ExpectedPurgeDate: null for string | undefined": NULL,
    "MessageStream.UpdatedAt: null for string | undefined": NULL,
    "MessageStreamArchiveResponse.ID: string for number": MISTAKEN,
    "MessageStreamUnarchiveResponse.ExpectedPurgeDate: null for string | undefined": NULL,
    "OutboundMessages.TotalCount: number for string": MISTAKEN,
    "Recipient.Name: null for string": NULL,
    "SuppressionStatus.Message: null for string": NULL,
    "TemplatePushAction.TemplateType: not declared": NEWER,
    "ValidationSection.RenderedContent: null for string": "nothing is rendered of a part that is not valid (assumed)",
    "Webhook.Status: not declared": NEWER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What the client declares, and where replies differ from it: method, and place with problem."""

    methods: list[str]
    differences: list[tuple[str, str]]


def compare(node: Run, calls: list[dict[str, Any]]) -> Comparison:
    (found,) = node("declared.mjs", stdin=json.dumps(calls))
    differences = [(method, f"{where}: {problem}") for method, where, problem in found["differences"]]
    return Comparison(methods=found["methods"], differences=differences)


@pytest.fixture(scope="module")
def calls(node: Run, practice: dict[str, Any]) -> list[dict[str, Any]]:
    with recorder() as (hook, _):
        return node("every_method.mjs", stdin=json.dumps(practice | {"hook": hook}))


@pytest.fixture(scope="module")
def comparison(node: Run, calls: list[dict[str, Any]]) -> Comparison:
    return compare(node, calls)


def test_every_public_method_is_called(calls: list[dict[str, Any]], comparison: Comparison) -> None:
    assert {one["method"] for one in calls} == set(comparison.methods)
    assert len(comparison.methods) == 89  # the 85 operations, and what reads and changes the options of each client


def test_every_method_succeeds_but_the_one_that_left_the_documentation(calls: list[dict[str, Any]]) -> None:
    threw = {one["method"]: one["threw"]["statusCode"] for one in calls if "threw" in one}
    assert threw == {"ServerClient.getEmailOpenReadTimes": 404}


def test_replies_have_the_declared_fields_and_types(comparison: Comparison) -> None:
    found = {difference for method, difference in comparison.differences if method not in ANOTHER_REPLY}
    assert found == DIFFERENCES.keys()


def test_other_replies_are_the_listed_ones(comparison: Comparison) -> None:
    assert ANOTHER_REPLY.keys() <= {method for method, _ in comparison.differences}


WRONG = {
    "DefaultResponse.Message: missing": {"ErrorCode": 0},
    "DefaultResponse.Extra: not declared": {"ErrorCode": 0, "Message": "OK", "Extra": 1},
    "DefaultResponse.ErrorCode: string for number": {"ErrorCode": "0", "Message": "OK"},
    "DefaultResponse.Message: null for string": {"ErrorCode": 0, "Message": None},
    "ServerClient.deleteTemplate: array for DefaultResponse": [],
}


def test_replies_of_another_shape_would_be_noticed(node: Run) -> None:
    method, removal = "ServerClient.deleteTemplate", "AccountClient.getDataRemovalStatus"
    calls = [{"method": method, "returned": reply} for reply in WRONG.values()]
    unknown = {"method": removal, "returned": {"ID": 1, "Status": "Over"}}
    found = compare(node, [*calls, unknown]).differences
    assert found == [
        *((method, difference) for difference in WRONG),
        (removal, "DataRemovalStatus.Status: Over for DataRemovalStatusTypes"),
    ]

"""ErrorCode 300 whose Message names the field: that field is told, and nothing else is offered."""

import json

import pytest

from helpers.authjs.log_lines import explain_log
from helpers.diagnosis.explain import explain
from helpers.diagnosis.explaining.ambiguity import AMBIGUITIES
from helpers.diagnosis.explaining.named_field import fields_named
from helpers.diagnosis.records import Confidence, Explained
from helpers.reference.error_codes import ERROR_CODES

NAMED = {
    "Invalid 'From' address: 'shop'.": "From",
    "Invalid 'From' value.": "From",
    "Error parsing 'To': Illegal email address 'nobody'. It must contain the '@' symbol.": "To",
    "Error parsing 'ReplyTo': Illegal email address 'nobody'.": "ReplyTo",
    "Invalid 'Cc' address: 'x'.": "Cc",
    "Zero recipients specified": "To, Cc and Bcc",
    "Provide either email TextBody or HtmlBody or both.": "TextBody and HtmlBody",
    "Header 'Date' not allowed.": "Headers",
    "Attachments too big. The total size should be less than 10485760 bytes.": "Attachments",
    "The values in your metadata content exceeds these limits": "Metadata",
}


def body(message: str) -> str:
    return json.dumps({"ErrorCode": 300, "Message": message})


def only(text: str) -> Explained:
    (finding,) = explain(f"postmark answered {text}")
    return finding


@pytest.mark.parametrize("message", NAMED)
def test_the_field_is_told_and_nothing_else_offered(message: str) -> None:
    found = only(body(message))
    assert (found.code, found.confidence) == ("EXPLAIN601", Confidence.CERTAIN)
    assert f"names the field: {NAMED[message]}." in found.cause
    assert found.next_step == f"Correct {NAMED[message]} and send again."
    assert (found.alternatives, found.how_to_tell) == ((), "")


@pytest.mark.parametrize(
    "text",
    [
        '{\\"ErrorCode\\":300,\\"Message\\":\\"Invalid \\\'From\\\' address\\"}',
        '{"ErrorCode":300,"Message":"Invalid \\u0027From\\u0027 address"}',
        "{&quot;ErrorCode&quot;:300,&quot;Message&quot;:&quot;Invalid &#39;From&#39; address&quot;}",
        '{"Message":"Invalid \'From\' address","ErrorCode":300}',
        "ApiInputError: Invalid 'From' address {\n  statusCode: 422,\n  code: 300\n}",
        '{"ErrorCode":300,"Message":"Invalid\n  \'From\' address"}',
        "Postmarker: ClientError: [300] Invalid 'From' address",
        "PMMail: Invalid 'From' address",
    ],
)
def test_the_field_is_read_however_it_is_spelled(text: str) -> None:
    found = only(text)
    assert ("the field: From." in found.cause, found.alternatives) == (True, ())


@pytest.mark.parametrize("message", ["…", "Illegal email domain 'x' in address", "The 'From' field breaks a rule"])
def test_a_message_that_names_none_leaves_it_open(message: str) -> None:
    assert only(body(message)).alternatives == AMBIGUITIES[300].alternatives


def test_two_refusals_name_two_fields() -> None:
    found = only(body("Invalid 'From' address") + body("Error parsing 'To': x"))
    assert "names the fields: From, To." in found.cause


def test_one_refusal_that_names_none_keeps_all_open() -> None:
    assert fields_named(body("…") + body("Invalid 'From' address")) == {}


def test_another_error_codes_message_names_no_field() -> None:
    text = '{"ErrorCode":406,"Message":"marked as inactive"} Invalid \'From\' address: {"ErrorCode":300}'
    found = {one.title[:13]: one for one in explain(f"postmark {text}")}
    assert found["ErrorCode 406"].cause == ERROR_CODES[406].cause
    assert "From" in found["ErrorCode 300"].cause


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("Invalid 'From' value.", "Postmark refused the sender: ErrorCode 300"),
        ("Error parsing 'To': Illegal email address 'x'.", "Postmark refused the person's address: ErrorCode 300"),
        ("Zero recipients specified", "Postmark refused an address or a field: ErrorCode 300"),
    ],
)
def test_auth_js_says_whose_address_it_was(message: str, title: str) -> None:
    (found,) = explain_log(f"[auth][error] Error: Postmark error: {body(message)}")
    assert (found.code, found.title, found.confidence) == ("AUTHJS504", title, Confidence.CERTAIN)

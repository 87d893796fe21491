"""ErrorCode 300 whose Message names the field: that field is told, and nothing else is offered."""

import json
from uuid import uuid4

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
    "Error parsing 'To': Illegal email address 'ada@'.": "To",
    "Error parsing 'ReplyTo': Illegal email domain 'example.com.' in address": "ReplyTo",
    "Error parsing 'Bcc': Illegal email mailbox 'a..b' in address 'a..b@example.com'.": "Bcc",
    "Invalid 'Cc' address: 'x'.": "Cc",
    "Zero recipients specified": "To, Cc and Bcc",
    "Provide either email TextBody or HtmlBody or both.": "TextBody and HtmlBody",
    "Header 'Date' not allowed.": "Headers",
    "Attachments too big. The total size should be less than 10485760 bytes.": "Attachments",
    "The total size should be less than 10485760 bytes.": "Attachments",
    "The values in your metadata content exceeds these limits": "Metadata",
}
CUT_AT_A_COMMA = (
    "Error parsing 'To': Illegal email address 'Doe'. It must contain the '@' symbol.",
    "Error parsing 'From': Illegal email address 'Inc'.",
    "Error parsing 'ReplyTo': Illegal email address '1234567890'. It must contain the '@' symbol.",
)
UNVERIFIED = "Invalid 'From' address: 'sender@example.com' is not a verified sender signature."


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


@pytest.mark.parametrize(
    ("message", "part"),
    [
        ("Error parsing 'To': Illegal email domain 'example.com.' in address", "The domain behind the @"),
        ("Error parsing 'To': Illegal email mailbox 'a..b' in address 'a..b@example.com'.", "The part before the @"),
    ],
)
def test_the_part_of_an_address_that_is_refused_is_told(message: str, part: str) -> None:
    found = only(body(message))
    assert (part in found.cause, found.confidence) == (True, Confidence.CERTAIN)


@pytest.mark.parametrize("message", CUT_AT_A_COMMA)
def test_a_piece_without_its_sign_is_likely_a_name_that_was_cut(message: str) -> None:
    found = only(body(message))
    assert (found.confidence, "cut at a comma" in found.cause) == (Confidence.LIKELY, True)
    assert ("quotation marks" in found.next_step, len(found.alternatives)) == (True, 2)


def test_a_sender_that_is_not_verified_is_no_malformed_address() -> None:
    found = only(body(UNVERIFIED))
    assert "no verified sender signature" in found.cause
    assert ("no address" in found.cause, found.next_step) == (False, ERROR_CODES[400].fix)


@pytest.mark.parametrize("message", ["Invalid 'From' address: 'a@b.c' is too old.", "Invalid 'To' value that is new."])
def test_what_is_said_of_a_field_in_unknown_words_stays_unsure(message: str) -> None:
    found = only(body(message))
    assert (found.confidence, "no text that this kit knows" in found.cause) == (Confidence.LIKELY, True)
    assert len(found.alternatives) == 2


def test_a_header_with_a_field_of_its_own_is_named_with_it() -> None:
    found = only(body("Header 'Reply-To' not allowed."))
    assert "The header Reply-To is not allowed" in found.cause
    assert found.next_step == "Take Reply-To out of Headers and set ReplyTo."


def test_a_header_whose_name_could_be_a_secret_is_not_repeated() -> None:
    canary = str(uuid4())
    assert canary[:8] not in only(body(f"Header '{canary}' not allowed.")).cause


@pytest.mark.parametrize("message", ["…", "Illegal email domain 'x' in address", "The 'From' field breaks a rule"])
def test_a_message_that_names_none_leaves_it_open(message: str) -> None:
    assert only(body(message)).alternatives == AMBIGUITIES[300].alternatives


@pytest.mark.parametrize("joint", ["", " and then ", "\n"])
def test_two_refusals_name_two_fields(joint: str) -> None:
    found = only(body("Invalid 'From' address") + joint + body("Error parsing 'To': x"))
    assert "names the fields: From, To." in found.cause


def test_two_faults_of_one_field_are_both_told() -> None:
    found = only(body("Error parsing 'To': Illegal email address 'Doe'.") + body("Invalid 'To' address: 'x'."))
    assert found.confidence is Confidence.LIKELY
    assert ("names the field: To." in found.cause, "cut at a comma" in found.cause, "is empty" in found.cause) == (
        (True,) * 3
    )


BOTH = "Invalid 'To' address: 'x'; Invalid 'Cc' address: 'y'"
PRINTED = "ApiInputError: Invalid 'To' address: 'x'\n  at a.js:1 {\n  statusCode: 422,\n  code: 300\n}\n"
UNNAMED = {
    "the first": body("…") + body("Invalid 'From' address"),
    "the second": body(BOTH) + body("…"),
    "a text printed twice": f"PostmarkError: Invalid 'To' address: 'x' {body(UNVERIFIED)} {body('…')}",
    "without a Message": f'{body(BOTH)} {{"ErrorCode":300}}',
    "PHP's print_r": "[ErrorCode] => 300 [Message] => Invalid 'To' address ) ( [ErrorCode] => 300 [Message] => … )",
    "printed by a library": f"{PRINTED}ApiInputError: …\n  at b.js:2 {{\n  statusCode: 422,\n  code: 300\n}}",
}


@pytest.mark.parametrize("name", UNNAMED)
def test_one_refusal_that_names_none_keeps_all_open(name: str) -> None:
    assert fields_named(UNNAMED[name]) == {}


def test_the_texts_of_two_printed_refusals_are_told_apart() -> None:
    assert list(fields_named(PRINTED + PRINTED.replace("To", "Cc"))) == ["To", "Cc"]


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


def test_an_escaped_quotation_mark_does_not_end_the_message() -> None:
    message = "Invalid 'From' address: '\\\"Joe\\\" <joe@example.com>' is not a verified sender signature."
    assert "no verified sender signature" in only(f'{{"ErrorCode":300,"Message":"{message}"}}').cause

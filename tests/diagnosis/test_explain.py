"""The front door: every ErrorCode, however its body is spelled; the order of findings; what is not known."""

import json

import pytest

from helpers.diagnosis.explain import explain
from helpers.diagnosis.records import Confidence, Explained
from helpers.reference.error_codes import ERROR_CODES

BODY = '{"ErrorCode":10,"Message":"Request does not contain a valid Server token."}'


def only(text: str) -> Explained:
    (finding,) = explain(text)
    return finding


@pytest.mark.parametrize("code", ERROR_CODES)
def test_every_error_code_is_explained_by_its_row(code: int) -> None:
    finding, row = only(f"Postmark said {json.dumps({'ErrorCode': code, 'Message': '…'})}"), ERROR_CODES[code]
    assert (finding.code, finding.title) == ("EXPLAIN601", f"ErrorCode {code}: {row.meaning.rstrip('.')}")
    assert (finding.cause, finding.next_step, finding.source) == (row.cause, row.fix, row.source)
    assert finding.confidence is not Confidence.OPEN


SPELLINGS = {
    "JSON": BODY,
    "with spaces": json.dumps(json.loads(BODY), indent=2),
    "JSON in JSON": json.dumps({"error": BODY}),
    "JSON in JSON in JSON": json.dumps({"log": json.dumps({"error": BODY})}),
    "Python": repr(json.loads(BODY)),
    "Node": "{ ErrorCode: 10, Message: 'Request does not contain a valid Server token.' }",
    "Ruby": '{"ErrorCode"=>10, "Message"=>"Request does not contain a valid Server token."}',
    "PHP": "Array\n(\n    [ErrorCode] => 10\n    [Message] => Request does not contain a valid Server token.\n)",
    "HTML": BODY.replace('"', "&quot;"),
    "address": "%7B%22ErrorCode%22%3A10%2C%22Message%22%3A%22Request%20does%20not%20contain",
    "cut off behind the number": BODY[:30],
    "in a line": f"2026-11-22 18:00:01 ERROR mailer: reply was {BODY} (attempt 1)",
    "other order": '{"Message":"Request does not contain a valid Server token.","ErrorCode":10}',
    "header": "x-pm-apierrorcode: 10",
    "coloured": f"\x1b[31m[auth][error]\x1b[0m Error: Postmark error: {BODY}",
}


@pytest.mark.parametrize("name", SPELLINGS)
def test_a_body_is_read_however_it_is_spelled(name: str) -> None:
    finding = only(SPELLINGS[name])
    assert (finding.code, finding.title.partition(":")[0]) == ("EXPLAIN601", "ErrorCode 10")
    assert finding.confidence is Confidence.LIKELY
    assert "tokenlab check" in finding.how_to_tell


def test_an_authjs_log_line_is_postmarks_word() -> None:
    finding = only('[auth][error] Error: Postmark error: {"ErrorCode":412,"Message":"While your account …"}')
    assert finding.confidence is Confidence.CERTAIN
    assert finding.evidence.startswith("“[auth][error] Error: Postmark error: {")


def test_a_body_of_the_same_shape_could_be_another_services() -> None:
    finding = only('{"ErrorCode":300,"Message":"Multiple choices"}')
    assert finding.confidence is Confidence.LIKELY
    assert any("Another service" in other for other in finding.alternatives)


def test_a_number_that_is_cut_off_is_not_looked_up() -> None:
    assert [only(text).code for text in ('{"ErrorCode":40', '{"ErrorCode":1…')] == ["EXPLAIN603"] * 2


def test_an_unknown_number_is_called_unknown() -> None:
    assert (only('{"ErrorCode":9999}').code, only('{"ErrorCode":9999}').confidence) == ("EXPLAIN602", Confidence.OPEN)


def test_findings_come_by_certainty_then_by_place() -> None:
    text = "Postmark:\n" + "\n".join(f'{{"ErrorCode":{code},"Message":"…"}}' for code in (10, 411, 9999, 406))
    assert [(found.confidence, found.line) for found in explain(text)] == [
        (Confidence.CERTAIN, 3),
        (Confidence.CERTAIN, 5),
        (Confidence.LIKELY, 2),
        (Confidence.OPEN, 4),
    ]


def test_what_is_not_known_is_said() -> None:
    finding = explain("The cat sat on the mat.", file="cat.log")[0]
    assert (finding.code, finding.confidence, finding.file) == ("EXPLAIN690", Confidence.OPEN, "cat.log")
    assert "ErrorCode" in finding.next_step


@pytest.mark.parametrize(("wanted", "other"), [("account", "server"), ("server", "account")])
@pytest.mark.parametrize("body", ['{{"ErrorCode":10,"Message":"{}"}}', "{}"])
def test_a_refusal_advises_the_kind_of_token_that_its_message_names(wanted: str, other: str, body: str) -> None:
    finding = only(body.format(f"Request does not contain a valid {wanted.capitalize()} token."))
    assert finding.next_step.startswith(f"Send {'an' if wanted == 'account' else 'a'} {wanted} token")
    assert f"{other} token stands where" in finding.alternatives[0]


def test_a_refusal_that_names_no_kind_advises_both() -> None:
    assert only('Postmark: {"ErrorCode":10,"Message":"…"}').next_step == ERROR_CODES[10].fix


@pytest.mark.parametrize("status", ["", "HTTP/1.1 500\n\n"])
def test_a_failure_of_the_server_is_not_told_as_a_fault_of_a_list(status: str) -> None:
    finding = only(f'POST https://api.postmarkapp.com/email\n{status}{{"ErrorCode":500,"Message":"Internal error"}}')
    assert (finding.code, finding.confidence) == ("NET304", Confidence.LIKELY)
    assert "count=" not in finding.next_step


def test_a_list_of_domains_keeps_the_row_of_its_error_code() -> None:
    finding = only('GET https://api.postmarkapp.com/domains {"ErrorCode":500,"Message":"…"}')
    assert finding.title.startswith("ErrorCode 500")

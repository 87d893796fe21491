"""What programs, client libraries and mailers say before Postmark was asked, or in place of what it answered."""

import pytest

from helpers.authjs.front_door import explain_anything
from helpers.diagnosis.explain import explain
from helpers.diagnosis.records import Confidence, Explained

FRAME = '  File "/venv/site-packages/postmark/core.py", line 461, in send\n'
CALL = "postmark.emails.send_with_template(TemplateAlias=alias)"
NOTICE = "We noticed that you're still connecting to our API via TLSv1.0."


def only(text: str) -> Explained:
    (finding,) = explain(text)
    return finding


@pytest.mark.parametrize(
    "text",
    [
        f"    {CALL}\nTypeError: send_with_template() missing 1 required positional argument: 'TemplateId'",
        f"    {CALL}\n    ^^^^^^^^^^^^~~~\nTypeError: send_with_template() got an unexpected keyword argument 'A'",
    ],
)
def test_a_call_that_the_library_does_not_take_is_told(text: str) -> None:
    found = only(text)
    assert (found.code, found.confidence) == ("EXPLAIN629", Confidence.LIKELY)


@pytest.mark.parametrize(
    "text",
    [
        "using postmark\nTypeError: render() missing 1 required positional argument: 'template'",
        f"{FRAME}ValueError: could not convert string to float",
        "    open('postmark.csv').read()\nUnicodeDecodeError: 'ascii' codec can't decode byte 0xc3",
    ],
)
def test_a_fault_of_other_code_is_not_the_librarys(text: str) -> None:
    assert only(text).code == "EXPLAIN690"


@pytest.mark.parametrize("line", ["    jsontxt = err.read().decode()\n", "    jsontxt = result.read().decode()\n", ""])
def test_a_reply_that_could_not_be_read_is_told(line: str) -> None:
    found = only(f"{FRAME}{line}UnicodeDecodeError: 'ascii' codec can't decode byte 0xc3 in position 75")
    assert (found.code, found.confidence, len(found.alternatives)) == ("EXPLAIN630", Confidence.LIKELY, 2)


@pytest.mark.parametrize(
    "reason", [": A widget may not be sent there.", " - the field is of no use", " (Something new in Postmark's words)"]
)
def test_a_reason_that_stands_there_is_not_called_missing(reason: str) -> None:
    found = only(f"ApiInputError{reason}")
    assert (found.code, found.confidence, "missing" in found.title) == ("EXPLAIN628", Confidence.OPEN, False)


@pytest.mark.parametrize(
    "text", ["ApiInputError", "new ApiInputError(message, code)", "PostmarkValidationException\n  at x"]
)
def test_a_bare_name_hides_its_reason(text: str) -> None:
    assert only(text).code == "EXPLAIN623"


def test_fields_of_a_template_at_the_wrong_path_are_told() -> None:
    found = only("A 'TemplateId' may not be specified when sending through the '/email' endpoint. (ApiInputError)")
    assert (found.code, found.confidence) == ("EXPLAIN668", Confidence.LIKELY)


@pytest.mark.parametrize(
    "line",
    [
        "{ Error: connect ECONNREFUSED 127.0.0.1:25",
        "Error: connect ECONNREFUSED ::1:587",
        'Errno::ECONNREFUSED: Connection refused - connect(2) for "localhost" port 25',
        "stream_socket_client(): Unable to connect to localhost:1025 (Connection refused)",
    ],
)
def test_a_mail_server_on_ones_own_machine_is_told(line: str) -> None:
    found = only(line)
    assert (found.code, found.confidence) == ("EXPLAIN656", Confidence.LIKELY)


@pytest.mark.parametrize("line", ["connect ECONNREFUSED 127.0.0.1:2500", "connect ECONNREFUSED 10.0.0.5:25"])
def test_another_port_or_machine_is_not(line: str) -> None:
    assert only(line).code == "EXPLAIN690"


def test_auth_js_tells_of_a_missing_mail_server_once() -> None:
    told = explain_anything("[auth][error] Error: connect ECONNREFUSED 127.0.0.1:587").findings
    assert [one.code for one in told] == ["AUTHJS536"]


@pytest.mark.parametrize("line", ["535 5.7.8 Error", "(535): 5.7.8 Error", "(535, b'5.7.8 Error')"])
def test_a_refused_login_is_read_in_any_mailers_brackets(line: str) -> None:
    assert (only(f"smtp {line}").code, only(f"smtp {line}").confidence) == ("EXPLAIN651", Confidence.OPEN)


@pytest.mark.parametrize(
    ("text", "confidence"), [(NOTICE, Confidence.OPEN), (f"Postmark: {NOTICE}", Confidence.LIKELY)]
)
def test_the_notice_about_old_tls_is_likely_postmarks_where_it_is_named(text: str, confidence: Confidence) -> None:
    assert (only(text).code, only(text).confidence) == ("EXPLAIN667", confidence)

"""Numbers beside Postmark's name: which is taken for a status, which for an ErrorCode, and what else is said."""

import pytest

from helpers.diagnosis.explain import explain
from helpers.diagnosis.records import Confidence, Explained

OPEN, LIKELY = Confidence.OPEN, Confidence.LIKELY
STATUS_FIRST = {  # what is found, and how sure
    "Postmark API error (401): Unauthorized": ("EXPLAIN645", LIKELY),
    "Postmark API error: 401": ("EXPLAIN645", OPEN),
    "Postmark 401": ("EXPLAIN645", OPEN),
    "postmark: error code: 401": ("EXPLAIN645", OPEN),
    "Postmark's mail service\nAPI error: 401": ("EXPLAIN645", OPEN),
    "Postmark error 403: Forbidden": ("EXPLAIN642", OPEN),
    "Postmark error 405: Method Not Allowed": ("NET306", LIKELY),
    "Postmark error 405": ("NET306", OPEN),
    "Postmark failed with error 413, payload too large": ("EXPLAIN643", LIKELY),
    "sending failed (`Postmark 422`)": ("EXPLAIN641", OPEN),
    "got a 422 from Postmark": ("EXPLAIN641", OPEN),
    "Postmark 500.": ("NET304", OPEN),
    "Postmark (500) error": ("NET304", OPEN),
    "Postmark API error (503): Service Unavailable": ("NET303", LIKELY),
    "POST https://api.postmarkapp.com/email returned 401": ("EXPLAIN645", OPEN),
}
CODE_FIRST = {
    "Postmark error 406: Inactive recipient": 406,
    "Postmark error 406": 406,
    "Postmark API error 401: sender signature is missing a confirmation": 401,
    "Postmark error 413: this account waits for approval": 413,
    "Postmark error 503: no public domains, please": 503,
    "mail:postmark:ACCOUNT_PENDING:code=412:retryable=false": 412,
    "PostmarkException 1101: no template": 1101,
    "Postmark 401 (code 10)": 10,
    "Postmark API: status 422, error code 401": 401,
}
ONE_READING = {"postmark error 429: slow down": "NET302", "Postmark returned 404": "NET307"}
NO_NUMBER_OF_POSTMARKS = (
    "Postmark sent 500 emails",
    "Postmark 500 messages a batch",
    "Postmark returned 300 messages",
    "Postmark error in line 401",
    "Postmark webhook: our endpoint returned 500",
    "POST /hooks/postmark returned 500",
    "we use Postmark\nStripe API error: 402",
    "postmark-5.0.401 failed",
    "postmark code 12 months",
    "Postmark reply 10:30",
    "postmark job returned 10",
    "postmark job failed, exit code 300",
)


def only(text: str) -> Explained:
    (finding,) = explain(text)
    return finding


@pytest.mark.parametrize("text", STATUS_FIRST)
def test_a_number_is_a_status_and_the_error_code_is_told_as_well(text: str) -> None:
    found = only(text)
    assert (found.code, found.confidence) == STATUS_FIRST[text]
    assert any("is the ErrorCode in the body, and no status" in other for other in found.alternatives)


@pytest.mark.parametrize("text", CODE_FIRST)
def test_a_number_is_an_error_code_where_no_status_fits(text: str) -> None:
    found = only(text)
    assert found.title.startswith(f"ErrorCode {CODE_FIRST[text]}:")
    assert found.confidence is LIKELY


@pytest.mark.parametrize("text", ["Postmark error 406", "Postmark error 503: no public domains, please"])
def test_a_number_that_could_be_a_status_is_told_as_one_too(text: str) -> None:
    assert "is the HTTP status" in only(text).alternatives[-1]


@pytest.mark.parametrize("text", ONE_READING)
def test_a_number_that_means_one_thing_is_told_once(text: str) -> None:
    found = only(text)
    assert (found.code, found.confidence) == (ONE_READING[text], LIKELY)
    assert not any("ErrorCode" in other for other in found.alternatives)


@pytest.mark.parametrize("text", NO_NUMBER_OF_POSTMARKS)
def test_an_amount_or_somebody_elses_number_is_neither(text: str) -> None:
    assert only(text).code == "EXPLAIN690"


@pytest.mark.parametrize("text", ["Postmark returned 422: Invalid From address", "Postmark error 422: invalid 'From'"])
def test_a_field_that_is_named_in_other_words_is_told(text: str) -> None:
    found = only(text)
    assert (found.confidence, "names From" in found.cause) == (OPEN, True)
    assert [other[-5:-2] for other in found.alternatives[1:]] == ["300", "400"]


def test_a_text_of_postmarks_decides_what_a_number_hides() -> None:
    found = only("Postmark API error (422): Invalid 'To' address: 'manual@local'")
    assert (found.code, "the field: To." in found.cause) == ("EXPLAIN611", True)


def test_a_body_decides_what_a_number_hides() -> None:
    assert only('Postmark error 422: {"ErrorCode":406,"Message":"…"}').title.startswith("ErrorCode 406")


@pytest.mark.parametrize("text", ["Postmark API returned 400: {}", "Postmark response code: 300"])
def test_an_error_code_that_is_spoken_of_like_a_status_stays_open(text: str) -> None:
    found = only(text)
    assert (found.title[:9], found.confidence) == ("ErrorCode", OPEN)


def test_another_system_on_the_line_makes_a_number_less_sure() -> None:
    assert only("Postmark error 406, see hooks.example.com").confidence is OPEN


@pytest.mark.parametrize("text", ["postmark error: 10 attempts failed", "Postmark error: 100 jobs waiting"])
def test_a_small_number_before_a_word_is_no_code(text: str) -> None:
    assert only(text).code == "EXPLAIN690"


def test_a_number_before_a_word_is_open() -> None:
    assert only("Postmark Error: 400 connections open").confidence is OPEN

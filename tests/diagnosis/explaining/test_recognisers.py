"""Each recogniser by itself: what it sees, what it leaves to others, and where it keeps silent."""

import pytest

from helpers.diagnosis.explain import explain
from helpers.diagnosis.records import Confidence, Severity

HOST = "api.postmarkapp.com"


def codes(text: str) -> list[str]:
    return [finding.code for finding in explain(text)]


REPLIES = {
    "EXPLAIN645": "HTTP/1.1 401 Unauthorized\n\n",
    "EXPLAIN642": "HTTP/1.1 403 Forbidden\nContent-Length: 0\n\n",
    "EXPLAIN643": "HTTP/1.1 413 Payload Too Large\n\n",
    "EXPLAIN644": "HTTP/1.1 415 Unsupported Media Type\n\n",
    "EXPLAIN641": "HTTP/2 422\n\n",
    "NET302": "HTTP/2 429\n\n",
    "NET304": "HTTP/1.1 500 Internal Server Error\n\noops",
    "NET305": "HTTP/1.1 403 Forbidden\nContent-Type: text/html\n\n<h1>403 Forbidden</h1>",
    "NET306": "HTTP/1.1 405 Method Not Allowed\nContent-Length: 0\n\n",
    "NET307": "HTTP/1.1 404 Not Found\nContent-Type: text/html\n\n<html>The resource cannot be found.</html>",
    "NET309": "HTTP/1.1 302 Found\nLocation: https://login.example.com\n\n",
    "NET310": "HTTP/1.1 502 Bad Gateway\nContent-Type: text/html\n\n<html>proxy</html>",
    "NET311": "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<html>Sign in to the hotel</html>",
}


@pytest.mark.parametrize("code", REPLIES)
@pytest.mark.parametrize("prefix", ["", "< "])
def test_a_reply_without_an_error_code_is_told_by_its_form(code: str, prefix: str) -> None:
    head, _, body = REPLIES[code].partition("\n\n")
    lines = "\n".join(prefix + line for line in [*head.split("\n"), ""])
    assert codes(f"> POST /email HTTP/1.1\n> Host: {HOST}\n>\n{lines}\n{body}") == [code]


def test_a_reply_with_an_error_code_speaks_for_itself() -> None:
    body = '{"ErrorCode":412,"Message":"While your account is pending approval, all recipient addresses must …"}'
    assert codes(
        f"> Host: {HOST}\n< HTTP/1.1 422 Unprocessable Entity\n< content-type: application/json\n<\n{body}"
    ) == ["EXPLAIN601"]


def test_a_status_of_another_system_is_not_told_however_near_postmark_is() -> None:
    assert codes("we use Postmark for mail\nGET https://shop.example.com/cart: HTTP 404") == ["EXPLAIN690"]
    assert codes("we use Postmark for mail\nPOST failed: HTTP 404") == ["NET307"]


def test_what_a_server_of_ones_own_answered_is_not_postmarks() -> None:
    assert codes('"POST /postmark/inbound HTTP/1.1" 500 104741') == ["EXPLAIN690"]
    assert codes('https://api.postmarkapp.com:443 "POST /email HTTP/1.1" 500 12') == ["NET304"]


def test_a_reply_of_somebody_else_is_not_told() -> None:
    assert codes("HTTP/1.1 403 Forbidden\nContent-Type: text/html\n\n<h1>403 Forbidden</h1>") == ["EXPLAIN690"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("401 Client Error: Unauthorized for url: https://api.postmarkapp.com", "EXPLAIN645"),
        ("400 Client Error: Bad Request for url: https://api.postmarkapp.com/email", "NET308"),
        ("503 Server Error: Service Unavailable for url: https://api.postmarkapp.com/email", "NET303"),
        ("Postmark is refusing everything: 429 Too Many Requests", "NET302"),
        ("postmark says no, 403 (Forbidden)", "EXPLAIN642"),
    ],
)
def test_a_number_beside_the_name_of_its_status_is_one(line: str, code: str) -> None:
    assert codes(line) == [code]


FOREIGN = """I use postmark.
https://shop.example.com/api 403 (Forbidden)

{
  "status": 403,
  "body": {"message": "Attempt to send more than 5 emails", "httpStatus": 403}
}"""


def test_a_status_in_somebody_elses_body_is_not_postmarks() -> None:
    assert codes(FOREIGN) == ["EXPLAIN690"]


@pytest.mark.parametrize("text", [FOREIGN.replace("(Forbidden)\n", "at postmark"), "Postmark: {status: 403, body: {}}"])
def test_a_body_that_postmark_is_named_beside_may_be_postmarks(text: str) -> None:
    assert codes(text) == ["EXPLAIN642"]


ADDRESSES = {
    "EXPLAIN661": "fetch('https://api.postmark.com/email')",
    "EXPLAIN662": "MAIL_HOST=smtp.postmark.com",
    "EXPLAIN663": "POST http://api.postmarkapp.com/email",
    "EXPLAIN664": "POST https://api.postmarkapp.com/v1/email",
    "EXPLAIN665": 'api.postmarkapp.com "Authorization": "Bearer x"',
    "EXPLAIN666": "host: 'smtp.postmarkapp.com',\n  port: 465,",
}


@pytest.mark.parametrize("code", ADDRESSES)
def test_a_wrong_place_is_seen(code: str) -> None:
    assert codes(ADDRESSES[code]) == [code]


@pytest.mark.parametrize(
    "line",
    [
        "POST https://api.postmarkapp.com/email",
        "POST https://api.postmarkapp.com/email/withTemplate",
        "GET https://api.postmarkapp.com/messages/outbound",
        "host: 'smtp.postmarkapp.com',\n  port: 587,",
        "smtp-broadcasts.postmarkapp.com:2525",
        "https://account.postmarkapp.com/servers/1465/streams",
    ],
)
def test_a_right_place_is_no_finding(line: str) -> None:
    assert codes(line) == ["EXPLAIN690"]


def test_a_wrong_host_explains_why_its_name_is_not_found() -> None:
    assert codes("getaddrinfo ENOTFOUND api.postmark.com") == ["EXPLAIN661"]


def test_bearer_beside_the_right_header_does_no_harm() -> None:
    assert codes("api.postmarkapp.com X-Postmark-Server-Token: x Authorization: Bearer y") == ["EXPLAIN690"]


SMTP = {
    "EXPLAIN651": "535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6",
    "EXPLAIN652": 'Error: Missing credentials for "PLAIN"',
    "EXPLAIN653": "530 5.7.0 Authentication required",
    "EXPLAIN654": "smtp;550 5.1.1 The email account that you tried to reach does not exist",
    "EXPLAIN655": "Type: SMTPApiError",
}


@pytest.mark.parametrize("code", SMTP)
def test_an_answer_over_smtp_is_told(code: str) -> None:
    (finding,) = explain(f"220 smtp.postmarkapp.com ESMTP\n{SMTP[code]}")
    assert (finding.code, finding.confidence) == (code, Confidence.LIKELY)


def test_a_login_refused_by_an_unnamed_server_stays_open() -> None:
    (finding,) = explain("535 5.7.8 Error: authentication failed")
    assert (finding.code, finding.confidence) == ("EXPLAIN651", Confidence.OPEN)
    assert "another provider" in finding.alternatives[0]


def test_a_login_refused_by_gmail_is_gmails() -> None:
    assert codes("smtp.gmail.com: 535-5.7.8 Username and Password not accepted") == ["EXPLAIN670"]


def test_the_code_decides_and_the_text_beside_it_does_not() -> None:
    (finding,) = explain('Postmark {"ErrorCode":411,"Message":"You tried to send to an address marked as inactive."}')
    assert finding.title.startswith("ErrorCode 411")


def test_a_code_beside_another_ones_text_is_less_sure() -> None:
    (finding,) = explain('Postmark {"ErrorCode":411,"Message":"You tried to send to an address marked as inactive."}')
    assert (finding.confidence, "ErrorCode 406" in finding.alternatives[0]) == (Confidence.LIKELY, True)
    assert finding.how_to_tell


def test_a_number_that_the_webhooks_had_before_is_read_by_its_text() -> None:
    text = '{"ErrorCode":1301,"Message":"You cannot create a webhook using an inbound stream."}'
    (finding,) = explain(f"Postmark {text}")
    assert finding.title.startswith("ErrorCode 1351")
    assert (finding.confidence, "1301" in finding.cause) == (Confidence.LIKELY, True)


def test_the_items_of_a_batch_do_not_contradict_each_other() -> None:
    items = '{"ErrorCode":300,"Message":"Zero recipients specified"},{"ErrorCode":406,"Message":"marked as inactive"}'
    assert [one.confidence for one in explain(f"Postmark [{items}]")] == [Confidence.CERTAIN] * 2


@pytest.mark.parametrize("message", ["Bad or missing server or user API token.", "Bad or missing API token"])
def test_a_refusal_under_a_zero_is_no_acceptance(message: str) -> None:
    (finding,) = explain(f'{{"ErrorCode":0,"Message":"{message}"}}')
    assert (finding.title[:12], finding.confidence) == ("ErrorCode 10", Confidence.LIKELY)
    assert "is 0" in finding.how_to_tell


def test_an_acceptance_that_lists_inactive_recipients_is_no_refusal() -> None:
    text = "Message OK, but will not deliver to these inactive addresses: a@example.com. Inactive recipients are ones"
    assert codes(f'Postmark {{"ErrorCode":0,"Message":"{text}"}}') == ["EXPLAIN605"]


def test_a_special_text_beside_another_code_counts_for_nothing() -> None:
    text = '{"ErrorCode":300,"Message":"Please do not include Account API Token for Server API Token calls."}'
    assert [finding.title[:13] for finding in explain(text)] == ["ErrorCode 300"]


def test_a_text_of_the_family_300_stays_open_where_postmark_is_not_named() -> None:
    (finding,) = explain("Invalid 'To' address: 'ada'.")
    assert (finding.code, finding.confidence) == ("EXPLAIN611", Confidence.OPEN)


@pytest.mark.parametrize("code", [400, 405, 406, 413, 500, 503])
def test_an_error_code_that_is_called_a_status_is_told_apart(code: int) -> None:
    text = f'Postmark failed with HTTP {code}: {{"ErrorCode":{code},"Message":"…"}}'
    assert {"EXPLAIN601", "EXPLAIN604"} <= set(codes(text))


@pytest.mark.parametrize(
    "text", ['HTTP 422 {"ErrorCode":406,"Message":"x"}', 'HTTP 401 {"ErrorCode":10,"Message":"x"}']
)
def test_a_status_beside_its_error_code_is_no_confusion(text: str) -> None:
    assert codes(f"Postmark {text}") == ["EXPLAIN601"]


@pytest.mark.parametrize("line", ["GET https://shop.example.com: HTTP 406", '"GET /postmark HTTP/1.1" 406 12'])
def test_somebody_elses_406_is_no_error_code(line: str) -> None:
    assert codes(f"we use Postmark for mail\n{line}") == ["EXPLAIN690"]


def test_http_406_is_a_status_that_postmark_never_answers() -> None:
    (finding,) = explain("Postmark API: request failed with status code 406")
    assert (finding.code, finding.severity, finding.confidence) == ("EXPLAIN604", Severity.PROBLEM, Confidence.LIKELY)


def test_a_token_that_no_header_can_hold_is_told_without_it() -> None:
    (finding,) = explain("postmark: httpx.LocalProtocolError: Illegal header value b'abc\\n'")
    assert (finding.code, "abc" in finding.evidence) == ("EXPLAIN622", False)


MISSING = [
    'Class "Symfony\\Component\\Mailer\\Bridge\\Postmark\\Transport\\PostmarkTransportFactory" not found',
    "ModuleNotFoundError: No module named 'postmarker'",
    "LoadError: cannot load such file -- postmark-rails",
    "Error: Cannot find module 'postmark'",
    "Unsupported mail transport [postmark].",
    'The "postmark+api" scheme is not supported.',
    "Invalid delivery method :postmark",
    'The service definition "swiftmailer.mailer.transport.swift_transport.postmark" does not exist.',
    "Class Swift_Mime_Message not found in vendor/wildbit/swiftmailer-postmark/src/Postmark/Transport.php:10",
]


@pytest.mark.parametrize("line", MISSING)
def test_a_package_that_is_missing_is_told(line: str) -> None:
    assert codes(line) == ["EXPLAIN626"]


@pytest.mark.parametrize("line", ["No module named 'requests'", "Cannot find module 'left-pad'"])
def test_another_package_that_is_missing_is_not_told(line: str) -> None:
    assert codes(line) == ["EXPLAIN690"]


def test_the_status_of_ones_own_endpoint_is_not_postmarks() -> None:
    assert codes("Postmark: Inbound hook received HTTP 503 from https://example.org") == ["EXPLAIN631"]


def test_whose_webhook_it_was_stays_open_in_anybodys_words() -> None:
    (finding,) = explain("Slack: Could not post alert to webhook https://hooks.example.com (404). Sent with Postmark.")
    assert (finding.code, finding.confidence) == ("EXPLAIN631", Confidence.OPEN)
    assert "Another service" in finding.alternatives[0]


def test_anybodys_webhook_hides_no_answer_of_postmarks() -> None:
    text = "Could not post alert to webhook https://hooks.example.com (404).\nPostmark answered HTTP 422"
    assert codes(text) == ["EXPLAIN631", "EXPLAIN641"]


@pytest.mark.parametrize(
    "line",
    [
        "JsonParseException: Unexpected character ('<' (code 60))",
        "System.Text.Json.JsonException: '<' is an invalid start of a value.",
        "invalid character '<' looking for beginning of value",
        "Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON",
    ],
)
def test_a_web_page_in_place_of_json_is_told(line: str) -> None:
    assert codes(f"postmark: {line}") == ["EXPLAIN624"]


@pytest.mark.parametrize(
    "line", ["SMTP Error: Could not authenticate.", "javax.mail.AuthenticationFailedException", "Error: EAUTH"]
)
def test_a_refused_login_is_told_in_the_mailers_words(line: str) -> None:
    assert codes(f"smtp.postmarkapp.com {line}") == ["EXPLAIN651"]


def test_what_is_known_once_is_told_once() -> None:
    log = "Postmark::InvalidApiKeyError: Request does not contain a valid Server token.\n"
    assert codes(log * 20) == ["EXPLAIN611"]


def test_two_failures_of_one_log_are_both_told() -> None:
    log = f'Postmark: {{"ErrorCode":412,"Message":"…"}}\n{"ok " * 2000}\nconnect ECONNREFUSED {HOST}:443'
    assert codes(log) == ["EXPLAIN601", "NET322"]

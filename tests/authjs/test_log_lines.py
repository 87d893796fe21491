"""Every log line of a failed sign-in that is on record: what it means, and that nothing more is claimed."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.authjs.log_lines import explain_log
from helpers.authjs.log_rows import LOG_ROWS
from helpers.authjs.refusal_rows import REFUSALS
from helpers.diagnosis.records import Confidence, Severity
from tests.leaks.canary import canary, shows

V5 = "[auth][error] "
V4 = "[next-auth][error][SIGNIN_EMAIL_ERROR] \nhttps://next-auth.js.org/errors#signin_email_error "
SENDER_REFUSED = "The 'From' address you supplied ({}) is not a Sender Signature on your account."


def refused(number: int, message: str) -> str:
    return f'{V5}Error: Postmark error: {{"ErrorCode":{number},"Message":"{message}"}}\n    at sendVerificationRequest'


NO_SERVER_TOKEN = "Request does not contain a valid Server token."
CASES = {
    # what the provider, the core and the framework write
    f"{V5}TypeError: Missing Postmark API Key\n    at x": ["AUTHJS510"],
    " ⨯ unhandledRejection: [TypeError: Missing Postmark API Key]": ["AUTHJS510"],
    f"{V5}TypeError: Cannot convert argument to a ByteString because the character at index 35 has a value of 8230": [
        "AUTHJS511"
    ],
    refused(10, NO_SERVER_TOKEN): ["AUTHJS501"],
    refused(400, SENDER_REFUSED.format("no-reply@authjs.dev")): ["AUTHJS503"],
    refused(400, SENDER_REFUSED.format("hello@example.com")): ["AUTHJS502"],
    refused(300, "Invalid 'From' value."): ["AUTHJS504"],
    refused(300, "Invalid 'To' address: 'nobody'."): ["AUTHJS504"],
    refused(300, "Invalid 'From' address: 'a@example.com' is not a verified sender signature."): ["AUTHJS502"],
    refused(406, "You tried to send to a recipient that has been marked as inactive."): ["AUTHJS506"],
    refused(412, "While your account is pending approval, all recipient addresses must share"): ["AUTHJS505"],
    refused(1235, "The 'MessageStream' provided does not exist on this server."): ["EXPLAIN601"],
    f'{V5}Error: Postmark error: {{"message":"Forbidden"}}': ["AUTHJS507"],
    f"{V5}SyntaxError: Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON": ["AUTHJS512"],
    f"{V5}SyntaxError: Unexpected token < in JSON at position 0": ["AUTHJS512"],
    f"{V5}SyntaxError: Unexpected end of JSON input": ["AUTHJS512"],
    f"{V5}TypeError: fetch failed\n    at node:internal/deps/undici/undici:13510:13": ["AUTHJS513"],
    f"{V5}MissingAdapter: Email login requires an adapter. .Read more at https://errors.authjs.dev": ["AUTHJS514"],
    f"{V5}MissingSecret: Please define a `secret`. .Read more at https://errors.authjs.dev#missingsecret": [
        "AUTHJS515"
    ],
    f"{V5}UntrustedHost: Host must be trusted. URL was: https://shop.example.com/api/auth/session": ["AUTHJS516"],
    f'{V5}Error: Provider with id "email" not found. Available providers: [postmark].': ["AUTHJS517"],
    f"{V5}MissingCSRF: CSRF token was missing during an action signin": ["AUTHJS518"],
    f"{V5}Error: Missing email from request body.": ["AUTHJS519"],
    f"{V5}Error: Invalid email address format.": ["AUTHJS526"],
    f"{V5}UnknownAction: Cannot parse action at /auth/signin": ["AUTHJS520"],
    "ReferenceError: AUTH_POSTMARK_KEY is not defined\n    at auth.ts:8:15": ["AUTHJS522"],
    f"{V5}Verification: Read more at https://errors.authjs.dev#verification": ["AUTHJS541"],
    # SMTP, version 5 and version 4
    f"{V5}Error: Invalid login: 535 Authentication failed\n    at SMTPConnection._formatError": ["AUTHJS530"],
    f"{V5}AuthError: Nodemailer requires a `server` configuration": ["AUTHJS533"],
    f"{V4}Invalid login: 535 5.7.8 Error: authentication failed: {{": ["AUTHJS530"],
    f'{V4}Missing credentials for "PLAIN" {{': ["AUTHJS531"],
    f"{V4}Cannot set properties of undefined (setting 'mailer') {{": ["AUTHJS532"],
    f"{V4}connect ETIMEDOUT 192.0.2.7:465 {{": ["AUTHJS534"],
    f"{V4}connect ECONNREFUSED 192.0.2.7:587 {{": ["AUTHJS536"],
    f"{V4}getaddrinfo ENOTFOUND smtp.postmark.example {{": ["AUTHJS536"],
    f"{V4}error:0A00010B:SSL routines:ssl3_get_record:wrong version number {{": ["AUTHJS535"],
    V4: ["AUTHJS591"],
    "[next-auth][error][EMAIL_REQUIRES_ADAPTER_ERROR] \nE-mail login requires an adapter.": ["AUTHJS514"],
    # versions and runtimes
    "Cannot find module 'next-auth/providers/postmark' or its corresponding type declarations.": ["AUTHJS523"],
    "Module not found: Can't resolve 'next-auth/providers/postmark'": ["AUTHJS523"],
    "The edge runtime does not support Node.js 'stream' module.": ["AUTHJS524"],
    "The edge runtime does not support Node.js 'dns' module.": ["AUTHJS524"],
    "TypeError: (h2.adapter || qi.adapter) is not a function": ["AUTHJS525"],
    # the addresses that it ends on
    "https://shop.example.com/api/auth/error?error=Configuration": ["AUTHJS801"],
    "GET /auth/error?error=Configuration 500": ["AUTHJS801"],
    "/api/auth/error?error=EmailSignin": ["AUTHJS802"],
    "https://shop.example.com/auth/error?error=Verification": ["AUTHJS803"],
    "/auth/signin?error=MissingCSRF": ["AUTHJS804"],
    "/auth/error?error=AccessDenied": ["AUTHJS809"],
    "http://localhost:3000/api/auth/callback/postmark?callbackUrl=%2F&token=1&email=a%40b.example": ["AUTHJS543"],
    # what is not about this, or cannot be told
    f"{V5}JWTSessionError: Read more at https://errors.authjs.dev#jwtsessionerror": ["AUTHJS590"],
    "TypeError: fetch failed": [],
    "SyntaxError: Unexpected token '<'": [],
    "": [],
    "Ready in 1203 ms": [],
}


@pytest.mark.parametrize("log", CASES)
def test_a_line_means(log: str) -> None:
    found = [one for one in explain_log(log) if one.code.startswith("AUTHJS") or one.code == "EXPLAIN601"]
    assert [one.code for one in found] == CASES[log]


def test_every_row_is_tried() -> None:
    tried = {code for codes in CASES.values() for code in codes}
    assert {row.words.code for row in LOG_ROWS} | {words.code for words in REFUSALS.values()} <= tried


def test_colours_and_line_numbers() -> None:
    log = "ready\n\x1b[31m[auth][error]\x1b[0m MissingSecret: Please define a `secret`\n"
    (found,) = explain_log(log, "dev.log")
    assert (found.file, found.line, found.severity) == ("dev.log", 2, Severity.PROBLEM)


def test_a_refused_key_leaves_the_reason_open() -> None:
    (found,) = explain_log(refused(10, NO_SERVER_TOKEN))
    assert found.confidence is Confidence.LIKELY
    assert "account token" in found.cause
    assert found.alternatives


def test_several_entries_are_all_told() -> None:
    log = "\n".join((f"{V5}MissingCSRF: x", refused(10, NO_SERVER_TOKEN), f"{V5}Strange: y"))
    assert sorted(one.code for one in explain_log(log)) == ["AUTHJS501", "AUTHJS518", "AUTHJS590"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        ("Error: Invalid login: 535 5.7.8 Error: authentication failed:", "AUTHJS530"),
        ('Error: Missing credentials for "PLAIN"', "AUTHJS531"),
        ("SyntaxError: Unexpected token '<', \"<html>\"... is not valid JSON", "AUTHJS512"),
    ],
)
def test_the_general_explanation_does_not_say_it_again(error: str, code: str) -> None:
    assert [one.code for one in explain_log(f"{V5}{error}")] == [code]


def test_the_address_alone_decides_nothing() -> None:
    (found,) = explain_log("https://shop.example.com/api/auth/error?error=Configuration")
    assert (found.confidence, found.severity) == (Confidence.OPEN, Severity.INFO)
    assert len(found.alternatives) >= 8


def test_no_secret_of_a_log_is_told() -> None:
    secret = canary()
    for log in CASES:
        told = repr(explain_log(f"AUTH_POSTMARK_KEY={secret} {log} x-postmark-server-token: {secret}"))
        assert not shows(told, secret)


@given(text=st.text(), log=st.sampled_from(sorted(CASES)))
def test_any_text_can_be_read(text: str, log: str) -> None:
    secret = str(uuid4())
    assert secret not in repr(explain_log(f"{text}{log}{secret}{text}"))


def test_a_name_that_was_cut_at_a_comma_is_likely_and_no_more() -> None:
    cut = "Error parsing 'From': Illegal email address 'Shop'. It must contain the '@' symbol."
    said = explain_log(refused(300, cut))
    assert (said[0].code, said[0].confidence) == ("AUTHJS504", Confidence.LIKELY)
    assert "quotation marks" in said[0].next_step
    assert said[0].alternatives


def test_a_bad_domain_in_from_is_called_that() -> None:
    bad = "Error parsing 'From': Illegal email domain 'exa mple.com' in address 'a@exa mple.com'."
    assert "domain behind the @" in explain_log(refused(300, bad))[0].cause


def test_somebody_elses_postmark_error_is_no_refusal_of_auth_js() -> None:
    assert "AUTHJS507" not in {found.code for found in explain_log("postmark error: Postmark error: slow down")}


def test_a_long_log_is_read_where_it_matters_and_what_was_left_out_is_said() -> None:
    noise = "GET /users/42 200 13ms\n" * 10_000
    found = explain_log(f"{noise}[auth][error] TypeError: Missing Postmark API Key\n{noise}", "app.log")
    assert [(one.file, one.line) for one in found] == [("app.log", 10_001), ("app.log", None)]
    assert found[-1].title == "Not all of this text was read"


def test_a_long_log_in_which_nothing_is_known_is_not_passed_over_in_silence() -> None:
    assert [one.code for one in explain_log("GET /users/42 200 13ms\n" * 20_000)] == ["EXPLAIN690", "EXPLAIN693"]

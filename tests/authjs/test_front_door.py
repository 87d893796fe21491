"""The one door: what the doctor, the log reader and the general explanations say of one paste together."""

import pytest

from helpers.authjs.front_door import explain_anything
from helpers.diagnosis.records import Confidence

SMTP_LOGIN = "[auth][error] Error: Invalid login: 535 5.7.8 Error: authentication failed:"


def told(text: str) -> dict[str, Confidence]:
    return {finding.code: finding.confidence for finding in explain_anything(text).findings}


def test_a_line_of_a_log_below_a_setting_is_no_broken_line_of_a_file() -> None:
    assert told(f"MAILER_DSN=smtp://smtp.postmarkapp.com\n{SMTP_LOGIN}") == {"AUTHJS530": Confidence.LIKELY}


def test_a_broken_line_of_a_file_is_told() -> None:
    assert told("AUTH_SECRET=x\nAUTH_POSTMARK_KEY my key")["AUTHJS321"] is Confidence.CERTAIN


def test_a_line_that_names_no_setting_may_be_anothers() -> None:
    login = "SMTP_SERVER=smtp.postmarkapp.com\nSMTP_PORT=587\nSMTP_LOGIN=x\n"
    assert told(f"WARN: 550 relay access denied - please authenticate\n{login}")["AUTHJS321"] is Confidence.OPEN


def test_lines_are_counted_as_the_reader_of_settings_counts_them() -> None:
    assert told("A=b\rB=c\rfoo bar\rC=d\r")["AUTHJS321"] is Confidence.OPEN
    assert told("A=b\rB_C=d\rB_D my key\rC=d\r")["AUTHJS321"] is Confidence.CERTAIN


@pytest.mark.parametrize(
    ("text", "confidence"), [(SMTP_LOGIN, Confidence.OPEN), (f"postmark {SMTP_LOGIN}", Confidence.LIKELY)]
)
def test_a_login_is_about_postmark_where_postmark_is_named(text: str, confidence: Confidence) -> None:
    assert told(text) == {"AUTHJS530": confidence}


def test_port_465_of_nobody_is_not_postmarks() -> None:
    assert told("Error: connect ETIMEDOUT 203.0.113.108:465") == {"EXPLAIN690": Confidence.OPEN}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Error: Cannot find module 'next-auth/providers/postmark'", "AUTHJS523"),
        ("postmark: (h2.adapter || qi.adapter) is not a function, statusCode: 500", "AUTHJS525"),
    ],
)
def test_what_auth_js_explains_better_is_told_once(text: str, code: str) -> None:
    assert list(told(text)) == [code]

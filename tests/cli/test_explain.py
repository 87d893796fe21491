"""`tokenlab explain`: exit codes, the two forms, odd encodings, and nobody asked."""

import json
from uuid import uuid4

import pytest

from helpers.authjs.front_door import RECOGNISERS
from helpers.diagnosis.explain import RECOGNISERS as GENERAL
from tests.cli.conftest import Tokenlab

REFUSED = (
    'Postmark said: {"ErrorCode":406,"Message":"You tried to send to a recipient that has been marked as inactive."}'
)
FIELDS = [
    "code", "severity", "title", "evidence", "next_step", "source",
    "cause", "confidence", "alternatives", "how_to_tell", "file", "line",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (REFUSED, 1),
        ('{"ErrorCode":0,"Message":"OK","MessageID":"1"}', 0),
        ("550 The from address does not match a verified Sender Identity.", 2),
        ("Resend error: 401 API key is invalid", 2),
        ("Postmark: Request failed with status code 422", 2),
        ("The cat sat on the mat.", 2),
        ("", 2),
    ],
)
def test_the_exit_code_says_how_it_went(tokenlab: Tokenlab, text: str, code: int) -> None:
    assert tokenlab("explain", stdin=text.encode()).code == code


def test_a_finding_as_json(tokenlab: Tokenlab) -> None:
    ran = tokenlab("explain", "--json", stdin=REFUSED.encode())
    (finding,) = ran.json["findings"]
    assert (list(ran.json), list(finding)) == (["findings"], FIELDS)
    assert (finding["code"], finding["confidence"], finding["line"]) == ("EXPLAIN601", "certain", 1)
    assert ran.err == ""


def test_a_finding_as_text(tokenlab: Tokenlab) -> None:
    out = tokenlab("explain", stdin=REFUSED.encode()).out
    assert out.startswith("✗ EXPLAIN601 ErrorCode 406: A recipient is inactive")
    assert "→ Look the address up in the stream's suppressions" in out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_usual_encoding_is_read(tokenlab: Tokenlab, encoding: str) -> None:
    assert tokenlab("explain", "--json", stdin=REFUSED.encode(encoding)).json["findings"][0]["code"] == "EXPLAIN601"


def test_bytes_that_are_no_text_are_called_so(tokenlab: Tokenlab) -> None:
    ran = tokenlab("explain", "--json", stdin=bytes(range(256)) * 40)
    assert [finding["code"] for finding in ran.json["findings"]] == ["EXPLAIN692"]


def test_an_authjs_log_is_explained_by_its_own_recogniser(tokenlab: Tokenlab) -> None:
    log = "[auth][error] TypeError: Missing Postmark API Key"
    (first, *_) = tokenlab("explain", "--json", stdin=log.encode()).json["findings"]
    assert first["code"].startswith("AUTHJS")


def test_one_list_holds_the_recognisers() -> None:
    assert RECOGNISERS[-len(GENERAL) :] == GENERAL
    assert len(RECOGNISERS) > len(GENERAL)


def test_a_pasted_token_is_not_repeated(tokenlab: Tokenlab) -> None:
    token = str(uuid4())
    pasted = f"X-Postmark-Server-Token: {token} {json.dumps({'ErrorCode': 10, 'Message': token})}"
    for form in ((), ("--json",)):
        ran = tokenlab("explain", *form, stdin=pasted.encode())
        assert token not in ran.out + ran.err


def test_tokens_of_the_environment_are_not_used(tokenlab: Tokenlab) -> None:
    token = str(uuid4())
    ran = tokenlab("explain", "--json", stdin=REFUSED.encode(), POSTMARK_TOKEN=token)
    assert (ran.code, token in ran.out) == (1, False)


def test_pasted_settings_are_read_by_the_doctor(tokenlab: Tokenlab) -> None:
    ran = tokenlab("explain", "--json", stdin=b"AUTH_SECRET=x\nPOSTMARK_API_TOKEN=abc123\n")
    found = [finding["code"] for finding in ran.json["findings"]]
    assert ("AUTHJS301" in found, "EXPLAIN690" in found, ran.code) == (True, False, 1)


def test_settings_with_nothing_to_find_are_not_called_a_problem(tokenlab: Tokenlab) -> None:
    ran = tokenlab("explain", "--json", stdin=b"PORT=3000\nDEBUG=1\n")
    assert ([finding["code"] for finding in ran.json["findings"]], ran.code) == (["EXPLAIN690"], 2)


@pytest.mark.parametrize("name", ["AUTH_POSTMARK_KEY", "POSTMARK_API_KEY", "EMAIL_SERVER_PASSWORD"])
def test_a_token_in_pasted_settings_is_not_repeated(tokenlab: Tokenlab, name: str) -> None:
    token = str(uuid4())
    for form in ((), ("--json",)):
        ran = tokenlab("explain", *form, stdin=f'{name}="{token} "\n'.encode())
        assert token not in ran.out + ran.err


def test_findings_of_both_come_by_certainty(tokenlab: Tokenlab) -> None:
    pasted = f"POSTMARK_API_KEY=abc123\n{REFUSED}\n"
    sure = [finding["confidence"] for finding in tokenlab("explain", "--json", stdin=pasted.encode()).json["findings"]]
    assert sure == sorted(sure, key=["certain", "likely", "open"].index)
    assert len(sure) > 1

"""Nothing secret of a handed-over text is in what is said of it, wherever in the text it stands."""

import base64
import dataclasses
import json
import secrets
from collections.abc import Callable
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.diagnosis.explain import explain
from helpers.diagnosis.explaining.pasted import LIMIT, paste
from helpers.diagnosis.explaining.places import AROUND as REACH
from helpers.diagnosis.explaining.places import EDGE
from helpers.diagnosis.records import Explained, Explanation
from helpers.display.as_json import explanation_as_json
from helpers.display.explained_card import explanation_card
from helpers.display.explained_text import explained_as_text
from helpers.display.markup import to_html
from tests.diagnosis.explaining.texts import PUBLISHED
from tests.leaks.canary import canary, shows

BODY = '{"ErrorCode":10,"Message":"Request does not contain a valid Server token."}'
TEXTS = [published.text for published in PUBLISHED]


def surfaces(findings: tuple[Explained, ...]) -> str:
    """The findings in every way in which they can be shown."""
    explanation = Explanation(findings=findings)
    shown = (
        *map(str, findings),
        repr(findings),
        str(explanation),
        repr(dataclasses.asdict(explanation)),
        json.dumps(explanation_as_json(explanation), ensure_ascii=False),
        explained_as_text(findings),
        to_html(explanation_card(explanation)),
    )
    return "\n".join(shown)


# How a secret of any form, however short, stands beside what is recognised.
AROUND = {
    "header": "X-Postmark-Server-Token: @@ and then " + BODY,
    "header in JSON": '{"X-Postmark-Account-Token": "@@", "reply": ' + BODY.replace("{", "{").replace("}", "}") + "}",
    "header of Python": "headers={'X-Postmark-Server-Token': '@@'} ErrorCode: 10 Postmark",
    "Bearer": "Authorization: Bearer @@ api.postmarkapp.com",
    "Basic": "Authorization: Basic @@ ErrorCode: 10 Postmark",
    "variable": "AUTH_POSTMARK_KEY=@@ ErrorCode: 10",
    "variable of Ruby": ":api_token => '@@', postmark ErrorCode: 10",
    "password": 'postmark "password": "@@" ErrorCode: 10',
    "login in an address": "smtp://@@:@@@smtp.postmarkapp.com:465/",
    "login in an address, name only": "https://@@@api.postmarkapp.com/v1/email",
    "query": "https://example.com/callback/postmark?token=@@&email=a ErrorCode: 10",
    "magic link": "Postmark ErrorCode: 10 http://localhost:3000/api/auth/callback/email?callbackUrl=x&token=@@&email=b",
    "SMTP dialogue": "smtp.postmarkapp.com AUTH PLAIN @@ 535 5.7.8 Error: authentication failed",
    "header value of httpx": "postmark Illegal header value b'@@'",
    "header with a space in it": 'curl http://api.postmarkapp.com/email -H "X-Postmark-Server-Token: x @@"',
    "nodemailer": "createTransport({host:'smtp.postmarkapp.com',port:465,auth:{user:'@@',pass:'@@'}})",
    "settings of a mailer": "MAIL_HOST=smtp.postmark.com MAIL_USERNAME=@@ MAIL_PASSWORD=@@",
    "client of Node": 'new postmark.ServerClient("@@"); ErrorCode: 10',
    "client of Ruby": "Postmark::ApiClient.new('@@') ErrorCode: 10",
    "owner of a mailbox": "Postmark ErrorCode: 406 @@@example.com",
}
SHORT = ("hunter2", "s3cret", "correct-horse", "Pa55word!")


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("secret", SHORT)
def test_a_short_secret_is_hidden_by_what_stands_before_it(around: str, secret: str) -> None:
    assert secret not in surfaces(explain(AROUND[around].replace("@@", secret)))


@pytest.mark.parametrize("around", AROUND)
def test_a_token_is_hidden_wherever_it_stands(around: str) -> None:
    token = canary()
    findings = explain(AROUND[around].replace("@@", token))
    assert findings[0].code != "EXPLAIN690"
    assert not shows(surfaces(findings), token)


def test_the_dialogue_of_a_login_is_hidden() -> None:
    user, password = (base64.b64encode(text.encode()).decode() for text in ("vkdev", "r6GwDaHJsTBd"))
    log = f"220 smtp.postmarkapp.com AUTH LOGIN 334 {user} >> {user} 334 {password} >> {password} << 535 5.7.8 Error: "
    shown = surfaces(explain(f"{log}authentication failed: {password}"))
    assert (user in shown, password in shown) == (False, False)


def tokens() -> st.SearchStrategy[str]:
    """Tokens of every form that has been seen, made afresh for each run."""
    makers: tuple[Callable[[], str], ...] = (
        lambda: str(uuid4()),
        lambda: str(uuid4()).upper(),
        lambda: uuid4().hex,
        lambda: secrets.token_hex(32),
        lambda: f"PM-T-outbound-{secrets.token_hex(10)}",
        lambda: base64.b64encode(f"\0{uuid4()}\0{uuid4()}".encode()).decode(),
        lambda: f"1{secrets.token_urlsafe(24)}",
    )
    return st.sampled_from(makers).map(lambda make: make())


@settings(max_examples=200)
@given(
    text=st.sampled_from(TEXTS), at=st.integers(0, 600), token=tokens(), gap=st.sampled_from(["", " ", "\n", '"', "'"])
)
def test_a_token_planted_anywhere_is_never_shown(text: str, at: int, token: str, gap: str) -> None:
    planted = f"{text[:at]}{gap}{token}{gap}{text[at:]}"
    assert not shows(surfaces(explain(planted)), token)


@pytest.mark.parametrize("offset", range(-40, 41, 4))
def test_a_token_that_a_long_text_is_cut_in_is_not_shown(offset: int) -> None:
    token = canary()
    halves = f"{'x ' * LIMIT}"[: EDGE + offset], f"{'y ' * LIMIT}"[: EDGE + offset]
    text = f"{halves[0]}{token} {BODY}{'z ' * LIMIT}{BODY} {token}{halves[1]}"
    assert not shows(surfaces(explain(text)), token)


@pytest.mark.parametrize("offset", range(-36, 0, 3))
def test_half_of_a_token_is_not_read_at_all(offset: int) -> None:
    token = canary()
    text = f"{'x ' * LIMIT}"[: EDGE + offset] + token + f" {'z ' * LIMIT}"
    assert token[:4] not in paste(text).text


@pytest.mark.parametrize("offset", range(-40, 41, 4))
def test_a_token_at_the_end_of_a_part_in_the_middle_is_not_shown(offset: int) -> None:
    token, filler = canary(), "x " * LIMIT
    text = f"{filler}{token} {filler[: REACH - 40 + offset]}{BODY}{filler[: REACH - 100 + offset]}{token} {filler}"
    assert token[:4] not in paste(text).text.replace(token, "")
    assert not shows(surfaces(explain(text)), token)


def test_no_record_of_the_text_shows_it() -> None:
    token = canary()
    assert token not in repr(paste(f"token {token}"))


def test_a_traceback_would_not_show_the_text() -> None:
    with pytest.raises(RuntimeError) as failure:
        explain(None)
    assert failure.value.__cause__ is None
    assert failure.value.__context__ is None

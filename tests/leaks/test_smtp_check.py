"""Canary logins at servers that accept, refuse, repeat or break off: no form of the check shows a secret."""

import json
from base64 import b64encode
from collections.abc import Callable

import pytest

from helpers.client.token import Token
from helpers.diagnosis.smtp_check.records import SmtpCheck
from helpers.diagnosis.smtp_check.smtp_check import smtp_check
from helpers.display.markup import to_html
from helpers.display.smtp_check_card import smtp_check_card
from helpers.display.smtp_check_json import smtp_check_as_json
from helpers.display.smtp_check_text import smtp_check_as_text
from tests.leaks.canary import canary, shows
from tests.leaks.conftest import Pages
from tests.leaks.test_records import SURFACES
from tests.leaks.test_tracebacks import held
from tests.smtp_server import Told, smtp_server

USER, PASSWORD = canary(), canary()
ENCODED = [b64encode(text.encode()).decode() for text in (USER, PASSWORD, f"\0{USER}\0{PASSWORD}")]
ALL = [USER, PASSWORD, *ENCODED]
IN_CLEAR = {"EHLO": "250-test\r\n250 AUTH PLAIN LOGIN"}
LOGIN_ONLY = {"EHLO": "250-test\r\n250 AUTH LOGIN", "AUTH": "334 VXNlcm5hbWU6"}

TOLD: dict[str, dict[str, str]] = {
    "accepted": IN_CLEAR,
    "refused": {**IN_CLEAR, "AUTH": "535 5.7.8 Error: authentication failed: "},
    "repeated": {**IN_CLEAR, "AUTH": f"535 5.7.8 Error: authentication failed: {ENCODED[2]}"},
    "repeated in clear": {**IN_CLEAR, "AUTH": f"535-{USER}\r\n535 no {PASSWORD}"},
    "repeated at the end": {**IN_CLEAR, "QUIT": f"221 bye {USER} {ENCODED[0]}"},
    "two steps": LOGIN_ONLY,
    "broken off": {**IN_CLEAR, "AUTH": ""},
}
FORMS: dict[str, Callable[[SmtpCheck], str]] = {
    "card": lambda check: to_html(smtp_check_card(check)),
    "text": smtp_check_as_text,
    "json": lambda check: json.dumps(smtp_check_as_json(check)),
    **SURFACES,
}


async def look(told: Told, **more: float) -> SmtpCheck:
    with smtp_server(told) as port:
        return await smtp_check("127.0.0.1", port, Token(USER), Token(PASSWORD), **{"deadline_s": 3.0, **more})


def leaks(shown: str) -> list[str]:
    return [secret for secret in ALL if shows(shown, secret)]


@pytest.mark.parametrize("how", TOLD)
async def test_no_form_shows_a_secret(how: str, pages: Pages) -> None:
    check = await look(Told(replies=TOLD[how]))
    assert {name: found for name, show in FORMS.items() if (found := leaks(show(check)))} == {}
    assert leaks(pages.text) == []


@pytest.mark.parametrize("greeting", [f"220 {USER}", f"HTTP {ENCODED[1]}", f"554 {PASSWORD}"])
async def test_a_greeting_that_knows_the_secret_is_masked(greeting: str) -> None:
    check = await look(Told(greeting=greeting, replies=IN_CLEAR))
    assert leaks("".join(show(check) for show in FORMS.values())) == []


async def test_the_secrets_were_there_to_be_shown() -> None:
    told = Told(replies=TOLD["accepted"])
    await look(told)
    assert ENCODED[2] in "".join(told.heard)


async def test_no_traceback_shows_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smtplib.SMTP.docmd", lambda *_: 1 / 0)  # a bug in the middle of the login
    with pytest.raises(RuntimeError, match=r"ZeroDivisionError in Session\.run") as broken:
        await look(Told(replies=IN_CLEAR))
    assert leaks(held(broken.value)) == []

"""Card, text and JSON of a look at an SMTP server: the sentence first, every step, the transcript folded."""

import json
from xml.etree.ElementTree import Element

import pytest

from helpers.client.token import Token
from helpers.diagnosis.smtp_check.records import SmtpCheck
from helpers.diagnosis.smtp_check.smtp_check import smtp_check
from helpers.display.markup import to_html
from helpers.display.smtp_check_card import smtp_check_card
from helpers.display.smtp_check_json import smtp_check_as_json
from helpers.display.smtp_check_text import smtp_check_as_text
from helpers.lab import open_lab
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.smtp_server import Told, smtp_server


async def practice(token: str) -> SmtpCheck:
    lab = open_lab()
    check = await lab.smtp_check(token, stream="receipts")
    await lab.aclose()
    return check


async def silent() -> SmtpCheck:
    with smtp_server(Told(greeting=None)) as port, smtp_server(Told()) as other:
        token = Token(SERVER_TOKEN)
        return await smtp_check("127.0.0.1", port, token, token, ports=(other,), deadline_s=0.3)


def text(card: Element) -> str:
    return " ".join(" ".join(card.itertext()).split())


async def test_the_card_begins_with_the_mark_and_the_sentence() -> None:
    check = await practice(ACCOUNT_TOKEN)
    card = smtp_check_card(check)
    assert (card.tag, card[0].get("class")) == ("article", "tokenlab-head")
    assert text(card).startswith(f"✗ refused practice Postmark · its own port {check.port} ·")
    assert card.findtext("p/strong") == check.headline


@pytest.mark.parametrize(("token", "word"), [(SERVER_TOKEN, "✓ accepted"), (ACCOUNT_TOKEN, "✗ refused")])
async def test_the_mark_says_what_the_server_said(token: str, word: str) -> None:
    assert text(smtp_check_card(await practice(token))).startswith(word)


async def test_without_an_answer_nothing_is_claimed() -> None:
    card = text(smtp_check_card(await silent()))
    assert card.startswith("? can't tell 127.0.0.1 · port ")
    assert card.count("not reached") == 4
    assert "✓ port" in card


async def test_the_step_is_told_once() -> None:
    check = await practice(ACCOUNT_TOKEN)
    assert text(smtp_check_card(check)).count(check.next_step) == 1


async def test_every_line_stands_folded_with_its_meaning() -> None:
    check = await practice(SERVER_TOKEN)
    (folded,) = (part for part in smtp_check_card(check).iter("details") if "Transcript" in text(part))
    assert len(list(folded.iter("tr"))) == len(check.talk.lines) + 1
    assert "→ AUTH PLAIN •••• logs in" in text(folded)


async def test_what_is_not_proved_is_said_of_an_accepted_login_only() -> None:
    assert "does not prove" in text(smtp_check_card(await practice(SERVER_TOKEN)))
    assert "does not prove" not in text(smtp_check_card(await practice(ACCOUNT_TOKEN)))


async def test_foreign_words_stay_text() -> None:
    with smtp_server(Told(greeting="<b>\x1b[31mHTTP</b>")) as port:
        check = await smtp_check("127.0.0.1", port, Token(SERVER_TOKEN), Token(SERVER_TOKEN), deadline_s=2)
    shown = to_html(smtp_check_card(check))
    assert "&lt;b&gt;" in shown
    assert "\x1b" not in shown + smtp_check_as_text(check)


async def test_the_text_holds_steps_findings_and_transcript() -> None:
    lines = smtp_check_as_text(await practice(ACCOUNT_TOKEN)).splitlines()
    assert "  ✗ AUTH: failed. 535 5.7.8 Error: authentication failed:" in lines
    assert any(line.startswith("SMTP731 ") for line in lines)
    assert "  → QUIT   # ends the talk; no mail was handed over" in lines


async def test_the_json_promises_its_fields() -> None:
    found = json.loads(json.dumps(smtp_check_as_json(await practice(ACCOUNT_TOKEN))))
    assert (found["accepted"], found["message_stream"], found["practice"]) == (False, "receipts", True)
    assert [step["state"] for step in found["steps"]] == ["ok", "ok", "ok", "ok", "failed", "ok"]
    assert {"code", "cause", "alternatives", "how_to_tell"} <= found["findings"][0].keys()
    assert {"speaker", "text", "meaning"} == found["transcript"][0].keys()

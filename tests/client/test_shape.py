"""Faults of a token's text: each found, none quoted, nothing raised whatever is pasted."""

import time
from uuid import uuid4

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.client.shape import _ROWS, _UNUSUAL, faults_of, is_header_safe
from helpers.client.token import Token
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from helpers.reference.token_kinds import TEST_TOKEN

USUAL = str(uuid4())
HEX = uuid4().hex

# code -> texts that show this fault; a text may show others too
SHOWN: dict[str, list[str]] = {
    "SHAPE101": ["", " ", "\n\t", "\u00a0"],
    "SHAPE102": [f" {USUAL}", f"{USUAL}\n", f"{USUAL}\r\n", f"{USUAL[:9]} {USUAL[9:]}", f"\u00a0{USUAL}", f"{USUAL}\t"],
    "SHAPE103": [f'"{USUAL}"', f"'{USUAL}'", f"“{USUAL}”", f"{USUAL}`", f' "{USUAL}" '],
    "SHAPE104": [f"AUTH_POSTMARK_KEY={USUAL}", f"export TOKEN='{USUAL}'", f"token: {USUAL}"],
    "SHAPE105": [f"Bearer {USUAL}", f"bearer {USUAL}", "Bearer"],
    "SHAPE106": [f"\u200b{USUAL}", f"{USUAL}\ufeff", f"{USUAL[:8]}\u00ad{USUAL[8:]}", f"\u202e{USUAL}"],
    "SHAPE107": [f"{USUAL[:20]}…", f"{USUAL}é", f"{USUAL}\x00", USUAL.replace("-", "–"), "\ud800"],
    "SHAPE108": [USUAL[:-1], USUAL[:20], USUAL[1:], HEX, "e8ffd292-8dcb-40f4-9486-2eb3"],
    "SHAPE109": ["https://account.postmarkapp.com/api_tokens", "www.example.com", "postmarkapp.com", '"http://x.y"'],
    "SHAPE110": ["somebody@example.com", " a@b.co", "POSTMARK_FROM=a@b.co"],
    "SHAPE111": ["abc123", "xxxx", "your-token-here", "<token>", "${TOKEN}", "changeme", "0" * 8, "KEY=your_api_key"],
    "SHAPE112": [f"SG.{HEX}", f"re_{HEX}", f"key-{HEX}", f"'SG.{HEX}'", f"API_KEY=SG.{HEX}", f"Bearer re_{HEX}"],
    "SHAPE113": [f"PM-T-outbound-{HEX}:{HEX}", f"{USUAL}:{USUAL}", f"{USUAL} {USUAL}", "EMAIL_SERVER=smtp://a:b@c:587"],
    "SHAPE114": [f"PM-T-outbound-{HEX}", f'"PM-B-broadcast-{HEX}"'],
    "SHAPE115": ["x" * 257, USUAL * 8],
    "SHAPE116": [f"X-Postmark-Server-Token: {USUAL}", f"x-postmark-account-token:{USUAL}"],
    "SHAPE117": ["hello-world-this-is-odd", USUAL + "0", "g" * 12 + "z"],
}

# What two or three faults at once are told as, the one that stops it first.
TOGETHER = [
    (f'POSTMARK_TOKEN="{USUAL}"\n', ["SHAPE102", "SHAPE103", "SHAPE104"]),
    (f"\ufeff{USUAL} ", ["SHAPE102", "SHAPE106"]),
    (f"Bearer SG.{HEX}", ["SHAPE112", "SHAPE105"]),
    (f"“{USUAL}”", ["SHAPE103", "SHAPE107"]),
    ("MAIL=me@example.com", ["SHAPE110", "SHAPE104"]),
    (f"X-Postmark-Server-Token: {USUAL}", ["SHAPE116"]),
    (f"POSTMARK_SERVER_TOKEN: {USUAL}", ["SHAPE104"]),
    (f"SMTP_LOGIN={USUAL}:{USUAL}", ["SHAPE113", "SHAPE104"]),
    (USUAL[:-1], ["SHAPE108"]),
    ("hello-world-this-is-odd", ["SHAPE117"]),
]


def codes(text: str) -> list[str]:
    return [fault.code for fault in faults_of(text)]


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in SHOWN.items() for text in texts])
def test_a_fault_is_found(code: str, text: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize(("text", "expected"), TOGETHER)
def test_faults_that_come_together(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_every_fault_is_shown_here() -> None:
    assert sorted(SHOWN) == [row.code for row in (*_ROWS, _UNUSUAL)]


@pytest.mark.parametrize("text", [USUAL, USUAL.upper(), TEST_TOKEN, SERVER_TOKEN, ACCOUNT_TOKEN, "practice-other"])
def test_what_looks_right_has_no_fault(text: str) -> None:
    assert codes(text) == []
    assert Token(text).may_travel


@pytest.mark.parametrize("text", [f" {SERVER_TOKEN}", f'"{SERVER_TOKEN}"', f"{SERVER_TOKEN}\n", "practice-a b"])
def test_a_practice_token_can_be_entered_wrongly(text: str) -> None:
    assert codes(text) != []


def test_a_practice_token_in_quotes_is_no_placeholder() -> None:
    assert codes(f'"{SERVER_TOKEN}"') == ["SHAPE103"]


@pytest.mark.parametrize("before", ["\ufeff", "\u200b"])
def test_an_invisible_character_makes_no_practice_token_a_placeholder(before: str) -> None:
    assert codes(f"{before}{SERVER_TOKEN}") == ["SHAPE106"]


@pytest.mark.parametrize("pair", [f"{USUAL}\n{USUAL}", f"{SERVER_TOKEN}\n{ACCOUNT_TOKEN}"])
def test_two_values_may_be_two_tokens(pair: str) -> None:
    (fault,) = faults_of(pair)
    assert (fault.code, fault.title) == ("SHAPE113", "These are two values in place of one token")
    assert "two tokens, or" in fault.evidence


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(encoding: str) -> None:
    (fault,) = faults_of(f"{USUAL}\r\n".encode(encoding).decode("utf-8", "surrogateescape"))
    assert (fault.code, "UTF-16" in fault.evidence) == ("SHAPE107", True)


def test_one_character_is_one() -> None:
    assert faults_of("a bcdefgh")[0].evidence == "There is a space after 1 character."


STOPPED = {"SHAPE101", "SHAPE109", "SHAPE110", "SHAPE112", "SHAPE113", "SHAPE115"}


@pytest.mark.parametrize("text", [text for code in sorted(STOPPED) for text in SHOWN[code]])
def test_what_could_do_harm_is_stopped(text: str) -> None:
    assert faults_of(text)[0].stops
    assert not Token(text).may_travel


def test_nothing_else_is_stopped() -> None:
    assert {row.code for row in _ROWS if row.stops} == STOPPED


@pytest.mark.parametrize("text", [f'"{USUAL}"', f"Bearer {USUAL}", f"TOKEN={USUAL}", USUAL[:20], "abc123", "odd one"])
def test_an_odd_shape_is_tried_all_the_same(text: str) -> None:
    assert codes(text) != []
    assert Token(text).may_travel


@pytest.mark.parametrize("text", [f"{USUAL}\n", f"{USUAL} ", f"\u200b{USUAL}", f"{USUAL}é", f"{USUAL}\x7f", "\ud800"])
def test_what_no_header_can_carry_is_not_tried(text: str) -> None:
    assert codes(text) != []
    assert not Token(text).may_travel


def quoted(text: str) -> list[str]:
    """The parts of a text, four characters long or more, that its own faults repeat."""
    said = "\n".join(fault.evidence for fault in faults_of(text)).lower()
    parts = {text[at : at + 8].lower() for at in range(len(text) - 7)}
    return [part for part in parts if part in said]


@pytest.mark.parametrize("text", [text for texts in SHOWN.values() for text in texts if "Bearer" not in text])
def test_evidence_does_not_quote(text: str) -> None:
    assert quoted(text) == []


@given(st.text(max_size=400))
@example("\ud800\udfff")
@example("\x00")
@example("=" * 300)
@example("PM-T-" + " " * 300)
def test_anything_can_be_pasted(text: str) -> None:
    faults = faults_of(text)
    assert all(fault.evidence and fault.title and fault.next_step and fault.source.url for fault in faults)
    assert is_header_safe(text) or faults or not text


@given(st.uuids().map(str), st.sampled_from([" {}", "{}\n", '"{}"', "KEY={}", "Bearer {}", "{}\u200b", "{}{}", "<{}>"]))
def test_a_token_in_a_faulty_text_is_never_quoted(secret: str, form: str) -> None:
    said = str(faults_of(form.format(secret, secret)))
    assert faults_of(form.format(secret, secret))
    assert secret not in said
    assert secret[-12:] not in said
    assert secret[:8] not in said


@pytest.mark.parametrize("text", ["x", USUAL, f"{USUAL}\n", " ", "a" * 20 + " " * 5000, "export ", "=", "<", "a."])
def test_a_megabyte_is_judged_at_once(text: str) -> None:
    pasted = text * (1_000_000 // len(text))
    begun = time.process_time()
    faults = faults_of(pasted)
    assert time.process_time() - begun < 1
    assert faults[0].stops
    assert f"{len(pasted):,} characters" in " ".join(fault.evidence for fault in faults)

"""The kinds of token, and the practice tokens that stand in for secrets."""

import re

import pytest

from helpers.reference import practice_tokens
from helpers.reference.practice_tokens import is_practice_token
from helpers.reference.token_kinds import ACCOUNT_HEADER, SERVER_HEADER, TEST_TOKEN, TOKEN_KINDS, TokenKind

PRACTICE = {name: value for name, value in vars(practice_tokens).items() if name.endswith("_TOKEN")}


def test_each_kind_has_a_row_of_its_own() -> None:
    assert {kind: row.kind for kind, row in TOKEN_KINDS.items()} == {kind: kind for kind in TokenKind}


def test_each_kind_travels_in_its_header() -> None:
    assert {kind: row.header for kind, row in TOKEN_KINDS.items()} == {
        TokenKind.SERVER: SERVER_HEADER,
        TokenKind.ACCOUNT: ACCOUNT_HEADER,
        TokenKind.TEST: SERVER_HEADER,
        TokenKind.SMTP: None,
    }


def test_each_kind_has_a_word_and_a_shape_of_its_own() -> None:
    assert len({row.word for row in TOKEN_KINDS.values()}) == 4
    assert len({row.glyph for row in TOKEN_KINDS.values()}) == 4


def test_the_account_token_is_said_not_to_send() -> None:
    assert "cannot send" in TOKEN_KINDS[TokenKind.ACCOUNT].cannot


@pytest.mark.parametrize("name", PRACTICE)
def test_practice_tokens_are_visibly_artificial(name: str) -> None:
    assert is_practice_token(PRACTICE[name])
    assert not re.search(r"[0-9a-f]{8}-", PRACTICE[name])


def test_practice_tokens_are_distinct() -> None:
    assert len(set(PRACTICE.values())) == len(PRACTICE) >= 3


@pytest.mark.parametrize("text", [TEST_TOKEN, "", "x-practice-server-token", " practice-server-token"])
def test_nothing_else_is_a_practice_token(text: str) -> None:
    assert not is_practice_token(text)


def test_letter_case_does_not_matter_in_a_practice_token() -> None:
    assert is_practice_token("PRACTICE-SERVER-TOKEN-DEMO-APP")

"""A token: held as it was entered, masked wherever it turns up, revealed where it has to travel and nowhere else."""

import copy
import pickle
import string
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.client.token import MASK, Token
from helpers.reference.practice_tokens import SERVER_TOKEN
from helpers.reference.token_kinds import TEST_TOKEN

CANARY = str(uuid4())


def test_a_token_is_held_as_it_was_entered() -> None:
    text = f"  \u200b{CANARY}\n"
    assert Token(text).reveal() == text
    assert Token(text).length == len(text)


@pytest.mark.parametrize("shown", [repr, str, format, "{:>60}".format, lambda token: token._repr_html_()])
def test_a_token_shows_four_characters(shown: object) -> None:
    text = shown(Token(CANARY))  # type: ignore[operator]
    assert f"{MASK}{CANARY[-4:]}" in text
    assert CANARY[:-4] not in text


@pytest.mark.parametrize("text", ["", "abc", "a" * 19, CANARY + "\n", CANARY + '"', CANARY + "é"])
def test_a_short_or_odd_end_is_not_shown(text: str) -> None:
    assert Token(text).masked == MASK


def test_nothing_is_an_empty_token() -> None:
    assert not Token(None)
    assert Token(None) == Token("")
    assert Token(CANARY)


@pytest.mark.parametrize("wrong", [7, CANARY.encode(), [CANARY], Token(CANARY)])
def test_only_text_is_a_token(wrong: object) -> None:
    with pytest.raises(TypeError) as caught:
        Token(wrong)
    assert CANARY[-4:] not in str(caught.value)


def test_tokens_are_equal_by_their_text() -> None:
    assert Token(CANARY) == Token(CANARY)
    assert hash(Token(CANARY)) == hash(Token(CANARY))
    assert Token(CANARY) != Token(CANARY.upper())
    assert Token(CANARY) != CANARY
    assert Token("\ud800") == Token("\ud800")


def test_a_token_cannot_be_stored() -> None:
    token = Token(CANARY)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(TypeError):
            pickle.dumps(token, protocol)
    for way in (token.__reduce__, token.__getstate__):
        with pytest.raises(TypeError):
            way()


def test_a_copy_is_the_token_itself() -> None:
    token = Token(CANARY)
    assert copy.copy(token) is copy.deepcopy(token) is copy.deepcopy([token])[0] is token


def test_a_token_cannot_be_changed() -> None:
    token = Token(CANARY)
    with pytest.raises(AttributeError):
        token._text = "other"
    with pytest.raises(AttributeError):
        del token._text
    with pytest.raises(AttributeError):
        token.note = "other"
    with pytest.raises(TypeError):
        vars(token)


@pytest.mark.parametrize("text", [TEST_TOKEN, TEST_TOKEN.lower()])
def test_the_test_token_is_no_secret(text: str) -> None:
    token = Token(text)
    assert token.is_test
    assert not token.is_secret
    assert not token.faults
    assert token.scrub(f"about {text}") == f"about {text}"


def test_a_practice_token_is_no_secret() -> None:
    assert Token(SERVER_TOKEN).is_practice
    assert not Token(SERVER_TOKEN).is_secret
    assert not Token(CANARY).is_practice


def test_what_is_too_short_to_be_a_secret_is_left_alone() -> None:
    assert Token("abc").scrub("abcdef abc") == "abcdef abc"


WRAPPED = [f'"{CANARY}"', f"Bearer {CANARY}", f"POSTMARK_TOKEN={CANARY}", f"X-Postmark-Server-Token: {CANARY}"]


@pytest.mark.parametrize("text", WRAPPED)
def test_the_secret_inside_is_masked_as_well(text: str) -> None:
    assert CANARY not in Token(text).scrub(f"no such token: {CANARY}")


@pytest.mark.parametrize("spelled", ['"a\\"b/c&d e"', "a&quot;b/c&amp;d e", "a%22b%2Fc%26d%20e", "a%22b%2Fc%26d+e"])
def test_every_spelling_is_masked(spelled: str) -> None:
    token = Token('a"b/c&d e')
    assert token.is_echoed_in(f"<{spelled}>".encode())
    assert "b" not in token.scrub(spelled)


# What a header can carry; six characters or more, or it is no secret.
SECRETS = st.text(string.ascii_letters + string.digits + string.punctuation + " ", min_size=6, max_size=80)


@given(secret=SECRETS, before=st.text(max_size=40), after=st.text(max_size=40))
def test_scrubbing_leaves_no_copy(secret: str, before: str, after: str) -> None:
    token = Token(secret)
    text = before + secret + after
    assert token.is_echoed_in(text.encode("utf-8", "surrogatepass"))
    if token.masked == MASK:  # else the tail that the mask shows may complete another copy
        assert secret.lower() not in token.scrub(text).lower()
    else:
        assert secret not in token.scrub(secret)


@given(secret=SECRETS, text=st.text(string.ascii_letters + '"\\ -', max_size=80))
def test_scrubbing_changes_nothing_else(secret: str, text: str) -> None:
    token = Token(secret)
    if not token.is_echoed_in(text.encode()):
        assert token.scrub(text) == text
    assert Token("é" * 6).scrub(text) == text


@given(st.text(max_size=60))
def test_masking_shows_at_most_four_characters(text: str) -> None:
    shown = Token(text).masked.removeprefix(MASK)
    assert len(shown) <= 4
    assert text.endswith(shown)
    assert not shown or len(text) >= 20

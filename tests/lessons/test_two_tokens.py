"""Lesson 01: right answers are right, and every known mistake is taken up by its own sentence."""

from typing import Any

import pytest

from helpers.client.email import Email
from helpers.lab import Lab
from helpers.lessons.drills import sign_in_settings
from helpers.lessons.marking import Result, mark

LIST: dict[str, Any] = {"query": {"count": 10, "offset": 0}}
MESSAGE = Email(sender="hello@example.com", to="test@blackhole.postmarkapp.com", subject="Hi", text_body="A sample")


@pytest.mark.parametrize(
    ("number", "answer"),
    [("1.1", "server"), ("1.1", " The Server token. "), ("1.3", "all"), ("1.3", "every server"), ("1.4", "From")],
)
def test_right_words(number: str, answer: str) -> None:
    assert mark(number, answer).result is Result.RIGHT


@pytest.mark.parametrize(
    ("number", "answer", "said"),
    [
        ("1.1", "account token", "is shown to the account owner"),
        ("1.1", "both", "One of the two, yes"),
        ("1.1", "neither", "Look at the last column"),
        ("1.3", "none", "closes that door only"),
        ("1.3", "one", "for a leaked server token"),
        ("1.4", "token", "HTTP 401 would be about the token"),
        ("1.4", "recipient", "which address stands in it"),
        ("1.4", "network", "the network did its work"),
    ],
)
def test_wrong_words(number: str, answer: str, said: str) -> None:
    assert said in mark(number, answer).sentence
    assert mark(number, answer).result is Result.NOT_YET


async def test_an_accepted_list_of_servers_is_right(lab: Lab) -> None:
    answer = await lab.connection.send("GET", "/servers", account_token=lab.account_token, **LIST)
    assert mark("1.2", answer).result is Result.RIGHT


async def test_both_tokens_are_named(lab: Lab) -> None:
    both = {"server_token": lab.server_token, "account_token": lab.account_token}
    answer = await lab.connection.send("GET", "/servers", **both, **LIST)
    assert "Two token headers" in mark("1.2", answer).sentence


async def test_the_server_of_the_token_is_not_the_list(lab: Lab) -> None:
    answer = await lab.connection.send("GET", "/server", server_token=lab.server_token)
    assert "with an s" in mark("1.2", answer).sentence


async def test_the_wrong_header_is_named(lab: Lab) -> None:
    answer = await lab.connection.send("GET", "/servers", server_token=lab.account_token, **LIST)
    assert "This door is the account's" in mark("1.2", answer).sentence


async def test_the_wrong_token_in_the_right_header_is_named(lab: Lab) -> None:
    answer = await lab.connection.send("GET", "/servers", account_token=lab.server_token, **LIST)
    assert "the token in it is not" in mark("1.2", answer).sentence


async def test_no_token_is_named(lab: Lab) -> None:
    assert "no token at all" in mark("1.2", await lab.connection.send("GET", "/servers", **LIST)).sentence


async def test_a_list_without_count_is_named(lab: Lab) -> None:
    answer = await lab.connection.send("GET", "/servers", account_token=lab.account_token)
    assert "how much" in mark("1.2", answer).sentence


async def test_the_drill_breaks_twice(lab: Lab) -> None:
    settings = sign_in_settings()
    key, sender = settings["AUTH_POSTMARK_KEY"], str(settings["EMAIL_FROM"])
    first = await lab.send_sample(key, MESSAGE)
    second = await lab.send_sample(lab.server_token, Email(sender=sender, to=MESSAGE.to, text_body="A sample"))
    assert "which kind sends" in mark("1.5", first).sentence
    assert "The next refusal is about From" in mark("1.5", second).sentence


async def test_the_mended_sign_in_is_right_as_a_whole_sample_only(lab: Lab) -> None:
    sample = await lab.send_sample(lab.server_token, MESSAGE)
    assert mark("1.5", sample).result is Result.RIGHT
    assert "Hand in the whole sample" in mark("1.5", sample.exchange).sentence

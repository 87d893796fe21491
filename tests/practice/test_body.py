"""The body of a request: headers, size and JSON, in this order."""

import json

import pytest

from helpers.practice.body import most_bytes, read_json
from helpers.practice.refusals.row import Refused
from helpers.practice.world import World
from helpers.reference.limits import BATCH_BYTES, MESSAGE_BYTES
from tests.practice.talk import GOOD, JSON_HEADERS, SERVER, say

GOOD_BODY = json.dumps(GOOD).encode()


@pytest.mark.parametrize(
    "content_type", ["application/json", "Application/JSON; charset=utf-8", "text/json", "text/x-json"]
)
def test_json_may_be_declared_in_several_ways(world: World, content_type: str) -> None:
    headers = {**SERVER, **JSON_HEADERS, "content-type": content_type}
    assert say(world, "POST", "/email", GOOD_BODY, headers).status == 200


@pytest.mark.parametrize("accept", ["*/*", "application/*", "text/html, application/json;q=0.9"])
def test_what_accepts_json_is_accepted(world: World, accept: str) -> None:
    assert say(world, "POST", "/email", GOOD_BODY, {**SERVER, **JSON_HEADERS, "accept": accept}).status == 200


@pytest.mark.parametrize(
    "change", [{"content-type": ""}, {"content-type": "text/plain"}, {"accept": ""}, {"accept": "text/html"}]
)
def test_headers_that_do_not_speak_of_json_are_refused(world: World, change: dict[str, str]) -> None:
    answer = say(world, "POST", "/email", b"no json either", {**SERVER, **JSON_HEADERS, **change})
    assert answer.refused[:2] == (415, 409)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"{'From': 1}",
        b"\xff\xfe",
        b"NaN",
        b'{"a": Infinity}',
        b'"\\ud800"',
        b"[" * 100_000,
        b"1" * 5000,
        b"{}x",
    ],
)
def test_what_is_no_json(body: bytes) -> None:
    with pytest.raises(Refused, match=r"Invalid JSON\."):
        read_json(body)


def test_a_pair_of_surrogates_is_one_character() -> None:
    assert read_json(b'"\\ud83d\\ude00"') == "😀"


def test_the_last_of_two_equal_keys_counts() -> None:
    assert read_json(b'{"a": 1, "a": 2}') == {"a": 2}


def test_bodies_are_bounded_by_what_the_operation_takes() -> None:
    assert most_bytes("/email") == MESSAGE_BYTES == 10 * 1024 * 1024
    assert most_bytes("/Email/Batch/") == BATCH_BYTES == 50 * 1024 * 1024


def test_a_body_over_the_limit_gets_413_without_a_body(world: World) -> None:
    answer = say(world, "POST", "/email", b" " * (MESSAGE_BYTES + 1), {**SERVER, **JSON_HEADERS})
    assert (answer.status, answer.reply.body) == (413, b"")


def test_the_token_comes_before_the_size(world: World) -> None:
    assert say(world, "POST", "/email", b" " * (MESSAGE_BYTES + 1), JSON_HEADERS).status == 401

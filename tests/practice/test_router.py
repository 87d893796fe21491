"""The front door: unknown paths, wrong methods, what is not imitated, and the headers on every reply."""

import pytest

from helpers.practice.handlers import HANDLERS
from helpers.practice.world import World
from helpers.reference.operations import OPERATIONS
from helpers.reference.sources import Standing
from tests.practice.produce_templates import TOO_MUCH_CSS
from tests.practice.talk import ACCOUNT, SERVER, get, post, say, send


@pytest.mark.parametrize("path", ["/", "/nowhere", "/emails", "/email/nowhere/else", "/.well-known/x", "/servers/1/2"])
def test_an_unknown_path_is_a_page_not_json(world: World, path: str) -> None:
    answer = get(world, path, {})
    assert answer.status == 404
    assert b"The resource cannot be found." in answer.reply.body
    assert answer.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    "target", ["GET /email", "DELETE /email", "POST /deliverystats", "PATCH /servers/1", "HEAD /server"]
)
def test_a_wrong_method_is_refused_before_the_token_and_says_nothing(world: World, target: str) -> None:
    answer = say(world, *target.split(" "))
    assert (answer.status, answer.reply.body) == (405, b"")


@pytest.mark.parametrize("path", ["/DeliveryStats", "/deliverystats/", "/SERVER"])
def test_paths_match_without_letter_case(world: World, path: str) -> None:
    assert get(world, path).status == 200


def test_every_operation_has_its_handler() -> None:
    assert set(HANDLERS) == set(OPERATIONS)


def test_what_a_handler_leaves_out_says_so_and_looks_like_nothing_of_postmarks(world: World) -> None:
    answer = post(world, "/templates/validate", {"HtmlBody": TOO_MUCH_CSS})
    assert (answer.status, "X-PM-ApiErrorCode" in answer.headers) == (501, False)
    assert answer.json == {"PracticeLimit": answer.headers["X-Practice-Limit"]}


@pytest.mark.parametrize("target", ["GET /", "GET /email", "GET /server", "POST /templates", *sorted(HANDLERS)])
def test_every_reply_says_where_its_behaviour_is_known_from(world: World, target: str) -> None:
    for headers in ({}, SERVER, ACCOUNT):
        standing, _, url = (
            say(world, *target.split(" "), headers=headers).headers["X-Practice-Postmark"].partition("; ")
        )
        assert standing in set(Standing)
        assert url.startswith("https://")


def test_a_reply_takes_as_long_as_the_world_says(world: World) -> None:
    world.latency_s = 0.25
    assert {get(world, path).reply.latency_s for path in ("/server", "/nowhere", "/email", "/templates")} == {0.25}
    assert send(world).reply.latency_s == 0.25

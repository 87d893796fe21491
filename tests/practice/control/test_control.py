"""The control routes: start over, say what is imitated, slow down."""

import json

import pytest

from helpers.practice.control.control import PREFIX, control, is_control
from helpers.practice.coverage import coverage
from helpers.practice.wire import PracticeRequest
from helpers.practice.world import World
from helpers.reference.routes import match
from tests.practice.talk import Answer, get, message_id


def ask(world: World, method: str, path: str, body: bytes = b"") -> Answer:
    return Answer(control(world, PracticeRequest(method=method, path=f"{PREFIX}{path}", body=body)))


def test_control_routes_are_no_operations() -> None:
    for path in ("", "/reset", "/coverage", "/latency"):
        assert is_control(f"{PREFIX}{path}")
        assert match("POST", f"{PREFIX}{path}") is None
    assert not is_control("/practices")


def test_reset(world: World) -> None:
    message_id(world)
    assert ask(world, "POST", "/reset").json == {"reset": True}
    assert len(world.messages) == 0


def test_coverage(world: World) -> None:
    assert ask(world, "GET", "/coverage").json == coverage()


def test_latency(world: World) -> None:
    assert ask(world, "POST", "/latency", b'{"seconds": 0.5}').json == {"latency_s": 0.5}
    assert get(world, "/server").reply.latency_s == 0.5
    ask(world, "POST", "/reset")
    assert get(world, "/server").reply.latency_s == 0.5


@pytest.mark.parametrize(
    "value", [{}, {"seconds": -1}, {"seconds": 61}, {"seconds": "1"}, {"seconds": True}, [1], None]
)
def test_latency_wants_a_reasonable_number(world: World, value: object) -> None:
    assert ask(world, "POST", "/latency", json.dumps(value).encode()).status == 400
    assert world.latency_s == 0


@pytest.mark.parametrize("body", [b"{", b"[" * 9000])
def test_latency_wants_json(world: World, body: bytes) -> None:
    assert ask(world, "POST", "/latency", body).json == {"error": "Invalid JSON."}


@pytest.mark.parametrize(
    ("method", "path"), [("GET", ""), ("GET", "/reset"), ("DELETE", "/coverage"), ("POST", "/else")]
)
def test_other_routes_are_answered_with_the_list(world: World, method: str, path: str) -> None:
    answer = ask(world, method, path)
    assert answer.status == 404
    assert "POST /practice/reset" in answer.json["routes"]


def test_every_control_reply_carries_the_mark_of_the_practice_postmark(world: World) -> None:
    assert all("X-Practice-Postmark" in ask(world, method, "/reset").headers for method in ("GET", "POST"))

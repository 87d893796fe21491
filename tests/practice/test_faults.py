"""Faults on purpose: what each does to a reply, to the world, and when it strikes."""

import json

import httpx
import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.faults import MOST_FAULTS, Fault, FaultKind, Faults
from helpers.practice.in_kernel import transport
from helpers.practice.seed import reset
from helpers.practice.world import World
from tests.practice.talk import Answer, get, send

STOPPING = [
    (FaultKind.RATE_LIMITED, 429, 429),
    (FaultKind.UNEXPECTED_ERROR, 500, 101),
    (FaultKind.MAINTENANCE, 503, 100),
]
SPOILING = sorted(set(FaultKind) - {kind for kind, *_ in STOPPING} - {FaultKind.HTML_FORBIDDEN})


def plan(world: World, kind: FaultKind, **more: object) -> None:
    world.faults.plan(Fault(kind=kind, **more))


def sent(world: World) -> int:
    return len(world.messages)


def struck(answer: Answer) -> bool:
    return "X-Practice-Fault" in answer.headers


@pytest.mark.parametrize(("kind", "status", "code"), STOPPING)
def test_a_stopping_fault_answers_in_place_of_the_operation(
    world: World, kind: FaultKind, status: int, code: int
) -> None:
    plan(world, kind)
    answer = send(world)
    assert answer.refused[:2] == (status, code)
    assert (answer.headers["X-PM-ApiErrorCode"], answer.headers["X-Practice-Fault"]) == (str(code), kind)
    assert sent(world) == 0


def test_a_network_layer_answers_in_html(world: World) -> None:
    plan(world, FaultKind.HTML_FORBIDDEN)
    answer = send(world)
    assert (answer.status, answer.headers["Content-Type"]) == (403, "text/html")
    assert b"<h1>403 Forbidden</h1>" in answer.reply.body
    assert (answer.headers["X-Practice-Fault"], sent(world)) == ("html 403", 0)


@pytest.mark.parametrize("kind", SPOILING)
def test_a_spoiling_fault_comes_after_the_message_was_accepted(world: World, kind: FaultKind) -> None:
    plan(world, kind, seconds=2.5)
    answer = send(world)
    assert (answer.status, answer.headers["X-Practice-Fault"], sent(world)) == (200, kind, 1)
    reply = answer.reply
    assert reply.timeout is (kind is FaultKind.TIMEOUT)
    assert reply.cut is (kind is FaultKind.DROPPED)
    assert reply.latency_s == (2.5 if kind is FaultKind.LATENCY else 0)


def test_truncated_json_is_a_whole_reply_with_half_the_json(world: World) -> None:
    whole = get(world, "/server").reply.body
    plan(world, FaultKind.TRUNCATED_JSON)
    half = get(world, "/server").reply.body
    assert whole.startswith(half)
    with pytest.raises(json.JSONDecodeError):
        json.loads(half)


def test_a_wrong_content_type_leaves_the_json_alone(world: World) -> None:
    plan(world, FaultKind.WRONG_CONTENT_TYPE)
    answer = get(world, "/server")
    assert (answer.headers["Content-Type"], answer.json["Name"]) == ("text/html; charset=utf-8", "Demo app")


def test_a_fault_spoils_refusals_too(world: World) -> None:
    plan(world, FaultKind.TIMEOUT)
    answer = get(world, "/server", {})
    assert (answer.status, answer.reply.timeout) == (401, True)


def test_latency_comes_on_top_of_the_worlds(world: World) -> None:
    world.latency_s = 1.0
    plan(world, FaultKind.LATENCY, seconds=2.0)
    plan(world, FaultKind.HTML_FORBIDDEN)
    assert [get(world, "/server").reply.latency_s for _ in range(2)] == [3.0, 1.0]


def test_a_fault_strikes_as_often_as_planned(world: World) -> None:
    plan(world, FaultKind.RATE_LIMITED, times=2)
    assert [get(world, "/server").status for _ in range(4)] == [429, 429, 200, 200]
    assert world.faults.planned() == ()


def test_a_fault_may_last_until_it_is_cleared(world: World) -> None:
    plan(world, FaultKind.MAINTENANCE, times=None)
    assert {get(world, "/server").status for _ in range(10)} == {503}
    world.faults.clear()
    assert get(world, "/server").status == 200


def test_a_fault_may_concern_one_operation(world: World) -> None:
    plan(world, FaultKind.MAINTENANCE, operation="GET /bounces/{bounce_id}")
    assert (get(world, "/server").status, get(world, "/bounces/7").status) == (200, 503)


def test_probability_is_a_share_that_the_seed_repeats() -> None:
    def run(seed: int) -> list[bool]:
        faults = Faults(seed)
        faults.plan(Fault(kind=FaultKind.TIMEOUT, times=None, probability=0.25))
        return [faults.draw("GET /server") is not None for _ in range(1000)]

    assert run(1) == run(1) != run(2)
    assert 200 < sum(run(1)) < 300


def test_the_first_fault_that_fits_strikes_alone(world: World) -> None:
    plan(world, FaultKind.MAINTENANCE, operation="POST /email")
    plan(world, FaultKind.RATE_LIMITED)
    plan(world, FaultKind.UNEXPECTED_ERROR)
    assert [get(world, "/server").status, send(world).status, get(world, "/server").status] == [429, 503, 500]


def test_a_reset_clears_them(world: World) -> None:
    plan(world, FaultKind.TIMEOUT, times=None)
    reset(world)
    assert not struck(get(world, "/server"))


@pytest.mark.parametrize(
    "values", [{"operation": "GET /nowhere"}, {"times": 0}, {"probability": 0}, {"probability": 1.1}, {"seconds": 61}]
)
def test_a_fault_must_make_sense(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"operation|once|probability|late"):
        Fault(kind=FaultKind.LATENCY, **values)


def test_faults_are_bounded(world: World) -> None:
    for _ in range(MOST_FAULTS):
        plan(world, FaultKind.TIMEOUT)
    with pytest.raises(ValueError, match="100 faults"):
        plan(world, FaultKind.TIMEOUT)


async def test_the_kernels_network_shows_them(world: World, clock: ManualClock) -> None:
    for kind in (FaultKind.TIMEOUT, FaultKind.DROPPED, FaultKind.LATENCY):
        plan(world, kind, seconds=30)
    async with httpx.AsyncClient(transport=transport(world), base_url="https://api.postmarkapp.com") as http:
        with pytest.raises(httpx.ReadTimeout):
            await http.get("/server")
        with pytest.raises(httpx.RemoteProtocolError):
            await http.get("/server")
        assert (await http.get("/server")).status_code == 401
    assert clock.elapsed() == 30

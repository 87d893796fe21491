"""The pace: a 429 to one request holds all of them up, longer each time, and Retry-After is kept to."""

import httpx
import pytest

from helpers.client.connection import Connection
from helpers.diagnosis.matrix.matrix import Matrix
from helpers.diagnosis.matrix.permissions import Answer
from helpers.diagnosis.matrix.probing import AT_ONCE, observe
from helpers.diagnosis.pace import LONGEST_S, PAUSES_S
from helpers.practice.clock import RealClock
from helpers.practice.seed import demo_world
from helpers.reference.operations import OPERATIONS
from tests.diagnosis.probing import PRACTICE_TOKENS, Listening, listening
from tests.virtual_time import LoopClock, in_virtual_time

DELAY_S = 0.01  # of every answer
NOTE = "not asked: too many requests, said the server (HTTP 429)"


class Refusing:
    """Answers the first `count` requests by HTTP 429 and leaves the others to the practice Postmark."""

    def __init__(self, count: int, **headers: str) -> None:
        self.left = count
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}

    def __call__(self, _request: httpx.Request) -> httpx.Response | None:
        self.left -= 1
        return httpx.Response(429, headers=self.headers) if self.left >= 0 else None


def run(refusing: Refusing, *keys: str) -> tuple[Matrix, Listening, float]:
    """The matrix of some operations, what listened, and the seconds it took."""
    connection, between = listening(demo_world(RealClock()), LoopClock(), answer=refusing, delay_s=DELAY_S)
    matrix, seconds = in_virtual_time(_run(connection, keys))
    return matrix, between, seconds


async def _run(connection: Connection, keys: tuple[str, ...]) -> Matrix:
    return await observe(connection, PRACTICE_TOKENS, operations=[OPERATIONS[key] for key in keys])


def waited(seconds: float) -> object:
    """Those seconds, and what few answers take."""
    return pytest.approx(seconds, abs=10 * DELAY_S)


def test_without_429_nobody_waits() -> None:
    _matrix, between, seconds = run(Refusing(0), "GET /server")
    assert (len(between.asked), seconds) == (5, waited(0))


def test_after_a_429_it_asks_again() -> None:
    matrix, between, seconds = run(Refusing(1), "GET /server")
    assert [cell.observed is cell.expected for cell in matrix.cells] == [True] * 5
    assert (len(between.asked), seconds) == (6, waited(PAUSES_S[0]))


def test_a_429_holds_up_all_that_come_after() -> None:
    _matrix, between, seconds = run(Refusing(8), "GET /server", "GET /domains", "GET /senders")
    assert (len(between.asked), seconds) == (8 + 15, waited(PAUSES_S[0]))


def test_retry_after_is_kept_to() -> None:
    _matrix, _between, seconds = run(Refusing(1, Retry_After="20"), "GET /server")
    assert seconds == waited(20)


@pytest.mark.parametrize("value", ["0", "Sun, 22 Nov 2026 20:00:00 GMT", "-5", "soon", ""])
def test_a_retry_after_that_helps_nobody_is_passed_over(value: str) -> None:
    _matrix, _between, seconds = run(Refusing(1, Retry_After=value), "GET /server")
    assert seconds == waited(PAUSES_S[0])


def test_pauses_grow_while_429_follows_on_429() -> None:
    matrix, between, seconds = run(Refusing(3 * 5), "GET /server")
    assert [cell.observed is cell.expected for cell in matrix.cells] == [True] * 5
    assert (len(between.asked), seconds) == (4 * 5, waited(sum(PAUSES_S[:3])))


def test_who_is_told_to_wait_for_long_gives_up() -> None:
    matrix, between, seconds = run(Refusing(1000, Retry_After=str(int(LONGEST_S) + 1)), *OPERATIONS)
    assert len(matrix.unclear) == len(between.asked) == AT_ONCE
    assert {cell.note for cell in matrix.cells if cell.observed is None} == {NOTE}
    assert seconds == waited(0)


def test_who_is_refused_again_and_again_gives_up() -> None:
    matrix, between, seconds = run(Refusing(1000), *OPERATIONS)
    assert len(between.asked) <= AT_ONCE * (len(PAUSES_S) + 1)
    assert {cell.observed for cell in matrix.cells} == {Answer.UNKNOWN, None}
    assert seconds == waited(sum(PAUSES_S))

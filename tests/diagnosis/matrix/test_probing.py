"""The observed matrix: right in all cells, harmless to the world, stoppable, and as fast as it may be."""

import asyncio
import gc
import time
from contextlib import aclosing
from uuid import uuid4

import pytest

from helpers.client.connection import Connection
from helpers.client.problems import PracticeTokenInLive, TokenMalformed
from helpers.client.token import Token
from helpers.diagnosis.matrix.holders import Tokens
from helpers.diagnosis.matrix.matrix import Cell, Matrix, expected_matrix
from helpers.diagnosis.matrix.permissions import Answer, Holder
from helpers.diagnosis.matrix.probing import AT_ONCE, observations, observe
from helpers.practice.clock import ManualClock, RealClock
from helpers.practice.seed import demo_world
from helpers.practice.world import World
from helpers.reference.operations import OPERATIONS
from tests.diagnosis.full_world import dump, full_world
from tests.diagnosis.probing import PRACTICE_TOKENS, Listening, cells, listening, observed_in
from tests.loopback import Act, loopback
from tests.practice.talk import message_id
from tests.replies import HANG, error, postmark
from tests.virtual_time import LoopClock, in_virtual_time

LATENCY_S = 0.1
SECRET = str(uuid4())
UNFORESEEN = "opened with an answer that its probe did not foresee"
OTHER = str(uuid4())


@pytest.fixture(scope="module")
def matrix() -> Matrix:
    """The whole matrix, observed in a world that allows everything."""
    return asyncio.run(observed_in(full_world()))


CELLS = [(key, holder) for key in OPERATIONS for holder in Holder]


@pytest.mark.parametrize(("key", "holder"), CELLS, ids=[f"{key} {holder}" for key, holder in CELLS])
def test_every_cell_is_observed_as_expected(matrix: Matrix, key: str, holder: Holder) -> None:
    (cell,) = [one for one in matrix.cells if (one.operation.key, one.holder) == (key, holder)]
    assert cell.observed is cell.expected
    assert cell.exchange is not None


def test_there_are_87_times_5_cells(matrix: Matrix) -> None:
    assert len(CELLS) == len(matrix.observed) == 87 * 5
    assert (matrix.differences, matrix.unclear, matrix.missing, matrix.alarm) == ((), (), (), "")


@pytest.mark.parametrize("world", [demo_world(ManualClock()), full_world()], ids=["demo", "everything allowed"])
async def test_an_open_door_answers_as_its_probe_foresees(world: World) -> None:
    assert {cell.note for cell in (await observed_in(world)).cells} == {""}


@pytest.mark.parametrize(
    ("act", "note"),
    [
        (error(422, 300, "As foreseen."), ""),
        (error(401, 10, "Refused."), ""),
        (error(403, 1480, "Not from here."), f"{UNFORESEEN} (HTTP 403, ErrorCode 1480)"),
    ],
)
async def test_an_answer_that_no_probe_foresees_is_told(act: Act, note: str) -> None:
    with loopback(act) as server:
        async with Connection(server.url) as connection:
            matrix = await observe(connection, PRACTICE_TOKENS, operations=[OPERATIONS["POST /email"]])
    assert {cell.note for cell in matrix.cells} == {note}


async def test_probing_leaves_the_world_as_it_was() -> None:
    world = full_world()
    before = dump(world)
    await observed_in(world)
    assert dump(world) == before
    message_id(world)
    assert dump(world) != before


def test_all_cells_take_little_longer_than_their_latency_allows() -> None:
    world = full_world(RealClock())  # its sleeping is that of the running event loop
    world.latency_s = LATENCY_S
    connection, between = listening(world, LoopClock())
    matrix, seconds = in_virtual_time(observe(connection, PRACTICE_TOKENS))
    assert len(matrix.observed) == 435
    assert between.most_at_once == AT_ONCE
    assert seconds <= 1.3 * 435 * LATENCY_S / AT_ONCE


async def test_the_event_loop_is_never_held_up() -> None:
    connection, _between = listening(full_world())
    task = asyncio.create_task(observe(connection, PRACTICE_TOKENS))
    longest, turns = 0.0, 0
    gc.collect()
    while not task.done():
        begun = time.thread_time()  # the machine may give others their turn; this thread's own work counts
        await asyncio.sleep(0)
        longest, turns = max(longest, time.thread_time() - begun), turns + 1
    assert len((await task).observed) == 435
    assert longest < 0.05
    assert turns > 50


async def test_each_cell_is_told_as_it_becomes_known() -> None:
    told: list[Cell] = []
    matrix = await observed_in(full_world(), on_cell=told.append)
    assert sorted(map(_name, told)) == sorted(map(_name, matrix.cells))


def _name(cell: Cell) -> tuple[str, str]:
    return cell.operation.key, cell.holder


async def test_leaving_the_iterator_ends_every_request() -> None:
    with loopback(HANG) as server:
        async with Connection(server.url) as connection:
            async with aclosing(observations(connection, PRACTICE_TOKENS, expected_matrix().cells)) as known:
                first = asyncio.ensure_future(anext(known))
                await asyncio.to_thread(server.called.wait, 20)
                first.cancel()
                await asyncio.gather(first, return_exceptions=True)
            assert [task for task in asyncio.all_tasks() if task is not asyncio.current_task()] == []
    assert len(server.requests) <= AT_ONCE


@pytest.mark.parametrize("after", [0, 1, 100])
async def test_a_run_that_is_cancelled_asks_nothing_more(after: int) -> None:
    world = full_world(RealClock())
    world.latency_s = 0.001
    connection, between = listening(world)
    task = asyncio.create_task(observe(connection, PRACTICE_TOKENS))
    while len(between.asked) < after:  # noqa: ASYNC110 - every turn counts
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    asked = len(between.asked)
    await asyncio.sleep(0.01)
    assert len(between.asked) == asked < 435


async def test_a_holder_without_its_token_is_not_asked() -> None:
    connection, between = listening(demo_world(ManualClock()))
    matrix = await observe(connection, Tokens(server=PRACTICE_TOKENS.server), operations=[OPERATIONS["GET /domains"]])
    assert matrix.missing == (Holder.ACCOUNT, Holder.BOTH)
    assert [cell.holder for cell in matrix.observed] == [Holder.SERVER, Holder.TEST, Holder.NONE]
    assert {cell.note for cell in matrix.cells if cell.holder in matrix.missing} == {
        "not asked: there is no such token here"
    }
    assert len(between.asked) == 3


@pytest.mark.parametrize(
    ("token", "problem"), [(f"{SECRET}\n", TokenMalformed), ("practice-server-token-demo-app", PracticeTokenInLive)]
)
async def test_a_token_that_must_not_travel_is_told_before_anything_is_sent(
    token: str, problem: type[Exception]
) -> None:
    async with Connection("https://postmark.invalid") as connection:
        with pytest.raises(problem):
            await observe(connection, Tokens(server=Token(token)))


async def test_a_real_token_is_not_judged_by_the_practice_postmark() -> None:
    connection, _between = listening(demo_world(ManualClock()))
    matrix = await observe(connection, Tokens(server=Token(SECRET)), operations=[OPERATIONS["GET /server"]])
    server, _account, test, none, _both = matrix.cells
    assert (server.observed, server.note) == (Answer.UNKNOWN, "the practice Postmark cannot know this token")
    assert (test.observed, none.observed) == (Answer.REFUSES, Answer.REFUSES)


async def test_an_account_token_in_the_server_s_place_is_noticed() -> None:
    swapped = Tokens(server=PRACTICE_TOKENS.account, account=PRACTICE_TOKENS.server)
    connection, _between = listening(demo_world(ManualClock()))
    matrix = await observe(connection, swapped)
    assert len(matrix.differences) == 62 + 25
    assert matrix.opened_nothing == (Holder.SERVER, Holder.ACCOUNT)


async def test_nothing_that_was_read_stays_in_the_matrix() -> None:
    with loopback(postmark(server_tokens=[SECRET], account_tokens=[OTHER])) as server:
        async with Connection(server.url) as connection:
            matrix = await observe(connection, Tokens(server=Token(SECRET), account=Token(OTHER)))
    opened = [cell.exchange for cell in matrix.observed if cell.observed is Answer.OPENS]
    assert opened
    assert all(one and one.answered and one.answered.body is None and not one.answered.tokens_found for one in opened)
    assert SECRET not in repr(matrix)


async def test_what_is_asked_is_asked_once_for_each_cell() -> None:
    world = demo_world(ManualClock())
    between = Listening(world)
    async with Connection(clock=ManualClock(), transport=between) as connection:
        known = [one async for one in observations(connection, PRACTICE_TOKENS, cells("GET /server", "POST /email"))]
    assert sorted(between.asked) == ["GET /server", "POST /email"]
    assert [one.observed for one in known] == [Answer.OPENS, Answer.OPENS]

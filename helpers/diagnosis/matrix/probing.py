"""Observing the permission matrix: a few probes at once, each through the guard, each cell handed on as it is known.

Imports `helpers.client`, the guard and the records. Closing the iterator, or cancelling its task, stops the run.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterable, Iterator, Mapping
from contextlib import aclosing
from dataclasses import replace
from itertools import islice

from helpers.client.connection import Connection
from helpers.client.exchange import Exchange
from helpers.client.outcome import OutcomeKind
from helpers.diagnosis.matrix.guard import Guard, ProbeAccepted
from helpers.diagnosis.matrix.holders import Tokens
from helpers.diagnosis.matrix.matrix import Cell, Matrix, expected_matrix
from helpers.diagnosis.matrix.permissions import Answer, Holder, answer_from
from helpers.diagnosis.pace import Pace
from helpers.reference.operations import OPERATIONS, Operation
from helpers.reference.probes import ACCEPTED, PROBES, Probe

AT_ONCE = 8  # requests under way

_NOTHING_TO_SHOW = "not asked: there is no such token here"
_TOO_MANY = "not asked: too many requests, said the server (HTTP 429)"
_NOT_TO_JUDGE = "the practice Postmark cannot know this token"


def is_live(connection: Connection, tokens: Tokens) -> bool:
    """Whether something real may stand behind the connection: another machine, or one that is shown a real token.

    A program on this machine may hand requests on to Postmark. Practice tokens are worth nothing to anybody else.
    """
    if connection.in_kernel:
        return False
    return not connection.endpoint.loopback or any(not token.is_practice for token in tokens.given)


async def observations(
    connection: Connection,
    tokens: Tokens,
    cells: Iterable[Cell],
    *,
    writes: bool = False,
    at_once: int = AT_ONCE,
) -> AsyncGenerator[Cell, None]:
    """The cells as they become known, those that nobody may ask first. Raises ProbeAccepted, which ends the run.

    A token that cannot travel raises TokenMissing, TokenMalformed or PracticeTokenInLive before anything is sent.
    `writes` lets probes of writing and sending operations out to live; nothing lets destroying ones.
    """
    for token in tokens.given:
        connection.endpoint.admit(token)
    guard = Guard(connection, live=is_live(connection, tokens), writes=writes)
    held = {holder: tokens.of(holder) for holder in Holder}
    told, askable = _sorted(cells, guard, held)
    for cell in told:
        yield cell
    if not connection.in_kernel:
        await asyncio.to_thread(_load_what_the_first_request_needs)
    pace = Pace(connection.clock)
    waiting = (_observe(cell, guard, pace, held[cell.holder] or Tokens()) for cell in askable)
    async with aclosing(_as_they_end(waiting, at_once)) as known:
        async for cell in known:
            yield cell


def _load_what_the_first_request_needs() -> None:
    """Have httpx's own library for connections loaded, in a thread: in the event loop that holds up everybody else."""
    from anyio.lowlevel import checkpoint

    asyncio.run(checkpoint())


def _sorted(cells: Iterable[Cell], guard: Guard, held: Mapping[Holder, Tokens | None]) -> tuple[list[Cell], list[Cell]]:
    """The cells that nobody may or can ask, with the reason, and those to ask."""
    told: list[Cell] = []
    askable: list[Cell] = []
    for cell in cells:
        reason = guard.objection(cell.operation) if held[cell.holder] else _NOTHING_TO_SHOW
        (told if reason else askable).append(replace(cell, note=reason))
    return told, askable


async def _as_they_end(waiting: Iterator[Coroutine[None, None, Cell]], at_once: int) -> AsyncGenerator[Cell, None]:
    """What the coroutines give, `at_once` of them under way. The first exception ends them all."""
    running = {asyncio.create_task(one) for one in islice(waiting, at_once)}
    try:
        while running:
            done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            failures = [error for task in done if (error := task.exception())]
            if not failures:
                running |= {asyncio.create_task(one) for one in islice(waiting, len(done))}
            for task in done:
                if not task.exception():
                    yield task.result()
            if failures:
                raise failures[0]
            running -= done
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


async def _observe(cell: Cell, guard: Guard, pace: Pace, tokens: Tokens) -> Cell:
    """The cell as it was observed. Raises ProbeAccepted."""
    probe = PROBES[cell.operation.key]
    while True:
        await pace.wait()
        if pace.given_up:
            return replace(cell, note=_TOO_MANY)
        exchange = await guard.send(probe, cell.holder, server_token=tokens.server, account_token=tokens.account)
        if not pace.asks_again(exchange):
            break
    await asyncio.sleep(0)  # a practice Postmark in this process answers without ever letting go of the event loop
    if exchange.by_practice and any(not token.is_practice and not token.is_test for token in tokens.given):
        return replace(cell, observed=Answer.UNKNOWN, exchange=_bare(exchange), note=_NOT_TO_JUDGE)
    answer = answer_from(exchange, probe)
    return replace(cell, observed=answer, exchange=_bare(exchange), note=_surprise(exchange, answer, probe))


def _surprise(exchange: Exchange, answer: Answer, probe: Probe) -> str:
    """What to say of an open door behind which something else answered than the probe foresees."""
    code = exchange.outcome.error_code or ACCEPTED
    if answer is not Answer.OPENS or code in probe.opened:
        return ""
    return f"opened with an answer that its probe did not foresee (HTTP {exchange.status}, ErrorCode {code})"


def _bare(exchange: Exchange) -> Exchange:
    """The exchange without what was read, and without the body that was sent: the matrix wants to know the end only.

    A refusal of Postmark's own holds an ErrorCode and a sentence, and stays.
    """
    answered = exchange.answered
    if answered and exchange.outcome.kind is not OutcomeKind.REFUSED:
        answered = replace(answered, body=None, tokens_found=(), masked_paths=())
    return replace(exchange, answered=answered, asked=replace(exchange.asked, body=None))


async def observe(
    connection: Connection,
    tokens: Tokens,
    *,
    operations: Iterable[Operation] = tuple(OPERATIONS.values()),
    writes: bool = False,
    on_cell: Callable[[Cell], object] = lambda _cell: None,
) -> Matrix:
    """The matrix of `operations`, observed with these tokens; `on_cell` hears of each cell as it becomes known.

    Raises what `observations` raises; a ProbeAccepted brings the matrix as far as it was known.
    """
    matrix = replace(expected_matrix(operations), asked=connection.endpoint.host, missing=tokens.missing)
    known: list[Cell] = []
    try:
        async with aclosing(observations(connection, tokens, matrix.cells, writes=writes)) as cells:
            async for cell in cells:
                known.append(cell)
                on_cell(cell)
    except ProbeAccepted as stop:
        stop.matrix = replace(matrix.with_cells([*known, _accepted(matrix, stop)]), alarm=str(stop))
        raise
    return matrix.with_cells(known)


def _accepted(matrix: Matrix, stop: ProbeAccepted) -> Cell:
    """The cell whose probe was accepted."""
    cell = next(one for one in matrix.cells if (one.operation, one.holder) == (stop.operation, stop.holder))
    return replace(cell, observed=Answer.OPENS, exchange=_bare(stop.exchange))

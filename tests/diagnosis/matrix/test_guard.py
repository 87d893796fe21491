"""The guard: what it never lets out, and that one wrong success ends the run loudly."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.diagnosis.matrix.guard import Guard, HeldBack, ProbeAccepted
from helpers.diagnosis.matrix.holders import Tokens
from helpers.diagnosis.matrix.matrix import Matrix
from helpers.diagnosis.matrix.permissions import Answer, Holder
from helpers.diagnosis.matrix.probing import is_live, observe
from helpers.reference.operations import OPERATIONS, Effect, Operation
from helpers.reference.practice_tokens import SERVER_TOKEN
from helpers.reference.probes import PROBES
from tests.diagnosis.probing import ACCEPTED, PRACTICE_TOKENS, REFUSED, accepting, key_of
from tests.loopback import Act, Heard, Loopback, loopback, private_tls, write_authority
from tests.replies import error, in_turn, json_reply, reply, tunnel_to

REAL = Tokens(server=Token(str(uuid4())), account=Token(str(uuid4())))
HARMFUL = [one for one in OPERATIONS.values() if one.effect is not Effect.READS]
DESTROYING = {one.key for one in HARMFUL if one.effect is Effect.DESTROYS}
LIVE = "https://api.postmarkapp.com"


async def run(url: str, tokens: Tokens = PRACTICE_TOKENS, *operations: Operation, writes: bool = False) -> Matrix:
    async with Connection(url, deadline_s=20) as connection:
        return await observe(connection, tokens, operations=operations or OPERATIONS.values(), writes=writes)


@pytest.mark.parametrize("operation", HARMFUL, ids=lambda one: one.key)
async def test_a_server_that_wrongly_accepts_ends_the_run(operation: Operation) -> None:
    with loopback(accepting(operation.key)) as server, pytest.raises(ProbeAccepted) as stopped:
        await run(server.url, PRACTICE_TOKENS, operation)
    stop = stopped.value
    assert (stop.operation, stop.exchange.status) == (operation, 200)
    assert str(stop).startswith(f"STOPPED: {operation.key} (")
    assert f"It {operation.effect}, so look now at what it did at 127.0.0.1:" in str(stop)


async def test_the_result_says_which_call_it_was() -> None:
    with loopback(accepting("PUT /server")) as server, pytest.raises(ProbeAccepted) as stopped:
        await run(server.url)
    matrix = stopped.value.matrix
    assert matrix is not None
    assert matrix.alarm == str(stopped.value)
    (row,) = [row for row in matrix.rows if row.operation.key == "PUT /server"]
    accepted = [cell for cell in row.cells if cell.exchange and cell.exchange.accepted]
    assert [(cell.holder, cell.observed) for cell in accepted] == [(stopped.value.holder, Answer.OPENS)]


async def test_nothing_goes_out_after_the_first_wrong_success() -> None:
    with loopback(accepting("POST /email")) as server:  # the first operation of the table
        with pytest.raises(ProbeAccepted):
            await run(server.url)
        asked = len(server.requests)
    assert asked < 20  # of 435: those that were under way


async def test_a_stopped_guard_sends_nothing_more() -> None:
    with loopback(in_turn(ACCEPTED)) as server:
        async with Connection(server.url) as connection:
            guard = Guard(connection, live=False, writes=True)
            with pytest.raises(ProbeAccepted):
                await guard.send(PROBES["PUT /server"], Holder.NONE, server_token=None, account_token=None)
            with pytest.raises(ProbeAccepted, match="PUT /server"):
                await guard.send(PROBES["GET /server"], Holder.NONE, server_token=None, account_token=None)
    assert len(server.requests) == 1


@pytest.mark.parametrize("act", [ACCEPTED, json_reply(202, []), reply(204), reply(200, b"<html>", "text/html")])
async def test_whatever_stands_in_it_a_success_is_one(act: Act) -> None:
    with loopback(act) as server, pytest.raises(ProbeAccepted):
        await run(server.url, PRACTICE_TOKENS, OPERATIONS["POST /servers"])


@pytest.mark.parametrize("act", [REFUSED, error(401, 10, "No."), error(500, 101, "Oops."), reply(302, Location="/")])
async def test_anything_else_is_no_success(act: Act) -> None:
    with loopback(act) as server:
        assert len((await run(server.url, PRACTICE_TOKENS, OPERATIONS["POST /servers"])).observed) == 5


async def test_a_read_may_succeed() -> None:
    with loopback(ACCEPTED) as server:
        reads = [one for one in OPERATIONS.values() if one.effect is Effect.READS]
        assert len((await run(server.url, PRACTICE_TOKENS, *reads)).observed) == 5 * len(reads)


async def test_the_effect_of_what_goes_out_counts_not_what_a_probe_says_of_itself() -> None:
    disguised = replace(PROBES["DELETE /webhooks/{webhook_id}"], path="/servers/0")
    nowhere = replace(PROBES["GET /server"], path="/no/such/path")
    async with Connection("http://127.0.0.1:9") as connection:
        guard = Guard(connection, live=True, writes=True)
        with pytest.raises(HeldBack, match="it destroys"):
            await guard.send(disguised, Holder.NONE, server_token=None, account_token=None)
        with pytest.raises(HeldBack, match="no operation is known"):
            await guard.send(nowhere, Holder.NONE, server_token=None, account_token=None)


@pytest.fixture
def live(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Loopback]:
    """Postmark's own address, led to a server on this machine that refuses every content."""
    monkeypatch.setenv("SSL_CERT_FILE", str(write_authority(tmp_path)))
    tls = private_tls("api.postmarkapp.com")
    with loopback(REFUSED, tls=tls) as server, loopback(tunnel_to(server.port)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        yield server


def effects(heard: list[Heard]) -> set[Effect]:
    return {OPERATIONS[key_of(one)].effect for one in heard}


async def test_live_only_reads_are_asked(live: Loopback) -> None:
    matrix = await run(LIVE, REAL)
    assert effects(live.requests) == {Effect.READS}
    assert {cell.operation.effect for cell in matrix.observed} == {Effect.READS}
    assert {cell.note for cell in matrix.cells if cell.observed is None} == {
        "not asked on live: it destroys",
        "not asked on live: only reads are, unless somebody asks for more",
    }


async def test_what_destroys_is_never_sent_live(live: Loopback) -> None:
    matrix = await run(LIVE, REAL, writes=True)
    assert effects(live.requests) == {Effect.READS, Effect.WRITES, Effect.SENDS}
    unasked = [cell for cell in matrix.cells if cell.observed is None]
    assert {cell.operation.key for cell in unasked} == DESTROYING
    assert {cell.note for cell in unasked} == {"not asked on live: it destroys"}


async def test_a_real_token_makes_a_server_on_this_machine_live() -> None:
    with loopback(REFUSED) as server:  # it may hand requests on
        await run(server.url, REAL)
    assert effects(server.requests) == {Effect.READS}


@pytest.mark.parametrize(
    ("url", "token", "live"),
    [
        ("http://127.0.0.1:8025", SERVER_TOKEN, False),
        ("http://127.0.0.1:8025", str(uuid4()), True),
        ("http://127.0.0.1:8025", "x", True),
        ("https://postmark.invalid", SERVER_TOKEN, True),
    ],
)
async def test_what_counts_as_live(url: str, token: str, live: bool) -> None:
    async with Connection(url) as connection:
        assert is_live(connection, Tokens(server=Token(token))) is live

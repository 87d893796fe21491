"""One connection: what it sends, that it sends it once, keeps its deadline and leaves nothing behind."""

import asyncio
import gc
import time
from collections.abc import Iterator
from contextlib import suppress
from uuid import uuid4

import httpx
import pytest

from helpers.client.connection import Connection
from helpers.client.outcome import OutcomeKind
from helpers.client.problems import LiveNotConfirmed, PracticeTokenInLive, SettingsProblem, TokenMalformed, TokenMissing
from helpers.client.token import Token
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.client.asking import EMAIL, UNKNOWN, ask, send_mail
from tests.loopback import Act, Loopback, loopback
from tests.replies import (
    DROP,
    HANG,
    MAINTENANCE,
    RESET,
    WRONG_SHAPE,
    deadline_for,
    echo,
    in_turn,
    json_reply,
    page,
    postmark,
    reply,
)


@pytest.fixture
def quiet() -> Iterator[Loopback]:
    """A server that answers everything with the same harmless JSON."""
    with loopback(WRONG_SHAPE) as server:
        yield server


async def test_tokens_travel_in_their_own_headers(quiet: Loopback) -> None:
    async with Connection(quiet.url) as connection:
        await connection.send("GET", "/server", server_token=UNKNOWN)
        await connection.send("GET", "/domains", account_token=UNKNOWN, query={"count": 1, "offset": 0})
    as_server, as_account = quiet.requests
    assert as_server.headers["x-postmark-server-token"] == UNKNOWN.reveal()
    assert "x-postmark-account-token" not in as_server.headers
    assert as_account.headers["x-postmark-account-token"] == UNKNOWN.reveal()
    assert as_account.target == "/domains?count=1&offset=0"


async def test_a_body_travels_as_json(quiet: Loopback) -> None:
    await send_mail(quiet.url)
    assert quiet.requests[0].headers["content-type"] == "application/json"
    assert quiet.requests[0].body == b'{"From": "a@example.com", "To": "b@example.com", "TextBody": "x"}'


async def test_the_evidence_holds_the_request_without_its_token(quiet: Loopback) -> None:
    exchange = await send_mail(quiet.url)
    assert exchange.asked.body == EMAIL
    assert exchange.asked.headers["X-Postmark-Server-Token"] == UNKNOWN.masked
    assert exchange.asked.operation
    assert exchange.asked.operation.key == "POST /email"


async def test_the_evidence_is_a_copy(quiet: Loopback) -> None:
    body = dict(EMAIL)
    async with Connection(quiet.url) as connection:
        exchange = await connection.send("POST", "/email", server_token=UNKNOWN, body=body)
    body["To"] = "somebody else"
    assert exchange.asked.body == EMAIL


@pytest.mark.parametrize(
    ("token", "problem"),
    [
        (Token(None), TokenMissing),
        (Token(""), TokenMissing),
        (Token(f"{uuid4()}\n"), TokenMalformed),
        (Token("SG.aaaaaaaaaaaaaaaaaaaaaaaa"), TokenMalformed),
        (Token("x" * 1_000_000), TokenMalformed),
    ],
)
async def test_what_cannot_travel_is_not_sent(quiet: Loopback, token: Token, problem: type[SettingsProblem]) -> None:
    async with Connection(quiet.url) as connection:
        with pytest.raises(problem):
            await connection.send("GET", "/server", server_token=token)
        with pytest.raises(problem):
            await connection.send("GET", "/domains", account_token=token)
    assert quiet.connections == 0


async def test_a_practice_token_stays_on_this_machine(quiet: Loopback) -> None:
    async with Connection(quiet.url) as here, Connection("https://api.postmarkapp.com") as there:
        await here.send("GET", "/server", server_token=Token(SERVER_TOKEN))
        with pytest.raises(PracticeTokenInLive):
            await there.send("GET", "/domains", account_token=Token(ACCOUNT_TOKEN))
    assert len(quiet.requests) == 1


async def test_a_path_cannot_name_another_host(quiet: Loopback) -> None:
    async with Connection(quiet.url) as connection:
        with pytest.raises(ValueError, match="slash"):
            await connection.send("GET", "@127.0.0.2/server", server_token=UNKNOWN)
    assert quiet.connections == 0


async def test_a_redirect_is_not_followed(quiet: Loopback) -> None:
    with loopback(reply(307, Location=f"{quiet.url}/email")) as server:
        exchange = await send_mail(server.url)
    assert exchange.outcome.kind is OutcomeKind.REDIRECTED
    assert quiet.connections == 0


@pytest.mark.parametrize("act", [DROP, RESET, HANG, MAINTENANCE, page(502), reply(429), reply(408)])
async def test_nothing_is_sent_twice(act: Act) -> None:
    with loopback(act) as server:
        await send_mail(server.url, deadline_s=deadline_for(act))
        assert len(server.requests) == server.connections == 1


async def test_a_kept_connection_that_breaks_is_not_tried_again() -> None:
    with loopback(in_turn(WRONG_SHAPE, DROP)) as server:
        async with Connection(server.url) as connection:
            for _ in range(2):
                exchange = await connection.send("POST", "/email", server_token=UNKNOWN, body=EMAIL)
    assert exchange.outcome.kind is OutcomeKind.CONNECTION_LOST
    assert len(server.requests) == 2


async def test_the_deadline_holds_for_the_whole_exchange() -> None:
    drip = Act(data=b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", then=HANG.then)
    with loopback(drip) as server:
        begun = time.monotonic()
        exchange = await ask(server.url, deadline_s=0.3)
    assert exchange.outcome.kind is OutcomeKind.TIMED_OUT
    assert exchange.outcome.detail == "No answer within 0.3 s."
    assert 0.3 <= time.monotonic() - begun < 3
    assert 300 <= exchange.elapsed_ms < 3000


async def test_after_a_time_out_the_connection_goes_on() -> None:
    with loopback(in_turn(HANG, WRONG_SHAPE)) as server:
        async with Connection(server.url, deadline_s=0.4) as connection:
            await connection.send("GET", "/server", server_token=UNKNOWN)
            connection.deadline_s = 20
            exchange = await connection.send("GET", "/server", server_token=UNKNOWN)
    assert exchange.outcome.kind is OutcomeKind.NOT_POSTMARK


async def cancelled(server: Loopback, url: str = "") -> asyncio.CancelledError:
    """What comes out of a request that is cancelled once the server is busy with it."""
    async with Connection(url or server.url) as connection:
        task = asyncio.create_task(connection.send("GET", "/server", server_token=UNKNOWN))
        await asyncio.to_thread(server.called.wait, 5)
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as caught:
            await task
    return caught.value


@pytest.mark.parametrize("act", [HANG, Act(data=b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", then=HANG.then)])
async def test_cancelling_leaves_no_task_and_no_socket(act: Act) -> None:
    before = asyncio.all_tasks()
    with loopback(act) as server:
        await cancelled(server)
    gc.collect()  # an open socket would be reported here, and warnings are errors
    assert asyncio.all_tasks() == before


async def test_cancelling_a_handshake_leaves_no_socket() -> None:
    with loopback(HANG) as server:
        await cancelled(server, server.url.replace("http://", "https://"))
    gc.collect()


async def test_a_cancellation_brings_nothing_along() -> None:
    with loopback(HANG) as server:
        error = await cancelled(server)
    assert error.__context__ is error.__cause__ is None


async def test_a_time_out_around_a_request_works() -> None:
    with loopback(HANG) as server, suppress(TimeoutError):
        async with asyncio.timeout(0.2):
            await ask(server.url)
            pytest.fail("the time-out around it was swallowed")


async def test_requests_run_side_by_side() -> None:
    with loopback(HANG) as server:
        async with Connection(server.url, deadline_s=0.8) as connection:
            await asyncio.gather(*(connection.send("GET", "/server", server_token=UNKNOWN) for _ in range(5)))
    assert server.connections == 5
    assert server.requests[-1].at - server.requests[0].at < 0.8


async def test_an_echo_comes_back_masked() -> None:
    with loopback(echo) as server:
        exchange = await ask(server.url)
    assert exchange.outcome.message == f"You sent {{'x-postmark-server-token': '{UNKNOWN.masked}'}}"
    assert exchange.answered
    assert exchange.answered.headers["x-echo-x-postmark-server-token"] == UNKNOWN.masked


async def test_a_server_token_in_a_reply_comes_back_masked_and_usable() -> None:
    secret = str(uuid4())
    server_object = {"ID": 7, "Name": "Shop", "ApiTokens": [secret]}
    with loopback(json_reply(200, server_object)) as server:
        async with Connection(server.url) as connection:
            exchange = await connection.send("GET", "/server", server_token=UNKNOWN)
    assert exchange.accepted
    assert exchange.body["ApiTokens"] == [f"••••{secret[-4:]}"]
    assert exchange.answered
    assert exchange.answered.masked_paths == ("$.ApiTokens[0]",)
    assert exchange.answered.tokens_found == (Token(secret),)


@pytest.mark.parametrize("error", [httpx.ReadTimeout("x"), httpx.RemoteProtocolError("x")])
async def test_a_send_that_went_missing_inside_the_kernel_is_as_uncertain(error: Exception) -> None:
    def goes_missing(_request: httpx.Request) -> httpx.Response:
        raise error

    async with Connection(transport=httpx.MockTransport(goes_missing)) as connection:
        exchange = await connection.send("POST", "/email", server_token=UNKNOWN, body=EMAIL)
    assert exchange.may_have_sent


async def test_cookies_are_not_kept() -> None:
    with loopback(json_reply(200, {}, Set_Cookie="session=1")) as server:
        async with Connection(server.url) as connection:
            first = await connection.send("GET", "/server", server_token=UNKNOWN)
    assert first.answered
    assert "set-cookie" not in first.answered.headers


async def test_the_stand_in_tells_the_two_headers_apart() -> None:
    token = str(uuid4())
    with loopback(postmark(account_tokens=[token])) as server:
        async with Connection(server.url) as connection:
            as_server = await connection.send("GET", "/deliverystats", server_token=Token(token))
            as_account = await connection.send("GET", "/domains", account_token=Token(token))
    assert as_server.token_refused
    assert as_account.accepted


@pytest.mark.parametrize("path", ["/email", "/email/batch", "/EMAIL/withTemplate/", "/email/bulk"])
async def test_no_mail_leaves_the_machine_unasked(path: str) -> None:
    async with Connection("https://api.postmarkapp.com") as connection:
        with pytest.raises(LiveNotConfirmed, match="Nothing was sent"):
            await connection.send("POST", path, server_token=UNKNOWN, body=EMAIL)


async def test_a_confirmed_send_and_the_test_token_may_leave() -> None:
    async with Connection("https://nobody.invalid") as connection:
        for token, confirmed in ((UNKNOWN, True), (Token("POSTMARK_API_TEST"), False)):
            exchange = await connection.send("POST", "/email", server_token=token, body=EMAIL, confirmed=confirmed)
            assert exchange.outcome.kind is OutcomeKind.NAME_NOT_FOUND

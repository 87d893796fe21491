"""How the diagnosis' tests ask: evidence from real exchanges, with a server told what to answer to either header."""

from uuid import uuid4

import httpx

from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.diagnosis.evidence import Evidence
from helpers.diagnosis.examine import probe, with_facts
from helpers.diagnosis.origin import Origin
from helpers.practice.clock import ManualClock
from helpers.practice.in_kernel import transport
from helpers.practice.seed import demo_world
from helpers.practice.world import World
from tests.loopback import Act, Heard, loopback
from tests.replies import (
    ACCOUNT_REFUSAL,
    ACCOUNT_REPLIES,
    SERVER_REFUSAL,
    SERVER_REPLIES,
    deadline_for,
    error,
    json_reply,
)

UNKNOWN = Token(str(uuid4()))
TYPED = Origin()
PRACTICE = {"X_Practice_Postmark": "documented"}

SERVER_OK = json_reply(200, SERVER_REPLIES["GET /deliverystats"])
SERVER_NO = error(401, 10, SERVER_REFUSAL)
ACCOUNT_OK = json_reply(200, ACCOUNT_REPLIES["GET /domains"])
ACCOUNT_NO = error(401, 10, ACCOUNT_REFUSAL)
PRACTICE_SERVER_NO = json_reply(401, {"ErrorCode": 10, "Message": SERVER_REFUSAL}, **PRACTICE)
PRACTICE_ACCOUNT_NO = json_reply(401, {"ErrorCode": 10, "Message": ACCOUNT_REFUSAL}, **PRACTICE)


async def probed(as_server: Act, as_account: Act, token: Token = UNKNOWN, origin: Origin = TYPED) -> Evidence:
    """The evidence when the two headers are answered like this."""

    def answer(heard: Heard) -> Act:
        return as_server if "x-postmark-server-token" in heard.headers else as_account

    with loopback(answer) as server:
        async with Connection(server.url, deadline_s=deadline_for(as_server, as_account)) as connection:
            return await probe(connection, token, origin)


class Listening(httpx.AsyncBaseTransport):
    """The practice Postmark in this process, and a list of what was asked of it."""

    def __init__(self, world: World) -> None:
        self.practice = transport(world)
        self.asked: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(f"{request.method} {request.url.path}")
        return await self.practice.handle_async_request(request)


def practice() -> tuple[Connection, Listening]:
    """A connection to a fresh demo world, and what listens in between."""
    clock = ManualClock()
    listening = Listening(demo_world(clock))
    return Connection(clock=clock, transport=listening), listening


async def in_practice(token: Token, origin: Origin = TYPED) -> Evidence:
    """The full evidence on `token` in a fresh demo world."""
    connection, _listening = practice()
    async with connection:
        return await with_facts(connection, await probe(connection, token, origin))


def unasked(token: Token = UNKNOWN, origin: Origin = TYPED) -> Evidence:
    """The evidence before anybody was asked."""
    return Evidence(token=token, origin=origin, host="127.0.0.1")

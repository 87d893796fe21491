"""The transport inside the kernel: what httpx sends arrives, what the world answers comes back."""

import httpx
import pytest

from helpers.practice.clock import START, ManualClock
from helpers.practice.in_kernel import deliver, transport
from helpers.practice.wire import PracticeReply
from helpers.practice.world import World
from tests.practice.talk import ACCOUNT, GOOD, SERVER

BASE = "https://api.postmarkapp.com"
REQUEST = httpx.Request("GET", BASE)


def client(world: World) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=transport(world), base_url=BASE)


async def test_a_send_and_a_search(world: World) -> None:
    async with client(world) as http:
        sent = await http.post("/email", json=GOOD | {"Subject": "Größe"}, headers=SERVER)
        assert sent.status_code == 200
        found = await http.get(
            "/messages/outbound", params={"count": 1, "offset": 0, "subject": "größe"}, headers=SERVER
        )
    assert [one["MessageID"] for one in found.json()["Messages"]] == [sent.json()["MessageID"]]


async def test_letter_case_of_header_names_does_not_matter(world: World) -> None:
    async with client(world) as http:
        assert (
            await http.get("/server", headers={name.upper(): value for name, value in SERVER.items()})
        ).status_code == 200


async def test_an_escaped_path_is_decoded(world: World) -> None:
    async with client(world) as http:
        assert (await http.get("/message%2Dstreams/outbound", headers=SERVER)).status_code == 200


async def test_latency_passes_on_the_worlds_clock(world: World, clock: ManualClock) -> None:
    world.latency_s = 30
    async with client(world) as http:
        await http.get("/domains?count=1&offset=0", headers=ACCOUNT)
    assert (clock.now() - START).total_seconds() == 30


def test_a_dropped_connection_and_silence_are_httpx_errors() -> None:
    with pytest.raises(httpx.RemoteProtocolError, match="drop"):
        deliver(REQUEST, PracticeReply(status=200, headers={}, cut=True))
    with pytest.raises(httpx.ReadTimeout, match="not to answer"):
        deliver(REQUEST, PracticeReply(status=200, headers={}, timeout=True))

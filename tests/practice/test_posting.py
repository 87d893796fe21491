"""Webhooks that are really posted: from the kernel when asked to, on loopback by themselves, and never further."""

import asyncio
import socket
from base64 import b64encode
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest

from helpers.practice.clock import ManualClock, RealClock
from helpers.practice.in_kernel import transport
from helpers.practice.loopback import running
from helpers.practice.posting import make_posts, post_due
from helpers.practice.receiver import Received, Receiver, start_receiver
from helpers.practice.seed import demo_world
from helpers.practice.wire import OutgoingPost
from helpers.practice.world import World
from tests.loopback import closed_port
from tests.practice.talk import GOOD, HARD_BOUNCE, SERVER

TRIGGERS = {"Delivery": {"Enabled": True}, "Bounce": {"Enabled": True}}


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with start_receiver() as running_receiver:
        yield running_receiver


@pytest.fixture
async def http(world: World) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the practice Postmark in the kernel."""
    inside = transport(world)
    async with httpx.AsyncClient(transport=inside, base_url="https://api.postmarkapp.com", headers=SERVER) as client:
        yield client


async def hook(http: httpx.AsyncClient, url: str, **more: Any) -> httpx.Response:
    return await http.post("/webhooks", json={"Url": url, "Triggers": TRIGGERS} | more)


def kinds(posts: list[Received]) -> list[str]:
    return [one.json["RecordType"] for one in posts]


async def test_a_webhook_is_verified_by_calling_it(http: httpx.AsyncClient, receiver: Receiver) -> None:
    reply = await hook(http, f"{receiver.url}/hook")
    assert (reply.status_code, reply.json()["Status"]) == (200, "verified")
    assert kinds(await receiver.received()) == ["Delivery", "Bounce"]


async def test_it_is_verified_with_the_login_that_events_will_come_with(
    http: httpx.AsyncClient, receiver: Receiver
) -> None:
    url = receiver.url.replace("//", "//somebody:else@")
    await hook(http, url, HttpAuth={"Username": "me", "Password": "hush"})
    given = {one.headers["authorization"] for one in await receiver.received()}
    assert given == {f"Basic {b64encode(b'me:hush').decode()}"}


async def test_an_endpoint_that_refuses_is_not_saved(http: httpx.AsyncClient, receiver: Receiver) -> None:
    await receiver.answer_with(500)
    reply = await hook(http, receiver.url)
    assert (reply.status_code, reply.headers["X-PM-ApiErrorCode"]) == (422, "1364")
    assert reply.json()["Results"][0]["Message"] == "Remote server returned an HTTP status code of 500."
    assert (await http.get("/webhooks")).json() == {"Webhooks": []}


async def test_nobody_at_the_address(http: httpx.AsyncClient) -> None:
    reply = await hook(http, f"http://127.0.0.1:{closed_port()}")
    assert reply.json()["Results"][0]["Message"] == "Remote server could not be reached."


async def test_the_kernel_posts_what_is_due_when_asked(
    http: httpx.AsyncClient, receiver: Receiver, world: World, clock: ManualClock
) -> None:
    own = {"HttpAuth": {"Username": "me", "Password": "hush"}, "HttpHeaders": [{"Name": "X-Shop", "Value": "7"}]}
    await hook(http, f"{receiver.url}/hook?a=b", **own)
    await http.post("/email", json=GOOD | {"To": f"ada@example.org, {HARD_BOUNCE}"})
    assert (await post_due(world), await post_due(world)) == (1, 0)
    clock.advance(2)
    assert await post_due(world) == 1
    *_, bounce, delivery = await receiver.received()
    assert kinds([bounce, delivery]) == ["Bounce", "Delivery"]
    assert (delivery.path, delivery.headers["x-shop"]) == ("/hook?a=b", "7")
    assert (delivery.headers["authorization"], delivery.headers["x-pm-retries-remaining"]) == (
        "Basic bWU6aHVzaA==",
        "6",
    )


async def test_a_failing_endpoint_is_tried_again_with_the_same_event(
    http: httpx.AsyncClient, receiver: Receiver, world: World, clock: ManualClock
) -> None:
    number = (await hook(http, receiver.url)).json()["ID"]
    await receiver.answer_with(503)
    await http.post("/email", json=GOOD)
    for seconds in (2, 59, 1):
        clock.advance(seconds)
        await post_due(world)
    first, second = (await receiver.received())[2:]
    assert first.body == second.body
    assert first.headers["x-pm-webhook-trace-id"] == second.headers["x-pm-webhook-trace-id"]
    assert [one.headers["x-pm-retries-remaining"] for one in (first, second)] == ["6", "5"]
    metrics = (await http.get(f"/webhooks/{number}/statistics")).json()["Metrics"]
    assert (metrics["TotalRequests"], metrics["FailureCount"], metrics["RetryCount"]) == (2, 2, 1)


@pytest.mark.parametrize("change", ["delete", "edit", "unverify"])
async def test_events_of_a_webhook_that_is_gone_are_let_go(
    http: httpx.AsyncClient, receiver: Receiver, world: World, clock: ManualClock, change: str
) -> None:
    number = (await hook(http, receiver.url)).json()["ID"]
    await http.post("/email", json=GOOD)
    if change == "delete":
        await http.delete(f"/webhooks/{number}")
    elif change == "edit":
        await http.put(f"/webhooks/{number}", json={"HttpHeaders": []})
    else:
        world.webhooks[number].verified = False
    clock.advance(2)
    assert (await post_due(world), len(await receiver.received())) == (0, 2)


def posting(url: str) -> list[OutgoingPost]:
    return [OutgoingPost(url=url, headers=(("Content-Type", "application/json"),), body=b"{}")]


async def test_redirects_are_followed_on_this_machine_only(receiver: Receiver) -> None:
    async with start_receiver() as other:
        await receiver.answer_with(307, location=f"{other.url}/there")
        (result,) = await make_posts(posting(receiver.url))
        assert (result.status, [one.path for one in await other.received()]) == (200, ["/there"])
    await receiver.answer_with(307, location="http://192.0.2.1/")
    (result,) = await make_posts(posting(receiver.url))
    assert (result.status, result.problem) == (403, "The practice Postmark posts to this machine only.")


async def test_endless_redirects_end(receiver: Receiver) -> None:
    await receiver.answer_with(302, location=f"{receiver.url}/again")
    (result,) = await make_posts(posting(receiver.url))
    assert (result.status, len(await receiver.received())) == (302, 11)


@pytest.mark.parametrize(
    "url", ["http://192.0.2.1/", "https://example.com/", "http://127.0.0.1.example.com/", "http://[x"]
)
async def test_nothing_is_posted_to_other_machines(url: str) -> None:
    (result,) = await make_posts(posting(url))
    assert result.status in {None, 403}
    assert result.problem


async def test_proxies_of_the_environment_are_ignored(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{closed_port()}")
    (result,) = await make_posts(posting(receiver.url))
    assert result.status == 200


@pytest.fixture
def url() -> Iterator[str]:
    with running(demo_world(RealClock())) as address:
        yield address


async def until(receiver: Receiver, count: int) -> list[Received]:
    """What has come, once it is `count` posts; the test fails when they do not come within 10 seconds."""
    for _ in range(200):
        posts = await receiver.received()
        if len(posts) >= count:
            return posts
        await asyncio.sleep(0.05)
    raise TimeoutError


async def test_on_loopback_webhooks_come_by_themselves(url: str, receiver: Receiver) -> None:
    async with httpx.AsyncClient(base_url=url, headers=SERVER, timeout=10) as http:
        assert (await hook(http, receiver.url)).json()["Status"] == "verified"
        await http.post("/email", json=GOOD | {"To": f"ada@example.org, {HARD_BOUNCE}"})
        assert kinds((await until(receiver, 3))[2:]) == ["Bounce"]
        await http.post("/practice/clock", json={"advance_seconds": 2})
        assert kinds((await until(receiver, 4))[3:]) == ["Delivery"]


async def test_a_webhook_of_the_practice_server_itself_blocks_nothing(url: str) -> None:
    async with httpx.AsyncClient(base_url=url, headers=SERVER, timeout=10) as http:
        report = (await hook(http, f"{url}/email")).json()
        assert [one["StatusCode"] for one in report["Results"]] == [401, 401]


async def test_a_slow_endpoint_stalls_nobody(url: str, receiver: Receiver) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes connections and says nothing
        async with httpx.AsyncClient(base_url=url, headers=SERVER, timeout=10) as http:
            await http.put("/server", json={"BounceHookUrl": f"http://127.0.0.1:{silent.getsockname()[1]}/"})
            await hook(http, receiver.url)
            await http.post("/email", json=GOOD | {"To": HARD_BOUNCE})
            async with asyncio.timeout(3):
                assert kinds((await until(receiver, 3))[2:]) == ["Bounce"]
                assert (await http.get("/server")).status_code == 200

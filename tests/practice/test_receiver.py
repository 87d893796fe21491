"""The receiver of webhooks: a process of its own that interrupts do not reach, and that ends with its owner."""

import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from helpers.practice.receiver import MOST_KEPT, Receiver, start_receiver

OWNER = """
import os, signal, sys
from helpers.practice.receiver import start_receiver
signal.signal(signal.SIGINT, lambda *_: print("interrupted", flush=True))
receiver = start_receiver()
print(receiver.url, flush=True)
sys.stdin.readline()
os._exit(0)
"""


def post(url: str, **more: Any) -> httpx.Response:
    return httpx.post(url, timeout=5, **more)


def post_many(url: str, count: int) -> None:
    with httpx.Client() as http:
        for number in range(count):
            http.post(f"{url}/{number}")


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with start_receiver() as running:
        yield running


async def test_it_keeps_what_is_posted(receiver: Receiver) -> None:
    for number in range(2):
        post(f"{receiver.url}/hook?n={number}", json={"RecordType": "Delivery", "ü": number}, headers={"X-A": "b"})
    first, second = await receiver.received()
    assert (first.path, second.path) == ("/hook?n=0", "/hook?n=1")
    assert (second.json, second.headers["x-a"]) == ({"RecordType": "Delivery", "ü": 1}, "b")


async def test_what_was_taken_does_not_come_again(receiver: Receiver) -> None:
    post(f"{receiver.url}/first")
    assert [one.path for one in await receiver.take()] == ["/first"]
    post(f"{receiver.url}/second")
    assert [one.path for one in await receiver.take()] == ["/second"]
    assert (await receiver.take(), await receiver.received()) == ([], [])


async def test_it_answers_as_it_is_told(receiver: Receiver) -> None:
    assert post(receiver.url).status_code == 200
    await receiver.answer_with(302, location="http://127.0.0.1:9/")
    reply = post(receiver.url)
    assert (reply.status_code, reply.headers["location"]) == (302, "http://127.0.0.1:9/")


async def test_it_keeps_so_much_and_no_more(receiver: Receiver) -> None:
    post_many(receiver.url, MOST_KEPT + 3)
    kept = await receiver.received()
    assert (len(kept), kept[0].path) == (MOST_KEPT, "/3")


def test_it_ends_when_it_is_closed() -> None:
    receiver = start_receiver()
    receiver.close()
    with pytest.raises(httpx.ConnectError):
        post(receiver.url)


@pytest.mark.skipif(os.name != "posix", reason="needs process groups")
def test_an_interrupt_reaches_its_owner_only_and_it_ends_with_its_owner() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OWNER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as owner:
        assert owner.stdin
        assert owner.stdout
        url = owner.stdout.readline().strip()
        os.killpg(owner.pid, signal.SIGINT)
        assert owner.stdout.readline() == "interrupted\n"
        assert post(url).status_code == 200
        owner.stdin.write("\n")
        owner.stdin.flush()
        owner.wait(timeout=10)
    for _ in range(100):
        try:
            post(url)
        except httpx.TransportError:
            return
    pytest.fail("the receiver outlived its owner")

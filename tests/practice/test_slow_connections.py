"""Connections that are slow, half open, deaf or gone keep nobody else waiting."""

import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager

import httpx
import pytest

from helpers.practice.clock import RealClock
from helpers.practice.loopback import running
from helpers.practice.seed import demo_world
from helpers.reference.practice_tokens import SERVER_TOKEN
from tests.loopback import Act, Then, loopback
from tests.practice.talk import GOOD, JSON_HEADERS, SERVER

MANY = 200
SOON_S = 3.0  # far under any time-out, far over what a busy machine takes
HEAD = f"Host: localhost\r\nX-Postmark-Server-Token: {SERVER_TOKEN}\r\n"
JSON_HEAD = f"{HEAD}Content-Type: application/json\r\nAccept: application/json\r\n"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with running(demo_world(RealClock())) as address:
        yield address


@contextmanager
def connected(url: str, sent: str) -> Iterator[socket.socket]:
    """A connection on which `sent` has been said, and that nobody reads from."""
    host, _, port = url.removeprefix("http://").partition(":")
    with closing(socket.create_connection((host, int(port)), timeout=10)) as raw:
        raw.sendall(sent.encode())
        yield raw


def answered_after(url: str) -> float:
    """How many seconds somebody else waits for a reply on a fresh connection."""
    before = time.monotonic()
    assert httpx.post(f"{url}/email", json=GOOD, headers=SERVER, timeout=30).status_code == 200
    return time.monotonic() - before


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "POST /email HTTP/1.1\r\nHost: loc",
        f"POST /email HTTP/1.1\r\n{JSON_HEAD}Content-Length: 100\r\n\r\n{{",
        f"POST /email HTTP/1.1\r\n{JSON_HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\n{{",
        f"POST /email/batch HTTP/1.1\r\n{JSON_HEAD}Expect: 100-continue\r\nContent-Length: 50000000\r\n\r\n",
    ],
    ids=["silent", "half a head", "half a body", "half a chunk", "waits to be asked"],
)
def test_many_half_open_connections_stall_nobody(url: str, sent: str) -> None:
    with ExitStack() as open_ones:
        for _ in range(MANY):
            open_ones.enter_context(connected(url, sent))
        assert answered_after(url) < SOON_S


def test_a_client_that_never_reads_stalls_nobody(url: str) -> None:
    large = GOOD | {"TextBody": "x" * 4_000_000}
    message = httpx.post(f"{url}/email", json=large, headers=SERVER, timeout=30).json()["MessageID"]
    requests = f"GET /messages/outbound/{message}/details HTTP/1.1\r\n{HEAD}\r\n" * 20
    with connected(url, requests):
        assert answered_after(url) < SOON_S


def test_a_client_that_leaves_in_the_middle_sends_nothing(url: str) -> None:
    body = json.dumps(GOOD | {"Tag": "unfinished"})
    with connected(url, f"POST /email HTTP/1.1\r\n{JSON_HEAD}Content-Length: {len(body)}\r\n\r\n{body[:-1]}"):
        pass
    assert answered_after(url) < SOON_S
    found = httpx.get(f"{url}/messages/outbound?count=1&offset=0&tag=unfinished", headers=SERVER)
    assert found.json()["TotalCount"] == 0


def test_a_slow_body_is_read_to_its_end(url: str) -> None:
    def slowly() -> Iterator[bytes]:
        for byte in json.dumps(GOOD).encode():
            time.sleep(0.002)
            yield bytes([byte])

    reply = httpx.post(f"{url}/email", content=slowly(), headers={**JSON_HEADERS, **SERVER}, timeout=30)
    assert (reply.status_code, reply.json()["ErrorCode"]) == (200, 0)


def test_a_webhook_endpoint_that_hangs_stalls_nobody(url: str) -> None:
    with ThreadPoolExecutor() as others, loopback(Act(then=Then.HANG)) as deaf:
        webhook = {"Url": deaf.url, "Triggers": {"Open": {"Enabled": True}}}
        asked = others.submit(httpx.post, f"{url}/webhooks", json=webhook, headers=SERVER, timeout=30)
        assert deaf.called.wait(10)
        assert answered_after(url) < SOON_S
        assert not asked.done()
    assert asked.result().json()["Success"] is False


def test_a_server_that_waits_for_one_client_would_be_noticed() -> None:
    from http.server import BaseHTTPRequestHandler, HTTPServer  # one connection at a time

    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server, ThreadPoolExecutor() as others:
        address = f"http://127.0.0.1:{server.server_port}"
        with connected(address, ""):
            others.submit(server.handle_request)
            with pytest.raises(httpx.ReadTimeout):
                httpx.get(address, timeout=0.3)

"""The practice Postmark on a real port: hosts, sizes, slow clients, faults, and silence about tokens."""

import logging
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from uuid import uuid4

import httpx
import pytest

from helpers.practice.asgi import Receive, Scope, Send, deliver
from helpers.practice.clock import RealClock
from helpers.practice.loopback import PortUnavailable, running, running_application
from helpers.practice.seed import demo_world
from helpers.practice.wire import PracticeReply
from helpers.reference.limits import MESSAGE_BYTES
from tests.practice.talk import GOOD, JSON_HEADERS, SERVER


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with running(demo_world(RealClock())) as address:
        yield address


@pytest.fixture
def http(url: str) -> Iterator[httpx.Client]:
    httpx.post(f"{url}/practice/reset").raise_for_status()
    with httpx.Client(base_url=url, headers=SERVER, timeout=10) as client:
        yield client


def connected(url: str) -> closing[socket.socket]:
    host, _, port = url.removeprefix("http://").partition(":")
    return closing(socket.create_connection((host, int(port)), timeout=10))


def test_it_listens_on_loopback_only(url: str) -> None:
    assert url.startswith("http://127.0.0.1:")


def test_a_send(http: httpx.Client) -> None:
    reply = http.post("/email", json=GOOD)
    assert (reply.status_code, reply.json()["Message"]) == (200, "OK")
    assert reply.headers["content-length"] == str(len(reply.content))


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:80", "[::1]:8025"])
def test_names_of_this_machine_are_welcome(http: httpx.Client, host: str) -> None:
    assert http.get("/deliverystats", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/deliverystats", "/practice/coverage"])
@pytest.mark.parametrize("host", ["api.postmarkapp.com", "127.0.0.1.example.com", "0.0.0.0", "127.0.0.1:x", ""])
def test_other_hosts_are_refused(http: httpx.Client, host: str, path: str) -> None:
    reply = http.get(path, headers={"Host": host})
    assert reply.status_code == 403
    assert "127.0.0.1, localhost and [::1] only" in reply.text


@pytest.mark.parametrize(
    ("origin", "status"), [("http://localhost:8888", 200), ("https://evil.example", 403), ("null", 403)]
)
def test_other_web_pages_are_refused(http: httpx.Client, origin: str, status: int) -> None:
    assert http.get("/deliverystats", headers={"Origin": origin}).status_code == status


def test_a_body_over_the_limit_is_refused_before_it_is_read(url: str) -> None:
    with connected(url) as raw:
        head = {"Host": "localhost", "Content-Length": str(MESSAGE_BYTES * 4), **JSON_HEADERS, **SERVER}
        raw.sendall(b"POST /email HTTP/1.1\r\n" + "".join(f"{k}: {v}\r\n" for k, v in head.items()).encode() + b"\r\n")
        for _ in range(11):
            raw.sendall(b" " * (1024 * 1024))
        assert raw.recv(100).startswith(b"HTTP/1.1 413 ")


def test_a_large_batch_is_fine(http: httpx.Client) -> None:
    reply = http.post("/email/batch", json=[GOOD | {"TextBody": "x" * 4_000_000}] * 4)
    assert [one["ErrorCode"] for one in reply.json()] == [0] * 4


def test_a_chunked_body_is_read(http: httpx.Client) -> None:
    chunks = iter([b'{"From":"hello@example.com",', b'"To":"ada@example.org","TextBody":"x"}'])
    assert http.post("/email", content=chunks, headers=JSON_HEADERS).status_code == 200


def test_half_open_connections_stall_nobody(url: str, http: httpx.Client) -> None:
    with connected(url) as silent, connected(url) as slow:
        slow.sendall(b"POST /email HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{")
        before = time.monotonic()
        assert http.get("/deliverystats").status_code == 200
        assert time.monotonic() - before < 5
        assert silent.fileno() > 0


@pytest.mark.parametrize(
    "junk", [b"\x00\x01\x02\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"POST /email HTTP/1.1\r\n\r\n"]
)
def test_junk_gets_a_reply_and_hurts_nobody(url: str, http: httpx.Client, junk: bytes) -> None:
    with connected(url) as raw:
        raw.sendall(junk)
        assert raw.recv(100).startswith(b"HTTP/1.1 4")
    assert http.get("/deliverystats").status_code == 200


def test_a_reply_is_not_held_back_by_nagles_algorithm(http: httpx.Client) -> None:
    http.get("/deliverystats")
    times = []
    for _ in range(15):
        before = time.perf_counter()
        http.post("/email", json=GOOD)
        times.append(time.perf_counter() - before)
    assert min(times) < 0.03


def test_the_control_routes_are_on_the_same_port(http: httpx.Client) -> None:
    http.post("/email", json=GOOD)
    assert http.post("/practice/reset").json() == {"reset": True}
    assert http.get("/messages/outbound?count=1&offset=0").json()["TotalCount"] == 0
    assert len(http.get("/practice/coverage").json()["operations"]) == 87


def test_every_reply_takes_its_latency() -> None:
    with running(demo_world(RealClock()), latency_s=0.2) as address:
        before = time.monotonic()
        httpx.get(f"{address}/server", headers=SERVER)
        assert time.monotonic() - before >= 0.2


CANARY = str(uuid4())


def output_about_tokens(url: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> str:
    """All that a server prints or logs while the canary goes to it in every header, path and body."""
    with caplog.at_level(logging.DEBUG), httpx.Client(base_url=url) as http:
        for header in ("X-Postmark-Server-Token", "X-Postmark-Account-Token", "Authorization"):
            for path in ("/email", "/server", "/servers", "/nowhere", f"/servers/{CANARY}"):
                http.get(path, headers={header: CANARY})
        http.post("/email", content=CANARY.encode(), headers=JSON_HEADERS | SERVER)
    ours = (record.getMessage() for record in caplog.records if not record.name.startswith("http"))
    return "".join([*capfd.readouterr(), *ours])


def test_no_token_is_ever_logged(url: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    assert CANARY not in output_about_tokens(url, caplog, capfd)


@pytest.mark.parametrize("say", [print, logging.getLogger("leaky").debug])
def test_a_server_that_logs_tokens_would_be_caught(
    say: Callable[[object], None], caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    async def leaky(scope: Scope, receive: Receive, send: Send) -> None:
        say(dict(scope["headers"]))
        await deliver(PracticeReply(status=200, headers={}), receive, send)

    with running_application(leaky) as address:
        assert CANARY in output_about_tokens(address, caplog, capfd)


def test_a_taken_port_is_one_clear_sentence(url: str) -> None:
    port = int(url.rpartition(":")[2])
    with (
        pytest.raises(PortUnavailable, match=f"Port {port} on 127.0.0.1 .*another program.*--port"),
        running(demo_world(RealClock()), port=port),
    ):
        pass


def test_an_impossible_port(url: str) -> None:
    with pytest.raises(PortUnavailable, match="0 to 65535"), running(demo_world(RealClock()), port=70_000):
        pass


def faulty(reply: PracticeReply) -> Iterator[str]:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await deliver(reply, receive, send)

    with running_application(app) as address:
        yield address


def test_a_cut_reply_breaks_off_halfway(capfd: pytest.CaptureFixture[str]) -> None:
    for address in faulty(PracticeReply(status=200, headers={}, body=b"0123456789", cut=True)):
        with pytest.raises(httpx.RemoteProtocolError, match="5 bytes"):
            httpx.get(address)
    assert capfd.readouterr().err == ""


def test_a_timeout_never_answers() -> None:
    for address in faulty(PracticeReply(status=200, headers={}, timeout=True)):
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(address, timeout=0.2)

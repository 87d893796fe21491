"""Bodies over 10 and 50 MB: Python, Node and curl all see the refusal, not a connection that breaks."""

import json
import subprocess
import time
from collections.abc import Iterator

import httpx
import pytest

from helpers.practice.clock import RealClock
from helpers.practice.loopback import running
from helpers.practice.seed import demo_world
from helpers.reference.practice_tokens import SERVER_TOKEN
from tests.needed import needed
from tests.practice.talk import GOOD, JSON_HEADERS, SERVER

MEGABYTE = 1024 * 1024
SIZES = [("/email", 11), ("/email", 40), ("/email/batch", 51)]

FETCH = """
const [url, token, megabytes] = process.argv.slice(1);
const body = Buffer.alloc(Number(megabytes) * 1024 * 1024, 32);
const headers = {"X-Postmark-Server-Token": token, "Content-Type": "application/json", Accept: "application/json"};
const reply = await fetch(url, {method: "POST", headers, body});
console.log(reply.status, (await reply.text()).length);
"""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with running(demo_world(RealClock())) as address:
        yield address


def run(*command: str, stdin: bytes = b"") -> str:
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode().strip()


@pytest.mark.parametrize(("path", "megabytes"), SIZES)
def test_httpx_sees_the_refusal(url: str, path: str, megabytes: int) -> None:
    body = b" " * (megabytes * MEGABYTE)
    reply = httpx.post(f"{url}{path}", content=body, headers={**JSON_HEADERS, **SERVER}, timeout=30)
    assert (reply.status_code, reply.content) == (413, b"")


def test_httpx_sees_it_in_chunks_too(url: str) -> None:
    chunks = (b" " * MEGABYTE for _ in range(20))
    reply = httpx.post(f"{url}/email", content=chunks, headers={**JSON_HEADERS, **SERVER}, timeout=30)
    assert reply.status_code == 413


@pytest.mark.parametrize(("path", "megabytes"), SIZES)
def test_fetch_of_node_sees_the_refusal(url: str, path: str, megabytes: int) -> None:
    node = needed("node", "Node is missing: install it (Debian: apt install nodejs).")
    command = (node, "--input-type=module", "-e", FETCH, f"{url}{path}", SERVER_TOKEN, str(megabytes))
    assert run(*command) == "413 0"


@pytest.mark.parametrize("expect", ["Expect: 100-continue", "Expect:"])
@pytest.mark.parametrize(("path", "megabytes"), SIZES)
def test_curl_sees_the_refusal(url: str, path: str, megabytes: int, expect: str) -> None:
    curl = needed("curl", "curl is missing: install it (Debian: apt install curl).")
    fields = {**JSON_HEADERS, **SERVER}
    headers = [part for name, value in fields.items() for part in ("-H", f"{name}: {value}")]
    shown = ("-sS", "-o", "-", "-w", "%{http_code}", "--max-time", "30")
    target = f"{url}{path}"
    said = run(curl, *shown, *headers, "-H", expect, "--data-binary", "@-", target, stdin=b" " * (megabytes * MEGABYTE))
    assert said == "413"


def test_the_token_still_comes_first(url: str) -> None:
    reply = httpx.post(f"{url}/email", content=b" " * (11 * MEGABYTE), headers=JSON_HEADERS, timeout=30)
    assert (reply.status_code, reply.json()["ErrorCode"]) == (401, 10)


def test_others_are_answered_while_a_large_body_comes(url: str) -> None:
    def slowly() -> Iterator[bytes]:
        for _ in range(12):
            yield b" " * MEGABYTE
            before = time.monotonic()
            assert httpx.get(f"{url}/deliverystats", headers=SERVER).status_code == 200
            assert time.monotonic() - before < 2

    reply = httpx.post(f"{url}/email", content=slowly(), headers={**JSON_HEADERS, **SERVER}, timeout=30)
    assert reply.status_code == 413


def test_the_largest_batch_that_fits_is_accepted(url: str) -> None:
    body = json.dumps([GOOD | {"TextBody": "x" * 4_900_000}] * 10).encode()
    reply = httpx.post(f"{url}/email/batch", content=body, headers={**JSON_HEADERS, **SERVER}, timeout=30)
    assert [one["ErrorCode"] for one in reply.json()] == [0] * 10

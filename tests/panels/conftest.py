"""The panels' tests run in a clean environment, against practice or against a server that never answers."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from helpers.lab import Lab, open_lab
from tests.clean_environment import clean_environment
from tests.loopback import Loopback, loopback, private_tls, write_authority
from tests.panels.driving import LIVE_TOKEN
from tests.replies import HANG, postmark, tunnel_to

__all__ = ["clean_environment"]


@pytest.fixture
async def lab() -> AsyncIterator[Lab]:
    """A lab in practice."""
    opened = open_lab("practice")
    yield opened
    await opened.aclose()


@pytest.fixture
def slow_server() -> Iterator[Loopback]:
    """A server that takes every request and answers none."""
    with loopback(HANG) as server:
        yield server


@pytest.fixture
async def slow_lab(slow_server: Loopback) -> AsyncIterator[Lab]:
    """A lab whose live connection leads to the slow server."""
    opened = open_lab("live", base_url=slow_server.url)
    yield opened
    await opened.aclose()


@pytest.fixture
def postmark_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Loopback]:
    """Postmark's own address, led to a server on this machine that accepts `LIVE_TOKEN`."""
    monkeypatch.setenv("SSL_CERT_FILE", str(write_authority(tmp_path)))
    known, tls = postmark(server_tokens=[LIVE_TOKEN]), private_tls("api.postmarkapp.com")
    with loopback(known, tls=tls) as server, loopback(tunnel_to(server.port)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        yield server

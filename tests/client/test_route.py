"""The way out: proxies and private certificates of the environment are used, shown without passwords, or refused."""

import asyncio
import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.client.connection import Connection
from helpers.client.endpoint import LIVE_URL, endpoint_for
from helpers.client.exchange import Exchange
from helpers.client.outcome import OutcomeKind
from helpers.client.problems import RouteRefused
from helpers.client.route import route_to
from tests.client.asking import UNKNOWN, ask, send_mail
from tests.loopback import Act, Loopback, closed_port, loopback, private_tls, write_authority
from tests.replies import DROP, HANG, NO_HTTP, postmark, reply, tunnel_to

PASSWORD = "only-for-the-proxy"


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """SSL_CERT_FILE names the private authority."""
    file = write_authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    return file


@pytest.fixture
def postmark_tls() -> Iterator[Loopback]:
    """A server on this machine with a certificate for Postmark's own host name."""
    with loopback(postmark(server_tokens=[UNKNOWN.reveal()]), tls=private_tls("api.postmarkapp.com")) as server:
        yield server


async def through(proxy: Loopback, monkeypatch: pytest.MonkeyPatch, login: str = "") -> Exchange:
    monkeypatch.setenv("HTTPS_PROXY", f"http://{login}127.0.0.1:{proxy.port}")
    return await send_mail(LIVE_URL)


async def test_a_private_authority_is_honoured_and_shown(trusted: Path) -> None:
    with loopback(postmark(server_tokens=[UNKNOWN.reveal()]), tls=private_tls()) as server:
        exchange = await ask(server.url)
    assert exchange.accepted
    assert exchange.asked.route == f"with the certificates in {trusted}"


async def test_a_certificate_for_another_host_is_not_accepted(trusted: Path) -> None:
    with loopback(postmark(), tls=private_tls("other.example.com")) as server:
        exchange = await ask(server.url)
    assert exchange.outcome.kind is OutcomeKind.TLS_FAILED
    assert "mismatch" in exchange.outcome.detail
    assert not server.requests


async def test_live_goes_through_the_proxy(
    trusted: Path, postmark_tls: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    with loopback(tunnel_to(postmark_tls.port)) as proxy:
        exchange = await through(proxy, monkeypatch, f"me:{PASSWORD}@")
    login = base64.b64encode(f"me:{PASSWORD}".encode()).decode()
    assert exchange.accepted
    assert [(heard.method, heard.target) for heard in proxy.requests] == [("CONNECT", "api.postmarkapp.com:443")]
    assert proxy.requests[0].headers["proxy-authorization"] == f"Basic {login}"
    assert UNKNOWN.reveal() not in str(proxy.requests)
    assert [heard.target for heard in postmark_tls.requests] == ["/email"]


async def test_the_proxy_is_shown_without_its_login(monkeypatch: pytest.MonkeyPatch) -> None:
    with loopback(reply(407)) as proxy:
        exchange = await through(proxy, monkeypatch, f"me:{PASSWORD}@")
    assert exchange.asked.route == f"through the proxy http://••••@127.0.0.1:{proxy.port}"
    assert PASSWORD not in f"{exchange!r} {exchange.asked!r} {exchange.outcome!r}"


@pytest.mark.parametrize(
    ("act", "detail"),
    [
        (reply(407), "The proxy refused to connect (HTTP 407)."),
        (reply(403), "The proxy refused to connect (HTTP 403)."),
        (reply(502), "The proxy refused to connect (HTTP 502)."),
    ],
)
async def test_a_proxy_that_refuses(act: Act, detail: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with loopback(act) as proxy:
        exchange = await through(proxy, monkeypatch)
    assert (exchange.outcome.kind, exchange.outcome.detail) == (OutcomeKind.PROXY_FAILED, detail)
    assert len(proxy.requests) == 1
    assert not exchange.may_have_sent


@pytest.mark.parametrize(
    "proxy", [f"http://127.0.0.1:{closed_port()}", f"127.0.0.1:{closed_port()}", "http://p.invalid:80"]
)
async def test_a_proxy_that_is_not_there(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    exchange = await send_mail(LIVE_URL)
    assert exchange.outcome.kind is OutcomeKind.PROXY_FAILED
    assert exchange.outcome.detail.startswith("The proxy was not reached.")
    assert not exchange.may_have_sent


@pytest.mark.parametrize("act", [DROP, NO_HTTP])
async def test_a_proxy_that_breaks_off(act: Act, monkeypatch: pytest.MonkeyPatch) -> None:
    with loopback(act) as proxy:
        exchange = await through(proxy, monkeypatch)
    assert exchange.outcome.kind is OutcomeKind.CONNECTION_LOST


async def test_a_proxy_that_leads_elsewhere(trusted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with loopback(postmark(), tls=private_tls("elsewhere.example.com")) as server:
        with loopback(tunnel_to(server.port)) as proxy:
            exchange = await through(proxy, monkeypatch)
        assert not server.requests
    assert exchange.outcome.kind is OutcomeKind.TLS_FAILED


async def test_cancelling_in_a_tunnel_leaves_no_socket(trusted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with loopback(HANG) as server, loopback(tunnel_to(server.port)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        task = asyncio.create_task(send_mail(LIVE_URL))
        await asyncio.to_thread(server.called.wait, 5)
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


async def test_nothing_stands_between_a_machine_and_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    with loopback(DROP) as proxy, loopback(postmark()) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        exchange = await ask(server.url)
    assert exchange.token_refused
    assert exchange.asked.route == ""
    assert proxy.connections == 0


@pytest.mark.parametrize("exception", ["api.postmarkapp.com", ".postmarkapp.com", "postmarkapp.com", "*"])
def test_no_proxy_is_honoured(exception: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    assert route_to(endpoint_for(LIVE_URL)).proxy
    monkeypatch.setenv("NO_PROXY", exception)
    assert route_to(endpoint_for(LIVE_URL)).proxy is None


def test_the_own_proxy_of_https_comes_before_that_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://all.example:1")
    monkeypatch.setenv("HTTPS_PROXY", "http://secure.example:2")
    assert str(route_to(endpoint_for(LIVE_URL))) == "through the proxy http://secure.example:2"


def test_a_file_of_certificates_comes_before_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_DIR", "/folder")
    assert str(route_to(endpoint_for(LIVE_URL))) == "with the certificates in /folder"
    monkeypatch.setenv("SSL_CERT_FILE", "/file")
    assert str(route_to(endpoint_for(LIVE_URL))) == "with the certificates in /file"


def test_a_route_does_not_show_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://me:p@ss/{PASSWORD}@proxy.example:3128/")
    route = route_to(endpoint_for(LIVE_URL))
    assert PASSWORD not in f"{route} {route!r}"
    assert "proxy.example:3128" in str(route)


@pytest.mark.parametrize(
    ("proxy", "sentence"),
    [
        (f"ftp://me:{PASSWORD}@proxy.example", "cannot be used"),
        (f"http://me:{PASSWORD}@[::1", "cannot be used"),
        (f"socks5://me:{PASSWORD}@127.0.0.1:1080", "SOCKS"),
    ],
)
def test_an_unusable_proxy_is_named_without_its_login(
    proxy: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    with pytest.raises(RouteRefused, match=sentence) as caught:
        Connection(LIVE_URL)
    assert PASSWORD not in str(caught.value)


@pytest.mark.parametrize("content", [None, "no certificate at all"])
def test_an_unusable_file_of_certificates_is_refused(
    content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "authorities.pem"
    if content:
        file.write_text(content)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with pytest.raises(RouteRefused, match="SSL_CERT_FILE"):
        Connection(LIVE_URL)


async def test_an_https_proxy_is_checked_by_the_private_authority(
    trusted: Path, postmark_tls: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    with loopback(tunnel_to(postmark_tls.port), tls=private_tls()) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        exchange = await ask(LIVE_URL)
    assert exchange.accepted

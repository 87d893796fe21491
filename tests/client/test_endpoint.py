"""Base URLs: what no token may travel to is refused, and no two readers of one URL see two hosts."""

from ipaddress import ip_address
from urllib.parse import urlsplit

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.client.connection import Connection
from helpers.client.endpoint import LIVE_URL, Endpoint, endpoint_for, in_kernel_endpoint, is_loopback
from helpers.client.problems import BaseUrlRefused, PracticeTokenInLive, TokenMalformed, TokenMissing
from helpers.client.token import Token
from helpers.reference.practice_tokens import SERVER_TOKEN


def test_live_is_postmark_itself() -> None:
    endpoint = endpoint_for(LIVE_URL)
    assert endpoint == Endpoint(url="https://api.postmarkapp.com", host="api.postmarkapp.com", loopback=False)
    assert endpoint.secure


@pytest.mark.parametrize(
    ("base_url", "url"),
    [
        ("http://127.0.0.1:8025", "http://127.0.0.1:8025"),
        ("http://LOCALHOST:8025/", "http://localhost:8025"),
        (" http://[::1]:80/a/b/ ", "http://[::1]:80/a/b"),
        ("https://mail.example.com/postmark/", "https://mail.example.com/postmark"),
    ],
)
def test_a_base_url_is_written_one_way(base_url: str, url: str) -> None:
    assert endpoint_for(base_url).url == url


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.9.10", "::1"])
def test_this_machine_is_loopback(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["localhost.example.com", "0.0.0.0", "10.0.0.1", "127.0.0.1.example.com", "::", ""])
def test_other_machines_are_not(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    "base_url",
    ["http://api.postmarkapp.com", "http://localhost.example.com", "http://10.0.0.1", "HTTP://192.168.0.1:8025"],
)
def test_plain_http_stays_on_this_machine(base_url: str) -> None:
    with pytest.raises(BaseUrlRefused, match=r"in clear.*Use https"):
        endpoint_for(base_url)


@pytest.mark.parametrize(
    "base_url",
    [
        "", "api.postmarkapp.com", "ftp://127.0.0.1", "http://", "https://:443", "https://exa mple.com", "http://[::1",
        "http://127.0.0.1:notaport", "http://127.0.0.1:99999", "file:///etc/passwd", "https://１２７.0.0.1", "https://ex%61mple",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(base_url: str) -> None:
    with pytest.raises(BaseUrlRefused, match="not a web address"):
        endpoint_for(base_url)


@pytest.mark.parametrize(
    "base_url",
    [
        "https://user:pass@api.postmarkapp.com", "https://user@example.com", "https://@example.com",
        "http://127.0.0.1/?q=1", "http://127.0.0.1/#x", "http://127.0.0.1/a b", "http://127.0.0.1/a%2f", "http://127.0.0.1/\\x",
    ],
)  # fmt: skip
def test_what_is_more_than_an_address_is_refused(base_url: str) -> None:
    with pytest.raises(BaseUrlRefused, match="holds more than"):
        endpoint_for(base_url)


@pytest.mark.parametrize("base_url", ["https://xn--a", "https://999.1.1.1"])
def test_a_host_that_httpx_cannot_read_is_refused(base_url: str) -> None:
    with pytest.raises(BaseUrlRefused, match="host cannot be read"):
        Connection(base_url)


HOSTS = st.sampled_from(
    ["127.0.0.1", "localhost", "[::1]", "example.com", "10.0.0.1", "127.0.0.1.example.com", "[::2]"]
)
TRICKS = st.sampled_from(
    ["", "@", ":80", "\\", "/", "?", "#", "%00", "%2e", "\t", " ", "。", ".", "user:p@", "//", ":@"]
)


@given(st.lists(HOSTS | TRICKS | st.text(max_size=4), max_size=6).map("".join), st.sampled_from(["http", "https"]))
@example("127.0.0.1\\@example.com", "http")
@example("127.0.0.1@example.com", "http")
@example("example.com#@127.0.0.1", "http")
def test_plain_http_never_leaves_this_machine(rest: str, scheme: str) -> None:
    try:
        endpoint = endpoint_for(f"{scheme}://{rest}")
        seen_by_httpx = httpx.URL(endpoint.url + "/email")
    except (BaseUrlRefused, httpx.InvalidURL, UnicodeError):
        return
    host = urlsplit(endpoint.url).hostname
    assert host == endpoint.host == seen_by_httpx.host
    assert seen_by_httpx.path.endswith("/email")
    if not endpoint.secure:
        assert host == "localhost" or ip_address(str(host)).is_loopback


def test_a_missing_token_is_told_from_a_malformed_one() -> None:
    with pytest.raises(TokenMissing, match="There is no token"):
        in_kernel_endpoint().admit(Token(""))
    with pytest.raises(TokenMalformed, match=r"line break.*Nothing was sent"):
        in_kernel_endpoint().admit(Token("0123456789abcdef\n"))


def test_practice_tokens_are_for_this_machine() -> None:
    endpoint_for("http://127.0.0.1:8025").admit(Token(SERVER_TOKEN))
    in_kernel_endpoint().admit(Token(SERVER_TOKEN))
    for text in (SERVER_TOKEN, SERVER_TOKEN.upper(), "practice-anything"):
        with pytest.raises(PracticeTokenInLive, match="Nothing was sent"):
            endpoint_for(LIVE_URL).admit(Token(text))

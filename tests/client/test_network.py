"""What an exception means when it comes wrapped, as event loops and libraries do it differently."""

import socket
import ssl

import httpx
import pytest

from helpers.client.network import network_failure
from helpers.client.outcome import OutcomeKind

REFUSED = ConnectionRefusedError(111, "refused")


def caused(outer: BaseException, *inner: BaseException) -> BaseException:
    """`outer`, raised because of `inner`, one after the other."""
    error = outer
    for cause in inner:
        error.__cause__ = cause
        error = cause
    return outer


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (caused(httpx.ConnectError("x"), OSError("all failed"), REFUSED), OutcomeKind.CONNECTION_REFUSED),
        (caused(httpx.ConnectError("x"), ExceptionGroup("all failed", [REFUSED])), OutcomeKind.CONNECTION_REFUSED),
        (caused(httpx.ConnectError("x"), socket.gaierror(-2, "unknown")), OutcomeKind.NAME_NOT_FOUND),
        (caused(httpx.ConnectError("x"), ssl.SSLError(1, "bad record")), OutcomeKind.TLS_FAILED),
        (caused(httpx.ConnectError("x"), ssl.SSLCertVerificationError(1, "no")), OutcomeKind.TLS_FAILED),
        (caused(httpx.ConnectError("x"), OSError(113, "no route")), OutcomeKind.UNREACHABLE),
        (caused(httpx.ReadError("x"), ConnectionResetError(104, "reset")), OutcomeKind.CONNECTION_LOST),
        (httpx.ReadTimeout("x"), OutcomeKind.TIMED_OUT),
        (RuntimeError("something new"), OutcomeKind.UNREACHABLE),
    ],
)
def test_the_innermost_cause_that_is_known_decides(error: BaseException, kind: OutcomeKind) -> None:
    assert network_failure(error)[0] is kind


@pytest.mark.parametrize(
    "error",
    [
        httpx.LocalProtocolError("Illegal header value b'THE-SECRET'"),
        httpx.InvalidURL("THE-SECRET"),
        caused(httpx.ConnectError("THE-SECRET"), OSError("THE-SECRET")),
        httpx.ProxyError("407 THE-SECRET"),
        ValueError("THE-SECRET"),
    ],
)
def test_a_text_that_could_quote_a_header_is_not_passed_on(error: BaseException) -> None:
    kind, detail = network_failure(error, by_proxy=True)
    assert "SECRET" not in detail
    assert kind is OutcomeKind.PROXY_FAILED

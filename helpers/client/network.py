"""What an httpx exception means: the kind of failure, and evidence that cannot hold a secret.

Only texts of the operating system, of TLS and of this file are passed on; httpx's own texts may quote a header.
"""

import socket
import ssl
from collections.abc import Iterator

import httpx

from helpers.client.outcome import OutcomeKind


def network_failure(error: BaseException) -> tuple[OutcomeKind, str]:
    """The kind of failure behind `error`, and a sentence of evidence."""
    causes = list(_causes(error))
    for look in (_from_system, _from_httpx):
        for cause in causes:
            if found := look(cause):
                return found
    return OutcomeKind.UNREACHABLE, f"{type(error).__name__}."


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The exception, what caused it, and so on; groups are opened."""
    yield error
    if isinstance(error, BaseExceptionGroup):
        for member in error.exceptions:
            yield from _causes(member)
    for cause in (error.__cause__, error.__context__):
        if cause is not None:
            yield from _causes(cause)
            return


def _from_system(error: BaseException) -> tuple[OutcomeKind, str] | None:
    if isinstance(error, ssl.SSLCertVerificationError):
        return OutcomeKind.TLS_FAILED, f"The certificate was not accepted: {error.verify_message}."
    if isinstance(error, ssl.SSLError):
        return OutcomeKind.TLS_FAILED, f"TLS: {error.reason or type(error).__name__}."
    if isinstance(error, socket.gaierror):
        return OutcomeKind.NAME_NOT_FOUND, f"Name look-up: {error.strerror}."
    if isinstance(error, ConnectionRefusedError):
        return OutcomeKind.CONNECTION_REFUSED, "The connection was refused."
    return None


def _from_httpx(error: BaseException) -> tuple[OutcomeKind, str] | None:
    for kinds, outcome, detail in _HTTPX:
        if isinstance(error, kinds):
            return outcome, detail
    return None


_HTTPX: tuple[tuple[tuple[type[BaseException], ...], OutcomeKind, str], ...] = (
    ((httpx.TimeoutException,), OutcomeKind.TIMED_OUT, "No answer within the deadline."),
    ((httpx.ProxyError,), OutcomeKind.PROXY_FAILED, "The proxy refused to connect."),
    ((httpx.DecodingError,), OutcomeKind.BROKEN_REPLY, "The reply could not be decoded."),
    (
        (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError, httpx.CloseError),
        OutcomeKind.CONNECTION_LOST,
        "The connection closed early.",
    ),
    ((httpx.ConnectError, OSError), OutcomeKind.UNREACHABLE, "No connection could be made."),
)

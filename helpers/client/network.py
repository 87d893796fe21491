"""What an httpx exception means: the kind of failure, and evidence that cannot hold a secret.

Only texts of the operating system, of TLS and of this file are passed on; httpx's own texts may quote a header.
"""

import os
import re
import socket
import ssl
from collections.abc import Iterator

import httpx

from helpers.client.outcome import OutcomeKind

_NO_WAY_OUT = (OutcomeKind.NAME_NOT_FOUND, OutcomeKind.CONNECTION_REFUSED, OutcomeKind.UNREACHABLE)


def network_failure(error: BaseException, *, by_proxy: bool = False) -> tuple[OutcomeKind, str]:
    """The kind of failure behind `error`, and a sentence of evidence. `by_proxy`: whether a proxy stands between."""
    kind, detail = _failure(list(_causes(error)))
    if by_proxy and kind in _NO_WAY_OUT:  # with a proxy, it is the only one that this machine looks up and calls
        return OutcomeKind.PROXY_FAILED, f"The proxy was not reached. {detail}"
    return kind, detail


def _failure(causes: list[BaseException]) -> tuple[OutcomeKind, str]:
    for look in (_from_system, _from_httpx, _from_errno):
        for cause in causes:
            if found := look(cause):
                return found
    return OutcomeKind.UNREACHABLE, "No connection could be made."


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The exception, what caused it, and so on; groups are opened."""
    yield error
    if isinstance(error, BaseExceptionGroup):
        for member in error.exceptions:
            yield from _causes(member)
    cause = error.__cause__ or error.__context__
    if cause is not None:
        yield from _causes(cause)


def _from_system(error: BaseException) -> tuple[OutcomeKind, str] | None:
    if isinstance(error, ssl.SSLCertVerificationError):
        reason = getattr(error, "verify_message", "") or "it cannot be verified"
        return OutcomeKind.TLS_FAILED, f"The certificate was not accepted: {reason.rstrip('.')}."
    if isinstance(error, ssl.SSLError):
        return OutcomeKind.TLS_FAILED, f"TLS: {getattr(error, 'reason', '') or type(error).__name__}."
    if isinstance(error, socket.gaierror):
        return OutcomeKind.NAME_NOT_FOUND, f"Name look-up: {error.strerror}."
    if isinstance(error, ConnectionRefusedError):
        return OutcomeKind.CONNECTION_REFUSED, "The connection was refused."
    return None


def _from_httpx(error: BaseException) -> tuple[OutcomeKind, str] | None:
    for kinds, outcome, detail in _HTTPX:
        if isinstance(error, kinds):
            return outcome, detail
    if isinstance(error, httpx.ProxyError):
        status = re.match(r"\d{3}\b", str(error))
        return OutcomeKind.PROXY_FAILED, f"The proxy refused to connect{f' (HTTP {status[0]})' if status else ''}."
    return None


def _from_errno(error: BaseException) -> tuple[OutcomeKind, str] | None:
    if isinstance(error, OSError) and error.errno:
        return OutcomeKind.UNREACHABLE, f"{os.strerror(error.errno)}."
    return None


_HTTPX: tuple[tuple[tuple[type[BaseException], ...], OutcomeKind, str], ...] = (
    ((httpx.TimeoutException,), OutcomeKind.TIMED_OUT, "No answer within the deadline."),
    ((httpx.DecodingError,), OutcomeKind.BROKEN_REPLY, "The reply could not be decoded."),
    (
        (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError, httpx.CloseError),
        OutcomeKind.CONNECTION_LOST,
        "The connection closed early.",
    ),
)

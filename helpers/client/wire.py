"""The one place where a token is revealed: a request's headers are built here, sent, and forgotten.

Whatever goes wrong below leaves as a value, never as an exception: its frames would hold the headers, and
IPython's Verbose tracebacks print locals. A cancellation leaves as a fresh exception for the same reason.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from helpers import __version__
from helpers.client.log_masking import masked_logs
from helpers.client.network import network_failure
from helpers.client.outcome import OutcomeKind
from helpers.client.token import Token

_SELF = {"User-Agent": f"postmark-token-lab/{__version__}"}
LARGEST_REPLY = 20 * 1024 * 1024  # bytes; a reply beyond this is not Postmark's


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A request without its tokens, and the seconds that it may take."""

    method: str
    url: str
    headers: Mapping[str, str]
    content: bytes | None = field(repr=False)
    deadline_s: float
    by_proxy: bool  # whether a proxy stands between


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A reply as it came, secrets included, which its repr leaves out; header names in lower case."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why no reply came. `started` tells whether any byte of the request may have gone out."""

    kind: OutcomeKind
    detail: str
    started: bool


class _Progress:
    """Hears from httpx how far a request has come, and keeps nothing of what it carries."""

    def __init__(self, *, started: bool) -> None:
        self.started = started
        self._without_tls: Any = None  # a connection that nobody else would close if the handshake were cancelled

    async def hear(self, step: str, details: Mapping[str, Any]) -> None:
        self.started = self.started or "send_request_headers" in step
        if step.endswith(("connect_tcp.complete", "start_tls.complete")):
            self._without_tls = details["return_value"] if "connect_tcp" in step else None

    async def give_up(self) -> None:
        if self._without_tls is not None:
            await self._without_tls.aclose()


class _TooLarge(Exception):
    """A reply passes LARGEST_REPLY."""


async def transmit(
    transport: httpx.AsyncBaseTransport, outgoing: Outgoing, tokens: Mapping[str, Token]
) -> Received | Failure:
    """Send once. Raises nothing but a fresh CancelledError, KeyboardInterrupt or SystemExit."""
    try:
        return await _attempt(transport, outgoing, tokens)
    except BaseException as stop:
        interruption = _afresh(stop)
    raise interruption


async def _attempt(
    transport: httpx.AsyncBaseTransport, outgoing: Outgoing, tokens: Mapping[str, Token]
) -> Received | Failure:
    """Send once; every ending but an interruption is a value."""
    tells_its_steps = isinstance(transport, httpx.AsyncHTTPTransport)
    progress = _Progress(started=not tells_its_steps)
    try:
        async with asyncio.timeout(outgoing.deadline_s):
            return await _send(transport, outgoing, tokens, progress)
    except TimeoutError:
        kind, detail = OutcomeKind.TIMED_OUT, f"No answer within {outgoing.deadline_s:g} s."
    except _TooLarge:
        kind, detail = OutcomeKind.NOT_POSTMARK, f"The reply is larger than {LARGEST_REPLY:,} bytes."
    except Exception as error:
        kind, detail = network_failure(error, by_proxy=outgoing.by_proxy)
    return Failure(kind=kind, detail=detail, started=progress.started)


def _afresh(stop: BaseException) -> BaseException:
    """The same interruption without its frames."""
    if isinstance(stop, Exception):
        return RuntimeError(f"{type(stop).__name__}; the details could show a secret.")
    if isinstance(stop, SystemExit):
        return SystemExit(stop.code)
    if isinstance(stop, asyncio.CancelledError | GeneratorExit):
        return type(stop)()
    return KeyboardInterrupt()  # also out of the group into which a library's task group may have packed it


async def _send(
    transport: httpx.AsyncBaseTransport, outgoing: Outgoing, tokens: Mapping[str, Token], progress: _Progress
) -> Received:
    request = httpx.Request(
        outgoing.method,
        outgoing.url,
        headers={**_SELF, **outgoing.headers, **{header: token.reveal() for header, token in tokens.items()}},
        content=outgoing.content,
        extensions={"trace": progress.hear},
    )
    with masked_logs(tokens.values()):
        try:
            response = await transport.handle_async_request(request)
        except asyncio.CancelledError:
            await progress.give_up()
            raise
        try:
            content = await _content(response)
            return Received(status=response.status_code, headers=dict(response.headers.items()), content=content)
        finally:
            await response.aclose()


async def _content(response: httpx.Response) -> bytes:
    parts, size = [], 0
    async for part in response.aiter_bytes():
        size += len(part)
        if size > LARGEST_REPLY:
            raise _TooLarge
        parts.append(part)
    return b"".join(parts)

"""The one place where a token is revealed: a request's headers are built here, sent, and forgotten.

Whatever goes wrong below leaves as a value, never as an exception: its frames would hold the headers, and
IPython's Verbose tracebacks print locals. A cancellation leaves as a fresh exception for the same reason.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

import httpx

from helpers.client.network import network_failure
from helpers.client.outcome import OutcomeKind
from helpers.client.token import Token

LARGEST_REPLY = 20 * 1024 * 1024  # bytes; a reply beyond this is not Postmark's


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A request without its secrets."""

    method: str
    url: str
    headers: Mapping[str, str]
    content: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A reply as it came; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why no reply came. `started` tells whether any byte of the request may have gone out."""

    kind: OutcomeKind
    detail: str
    started: bool


class _Progress:
    """Hears from httpx how far a request has come; names of steps only, never what they carry."""

    def __init__(self) -> None:
        self.started = False

    async def hear(self, step: str, _details: object) -> None:
        self.started = self.started or "send_request_headers" in step


async def transmit(
    http: httpx.AsyncClient, outgoing: Outgoing, tokens: Mapping[str, Token], deadline_s: float
) -> Received | Failure:
    """Send once, wait at most `deadline_s` seconds. Raises nothing but a fresh cancellation or KeyboardInterrupt."""
    progress = _Progress()
    interruption: type[BaseException]
    try:
        async with asyncio.timeout(deadline_s):
            return await _send(http, outgoing, tokens, progress)
    except TimeoutError:
        return Failure(
            kind=OutcomeKind.TIMED_OUT, detail=f"No answer within {deadline_s:g} s.", started=progress.started
        )
    except Exception as error:
        kind, detail = network_failure(error)
        return Failure(kind=kind, detail=detail, started=progress.started)
    except (asyncio.CancelledError, KeyboardInterrupt) as stop:
        interruption = type(stop)
    raise interruption


async def _send(
    http: httpx.AsyncClient, outgoing: Outgoing, tokens: Mapping[str, Token], progress: _Progress
) -> Received:
    request = http.build_request(
        outgoing.method,
        outgoing.url,
        headers={**outgoing.headers, **{header: token.reveal() for header, token in tokens.items()}},
        content=outgoing.content,
        extensions={"trace": progress.hear},
    )
    response = await http.send(request, stream=True)
    try:
        return Received(status=response.status_code, headers=dict(response.headers), content=await _content(response))
    finally:
        await response.aclose()


async def _content(response: httpx.Response) -> bytes:
    parts, size = [], 0
    async for part in response.aiter_bytes():
        size += len(part)
        if size > LARGEST_REPLY:
            raise httpx.DecodingError("The reply is too large.")
        parts.append(part)
    return b"".join(parts)

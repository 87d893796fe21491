"""The practice Postmark as an ASGI application: loopback Host headers only, bounded bodies, control routes.

Carries out a reply's latency, cut and time-out on the wire. Logs nothing: requests hold tokens. Imports
`helpers.reference` only.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from helpers.practice.body import most_bytes
from helpers.practice.control.control import control, is_control
from helpers.practice.posting import carry_out
from helpers.practice.router import handle
from helpers.practice.wire import LIMIT_HEADER, SOURCE_HEADER, PracticeReply, PracticeRequest
from helpers.practice.world import World

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_LOOPBACK = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?", re.IGNORECASE)
_FOREIGN_HOST = "The practice Postmark answers on 127.0.0.1, localhost and [::1] only; this request names another host."


def application(world: World) -> Application:
    """An ASGI application that answers for `world`."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        if not is_loopback(headers):
            await deliver(_foreign_host(), receive, send)
            return
        body = await _read(receive, most_bytes(scope["path"]))
        if body is None:
            return
        request = PracticeRequest(
            method=scope["method"],
            path=scope["path"],
            query=scope["query_string"].decode("latin-1"),
            headers=headers,
            body=body,
        )
        answered_by = control if is_control(request.path) else handle
        await deliver(await carry_out(answered_by(world, request)), receive, send)

    return answer


def is_loopback(headers: MutableMapping[str, str]) -> bool:
    """Whether the request means this machine: by its Host, and by the page it comes from, if it comes from one.

    Without this, any web page could reach the server through a name that resolves to 127.0.0.1.
    """
    origin = headers.get("origin", "").partition("://")[2]
    here = _LOOPBACK.fullmatch(headers.get("host", "")) is not None
    return here and ("origin" not in headers or _LOOPBACK.fullmatch(origin) is not None)


async def _read(receive: Receive, most: int) -> bytes | None:
    """The body, or as much of it as shows that it is too large; None when the client has gone."""
    chunks, size = [], 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        chunks.append(message.get("body", b""))
        size += len(chunks[-1])
        if size > most or not message.get("more_body", False):
            return b"".join(chunks)


async def deliver(reply: PracticeReply, receive: Receive, send: Send) -> None:
    """Put `reply` on the wire: late, in half or never, if it says so."""
    if reply.latency_s:
        await asyncio.sleep(reply.latency_s)
    if reply.timeout:
        while (await receive())["type"] != "http.disconnect":
            pass
        return
    headers = [(name.lower().encode(), value.encode("latin-1")) for name, value in reply.headers.items()]
    headers.append((b"content-length", b"%d" % len(reply.body)))
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    if reply.cut:  # half the promised body, then the end: the server closes the connection
        await send({"type": "http.response.body", "body": reply.body[: len(reply.body) // 2], "more_body": True})
        return
    await send({"type": "http.response.body", "body": reply.body})


def _foreign_host() -> PracticeReply:
    headers = {
        "Content-Type": "text/plain; charset=utf-8",
        LIMIT_HEADER: _FOREIGN_HOST,
        SOURCE_HEADER: "own; a safeguard of the practice Postmark",
    }
    return PracticeReply(status=403, headers=headers, body=_FOREIGN_HOST.encode())

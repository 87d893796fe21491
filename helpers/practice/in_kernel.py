"""The practice Postmark inside the kernel: an httpx transport that answers without any network.

Carries out a reply's latency, cut and time-out as a network would show them. Imports httpx and this package.
"""

from urllib.parse import unquote

import httpx

from helpers.practice.posting import carry_out
from helpers.practice.router import handle
from helpers.practice.wire import PracticeReply, PracticeRequest
from helpers.practice.world import World


def transport(world: World) -> httpx.MockTransport:
    """An httpx transport whose every request goes to `world`."""

    async def answer(request: httpx.Request) -> httpx.Response:
        reply = await carry_out(handle(world, _request(request)))
        if reply.latency_s:
            await world.clock.sleep(reply.latency_s)
        return deliver(request, reply)

    return httpx.MockTransport(answer)


def _request(request: httpx.Request) -> PracticeRequest:
    path, _, query = request.url.raw_path.decode("ascii").partition("?")
    return PracticeRequest(
        method=request.method,
        path=unquote(path),
        query=query,
        headers={name.decode("latin-1").lower(): value.decode("latin-1") for name, value in request.headers.raw},
        body=request.content,  # MockTransport has read it
    )


def deliver(request: httpx.Request, reply: PracticeReply) -> httpx.Response:
    """`reply` as the network would bring it; raises what httpx raises for a time-out and a dropped connection."""
    if reply.timeout:
        raise httpx.ReadTimeout("The practice Postmark was told not to answer.", request=request)
    if reply.cut:
        raise httpx.RemoteProtocolError("The practice Postmark was told to drop the connection.", request=request)
    return httpx.Response(reply.status, headers=reply.headers, content=reply.body)

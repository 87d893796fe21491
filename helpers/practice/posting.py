"""Really posting webhooks, to this machine only: what is due in a world's outbox, and calls that verify an endpoint.

An edge module: httpx is imported inside functions. Environment proxies are ignored, and every hop of a redirect must
stay on this machine. Imports this package only.
"""

import asyncio
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from helpers.practice.outbox import Posting
from helpers.practice.own_machine import is_on_this_machine
from helpers.practice.webhook_records import Webhook
from helpers.practice.wire import OutgoingPost, PostResult, PracticeReply
from helpers.practice.world import World

if TYPE_CHECKING:
    import httpx

LONGEST_ANSWER_S = 10.0  # how long Postmark waits is not published
MOST_REDIRECTS = 10  # https://postmarkapp.com/developer/webhooks/webhooks-overview
AT_ONCE = 64  # posts under way at the same time
LOOK_EVERY_S = 0.05  # real seconds between two looks at the outbox


def _client() -> "httpx.AsyncClient":
    import httpx

    limits = httpx.Limits(max_connections=AT_ONCE, max_keepalive_connections=0)
    return httpx.AsyncClient(trust_env=False, timeout=LONGEST_ANSWER_S, limits=limits)


async def make_posts(posts: Sequence[OutgoingPost]) -> list[PostResult]:
    """Make these requests, one after the other; what each came to. Raises nothing that the network does."""
    async with _client() as http:
        return [await _make(http, one) for one in posts]


async def _make(http: "httpx.AsyncClient", post: OutgoingPost) -> PostResult:
    import httpx

    before = time.perf_counter()
    try:
        async with asyncio.timeout(LONGEST_ANSWER_S):
            status, problem = await _follow(http, post)
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OSError):
        status, problem = None, "Remote server could not be reached."
    return PostResult(status=status, problem=problem, seconds=time.perf_counter() - before)


async def _follow(http: "httpx.AsyncClient", post: OutgoingPost) -> tuple[int | None, str]:
    """The last status along the redirects; never leaves this machine. The answer's body is not read."""
    url = post.url
    for _ in range(MOST_REDIRECTS + 1):
        if not is_on_this_machine(url):
            return 403, "The practice Postmark posts to this machine only."
        async with http.stream("POST", url, headers=list(post.headers), content=post.body) as reply:
            if not reply.has_redirect_location:
                return reply.status_code, ""
            url = urljoin(url, reply.headers["location"])
    return reply.status_code, "Remote server redirected too often."


async def carry_out(reply: PracticeReply) -> PracticeReply:
    """The real reply, once what it depends on was asked."""
    while reply.errand is not None:
        reply = reply.errand.finish(await make_posts(reply.errand.posts))
    return reply


async def post_due(world: World) -> int:
    """Post what is due by now, in order, and note how it went. Gives how many requests were made.

    For the kernel, where nothing is posted until somebody asks for it.
    """
    due = _take_due(world, AT_ONCE)
    async with _client() as http:
        for posting in due:
            await _post(http, world, posting)
    return len(due)


def _take_due(world: World, most: int) -> list[Posting]:
    """What is due by now. An event whose webhook was changed, deleted or is unverified by now is let go (assumed)."""
    return [one for one in world.outbox.take_due(world.clock.now(), most) if _is_current(world, one.webhook)]


def _is_current(world: World, webhook: Webhook) -> bool:
    return webhook.verified and (not webhook.id or world.webhooks.get(webhook.id) is webhook)


async def _post(http: "httpx.AsyncClient", world: World, posting: Posting) -> None:
    result = await _make(http, posting.as_post())
    world.outbox.settle(posting, result, world.clock.now())


async def post_forever(world: World) -> None:
    """Post whatever falls due, many at once, until cancelled. No post holds the others up for more than 10 seconds."""
    under_way: set[asyncio.Task[None]] = set()
    async with _client() as http:
        try:
            while True:
                for posting in _take_due(world, AT_ONCE - len(under_way)):
                    task = asyncio.create_task(_post(http, world, posting))
                    under_way.add(task)
                    task.add_done_callback(under_way.discard)
                await asyncio.sleep(LOOK_EVERY_S)
        finally:
            for task in under_way:
                task.cancel()
            await asyncio.gather(*under_way, return_exceptions=True)

"""Messages that people open and click on, for tests of what Postmark notices."""

from typing import Any

from helpers.practice.clock import ManualClock
from helpers.practice.world import World
from tests.practice.talk import message_id

SHOP, BLOG = "https://example.com/shop", "https://example.com/blog"
TRACKED = {
    "To": "ada@example.org",
    "HtmlBody": f'<a href="{SHOP}">shop</a> <a href="{BLOG}">blog</a>',
    "TextBody": f"{SHOP}",
    "TrackOpens": True,
    "TrackLinks": "HtmlAndText",
}


def delivered(world: World, clock: ManualClock, **fields: Any) -> str:
    """The MessageID of a tracked message that has arrived."""
    sent = message_id(world, **TRACKED | fields)
    clock.advance(2)
    return sent

"""Deliveries and pre-flights, light and dark, wide and narrow: no label leaves its frame, nothing overflows."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from helpers.display.delivery_card import delivery_card
from helpers.display.markup import to_html
from helpers.display.preflight_card import preflight_card
from helpers.display.theme import style_element
from helpers.practice.recipients import complain
from helpers.practice.world import World
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from tests.browser.test_looks import MISPLACED
from tests.diagnosis.deliveries import ADA, BROADCAST, GOOD, HARD, Change, checked, investigated, paused, suppressed
from tests.diagnosis.wide_worlds import world_with
from tests.practice.talk import message_id as sent_in

LEAVING = """[...document.querySelectorAll("article")].flatMap(card => {
  const edge = card.getBoundingClientRect().right;
  return [...card.querySelectorAll("p, b, li, code, a")].filter(part => part.getBoundingClientRect().right > edge)
    .map(part => part.textContent);
})"""  # words that leave their card
LONG = f"{'W' * 60}@{'m' * 50}.example.net"
CROWD = ", ".join(f"guest{at}@example.net" for at in range(7))


async def of_message(*changes: Change, token: str = SERVER_TOKEN, **message: object) -> str:
    world = world_with(*changes)
    world.clock.advance(5)
    sender = {"x-postmark-server-token": token}
    message_id = sent_in(world, token=sender, **({"To": ADA} | message))
    return to_html(delivery_card((await investigated(world, token, message_id=message_id)).delivery))


async def of_recipient(*changes: Change, token: str = SERVER_TOKEN) -> str:
    return to_html(delivery_card((await investigated(world_with(*changes), token, recipient=ADA)).delivery))


def stamped(world: World) -> None:
    sent_in(world, To=ADA, Subject="W" * 200, **BROADCAST)
    world.clock.advance(5)


def complained(world: World) -> None:
    complain(world, sent_in(world, To=ADA), ADA)


async def cards() -> list[str]:
    """Every ending, long names, many recipients; go, careful and stop."""
    deliveries = [
        of_message(),
        of_message(To=HARD),
        of_message(suppressed(HARD, "HardBounce", "Recipient"), To=f"{ADA}, {HARD}"),
        of_message(token=SANDBOX_SERVER_TOKEN),
        of_message(To=f"{LONG}, {CROWD}", Subject="漢字" * 60),
        of_message(paused),
        of_recipient(complained),
        of_recipient(lambda world: sent_in(world, To=ADA, Subject="漢字" * 60), suppressed(), stamped),
        of_recipient(suppressed()),
        of_recipient(),
        of_recipient(token=ACCOUNT_TOKEN),
    ]
    flights = [
        checked(GOOD, account=ACCOUNT_TOKEN),
        checked(replace(GOOD, to=f"{ADA}, bob@example.net"), suppressed()),
        checked(replace(GOOD, sender=LONG), account=ACCOUNT_TOKEN),
    ]
    return [*[await one for one in deliveries], *[to_html(preflight_card(await one)) for one in flights]]


@pytest.fixture(scope="module")
def html() -> str:
    """All cards as one page. The browser's own event loop runs in this thread, so they are asked for in another."""
    with ThreadPoolExecutor(1) as other:
        shown = other.submit(asyncio.run, cards()).result()
    style = "<style>body { margin: 8px; background: light-dark(#ffffff, #111111); color-scheme: light dark }</style>"
    return f"<!doctype html><meta charset='utf-8'>{style}{to_html(style_element())}{''.join(shown)}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_every_card_fits_and_every_label_stays_in_its_frame(
    browser: Browser, html: str, tmp_path: Path, scheme: Literal["light", "dark"], width: int
) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.set_content(html)
    page.screenshot(path=tmp_path / f"delivery-{scheme}-{width}.png", full_page=True)
    drawings = page.locator("svg").all()
    assert len(drawings) == 11
    assert [drawing.evaluate(MISPLACED) for drawing in drawings] == [[] for _ in drawings]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(LEAVING) == []
    page.close()

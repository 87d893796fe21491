"""Blast radii and comparisons, light and dark, wide and narrow: no label leaves its frame, nothing overflows."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from helpers.display.blast_radius_card import blast_radius_card
from helpers.display.markup import to_html
from helpers.display.theme import style_element
from helpers.display.token_comparison_card import token_comparison_card
from helpers.practice.faults import FaultKind
from helpers.practice.world import World
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from tests.browser.test_looks import MISPLACED
from tests.diagnosis.wide_worlds import compared_in, demo_app, failing, radius_in, sent, servers, sibling, world_with

LONG, WIDE = "W" * 120, "漢字" * 40


def named(name: str, world: World) -> World:
    demo_app(world).name = name
    return world


async def cards() -> list[str]:
    """Small and large accounts, long names, gaps, and tokens that open nothing."""
    silent = failing("GET /servers", FaultKind.TIMEOUT), failing("GET /senders", FaultKind.TIMEOUT)
    asked = [
        radius_in(world_with(sent(3)), ACCOUNT_TOKEN),
        radius_in(world_with(sent(1234), servers(41)), ACCOUNT_TOKEN),
        radius_in(named(LONG, world_with(sibling("practice-b"))), SERVER_TOKEN),
        radius_in(named(WIDE, world_with()), SERVER_TOKEN),
        radius_in(world_with(*silent), ACCOUNT_TOKEN),
        radius_in(world_with(failing("GET /message-streams", FaultKind.TIMEOUT)), SERVER_TOKEN),
        *(radius_in(world_with(), token) for token in ("POSTMARK_API_TEST", "practice-nobody", "")),
    ]
    radii = [blast_radius_card((await one).radius) for one in asked]
    pairs = (ACCOUNT_TOKEN, SERVER_TOKEN), (SERVER_TOKEN, SANDBOX_SERVER_TOKEN), (SERVER_TOKEN, SERVER_TOKEN)
    both = [token_comparison_card(await compared_in(world_with(), *pair)) for pair in pairs]
    return [to_html(card) for card in (*radii, *both)]


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
    page.screenshot(path=tmp_path / f"blast-radius-{scheme}-{width}.png", full_page=True)
    drawings = page.locator("svg").all()
    assert len(drawings) == 9
    assert [drawing.evaluate(MISPLACED) for drawing in drawings] == [[] for _ in drawings]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()

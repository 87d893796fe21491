"""Looks at SMTP and DNS, light and dark, wide and narrow: every card fits, folded or not."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from helpers.client.token import Token
from helpers.diagnosis.smtp_check.smtp_check import smtp_check
from helpers.display.dns_check_card import dns_check_card
from helpers.display.markup import to_html
from helpers.display.smtp_check_card import smtp_check_card
from helpers.display.theme import style_element
from helpers.lab import open_lab
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.smtp_server import Told, smtp_server

LONG = "W" * 200


async def cards() -> list[str]:
    """Logins accepted, refused and never asked for; domains that are right, that wait, and that are not there."""
    lab, token = open_lab(), Token(SERVER_TOKEN)
    smtp = [await lab.smtp_check(SERVER_TOKEN), await lab.smtp_check(ACCOUNT_TOKEN, stream="broadcast")]
    for told in (Told(greeting=None), Told(greeting=f"554 {LONG}")):
        with smtp_server(told) as port, smtp_server(Told()) as other:
            smtp.append(await smtp_check("127.0.0.1", port, token, token, ports=(other,), deadline_s=0.5))
    dns = [await lab.dns_check(domain) for domain in ("example.com", "example.org", "nowhere.test")]
    await lab.aclose()
    return [*map(to_html, map(smtp_check_card, smtp)), *map(to_html, map(dns_check_card, dns))]


@pytest.fixture(scope="module")
def html() -> str:
    """All cards as one page. The browser's own event loop runs in this thread, so they are made in another."""
    with ThreadPoolExecutor(1) as other:
        shown = other.submit(asyncio.run, cards()).result()
    style = "<style>body { margin: 8px; background: light-dark(#ffffff, #111111); color-scheme: light dark }</style>"
    return f"<!doctype html><meta charset='utf-8'>{style}{to_html(style_element())}{''.join(shown)}"


OUTSIDE = """[...document.querySelectorAll("article *")]
  .filter(one => one.clientWidth && one.getBoundingClientRect().right
    > one.closest("article").getBoundingClientRect().right).map(one => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_every_card_fits_folded_and_opened(
    browser: Browser, html: str, tmp_path: Path, scheme: Literal["light", "dark"], width: int
) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    for name, shown in {"folded": html, "opened": html.replace("<details>", "<details open>")}.items():
        page.set_content(shown)
        page.screenshot(path=tmp_path / f"checks-{scheme}-{width}-{name}.png", full_page=True)
        assert page.locator("article").count() == 7
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate(OUTSIDE) == []
    page.close()

"""A report's page in Chromium, light, dark and on paper: readable, whole, and without a request to anywhere."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from helpers.display.report.make import report_of
from tests.browser.desk import AXE
from tests.display.report.results import session


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with ThreadPoolExecutor(1) as beside:  # Playwright keeps this thread's event loop running
        results = beside.submit(lambda: asyncio.run(session())).result()
    return report_of(results).save(tmp_path_factory.mktemp("report") / "report.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_and_asks_nobody(browser: Browser, page_file: Path, scheme: str) -> None:
    with browser.new_context(color_scheme=scheme, bypass_csp=True) as context:  # or axe-core would be kept out, too
        page, requests = context.new_page(), list[str]()
        page.on("request", lambda request: requests.append(request.url))
        page.goto(page_file.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        page.evaluate(AXE)
        assert page.evaluate("axe.run(document).then(found => found.violations.map(one => one.id))") == []
    assert requests == [page_file.as_uri()]


def test_on_paper_what_is_folded_is_shown(browser: Browser, page_file: Path) -> None:
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(page_file.as_uri())
        folded = page.locator("details pre").first
        assert not folded.is_visible()
        page.emulate_media(media="print")
        assert folded.is_visible()
        assert page.locator("main").evaluate("main => getComputedStyle(main).color") == "rgb(27, 31, 36)"

"""(e) From opening the first notebook to its first verdict, beside opening a blank notebook and running one cell.

In a real browser against a real JupyterLab, with a new page and a new kernel on either side.
"""

import shutil
import statistics
import tempfile
import time
from pathlib import Path

import nbformat
from playwright.sync_api import Browser, sync_playwright

from helpers.reference.practice_tokens import ACCOUNT_TOKEN
from tests.benchmarks.figures import Figure, milliseconds
from tests.browser.chromium import FLAGS, MISSING, find_chromium
from tests.browser.desk import KERNEL_LIMIT_MS, Desk
from tests.browser.lab_server import REPOSITORY, LabServer, running_lab

_FIELD = ".tokenlab-field input"
_SHOWS = """([selector, words]) => [...document.querySelectorAll(selector)].some(
  (one) => one.getClientRects().length > 0 && one.textContent.includes(words),
)"""
_FIRST = REPOSITORY / "notebooks" / "00-start-here.ipynb"


class BrowserMissing(Exception):
    """There is no Chromium to measure in."""


def figures(rounds: int = 5) -> list[Figure]:
    """One figure. Raises BrowserMissing."""
    path = find_chromium()
    if path is None:
        raise BrowserMissing(MISSING)
    with tempfile.TemporaryDirectory() as folder, running_lab(Path(folder)) as lab, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        _blank(browser, lab)  # the first page of a browser fills its caches
        pairs = [(_verdict(browser, lab), _blank(browser, lab)) for _ in range(rounds)]
        browser.close()
    ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    name = "first verdict in the browser ÷ blank notebook, one cell"
    return [Figure(name=name, ours=milliseconds(ours), theirs=milliseconds(theirs), ratio=ours / theirs, limit=1.3)]


def _verdict(browser: Browser, lab: LabServer) -> float:
    """Seconds from opening the page to a verdict: run all cells, type a practice token, press Enter."""
    notebook = lab.notebooks / "first.ipynb"
    shutil.copy(_FIRST, notebook)
    desk = _desk(browser, lab, notebook)
    begun = _opened(desk)
    desk.menu("Run", "Run All Cells")
    _appears(desk, _FIELD)
    field = desk.page.locator(_FIELD).first
    field.fill(ACCOUNT_TOKEN, timeout=KERNEL_LIMIT_MS)
    field.press("Enter")
    _appears(desk, ".tokenlab-verdict .tokenlab-headline", "This is an account token")
    return _closed(desk, begun)


def _blank(browser: Browser, lab: LabServer) -> float:
    """Seconds from opening the page to the output of one cell."""
    notebook = lab.notebooks / "blank.ipynb"
    cells = [nbformat.v4.new_code_cell("6 * 7")]
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), notebook)
    desk = _desk(browser, lab, notebook)
    begun = _opened(desk)
    desk.menu("Run", "Run All Cells")
    _appears(desk, ".jp-OutputArea-output", "42")
    return _closed(desk, begun)


def _desk(browser: Browser, lab: LabServer, notebook: Path) -> Desk:
    return Desk(
        page=browser.new_context(viewport={"width": 1280, "height": 720}).new_page(), lab=lab, notebook=notebook
    )


def _opened(desk: Desk) -> float:
    """When the page was asked for; the kernel is idle by the time that this is told."""
    begun = time.perf_counter()
    desk.page.goto(desk.address)
    _appears(desk, "#jp-main-statusbar", "| Idle")
    return begun


def _appears(desk: Desk, selector: str, words: str = "") -> None:
    """Wait until it shows, looked for at every frame: a locator's own waiting pauses for up to half a second."""
    desk.page.wait_for_function(_SHOWS, arg=[selector, words], timeout=KERNEL_LIMIT_MS)


def _closed(desk: Desk, begun: float) -> float:
    seconds = time.perf_counter() - begun
    desk.page.context.close()
    desk.lab.stop_kernel(desk.notebook.name)
    return seconds

"""Tests in a real browser against a real JupyterLab: `pytest tests/browser`, a process of their own.

Playwright's synchronous interface keeps an event loop running in the main thread, which breaks every asynchronous test
in the same process. So this folder is collected only when the command line names it, and then nothing else may be.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.chromium import FLAGS, MISSING, find_chromium
from tests.browser.desk import Desk, OpenDesk
from tests.browser.lab_server import LabServer, running_lab
from tests.needed import missing

HERE = Path(__file__).parent
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}


def pytest_ignore_collect(config: pytest.Config) -> bool | None:
    """Stay out of a run that does not ask for this folder, and refuse to share a process with other tests."""
    asked = [(config.invocation_params.dir / arg.split("::")[0]).resolve() for arg in config.args]
    inside = [path.is_relative_to(HERE) for path in asked]
    if any(inside) and not all(inside):
        raise pytest.UsageError("run tests/browser in a pytest process of its own: it keeps an event loop running")
    return None if all(inside) else True


def _scratch_notebook(cells: tuple[str | NotebookNode, ...]) -> NotebookNode:
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    code = [nbformat.v4.new_code_cell(cell) if isinstance(cell, str) else cell for cell in cells]
    return nbformat.v4.new_notebook(cells=code, metadata={"kernelspec": kernel})


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the session. Without one the tests are skipped, except where CI promises a browser."""
    path = find_chromium()
    if path is None:
        missing(MISSING)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def session(browser: Browser) -> Iterator[BrowserContext]:
    """One browser session, so that JupyterLab's many megabytes of JavaScript are loaded and compiled once."""
    with browser.new_context() as context:
        yield context


@pytest.fixture(scope="session")
def lab(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabServer]:
    """One JupyterLab for the session; asking for the browser first means none is started in vain."""
    with running_lab(tmp_path_factory.mktemp("lab")) as server:
        yield server


@pytest.fixture
def open_desk(session: BrowserContext, lab: LabServer, request: pytest.FixtureRequest) -> Iterator[OpenDesk]:
    """Open notebooks that only this test uses."""
    with desks(session, lab, request.node.name) as open_one:
        yield open_one


@pytest.fixture(scope="module")
def open_shared_desk(session: BrowserContext, lab: LabServer, request: pytest.FixtureRequest) -> Iterator[OpenDesk]:
    """Open notebooks that all tests of one file use: loading JupyterLab is most of what such a test costs."""
    with desks(session, lab, request.node.name) as open_one:
        yield open_one


@contextmanager
def desks(session: BrowserContext, lab: LabServer, name: str) -> Iterator[OpenDesk]:
    """Open each notebook on a page of its own; afterwards hold it to what every page must keep to."""
    opened: list[Desk] = []

    def open_one(*cells: str | NotebookNode, theme: str = "light", size: tuple[int, int] = (1280, 720)) -> Desk:
        lab.set_up("@jupyterlab/apputils-extension:themes", {"theme": THEMES[theme]})
        notebook = lab.notebooks / f"{re.sub(r'[^a-z0-9]+', '-', name)}-{len(opened)}.ipynb"
        nbformat.write(_scratch_notebook(cells), notebook)
        page = session.new_page()
        page.set_viewport_size({"width": size[0], "height": size[1]})
        opened.append(Desk(page=page, lab=lab, notebook=notebook))
        opened[-1].open()
        return opened[-1]

    yield open_one
    for desk in opened:
        desk.page.close()
        lab.stop_kernel(desk.notebook.name)
    assert [desk.foreign_requests() for desk in opened] == [[] for _ in opened]
    assert [desk.console_errors for desk in opened] == [[] for _ in opened]

"""One notebook open in one browser page, and a record of everything that went over the wire while it was."""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from nbformat import NotebookNode
from playwright.sync_api import Locator, Page, WebSocket, expect
from playwright.sync_api import TimeoutError as OutOfTime

from tests.browser.lab_server import REPOSITORY, LabServer

SCREENSHOTS = REPOSITORY / "build" / "screenshots"
NARROW = 700  # pixels
KERNEL_LIMIT_MS = 30_000
MENU_LIMIT_MS = 2_000
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
OWN_TO_LAB = "Canceled future for"  # what JupyterLab itself says of requests that a kernel's end cut off
LOCAL_SCHEMES = ("data", "blob", "about")


@dataclass(kw_only=True)
class Desk:
    """A page of JupyterLab with a notebook of ours in it."""

    page: Page
    lab: LabServer
    notebook: Path
    requests: list[str] = field(default_factory=list, repr=False)
    console_errors: list[str] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list, repr=False)  # websocket frames, page -> server
    received: list[bytes] = field(default_factory=list, repr=False)  # websocket frames, server -> page

    def __post_init__(self) -> None:
        self.page.set_default_timeout(KERNEL_LIMIT_MS)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self._complain(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self._complain(str(error)))
        self.page.on("websocket", self._record)

    @property
    def width(self) -> int:
        """The window's width in pixels."""
        return self.page.viewport_size["width"] if self.page.viewport_size else 0

    @property
    def address(self) -> str:
        """Where the notebook opens in a layout that nobody has changed."""
        return f"{self.lab.url}/lab/tree/{self.notebook.name}?reset&token={self.lab.token}"

    def open(self) -> None:
        """Load the page, or load it again, and wait until the kernel is idle: what runs earlier is silently dropped."""
        self.page.goto(self.address)
        self.wait_until_idle()
        if self.width < NARROW:
            self.page.keyboard.press("Control+b")  # on a narrow screen the file browser leaves no room for a notebook

    def wait_until_idle(self) -> None:
        """Wait for the status bar to say that the kernel is connected and idle."""
        self.page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for(timeout=KERNEL_LIMIT_MS)

    def menu(self, name: str, entry: str) -> None:
        """Choose from the menu bar, e.g. `menu("Run", "Run All Cells")`.

        A menu that was opened before the notebook is there offers "Run All" and never changes, however long it stays
        open. So what is not offered is looked for in the menu opened anew, as a person would.
        """
        choice = self.page.locator(".lm-Menu").get_by_text(entry, exact=True)
        for _ in range(KERNEL_LIMIT_MS // MENU_LIMIT_MS):
            self.page.locator("#jp-MainMenu").get_by_text(name, exact=True).click()
            with suppress(OutOfTime):
                return choice.click(timeout=MENU_LIMIT_MS)
            self.page.keyboard.press("Escape")
        raise AssertionError(f"the menu {name!r} offers no {entry!r}")

    def run_all(self) -> None:
        """Run every cell from the menu and wait until the kernel has nothing left to do.

        The last cell's number is taken away first: one of an earlier run would end the waiting before it began.
        """
        last = self.page.locator(".jp-CodeCell .jp-InputPrompt").last
        last.evaluate("prompt => { prompt.textContent = ''; }")
        self.menu("Run", "Run All Cells")
        expect(last).to_have_text(re.compile(r"\[\d+\]:"), timeout=KERNEL_LIMIT_MS)
        self.wait_until_idle()

    def restart_kernel(self) -> None:
        """Restart from the menu and confirm, as a person does; wait until the server has done it."""
        self.menu("Kernel", "Restart Kernel…")
        with self.page.expect_response(lambda response: "/restart" in response.url):
            self.page.get_by_role("dialog").get_by_role("button", name="Confirm Kernel Restart").click()

    def cell(self, index: int) -> Locator:
        """The cell at `index`, counted from the top; -1 is the last."""
        return self.page.locator(".jp-Notebook .jp-Cell").nth(index)

    def start_cell(self, index: int) -> None:
        """Run one cell by keyboard, without waiting for its end."""
        self.cell(index).locator(".jp-InputArea-editor").click()
        self.page.keyboard.press("Control+Enter")

    def run_cell(self, index: int) -> str:
        """Run one cell by keyboard, wait for it, and return what it printed."""
        cell = self.cell(index)
        prompt = cell.locator(".jp-InputPrompt")
        before = prompt.inner_text()
        self.start_cell(index)
        expect(prompt).not_to_have_text(before)
        expect(prompt).to_have_text(re.compile(r"\[\d+\]:"))
        return cell.locator(".jp-OutputArea-output").inner_text().strip()

    def save(self) -> None:
        """Save from the menu and wait until the server has written the file."""
        with self.page.expect_response(lambda reply: "/api/contents/" in reply.url and reply.request.method == "PUT"):
            self.menu("File", "Save Notebook")

    def field(self, label: str = "API token") -> Locator:
        """The input with this label."""
        return self.page.get_by_label(label, exact=True)

    def paste(self, target: Locator, text: str) -> None:
        """Paste the way a browser does, without going through the machine's clipboard."""
        target.evaluate(
            """(input, text) => {
              const data = new DataTransfer();
              data.setData("text/plain", text);
              input.focus();
              const paste = { clipboardData: data, bubbles: true, cancelable: true };
              input.dispatchEvent(new ClipboardEvent("paste", paste));
            }""",
            text,
        )

    def screenshot(self, name: str) -> Path:
        """A picture of the page in `build/screenshots/`, for people to look at."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")
        return SCREENSHOTS / f"{name}.png"

    def accessibility_faults(self, selector: str) -> list[str]:
        """What axe-core finds wrong inside `selector`, a line each."""
        self.page.evaluate(AXE)
        violations = self.page.evaluate("selector => axe.run(selector).then(found => found.violations)", selector)
        return [f"{fault['id']}: {node['html'][:200]}" for fault in violations for node in fault["nodes"]]

    def foreign_requests(self) -> list[str]:
        """Every request that was meant for another machine."""
        return [
            url
            for url in self.requests
            if urlsplit(url).scheme not in LOCAL_SCHEMES and urlsplit(url).hostname != "127.0.0.1"
        ]

    def _complain(self, error: str) -> None:
        if OWN_TO_LAB not in error:
            self.console_errors.append(error)

    def _record(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: self.sent.append(_bytes(frame)))
        socket.on("framereceived", lambda frame: self.received.append(_bytes(frame)))


class OpenDesk(Protocol):
    """Opens a scratch notebook with these cells; the fixture `open_desk`."""

    def __call__(
        self, *cells: str | NotebookNode, theme: str = "light", size: tuple[int, int] = (1280, 720)
    ) -> Desk: ...


def _bytes(frame: str | bytes) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame

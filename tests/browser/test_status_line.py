"""The status line: what it says of a panel, and what it says when the kernel can no longer speak."""

import pytest
from playwright.sync_api import Locator, expect

from helpers.panels.status_line import KERNEL_GONE, KERNEL_SILENT
from tests.browser.desk import Desk, OpenDesk

PANEL = """
import ipywidgets
from helpers.panels.status import StatusState
from helpers.panels.status_line import StatusLine
line, go = StatusLine("Paste a token."), ipywidgets.Button(description="Go")
go.on_click(lambda _: line.show(StatusState.GOOD, "It is an account token.", "200 · 41 ms"))
verdict = ipywidgets.HTML("<p>◆ account token</p>").add_class("tokenlab-verdict")
panel = ipywidgets.VBox([go, line, verdict]).add_class("tokenlab-panel").add_class("tokenlab")
panel
"""


@pytest.fixture(scope="module")
def one_desk(open_shared_desk: OpenDesk) -> Desk:
    return open_shared_desk(PANEL)


@pytest.fixture
def desk(one_desk: Desk) -> Desk:
    """One desk for the tests of this file; running its cell anew gives each of them a new panel."""
    one_desk.wait_until_idle()
    one_desk.run_all()
    return one_desk


def status(desk: Desk) -> Locator:
    return desk.page.get_by_role("status").and_(desk.page.locator(".tokenlab-status"))


def click_go(desk: Desk) -> None:
    desk.page.get_by_role("button", name="Go", exact=True).click()


def filter_of_the_verdict(desk: Desk) -> str:
    return str(desk.page.locator(".tokenlab-verdict").evaluate("verdict => getComputedStyle(verdict).filter"))


def test_it_starts_with_what_can_be_done(desk: Desk) -> None:
    expect(status(desk)).to_have_text("○ReadyPaste a token.")
    assert filter_of_the_verdict(desk) == "none"


def test_its_live_region_stays_in_the_page_while_the_text_changes(desk: Desk) -> None:
    region = status(desk).element_handle()
    click_go(desk)
    expect(status(desk)).to_have_text("✓DoneIt is an account token.200 · 41 ms")
    assert region.evaluate("region => region.isConnected && region.textContent.includes('account token')")


def test_a_kernel_restarted_from_the_menu_is_said_and_the_verdict_goes_grey(desk: Desk) -> None:
    desk.restart_kernel()
    expect(status(desk)).to_contain_text(KERNEL_GONE)
    desk.screenshot("kernel-restarted")
    assert filter_of_the_verdict(desk) == "grayscale(1)"


def test_running_the_cell_again_after_a_restart_gives_a_living_panel(desk: Desk) -> None:
    desk.restart_kernel()
    expect(status(desk)).to_contain_text(KERNEL_GONE)
    desk.wait_until_idle()
    desk.run_all()
    click_go(desk)
    expect(status(desk)).to_contain_text("Done")
    assert filter_of_the_verdict(desk) == "none"


def test_a_kernel_that_died_is_said(open_desk: OpenDesk) -> None:
    desk = open_desk(PANEL, "import os\nos._exit(1)")
    desk.menu("Run", "Run Selected Cell")
    expect(status(desk)).to_contain_text("Ready")
    desk.menu("Run", "Run Selected Cell")
    expect(status(desk)).to_contain_text(KERNEL_GONE, timeout=30_000)
    desk.page.get_by_role("dialog").get_by_role("button", name="Ok").click()


def test_a_kernel_restarted_by_another_program_is_said_at_the_next_click(desk: Desk) -> None:
    desk.lab.restart_kernel(desk.notebook.name)
    click_go(desk)
    expect(status(desk)).to_contain_text(KERNEL_SILENT, timeout=10_000)
    assert filter_of_the_verdict(desk) == "grayscale(1)"


def test_a_kernel_busy_with_another_cell_is_believed_again_once_it_answers(open_desk: OpenDesk) -> None:
    desk = open_desk(PANEL, "import time\ntime.sleep(7)")
    desk.menu("Run", "Run All Cells")
    click_go(desk)
    expect(status(desk)).to_contain_text(KERNEL_SILENT, timeout=10_000)
    expect(status(desk)).to_contain_text("It is an account token.", timeout=10_000)

"""The token tester as a person uses it: by mouse, by keyboard alone, with slow servers and wrong tokens."""

import os
import signal
from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from helpers.panels.one_task import BUSY, STOPPED
from helpers.panels.panel import CHANGED, FORGOTTEN
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.browser.desk import Desk, OpenDesk
from tests.browser.panel_page import SETUP, PanelPage
from tests.loopback import Loopback, loopback
from tests.replies import HANG

SLOW = 'open_lab("live", base_url="{url}").token_tester()'
GREY = "card => getComputedStyle(card).filter === 'grayscale(1)'"


@pytest.fixture(scope="module")
def slow_server() -> Iterator[Loopback]:
    """A server that takes every request and answers none."""
    with loopback(HANG) as server:
        yield server


@pytest.fixture(scope="module")
def one_desk(open_shared_desk: OpenDesk, slow_server: Loopback) -> Desk:
    return open_shared_desk(SETUP, "lab.token_tester()", SLOW.format(url=slow_server.url), "import os\nos.getpid()")


@pytest.fixture
def desk(one_desk: Desk, slow_server: Loopback) -> Desk:
    """One desk for the tests of this file; running its cells anew gives each of them new panels."""
    one_desk.wait_until_idle()
    one_desk.run_all()
    slow_server.requests.clear()
    return one_desk


@pytest.fixture
def panel(desk: Desk) -> PanelPage:
    return PanelPage(desk=desk, title="Token tester")


@pytest.fixture
def slow_panel(desk: Desk) -> PanelPage:
    """A panel whose test is under way and gets no answer."""
    slow = PanelPage(desk=desk, title="Token tester", index=1)
    slow.field("API token").fill(SERVER_TOKEN)
    slow.press("Test")
    slow.says("Asking 127.0.0.1")
    return slow


def test_by_mouse(panel: PanelPage) -> None:
    panel.field("API token").fill(ACCOUNT_TOKEN)
    panel.press("Test")
    panel.says("DoneAccount token.")
    expect(panel.card).to_contain_text("It belongs in no application.")
    panel.press("Forget")
    panel.says(FORGOTTEN)
    expect(panel.card).to_have_count(0)
    expect(panel.field("API token")).to_have_value("")


def test_by_keyboard_alone(panel: PanelPage) -> None:
    keyboard = panel.desk.page.keyboard
    panel.field("Connection").focus()
    panel.tab_stops(1)
    keyboard.type(SERVER_TOKEN)
    keyboard.press("Enter")
    panel.says("DoneServer token.")
    keyboard.type("x")
    panel.says(CHANGED)
    keyboard.press("Tab")
    keyboard.press("Space")
    panel.says("Not accepted")
    panel.tab_stops(2)
    keyboard.press("Enter")
    panel.says(FORGOTTEN)


def test_the_tab_key_goes_from_top_to_bottom(panel: PanelPage) -> None:
    panel.field("API token").fill(ACCOUNT_TOKEN)
    panel.press("Test")
    panel.says("DoneAccount token.")
    panel.field("Connection").focus()
    controls = ["API token", "Test", "Stop", "Forget", "Token from"]
    evidence = ["Request and reply", "Request and reply", "Open your servers in Postmark"]
    assert panel.tab_stops(10) == [*controls, *evidence, "What was found", "What this does not prove"]


def test_only_the_field_of_the_chosen_source_is_in_sight(panel: PanelPage) -> None:
    panel.field("Token from").select_option("a .env file")
    expect(panel.field("API token")).to_be_hidden()
    expect(panel.field("File")).to_be_visible()
    panel.field("Token from").select_option("typed here")
    expect(panel.field("API token")).to_be_visible()


def test_a_letter_typed_on_a_button_is_no_shortcut_of_jupyterlab(panel: PanelPage) -> None:
    cells = panel.desk.page.locator(".jp-Notebook .jp-Cell")
    before = cells.count()
    panel.root.get_by_role("button", name="Stop", exact=True).focus()
    for key in ("b", "x", "Enter"):
        panel.desk.page.keyboard.press(key)
    panel.says("Nothing is under way.")
    panel.field("Token from").press("x")
    expect(cells).to_have_count(before)
    panel.root.get_by_role("button", name="Stop", exact=True).focus()
    with panel.desk.page.expect_response(lambda reply: "/api/contents/" in reply.url):
        panel.desk.page.keyboard.press("Control+s")


def test_three_clicks_are_one_test_and_stop_ends_it(slow_panel: PanelPage, slow_server: Loopback) -> None:
    slow_panel.press("Test")
    slow_panel.press("Test")
    slow_panel.says(BUSY)
    assert [heard.method for heard in slow_server.requests] == ["GET", "GET"]  # one for each header
    slow_panel.press("Stop")
    slow_panel.says(STOPPED)


def test_the_kernel_is_free_while_a_test_waits(slow_panel: PanelPage) -> None:
    panel = PanelPage(desk=slow_panel.desk, title="Token tester")
    panel.field("API token").fill(ACCOUNT_TOKEN)
    panel.press("Test")
    panel.says("DoneAccount token.")
    slow_panel.says("Working")
    slow_panel.press("Forget")
    slow_panel.says(FORGOTTEN)
    panel.says("DoneAccount token.")


def test_switching_to_live_is_loud_and_a_practice_token_stays_here(panel: PanelPage) -> None:
    panel.field("API token").fill(SERVER_TOKEN)
    panel.press("Test")
    panel.says("DoneServer token.")
    panel.field("Connection").select_option("live")
    panel.says("Switched to live.")
    expect(panel.root).to_contain_text("! LIVE requests go to https://api.postmarkapp.com")
    expect(panel.card).to_have_count(0)
    panel.press("Test")
    expect(panel.card).to_contain_text("Switch to practice, or enter a real token.")


def test_a_real_looking_token_in_practice_cannot_be_told(panel: PanelPage) -> None:
    panel.field("API token").fill(str(uuid4()))
    panel.press("Test")
    panel.says("Can't tellThe practice Postmark does not know this token.")
    expect(panel.card).to_contain_text("Switch to live to test a real token")


def test_eleven_megabytes_are_refused_and_leave_no_old_token_behind(panel: PanelPage) -> None:
    panel.field("API token").fill(SERVER_TOKEN)
    panel.press("Test")
    panel.says("DoneServer token.")
    panel.desk.paste(panel.field("API token"), "x" * 11_000_000)
    expect(panel.root).to_contain_text("Not taken: that was 11,000,000 bytes")
    panel.press("Test")
    panel.says("Nothing was taken: that paste had 11,000,000 bytes.")
    expect(panel.card).to_have_count(0)


def test_a_restarted_kernel_is_said_and_the_verdict_goes_grey(panel: PanelPage) -> None:
    panel.field("API token").fill(SERVER_TOKEN)
    panel.press("Test")
    panel.says("DoneServer token.")
    panel.desk.restart_kernel()
    panel.says("The kernel was restarted or has stopped")
    assert panel.card.evaluate(GREY)
    expect(panel.field("API token")).to_have_value("")


def test_a_kernel_killed_in_mid_request_is_said(slow_panel: PanelPage) -> None:
    kernel = slow_panel.desk.cell(-1).locator(".jp-OutputArea-output").inner_text()
    os.kill(int(kernel), signal.SIGKILL)
    slow_panel.says("The kernel was restarted or has stopped")
    slow_panel.desk.page.get_by_role("dialog").get_by_role("button", name="Ok").click()


def test_a_reloaded_tab_starts_with_an_empty_field_and_works(panel: PanelPage) -> None:
    panel.field("API token").fill(SERVER_TOKEN)
    panel.press("Test")
    panel.says("DoneServer token.")
    panel.desk.save()
    panel.desk.open()
    expect(panel.field("API token")).to_have_value("")
    panel.says(CHANGED)
    panel.field("API token").fill(ACCOUNT_TOKEN)
    panel.press("Test")
    panel.says("DoneAccount token.")

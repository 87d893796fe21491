"""The Config doctor as a person uses it: paste by mouse and by keys, read the finding, forget; nothing is saved."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, expect

from helpers.panels.config_doctor import FORGOTTEN
from helpers.panels.secret_field import KERNEL_GONE
from helpers.reference.practice_tokens import ACCOUNT_TOKEN
from tests.browser.desk import Desk, OpenDesk
from tests.browser.lab_server import LabServer
from tests.browser.panel_page import SETUP, PanelPage
from tests.browser.test_panel_looks import faults

AREA = "Paste a .env, auth.ts, package.json, log, error line or address"
WRONG_NAME = f"POSTMARK_API_KEY={ACCOUNT_TOKEN}\nEMAIL_FROM=hello@gmail.com\n"
LOG = '[auth][error] Error: Postmark error: {"ErrorCode":10,"Message":"Request does not contain a valid token."}\n'
LEAKY = "import ipywidgets\nipywidgets.Textarea(description='Leaky')"  # the ordinary widget, for comparison
WIDGETS = "@jupyter-widgets/jupyterlab-manager:plugin"


@pytest.fixture(scope="module")
def one_desk(open_shared_desk: OpenDesk, lab: LabServer) -> Iterator[Desk]:
    """A notebook with the panel, in a JupyterLab that saves the state of widgets."""
    lab.set_up(WIDGETS, {"saveState": True})
    desk = open_shared_desk(SETUP, "lab.config_doctor()", LEAKY)
    desk.page.keyboard.press("Control+b")
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield desk
    desk.page.context.clear_permissions()
    lab.set_up(WIDGETS, {"saveState": False})


@pytest.fixture
def panel(one_desk: Desk) -> PanelPage:
    one_desk.wait_until_idle()
    one_desk.run_all()
    return PanelPage(desk=one_desk, title="Config doctor")


@pytest.fixture
def area(panel: PanelPage) -> Locator:
    return panel.field(AREA)


def fill(panel: PanelPage) -> None:
    """Make the panel show everything that it can show."""
    for text in (WRONG_NAME, LOG):
        panel.desk.paste(panel.field(AREA), text)
    panel.says("2 more below")
    panel.press("Ask Postmark which kind the key is")
    panel.says("An account token stands where a server token belongs.")


def press_paste(panel: PanelPage, text: str) -> None:
    """Copy `text`, then press Ctrl+V."""
    panel.desk.page.evaluate("text => navigator.clipboard.writeText(text)", text)
    panel.desk.page.keyboard.press("Control+v")


def test_by_mouse(panel: PanelPage, area: Locator) -> None:
    panel.desk.paste(area, WRONG_NAME)
    panel.says("Auth.js does not look under this name.")
    expect(area).to_have_value("")
    panel.root.get_by_text("The sender is on a public mail domain").first.click()
    expect(panel.card.nth(1)).to_be_visible()
    panel.press("Ask Postmark which kind the key is")
    panel.says("An account token stands where a server token belongs.")
    panel.field("Paste 1 (2 lines), read as").select_option(".env.example, which nothing reads")
    panel.says("Nothing wrong was found")
    panel.press("Forget all")
    panel.says(FORGOTTEN)
    expect(panel.card).to_have_count(0)


def test_by_keyboard_alone(panel: PanelPage, area: Locator) -> None:
    panel.field("Connection").focus()
    panel.tab_stops(1)
    press_paste(panel, WRONG_NAME)
    panel.says("Auth.js does not look under this name.")
    expect(area).to_have_value("")
    controls = ["Or a file or folder", "Add", "Diagnose", "Stop", "Forget all", "Paste 1 (2 lines), read as"]
    assert panel.tab_stops(7) == [*controls, "Remove Paste 1 (2 lines)"]
    panel.desk.page.keyboard.press("Enter")
    panel.says("Paste a text")
    expect(panel.card).to_have_count(0)


def test_what_is_typed_stands_behind_dots_until_it_is_handed_over(panel: PanelPage, area: Locator) -> None:
    area.press_sequentially("AUTH_SECRET=x\nPOSTMARK_API_KEY=")
    press_paste(panel, ACCOUNT_TOKEN)  # where the cursor is: what was begun is not lost
    expect(area).to_have_value(f"AUTH_SECRET=x\nPOSTMARK_API_KEY={ACCOUNT_TOKEN}")
    assert area.evaluate("area => getComputedStyle(area).webkitTextSecurity") == "disc"
    area.press("Control+Enter")
    panel.says("Auth.js does not look under this name.")
    expect(area).to_have_value("")
    expect(panel.field("Paste 1 (2 lines), read as")).to_have_value(".env")


def test_eleven_megabytes_are_refused_and_what_was_found_stays(panel: PanelPage, area: Locator) -> None:
    panel.desk.paste(area, WRONG_NAME)
    panel.says("Auth.js does not look under this name.")
    panel.desk.paste(area, "x" * 11_000_000)
    expect(panel.root).to_contain_text("Not taken: that was 11,000,000 bytes, and at most 1,000,000 are taken at once.")
    expect(panel.card.first).to_be_visible()


def test_it_reads_well_in_the_light(panel: PanelPage) -> None:
    fill(panel)
    assert faults(panel, "config-doctor-light") == []


def test_it_reads_well_in_the_dark(open_desk: OpenDesk) -> None:
    desk = open_desk(SETUP, "lab.config_doctor()", theme="dark")
    desk.run_all()
    desk.page.keyboard.press("Control+b")  # the file browser leaves no room for a notebook in a narrow window
    fill(panel := PanelPage(desk=desk, title="Config doctor"))
    assert faults(panel, "config-doctor-dark") == []


def test_what_was_pasted_is_in_no_file_and_in_no_message_of_the_kernel(
    panel: PanelPage, area: Locator, lab: LabServer
) -> None:
    canary, leaked, desk = str(uuid4()), str(uuid4()), panel.desk
    for text in (f"POSTMARK_API_KEY={canary}\n", f'{LOG}x-postmark-server-token: "{canary}"\n'):
        desk.paste(area, text)
    expect(panel.field("Paste 2 (2 lines), read as")).to_be_visible()
    area.press_sequentially(canary)
    panel.press("Ask Postmark which kind the key is")
    panel.says("The practice Postmark does not know this token.")
    desk.field("Leaky").fill(leaked)
    desk.save()
    assert desk.notebook in lab.files_with(leaked)  # saving does store widget state, and the search does find it
    assert lab.files_with(canary) == set()
    assert any(canary.encode() in frame for frame in desk.sent)
    assert not any(canary.encode() in frame for frame in desk.received)


def test_a_restarted_kernel_closes_the_area_and_greys_what_was_found(panel: PanelPage, area: Locator) -> None:
    panel.desk.paste(area, WRONG_NAME)
    panel.says("Auth.js does not look under this name.")
    panel.desk.restart_kernel()
    panel.says("The kernel was restarted or has stopped")
    expect(area).to_have_attribute("placeholder", KERNEL_GONE)
    grey = "found => getComputedStyle(found).filter === 'grayscale(1)'"
    assert panel.root.locator(".tokenlab-diagnosis").evaluate(grey)

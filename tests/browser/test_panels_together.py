"""Both panels in one notebook: independent of each other, and nothing entered is stored or sent back by the kernel."""

from collections.abc import Iterator
from uuid import uuid4

import nbformat
import pytest
from playwright.sync_api import expect

from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.browser.desk import Desk, OpenDesk
from tests.browser.lab_server import LabServer
from tests.browser.panel_page import SETUP, PanelPage

LEAKY = "import ipywidgets\nipywidgets.Password(description='Leaky')"  # the ordinary widget, for comparison
SENTENCE = "Token tester: run this cell to get the panel."
WIDGETS = "@jupyter-widgets/jupyterlab-manager:plugin"


@pytest.fixture(scope="module")
def one_desk(open_shared_desk: OpenDesk, lab: LabServer) -> Iterator[Desk]:
    """A notebook with both panels, in a JupyterLab that saves the state of widgets."""
    lab.set_up(WIDGETS, {"saveState": True})
    yield open_shared_desk(SETUP, stored("lab.token_tester()", SENTENCE), "lab.sample_sender()", LEAKY)
    lab.set_up(WIDGETS, {"saveState": False})


@pytest.fixture
def desk(one_desk: Desk) -> Desk:
    one_desk.wait_until_idle()
    one_desk.run_all()
    return one_desk


@pytest.fixture
def tester(desk: Desk) -> PanelPage:
    return PanelPage(desk=desk, title="Token tester")


@pytest.fixture
def sender(desk: Desk) -> PanelPage:
    return PanelPage(desk=desk, title="Sample sender")


def test_a_notebook_that_was_opened_without_running_says_what_to_do(one_desk: Desk) -> None:
    """The first test of this file, while the notebook is as it was opened."""
    sentence, panel = one_desk.cell(1).get_by_text(SENTENCE), PanelPage(desk=one_desk, title="Token tester")
    expect(sentence).to_be_visible()
    one_desk.page.reload()
    one_desk.menu("Run", "Run All Cells")  # at once, whether or not the kernel is connected again
    expect(sentence.or_(panel.root)).to_be_visible()
    one_desk.wait_until_idle()
    one_desk.run_all()
    expect(panel.field("API token")).to_be_visible()


def test_two_panels_work_at_once_and_do_not_mix(tester: PanelPage, sender: PanelPage) -> None:
    tester.field("API token").fill(ACCOUNT_TOKEN)
    sender.field("Server token").fill(SERVER_TOKEN)
    tester.press("Test")
    sender.press("Send a sample")
    tester.says("DoneAccount token.")
    sender.says("DoneDelivered.")
    tester.press("Forget")
    expect(tester.card).to_have_count(0)
    expect(sender.card).to_have_count(1)
    expect(sender.field("Server token")).to_have_value(SERVER_TOKEN)


def test_what_was_entered_is_in_no_file_and_in_no_message_of_the_kernel(
    tester: PanelPage, sender: PanelPage, lab: LabServer
) -> None:
    canary, leaked, desk = str(uuid4()), str(uuid4()), tester.desk
    for panel, field, button in ((tester, "API token", "Test"), (sender, "Server token", "Send a sample")):
        panel.field(field).fill(canary)
        panel.press(button)
        expect(panel.card).to_be_visible()
    desk.field("Leaky").fill(leaked)
    desk.save()
    assert desk.notebook in lab.files_with(leaked)  # saving does store widget state, and the search does find it
    assert lab.files_with(canary) == set()
    assert any(canary.encode() in frame for frame in desk.sent)
    assert not any(canary.encode() in frame for frame in desk.received)


def stored(source: str, words: str) -> nbformat.NotebookNode:
    """A cell as the kit's notebooks store it: without its widget, with the sentence that stands for it."""
    result = nbformat.v4.new_output("execute_result", {"text/plain": words}, execution_count=1)
    cell: nbformat.NotebookNode = nbformat.v4.new_code_cell(source, execution_count=1, outputs=[result])
    return cell

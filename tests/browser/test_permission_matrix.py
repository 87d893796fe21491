"""The permission matrix as a person uses it: by mouse, by keyboard alone, light and dark, wide, narrow and in grey."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from helpers.panels.panel import FORGOTTEN
from helpers.panels.permission_matrix_model import READY
from helpers.panels.token_entry import TYPED
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.browser.desk import SCREENSHOTS, Desk, OpenDesk
from tests.browser.panel_page import SETUP, PanelPage
from tests.diagnosis.probing import accepting
from tests.loopback import Loopback, loopback

WIDTHS = (1280, 400)
TALL = 1900  # pixels, so that a whole panel fits into one picture
CAUGHT = 'open_lab("live", base_url="{url}").permission_matrix()'
WRONGLY_ACCEPTED = "PUT /server"
TOO_WIDE = """panel => {
  const edge = panel.getBoundingClientRect().right + 1;
  const seen = [...panel.querySelectorAll("*")].filter(part => part.getClientRects().length);
  const free = seen.filter(part => !part.parentElement.closest(".tokenlab-wide"));
  return free.filter(part => part.getBoundingClientRect().right > edge).map(part => part.outerHTML.slice(0, 120));
}"""  # what leaves the panel; the tables scroll in a region of their own


@pytest.fixture(scope="module")
def wrong_server() -> Iterator[Loopback]:
    """A server that accepts a write that has to be refused."""
    with loopback(accepting(WRONGLY_ACCEPTED)) as server:
        yield server


@pytest.fixture(scope="module", params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def one_desk(open_shared_desk: OpenDesk, theme: str, wrong_server: Loopback) -> Desk:
    cells = (SETUP, "lab.permission_matrix()", CAUGHT.format(url=wrong_server.url))
    desk = open_shared_desk(*cells, theme=theme)
    desk.page.keyboard.press("Control+b")
    return desk


@pytest.fixture
def panel(one_desk: Desk) -> PanelPage:
    """A new panel, with what is expected in sight."""
    one_desk.page.set_viewport_size({"width": WIDTHS[0], "height": 720})
    one_desk.run_all()
    opened = PanelPage(desk=one_desk, title="Permission matrix")
    opened.says(READY)
    return opened


def faults(panel: PanelPage, name: str) -> list[str]:
    """Take a picture at each width, and one in grey; what axe-core finds wrong, and what is too wide."""
    found = panel.desk.accessibility_faults(".tokenlab-panel")
    for width in WIDTHS:
        panel.desk.page.set_viewport_size({"width": width, "height": TALL})
        panel.root.screenshot(path=SCREENSHOTS / f"{name}-{width}.png")
        found += [f"too wide at {width}: {part}" for part in panel.root.evaluate(TOO_WIDE)]
    panel.desk.page.set_viewport_size({"width": WIDTHS[0], "height": TALL})
    panel.root.evaluate("panel => { panel.style.filter = 'grayscale(1)' }")
    panel.root.screenshot(path=SCREENSHOTS / f"{name}-grey.png")
    return found


def test_by_mouse(panel: PanelPage, theme: str) -> None:
    expect(panel.card).to_contain_text("87 operations, as the table expects. Nobody was asked.")
    panel.press("Observe")
    panel.says("DoneAs expected. 435 of 435 cells observed.")
    panel.field("Group").select_option("sending")
    expect(panel.card.locator("tbody tr")).to_have_count(4)
    assert faults(panel, f"permission-matrix-{theme}") == []
    panel.press("Forget")
    panel.says(FORGOTTEN)


def test_by_keyboard_alone(panel: PanelPage) -> None:
    keyboard = panel.desk.page.keyboard
    panel.field("Connection").focus()
    assert panel.tab_stops(3) == ["Tokens from", "Group", "Search"]
    keyboard.type("/stats/")
    expect(panel.card.locator("details")).to_have_count(1)
    assert panel.tab_stops(3) == ["Rows", "Copy as", "Observe"]
    keyboard.press("Enter")
    panel.says("DoneAs expected. 60 of 60 cells observed.")
    assert panel.tab_stops(2) == ["Stop", "Forget"]
    panel.tab_stops(1)
    keyboard.press("Enter")
    expect(panel.card.locator("tbody")).to_be_hidden()
    keyboard.press("Space")
    panel.tab_stops(1)
    expect(panel.card.get_by_role("group", name="statistics, scrolls sideways")).to_be_focused()


def test_differences_stand_out_and_can_be_copied(panel: PanelPage, theme: str) -> None:
    panel.field("Tokens from").select_option(TYPED)
    panel.field("Server token").fill(ACCOUNT_TOKEN)
    panel.field("Group").select_option("bounces")
    panel.press("Observe")
    panel.says("Problem5 differences.")
    panel.field("Rows").select_option("only those with differences")
    panel.field("Copy as").select_option("CSV")
    expect(panel.field("To copy")).to_have_value(re.compile("^method,path,token,effect,risk"))
    expect(panel.card.locator(".tokenlab-otherwise")).to_have_count(5)
    assert faults(panel, f"permission-matrix-differences-{theme}") == []


def test_a_wrongly_accepted_write_is_loud(panel: PanelPage, theme: str) -> None:
    caught = PanelPage(desk=panel.desk, title="Permission matrix", index=1)
    caught.field("Server token").fill(SERVER_TOKEN)
    caught.field("Group").select_option("server")
    caught.press("Observe")
    caught.says(f"ProblemSTOPPED: {WRONGLY_ACCEPTED}")
    expect(caught.card.get_by_role("alert")).to_contain_text("look now at what it did")
    assert faults(caught, f"permission-matrix-alarm-{theme}") == []

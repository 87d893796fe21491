"""Notebook 90's desk and its checks with everything that they show, light and dark, wide and narrow."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, OpenDesk
from tests.browser.test_panel_looks import TALL, WIDTHS, faults
from tests.browser.troubleshooting import AREA, INACTIVE, TITLES, cells, look_into, section

BUTTONS = {
    "Before you send again": "Check before sending",
    "SMTP": "Check SMTP",
    "DNS": "Check DNS",
    "Report": "Make the report",
}
PARTED = """panel => [...panel.querySelectorAll(".tokenlab-timeline li > :first-child")].filter(name => {
  const text = document.createRange();
  text.selectNodeContents(name);
  return name.textContent.match(/^\\w+$/) && new Set([...text.getClientRects()].map(line => line.top)).size > 1;
}).map(name => name.textContent)"""  # names of steps, a word each, that take two lines


@pytest.fixture(scope="module", params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def page(open_shared_desk: OpenDesk, theme: str) -> Desk:
    """The notebook, run from top to bottom, with everything asked that it can ask."""
    opened = open_shared_desk(*cells(), theme=theme, size=(WIDTHS[0], TALL))
    opened.page.keyboard.press("Control+b")  # the file browser leaves no room for a notebook in a narrow window
    opened.run_all()
    desk = section(opened, TITLES[0])
    opened.paste(desk.field(AREA), INACTIVE)
    desk.says("ErrorCode 406")
    look_into(desk)
    for title, word in BUTTONS.items():
        section(opened, title).press(word)
        expect(section(opened, title).card).to_be_visible()
    return opened


@pytest.mark.parametrize("title", TITLES)
def test_everything_reads_well(page: Desk, theme: str, title: str) -> None:
    shown = section(page, title)
    for fold in shown.root.locator("summary").all():
        fold.click()
    assert faults(shown, f"desk-{title.split(maxsplit=1)[0].lower()}-{theme}") == []


@pytest.mark.parametrize("title", ["SMTP", "DNS"])
def test_no_name_of_a_step_is_parted_in_a_narrow_window(page: Desk, title: str) -> None:
    page.page.set_viewport_size({"width": 400, "height": TALL})
    assert section(page, title).root.evaluate(PARTED) == []

"""Fields, status lines and pictures, light and dark, wide and narrow: nothing unreadable, nothing out of place."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from helpers.display.doors_picture import doors_picture
from helpers.display.picture import Picture
from helpers.display.request_picture import request_picture
from helpers.panels.secret_field import LIMIT_BYTES
from tests.browser.desk import Desk, OpenDesk

FIELDS = """
from helpers.panels.secret_field import SecretField
fields = SecretField(), SecretField("Other token"), SecretField("Third token")
display(*fields)
"""
EVERY_STATE = """
from helpers.panels.status import StatusState
from helpers.panels.status_line import StatusLine
lines = {state: StatusLine() for state in StatusState}
for state, line in lines.items():
    line.show(state, "Something was asked and answered.", "200 · 41 ms")
display(*lines.values())
"""
BOTH_PICTURES = """
from helpers.display.doors_picture import doors_picture
from helpers.display.request_picture import request_picture
display(doors_picture(), request_picture())
"""
MISPLACED = """svg => {
  const texts = [...svg.querySelectorAll("text")].map(text => ({ text, box: text.getBoundingClientRect() }));
  const frames = [svg, ...svg.querySelectorAll("rect")].map(frame => frame.getBoundingClientRect());
  const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom - b.top < 3 || b.bottom - a.top < 3;
  const starts = (box, frame) => box.left > frame.left && box.left < frame.right
    && box.top + box.height / 2 > frame.top && box.top + box.height / 2 < frame.bottom;
  const crosses = box => frames.some(frame => starts(box, frame) && box.right > frame.right);
  const covered = box => texts.some(other => other.box !== box && !apart(box, other.box));
  return texts.filter(({ box }) => crosses(box) || covered(box)).map(({ text }) => text.textContent);
}"""  # labels that leave the frame they begin in, or touch another label


@pytest.fixture(scope="module", params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=[(1280, 720), (400, 900)], ids=["wide", "narrow"])
def desk(open_shared_desk: OpenDesk, theme: str, request: pytest.FixtureRequest) -> Iterator[Desk]:
    desk = open_shared_desk(FIELDS, EVERY_STATE, BOTH_PICTURES, theme=theme, size=request.param)
    desk.run_all()
    yield desk


def shot(desk: Desk, name: str, theme: str) -> None:
    desk.screenshot(f"{name}-{theme}-{desk.width}")


def test_the_field_reads_well(desk: Desk, theme: str) -> None:
    desk.paste(desk.field("API token"), "x" * (LIMIT_BYTES + 1))
    desk.field("Other token").fill("something entered")
    shot(desk, "secret-field", theme)
    expect(desk.page.locator(".tokenlab-field-note").first).to_be_visible()
    assert desk.accessibility_faults(".tokenlab-field") == []


def test_every_state_of_the_status_line_reads_well(desk: Desk, theme: str) -> None:
    lines = desk.page.locator(".tokenlab-status")
    lines.last.scroll_into_view_if_needed()
    shot(desk, "status-line", theme)
    expect(lines).to_have_count(6)
    assert desk.accessibility_faults(".tokenlab-status") == []


@pytest.mark.parametrize("picture", [doors_picture(), request_picture()], ids=lambda picture: picture.name)
def test_a_picture_reads_well(desk: Desk, theme: str, picture: Picture) -> None:
    drawing = desk.page.get_by_role("img", name=picture.title)
    drawing.scroll_into_view_if_needed()
    shot(desk, f"picture-{picture.name}", theme)
    assert drawing.evaluate(MISPLACED) == []
    assert desk.accessibility_faults(".tokenlab-figure") == []


def test_on_paper_a_picture_is_light_whatever_the_theme(desk: Desk) -> None:
    desk.page.emulate_media(media="print")
    paper, word = (desk.page.locator(f".tokenlab-picture .tokenlab-{name}").first for name in ("paper", "fill-account"))
    fills = [each.evaluate("shape => getComputedStyle(shape).fill") for each in (paper, word)]
    desk.page.emulate_media(media="screen")
    assert fills == ["rgb(255, 255, 255)", "rgb(154, 75, 0)"]

"""The pictures in a notebook: legible in every theme and width, and in words where a page drops the drawing."""

from pathlib import Path
from typing import Literal

import nbformat
import pytest
from nbformat import NotebookNode
from playwright.sync_api import Browser, expect

from helpers.display.doors_picture import doors_picture
from helpers.display.markup import to_html
from helpers.display.picture import Picture
from helpers.display.request_picture import request_picture
from helpers.display.theme import style_element
from tests.browser.desk import OpenDesk

SHOW_BOTH = """
from IPython.display import HTML
from helpers.display.doors_picture import doors_picture
from helpers.display.markup import to_html
from helpers.display.request_picture import request_picture
from helpers.display.theme import style_element
display(HTML(to_html(style_element())), doors_picture(), request_picture())
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


def stored(picture: Picture) -> NotebookNode:
    """A cell whose output was stored by somebody else: JupyterLab does not trust it."""
    data = {"text/html": to_html(style_element()) + picture._repr_html_(), "text/plain": repr(picture)}
    shown = nbformat.v4.new_output("execute_result", data=data, execution_count=1)
    return nbformat.v4.new_code_cell("picture()", outputs=[shown], execution_count=1)


@pytest.mark.parametrize("size", [(1280, 720), (400, 900)], ids=["wide", "narrow"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pictures_read_well(open_desk: OpenDesk, theme: str, size: tuple[int, int]) -> None:
    desk = open_desk(SHOW_BOTH, theme=theme, size=size)
    desk.run_all()
    for picture in (doors_picture(), request_picture()):
        drawing = desk.page.get_by_role("img", name=picture.title)
        drawing.scroll_into_view_if_needed()
        desk.screenshot(f"picture-{picture.name}-{theme}-{size[0]}")
        assert drawing.evaluate(MISPLACED) == []
    assert desk.accessibility_faults(".tokenlab-figure") == []


def test_an_untrusted_notebook_shows_the_words_without_a_heap_of_labels(open_desk: OpenDesk) -> None:
    desk, picture = open_desk(stored(doors_picture())), doors_picture()
    figure = desk.page.locator("figure")
    desk.screenshot("picture-doors-untrusted")
    expect(figure.locator("svg")).to_have_count(0)
    assert [line for line in figure.inner_text().splitlines() if line] == [
        picture.title,
        picture.rule,
        "The picture in words",
    ]
    figure.locator("summary").click()
    expect(figure).to_contain_text(picture.sentences[0])


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(22, 27, 34)")])
def test_a_picture_as_a_file_follows_the_readers_system(
    browser: Browser, tmp_path: Path, scheme: Literal["light", "dark"], paper: str
) -> None:
    file = tmp_path / "doors.svg"
    file.write_text(doors_picture().standalone(), encoding="utf-8")
    page = browser.new_page(color_scheme=scheme)
    page.goto(file.as_uri())
    assert page.locator(".tokenlab-paper").first.evaluate("paper => getComputedStyle(paper).fill") == paper
    page.close()

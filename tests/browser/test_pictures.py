"""The pictures where a page drops the drawing, and where they are files."""

from pathlib import Path
from typing import Literal

import nbformat
import pytest
from nbformat import NotebookNode
from playwright.sync_api import Browser, expect

from helpers.display.doors_picture import doors_picture
from helpers.display.markup import to_html
from helpers.display.picture import Picture
from helpers.display.theme import style_element
from tests.browser.desk import OpenDesk


def stored(picture: Picture) -> NotebookNode:
    """A cell whose output was stored by somebody else: JupyterLab does not trust it."""
    data = {"text/html": to_html(style_element()) + picture._repr_html_(), "text/plain": repr(picture)}
    shown = nbformat.v4.new_output("execute_result", data=data, execution_count=1)
    return nbformat.v4.new_code_cell("picture()", outputs=[shown], execution_count=1)


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

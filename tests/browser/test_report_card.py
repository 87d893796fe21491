"""A report in JupyterLab: one click downloads each form, and untrusted, where links go, the card still says how."""

from pathlib import Path
from uuid import uuid4

import nbformat
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk, OpenDesk
from tests.browser.panel_page import SETUP
from tests.leaks.canary import shows

CANARY = str(uuid4())
ASKED = f"""
{SETUP}
await lab.examine("{CANARY}")
lab.explain("535 5.7.8 Error: authentication failed for {CANARY}")
lab.report()
"""
KEPT = """
for ending in (".md", ".html", ".json", ".har"):
    lab.report().save(f"kept{ending}", overwrite=True)
"""
FORMS = ("md", "html", "json", "har")


@pytest.fixture(scope="module")
def desk(open_shared_desk: OpenDesk) -> Desk:
    desk = open_shared_desk(ASKED, KEPT)
    desk.run_all()
    return desk


@pytest.fixture(scope="module")
def untrusted(desk: Desk, open_shared_desk: OpenDesk) -> Desk:
    """The stored output in a notebook that nobody here has run, and that therefore nobody has signed."""
    desk.save()
    return open_shared_desk(nbformat.read(desk.notebook, as_version=4).cells[0])


def card(desk: Desk) -> Locator:
    return desk.page.get_by_role("article").filter(has_text="report.save(")


@pytest.mark.parametrize("form", FORMS)
def test_one_click_downloads_a_form(desk: Desk, form: str, tmp_path: Path) -> None:
    with desk.page.expect_download() as waiting:
        card(desk).get_by_role("link", name=f"Download postmark-report.{form}").click()
    waiting.value.save_as(tmp_path / "downloaded")
    downloaded = (tmp_path / "downloaded").read_bytes()
    assert waiting.value.suggested_filename == f"postmark-report.{form}"
    assert downloaded == (desk.lab.notebooks / f"kept.{form}").read_bytes()
    assert not shows(downloaded.decode(), CANARY)


def test_untrusted_the_card_has_no_link_that_leads_nowhere_and_says_how_to_keep_each_form(untrusted: Desk) -> None:
    shown = card(untrusted)
    untrusted.screenshot("report-untrusted")
    expect(shown.locator("a[href]")).to_have_count(0)
    for form in FORMS:
        expect(shown.get_by_text(f"report.save('postmark-report.{form}')", exact=True)).to_be_visible()
    expect(shown).to_contain_text(
        "report = lab.report() (or with the results that you chose), then one of the lines above."
    )


def test_untrusted_the_markdown_can_be_copied(untrusted: Desk, desk: Desk) -> None:
    shown = card(untrusted)
    shown.get_by_text("The report as Markdown, to copy").click()
    kept = (desk.lab.notebooks / "kept.md").read_text(encoding="utf-8")
    assert shown.locator("pre").inner_text().strip() == kept.strip()
    assert not shows(shown.inner_html(), CANARY)

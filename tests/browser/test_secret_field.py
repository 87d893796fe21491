"""The secret field as a person meets it, and where what was entered does not go."""

from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from helpers.panels.secret_field import KERNEL_GONE, LIMIT_BYTES
from tests.browser.desk import Desk, OpenDesk
from tests.browser.lab_server import LabServer

FIELD = "from helpers.panels.secret_field import SecretField\nfield = SecretField()\nfield"
REPORT = "print(len({0}.text), sha256({0}.text.encode()).hexdigest())"
HELD = f"from hashlib import sha256\n{REPORT.format('field')}"
NOTHING = f"0 {sha256(b'').hexdigest()}"
PASSWORD = "import ipywidgets\nipywidgets.Password(description='Leaky')"  # the ordinary widget, for comparison


def held(text: str) -> str:
    """What the cell `HELD` prints when the kernel holds `text`."""
    return f"{len(text)} {sha256(text.encode()).hexdigest()}"


@pytest.fixture(scope="module")
def one_desk(open_shared_desk: OpenDesk) -> Desk:
    return open_shared_desk(FIELD, HELD)


@pytest.fixture
def desk(one_desk: Desk) -> Desk:
    """One desk for the tests of this file; running its cells anew gives each of them a new field."""
    one_desk.run_all()
    return one_desk


def test_typing_fast_and_enter_hands_over_the_whole_token(open_desk: OpenDesk) -> None:
    on_enter = "class Seen: text = ''\nfield.on_submit(lambda: setattr(Seen, 'text', field.text))\nfield"
    desk = open_desk(f"{FIELD}\n{on_enter}", f"{HELD}\n{REPORT.format('Seen')}")
    desk.run_all()
    desk.field().click()
    desk.page.keyboard.type(token := str(uuid4()))
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.type("!")
    assert desk.run_cell(1) == f"{held(token + '!')}\n{held(token)}"


def test_a_paste_replaces_what_was_there_and_keeps_its_spaces_and_line_breaks(desk: Desk) -> None:
    desk.field().fill("an older token")
    desk.paste(desk.field(), pasted := f" KEY={uuid4()}\r\nsecond line\n")
    assert desk.run_cell(1) == held(pasted.replace("\r\n", "\n"))


def test_editing_after_a_paste_keeps_its_line_break(desk: Desk) -> None:
    desk.paste(desk.field(), f"{(token := str(uuid4()))}\n")
    desk.field().press("End")
    desk.field().press("x")
    assert desk.run_cell(1) == held(f"{token}\nx")


def test_the_longest_entry_that_fits_is_taken(desk: Desk) -> None:
    desk.paste(desk.field(), "é" * (LIMIT_BYTES // 2))
    assert desk.run_cell(1) == held("é" * (LIMIT_BYTES // 2))


@pytest.mark.parametrize(("length", "said"), [(LIMIT_BYTES + 1, "4,097 bytes"), (11_000_000, "11,000,000 bytes")])
def test_a_paste_that_is_too_long_says_so_and_leaves_no_old_token(desk: Desk, length: int, said: str) -> None:
    desk.field().fill("an older token")
    desk.paste(desk.field(), "x" * length)
    expect(desk.page.locator(".tokenlab-field-note")).to_contain_text(said)
    expect(desk.field()).to_have_value("")
    assert desk.run_cell(1) == NOTHING


def test_the_word_about_a_long_paste_goes_when_something_is_entered(desk: Desk) -> None:
    desk.paste(desk.field(), "x" * (LIMIT_BYTES + 1))
    desk.field().press_sequentially("abc")
    expect(desk.page.locator(".tokenlab-field-note")).to_be_empty()
    assert desk.run_cell(1) == held("abc")


def test_shortcuts_of_the_notebook_stay_out_of_the_field(open_desk: OpenDesk) -> None:
    desk = open_desk(FIELD, HELD)
    desk.run_all()
    cells = desk.page.locator(".jp-Notebook .jp-Cell")
    desk.field().press_sequentially("abddmyxcv00")
    desk.field().press("Shift+Enter")
    desk.field().press("Escape")
    expect(cells).to_have_count(2)
    desk.cell(0).locator(".jp-InputArea-editor").click()
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.press("b")
    expect(cells).to_have_count(3)  # outside the field the shortcut is alive


def test_the_tab_key_leads_out_of_the_field(desk: Desk) -> None:
    desk.field().press("Tab")
    expect(desk.field()).not_to_be_focused()


def test_two_fields_keep_their_tokens_apart(open_desk: OpenDesk) -> None:
    two = f"{FIELD}\nother = SecretField('Other token')\ndisplay(field, other)"
    desk = open_desk(two, f"{HELD}\n{REPORT.format('other')}")
    desk.run_all()
    desk.field("API token").fill(first := str(uuid4()))
    desk.field("Other token").fill(second := str(uuid4()))
    assert desk.run_cell(1) == f"{held(first)}\n{held(second)}"


def test_two_views_of_one_field_show_and_hand_over_the_same(open_desk: OpenDesk) -> None:
    desk = open_desk(FIELD, "field", HELD)
    desk.run_all()
    desk.field().first.fill(token := str(uuid4()))
    expect(desk.field().last).to_have_value(token)
    desk.field().last.press("End")
    desk.field().last.press("x")
    expect(desk.field().first).to_have_value(token + "x")
    assert desk.run_cell(2) == held(token + "x")


def test_forget_empties_the_kernels_copy_and_every_view(open_desk: OpenDesk) -> None:
    desk = open_desk(FIELD, "field", f"field.forget()\n{HELD}")
    desk.run_all()
    desk.field().first.fill(str(uuid4()))
    assert desk.run_cell(2) == NOTHING
    expect(desk.field().first).to_have_value("")
    expect(desk.field().last).to_have_value("")


def test_focus_puts_the_cursor_into_the_field(open_desk: OpenDesk) -> None:
    desk = open_desk(FIELD, "field.focus()\nprint('asked')")
    desk.run_all()
    desk.run_cell(1)
    expect(desk.field()).to_be_focused()


def test_a_reloaded_tab_starts_empty_and_so_does_the_kernel(desk: Desk) -> None:
    desk.field().fill(str(uuid4()))
    desk.save()
    desk.open()
    expect(desk.field()).to_have_value("")
    assert desk.run_cell(1) == NOTHING


def test_a_restarted_kernel_empties_and_closes_the_field(desk: Desk) -> None:
    desk.field().fill(str(uuid4()))
    desk.restart_kernel()
    expect(desk.field()).to_be_disabled()
    expect(desk.field()).to_have_value("")
    expect(desk.field()).to_have_attribute("placeholder", KERNEL_GONE)


def test_a_saved_notebook_and_its_checkpoint_hold_nothing_that_was_entered(open_desk: OpenDesk, lab: LabServer) -> None:
    lab.set_up("@jupyter-widgets/jupyterlab-manager:plugin", {"saveState": True})
    desk = open_desk(FIELD, PASSWORD)
    desk.run_all()
    desk.field().fill(token := str(uuid4()))
    desk.field("Leaky").fill(leaked := str(uuid4()))
    desk.save()
    assert files_with(lab, leaked) == {desk.notebook}  # saving does store widget state, and the search does find it
    assert files_with(lab, token) == set()


def test_the_kernel_echoes_nothing_that_was_entered(open_desk: OpenDesk) -> None:
    desk = open_desk(FIELD, PASSWORD)
    desk.run_all()
    desk.field().fill(token := str(uuid4()))
    desk.field("Leaky").fill(leaked := str(uuid4()))
    desk.run_cell(1)
    assert frames_with(desk.sent, token)
    assert frames_with(desk.received, leaked)  # the ordinary widget is echoed, and the search does find it
    assert not frames_with(desk.received, token)


@pytest.mark.parametrize("size", [(1280, 720), (400, 900)], ids=["wide", "narrow"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_field_reads_well(open_desk: OpenDesk, theme: str, size: tuple[int, int]) -> None:
    desk = open_desk(FIELD, "SecretField('Other token')", "SecretField('Third token')", theme=theme, size=size)
    desk.run_all()
    desk.paste(desk.field(), "x" * (LIMIT_BYTES + 1))
    desk.field("Other token").fill("something entered")
    desk.screenshot(f"secret-field-{theme}-{size[0]}")
    expect(desk.page.locator(".tokenlab-field-note").first).to_be_visible()
    assert desk.accessibility_faults(".tokenlab-field") == []


def files_with(lab: LabServer, text: str) -> set[Path]:
    """Every file of the server, its logs, its settings and the kernels' history that contains `text`."""
    return {path for path in lab.home.rglob("*") if path.is_file() and text.encode() in path.read_bytes()}


def frames_with(frames: list[bytes], text: str) -> list[bytes]:
    return [frame for frame in frames if text.encode() in frame]

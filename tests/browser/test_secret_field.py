"""The secret field as a person meets it, and where what was entered does not go."""

from hashlib import sha256
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, expect

from helpers.panels.secret_field import KERNEL_GONE, LIMIT_BYTES
from tests.browser.desk import Desk, OpenDesk
from tests.browser.lab_server import LabServer

FIELD = """
from helpers.panels.secret_field import SecretField
class OnEnter: text = ""
field, other = SecretField(), SecretField("Other token")
field.on_submit(lambda: setattr(OnEnter, "text", field.text))
display(field, other)
"""
SECOND_VIEW = "field"
HELD = """
from hashlib import sha256
for each in (field, other, OnEnter):
    print(sha256(each.text.encode()).hexdigest())
"""
FOCUS = "field.focus()\nprint('asked')"
FORGET = "field.forget()\nprint('asked')"
PASSWORD = "import ipywidgets\nipywidgets.Password(description='Leaky')"  # the ordinary widget, for comparison


def held(field: str = "", other: str = "", on_enter: str = "") -> str:
    """What the cell `HELD` prints when the two fields hold these texts and Enter handed over the third."""
    return "\n".join(sha256(text.encode()).hexdigest() for text in (field, other, on_enter))


@pytest.fixture(scope="module")
def one_desk(open_shared_desk: OpenDesk) -> Desk:
    return open_shared_desk(FIELD, HELD, SECOND_VIEW, FOCUS, FORGET)


@pytest.fixture
def desk(one_desk: Desk) -> Desk:
    """One desk for the tests of this file; running its cells anew gives each of them new fields."""
    one_desk.wait_until_idle()
    one_desk.run_all()
    return one_desk


def field(desk: Desk) -> Locator:
    return desk.field("API token").first


def second_view(desk: Desk) -> Locator:
    return desk.field("API token").last


def test_typing_fast_and_enter_hands_over_the_whole_token(desk: Desk) -> None:
    field(desk).click()
    desk.page.keyboard.type(token := str(uuid4()))
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.type("!")
    assert desk.run_cell(1) == held(token + "!", on_enter=token)


def test_a_paste_replaces_what_was_there_and_keeps_its_spaces_and_line_breaks(desk: Desk) -> None:
    field(desk).fill("an older token")
    desk.paste(field(desk), pasted := f" KEY={uuid4()}\r\nsecond line\n")
    assert desk.run_cell(1) == held(pasted.replace("\r\n", "\n"))


def test_editing_after_a_paste_keeps_its_line_break(desk: Desk) -> None:
    desk.paste(field(desk), f"{(token := str(uuid4()))}\n")
    field(desk).press("End")
    field(desk).press("x")
    assert desk.run_cell(1) == held(f"{token}\nx")


def test_the_longest_entry_that_fits_is_taken(desk: Desk) -> None:
    desk.paste(field(desk), "é" * (LIMIT_BYTES // 2))
    assert desk.run_cell(1) == held("é" * (LIMIT_BYTES // 2))


@pytest.mark.parametrize(("length", "said"), [(LIMIT_BYTES + 1, "4,097 bytes"), (11_000_000, "11,000,000 bytes")])
def test_a_paste_that_is_too_long_says_so_and_leaves_no_old_token(desk: Desk, length: int, said: str) -> None:
    field(desk).fill("an older token")
    desk.paste(field(desk), "x" * length)
    expect(desk.page.locator(".tokenlab-field-note").first).to_contain_text(said)
    expect(field(desk)).to_have_value("")
    assert desk.run_cell(1) == held()


def test_the_word_about_a_long_paste_goes_when_something_is_entered(desk: Desk) -> None:
    desk.paste(field(desk), "x" * (LIMIT_BYTES + 1))
    field(desk).press_sequentially("abc")
    expect(desk.page.locator(".tokenlab-field-note").first).to_be_empty()
    assert desk.run_cell(1) == held("abc")


def test_shortcuts_of_the_notebook_stay_out_of_the_field(open_desk: OpenDesk) -> None:
    desk = open_desk(FIELD, HELD)
    desk.run_all()
    cells = desk.page.locator(".jp-Notebook .jp-Cell")
    field(desk).press_sequentially("abddmyxcv00")
    field(desk).press("Shift+Enter")
    field(desk).press("Escape")
    expect(cells).to_have_count(2)
    desk.cell(0).locator(".jp-InputArea-editor").click()
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.press("b")
    expect(cells).to_have_count(3)  # outside the field the shortcut is alive


def test_the_tab_key_leads_out_of_the_field(desk: Desk) -> None:
    field(desk).press("Tab")
    expect(desk.field("Other token")).to_be_focused()


def test_two_fields_keep_their_tokens_apart(desk: Desk) -> None:
    field(desk).fill(first := str(uuid4()))
    desk.field("Other token").fill(second := str(uuid4()))
    assert desk.run_cell(1) == held(first, second)


def test_two_views_of_one_field_show_and_hand_over_the_same(desk: Desk) -> None:
    field(desk).fill(token := str(uuid4()))
    expect(second_view(desk)).to_have_value(token)
    second_view(desk).press("End")
    second_view(desk).press("x")
    expect(field(desk)).to_have_value(token + "x")
    assert desk.run_cell(1) == held(token + "x")


def test_forget_empties_the_kernels_copy_and_every_view(desk: Desk) -> None:
    field(desk).fill(str(uuid4()))
    desk.run_cell(4)
    expect(field(desk)).to_have_value("")
    expect(second_view(desk)).to_have_value("")
    assert desk.run_cell(1) == held()


def test_focus_puts_the_cursor_into_the_field(desk: Desk) -> None:
    desk.run_cell(3)
    expect(field(desk)).to_be_focused()


def test_a_reloaded_tab_starts_empty_and_so_does_the_kernel(desk: Desk) -> None:
    field(desk).fill(str(uuid4()))
    desk.save()
    desk.open()
    expect(field(desk)).to_have_value("")
    assert desk.run_cell(1) == held()


def test_a_restarted_kernel_empties_and_closes_the_field(desk: Desk) -> None:
    field(desk).fill(str(uuid4()))
    desk.restart_kernel()
    expect(field(desk)).to_be_disabled()
    expect(field(desk)).to_have_value("")
    expect(field(desk)).to_have_attribute("placeholder", KERNEL_GONE)


def test_nothing_entered_is_saved_to_a_file_or_echoed_by_the_kernel(open_desk: OpenDesk, lab: LabServer) -> None:
    lab.set_up("@jupyter-widgets/jupyterlab-manager:plugin", {"saveState": True})
    desk = open_desk(FIELD, PASSWORD, "print('later')")
    desk.run_all()
    field(desk).fill(token := str(uuid4()))
    desk.field("Leaky").fill(leaked := str(uuid4()))
    desk.run_cell(2)
    desk.save()
    assert desk.notebook in lab.files_with(leaked)  # the ordinary widget is saved, and the search does find it
    assert frames_with(desk.received, leaked)  # and it is echoed, and that search finds it too
    assert frames_with(desk.sent, token)
    assert not lab.files_with(token)
    assert not frames_with(desk.received, token)


def frames_with(frames: list[bytes], text: str) -> list[bytes]:
    return [frame for frame in frames if text.encode() in frame]

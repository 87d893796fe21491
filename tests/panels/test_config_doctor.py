"""The Config doctor: every button, every way of handing something over, and what is shown of it."""

import sys
from pathlib import Path

import pytest

from helpers.lab import Lab
from helpers.panels.config_doctor import FORGOTTEN, ConfigDoctor
from helpers.panels.config_doctor_model import NOTHING_WRONG, NOTHING_YET, READY
from helpers.panels.handed_over import CANNOT_BE_LOOKED_FOR, NO_PATH, NOTHING_PASTED
from helpers.panels.one_task import NOTHING_TO_STOP
from helpers.panels.paste_area import LONGEST_PASTE
from tests.panels.doctoring import (
    ACCOUNT_ENV,
    LINK,
    PACKAGE,
    SERVER_ENV,
    V5_CODE,
    V5_LOG,
    WRONG_NAME,
    hand_over,
    name_path,
    offered,
    press_ask,
)
from tests.panels.driving import ended, enter, status_of, text_of


@pytest.fixture
def panel(lab: Lab) -> ConfigDoctor:
    return lab.config_doctor()


def rows(panel: ConfigDoctor) -> list[str]:
    """What was handed over, in the panel's words."""
    return [
        f"{row.choice.description}: {row.choice.value}" if row.choice else text_of(row.children[0])
        for row in panel.handed.children
    ]


def test_before_anything_is_handed_over_it_says_what_to_do(panel: ConfigDoctor) -> None:
    assert status_of(panel) == f"Ready {READY}"
    assert offered(panel) == set()


async def test_a_pasted_env_is_diagnosed_at_once(panel: ConfigDoctor) -> None:
    card = await hand_over(panel, WRONG_NAME)
    assert status_of(panel) == "Problem Auth.js does not look under this name. 1 more below"
    assert "✗ problem ◐ likely · .env · line 1 Auth.js does not look under this name" in card
    assert "Next Rename it to AUTH_POSTMARK_KEY" in card
    assert "AUTHJS301 · observed · https://github.com/nextauthjs" in card
    assert "What could not be determined" in card


@pytest.mark.parametrize(
    ("text", "read_as"),
    [(WRONG_NAME, ".env"), (V5_CODE, "auth.ts"), (V5_LOG, "error.log"), (LINK, "address"), (PACKAGE, "package.json")],
)
async def test_what_a_paste_is_is_seen_and_said(panel: ConfigDoctor, text: str, read_as: str) -> None:
    await hand_over(panel, text)
    count = len(text.splitlines())
    assert rows(panel) == [f"Paste 1 ({count} line{'s' * (count > 1)}), read as: {read_as}"]


async def test_the_area_is_empty_after_a_paste(panel: ConfigDoctor) -> None:
    await hand_over(panel, WRONG_NAME)
    assert panel.area.field.text == ""


async def test_the_certain_comes_first_and_the_others_are_folded(panel: ConfigDoctor) -> None:
    await hand_over(panel, WRONG_NAME)
    card = await hand_over(panel, "AUTH_POSTMARK_KEY=\n")
    assert card.index("● certain") < card.index("◐ likely")
    assert panel.findings.value.count("<article") == 3
    assert panel.findings.value.count('<details class="tokenlab tokenlab-card"><summary><b') == 2


async def test_pieces_are_judged_together(panel: ConfigDoctor) -> None:
    await hand_over(panel, WRONG_NAME)
    assert "Auth.js does not look under this name" in text_of(panel.findings)
    both = await hand_over(panel, V5_CODE.replace("from:", "apiKey: process.env.POSTMARK_API_KEY, from:"))
    assert "Auth.js does not look under this name" not in both


async def test_a_wrong_guess_is_corrected_by_hand(panel: ConfigDoctor) -> None:
    await hand_over(panel, WRONG_NAME)
    choice = panel.handed.rows[1].choice
    assert choice
    choice.value = ".env.example"
    await ended(panel)
    assert "Auth.js does not look" not in text_of(panel.findings)
    assert "(example of a .env file)" in text_of(panel.findings)


async def test_two_pastes_of_one_name_are_told_apart(panel: ConfigDoctor) -> None:
    await hand_over(panel, WRONG_NAME)
    card = await hand_over(panel, WRONG_NAME)
    assert "paste 2/.env · line 1" in card


async def test_remove_takes_one_away_and_diagnoses_the_rest(panel: ConfigDoctor) -> None:
    await hand_over(panel, WRONG_NAME)
    await hand_over(panel, V5_LOG)
    panel.handed.rows[1].remove_button.click()
    await ended(panel)
    assert rows(panel) == ["Paste 2 (1 line), read as: error.log"]
    assert ".env" not in text_of(panel.findings).split("What could not")[0]


async def test_removing_the_last_is_like_new(panel: ConfigDoctor) -> None:
    await hand_over(panel, WRONG_NAME)
    panel.handed.rows[1].remove_button.click()
    assert (status_of(panel), rows(panel), text_of(panel.findings)) == (f"Ready {READY}", [], "")
    assert offered(panel) == set()


async def test_forget_all_drops_everything(panel: ConfigDoctor) -> None:
    await hand_over(panel, ACCOUNT_ENV)
    await press_ask(panel)
    enter(panel.area.field, "typed")
    panel.forget_button.click()
    assert (panel.area.field.text, panel.model.state.handed, rows(panel)) == ("", (), [])
    assert (text_of(panel.findings), text_of(panel.verdicts)) == ("", "")
    assert status_of(panel) == f"Ready {FORGOTTEN}"


async def test_typed_text_is_diagnosed_by_the_button(panel: ConfigDoctor) -> None:
    enter(panel.area.field, WRONG_NAME)
    assert rows(panel) == []
    panel.diagnose_button.click()
    await ended(panel)
    assert status_of(panel).startswith("Problem Auth.js does not look")


async def test_diagnose_reads_again_what_was_handed_over(panel: ConfigDoctor) -> None:
    before = await hand_over(panel, WRONG_NAME)
    task = panel.model.task
    panel.diagnose_button.click()
    await ended(panel)
    assert panel.model.task is not task
    assert text_of(panel.findings) == before


def test_diagnose_with_nothing_says_so(panel: ConfigDoctor) -> None:
    panel.diagnose_button.click()
    assert status_of(panel) == f"Problem {NOTHING_YET}"


async def test_an_empty_paste_says_so_and_keeps_what_was_found(panel: ConfigDoctor) -> None:
    before = await hand_over(panel, WRONG_NAME)
    enter(panel.area.field, " \n", submit=True)
    assert status_of(panel) == f"Problem {NOTHING_PASTED}"
    assert text_of(panel.findings) == before


async def test_a_paste_that_is_too_long_is_not_taken(panel: ConfigDoctor) -> None:
    before = await hand_over(panel, WRONG_NAME)
    enter(panel.area.field, "x" * (LONGEST_PASTE + 1), submit=True)
    assert status_of(panel) == "Problem Nothing was taken: that paste had 1,000,001 bytes."
    assert text_of(panel.findings) == before


async def test_eleven_megabytes_that_the_page_refused_are_said(panel: ConfigDoctor) -> None:
    panel.area.field._handle_custom_msg({"type": "text", "text": "", "refused_bytes": 11_534_336}, [])
    panel.diagnose_button.click()
    assert status_of(panel) == "Problem Nothing was taken: that paste had 11,534,336 bytes."


async def test_a_file_is_read_where_the_kernel_is(panel: ConfigDoctor, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(WRONG_NAME, encoding="utf-8")
    card = await name_path(panel, tmp_path / ".env")
    assert rows(panel) == [f"{tmp_path}/.env"]
    assert f"{tmp_path}/.env · line 1" in card


async def test_a_folder_is_one_row(panel: ConfigDoctor, tmp_path: Path) -> None:
    for name, text in ((".env", SERVER_ENV), ("auth.ts", V5_CODE), ("package.json", PACKAGE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    card = await name_path(panel, tmp_path)
    assert rows(panel) == [f"{tmp_path} (3 files)"]
    assert "auth.ts · line" in card


async def test_a_file_beside_others_that_cannot_be_read_is_said(panel: ConfigDoctor, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(SERVER_ENV, encoding="utf-8")
    (tmp_path / ".env.local").write_bytes(b"\xff\xfa\xc0")
    card = await name_path(panel, tmp_path)
    assert ".env.local: it is no text in UTF-8 or UTF-16" in card
    assert status_of(panel).startswith("Can't tell")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("", NO_PATH),
        ("nowhere/.env", "nowhere/.env: it cannot be read"),
        ("x" * 5000, CANNOT_BE_LOOKED_FOR),
        ("~nobody-of-this-name/.env", CANNOT_BE_LOOKED_FOR),
        ("a\0b", "it was not read"),
    ],
)
async def test_what_cannot_be_read_is_said(panel: ConfigDoctor, path: str, says: str) -> None:
    await name_path(panel, path)
    assert status_of(panel).startswith("Problem ")
    assert says in status_of(panel)


async def test_what_was_handed_over_survives_a_path_that_leads_nowhere(panel: ConfigDoctor) -> None:
    before = await hand_over(panel, WRONG_NAME)
    await name_path(panel, "nowhere/.env")
    assert text_of(panel.findings) == before


async def test_without_the_parser_the_panel_says_so(panel: ConfigDoctor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tree_sitter", None)
    card = await hand_over(panel, V5_CODE)
    assert 'auth.ts: Settings code was not read: that takes the extra "authjs" (tree-sitter)' in card
    assert status_of(panel).startswith(f"Can't tell {NOTHING_WRONG}")


async def test_right_settings_are_not_called_wrong(panel: ConfigDoctor) -> None:
    await hand_over(panel, f"{SERVER_ENV}AUTH_SECRET=a-random-text\n")
    assert status_of(panel).startswith(f"Done {NOTHING_WRONG}")


def test_stop_without_a_task_says_so(panel: ConfigDoctor) -> None:
    panel.stop_button.click()
    assert status_of(panel) == f"Ready {READY} {NOTHING_TO_STOP}"


def test_a_stored_notebook_shows_a_sentence_in_its_place(panel: ConfigDoctor) -> None:
    assert repr(panel) == "Config doctor: run this cell to get the panel."

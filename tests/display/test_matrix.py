"""The matrix to be looked at, read aloud, printed and read by programs: the same words, and never colour alone."""

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace

import pytest

from helpers.diagnosis.matrix.matrix import Cell, Matrix, expected_matrix
from helpers.diagnosis.matrix.permissions import Answer, Holder
from helpers.display.markup import Element, to_html
from helpers.display.matrix_data import matrix_as_csv, matrix_as_json
from helpers.display.matrix_table import matrix_card
from helpers.display.matrix_text import matrix_as_text
from helpers.display.matrix_words import GLYPHS, LEGEND, headline, verdict_words
from helpers.reference.operations import OPERATIONS
from tests.diagnosis.full_world import full_world
from tests.diagnosis.probing import observed_in

EXPECTED = expected_matrix()
ABOUT = ["method", "path", "token", "effect", "risk", "reveals_secrets", "source"]


@pytest.fixture
async def observed() -> Matrix:
    """The whole matrix as it was observed: all as expected."""
    return await observed_in(full_world())


def changed(matrix: Matrix, key: str, holder: Holder, **fields: object) -> Matrix:
    """The matrix with one cell changed."""
    (cell,) = [one for one in matrix.cells if (one.operation.key, one.holder) == (key, holder)]
    return matrix.with_cells([replace(cell, **fields)])


def differing(matrix: Matrix) -> Matrix:
    """The matrix in which the account token sends."""
    return changed(matrix, "POST /email", Holder.ACCOUNT, observed=Answer.OPENS)


def text(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def doors(card: Element) -> list[Element]:
    return [one for one in card.iter("td") if "tokenlab-door" in one.get("class", "")]


@pytest.mark.parametrize("form", [matrix_as_text, lambda matrix: text(matrix_card(matrix))], ids=["text", "card"])
async def test_text_and_card_say_the_same(observed: Matrix, form: object) -> None:
    assert callable(form)
    said = form(differing(observed))
    assert headline(observed) in said
    assert "1 difference" in said
    assert "≠ POST /email, account token: expected “refuses”, observed “opens” (HTTP 401, ErrorCode 10)" in said
    assert all(sentence in said for sentence in LEGEND)
    assert all(key in said for key in OPERATIONS)


def test_every_door_says_its_glyph_and_its_word() -> None:
    words = {text(one) for one in doors(matrix_card(EXPECTED))}
    assert len(doors(matrix_card(EXPECTED))) == 435
    assert words == {"✓ opens", "✗ refuses"}
    assert len(set(GLYPHS.values())) == 3


async def test_what_differs_says_so_in_its_cell_and_its_group(observed: Matrix) -> None:
    card = matrix_card(differing(observed))
    (cell,) = [one for one in doors(card) if "tokenlab-otherwise" in one.get("class", "")]
    assert text(cell) == "≠ opens expected: refuses"
    assert "sending 4 operations, ≠ 1 otherwise than expected" in text(card)


async def test_many_differences_do_not_push_the_tables_off_the_screen(observed: Matrix) -> None:
    swapped = [replace(cell, observed=Answer.OPENS) for cell in observed.cells if cell.expected is Answer.REFUSES]
    items = [text(one) for one in matrix_card(observed.with_cells(swapped)).iter("li")]
    assert f"… and {len(swapped) - 10} more, marked ≠ below" in items
    assert len(items) < 20


def test_an_alarm_comes_first_and_is_announced() -> None:
    matrix = replace(EXPECTED, asked="127.0.0.1", alarm="STOPPED: PUT /server was accepted.")
    alarm = matrix_card(matrix).find("p[@role='alert']")
    assert alarm is not None
    assert text(alarm) == matrix.alarm
    assert matrix_as_text(matrix).startswith(f"!!! {matrix.alarm}\nstopped: ")


def test_what_was_not_asked_says_so_and_why() -> None:
    matrix = changed(replace(EXPECTED, asked="h"), "POST /email", Holder.BOTH, note="not asked: no such token")
    assert "· not asked" in {text(one) for one in doors(matrix_card(matrix))}
    assert "1 cell not asked: no such token." in matrix_as_text(matrix)


def test_tables_can_be_read_row_by_row_and_scrolled_with_keys() -> None:
    card = matrix_card(EXPECTED)
    tables = list(card.iter("table"))
    assert [one.get("aria-label") for one in tables] == list(EXPECTED.groups)
    assert all(one.findtext("thead/tr/th") == "Operation" for one in tables)
    assert len([one for one in card.iter("th") if one.get("scope") == "row"]) == 87
    regions = [one for one in card.iter("div") if one.get("role") == "group"]
    assert {one.get("tabindex") for one in regions} == {"0"}


@pytest.mark.parametrize(("matrix", "unfolded"), [(EXPECTED, []), (differing(EXPECTED), ["sending"])])
def test_a_folded_card_unfolds_what_differs(matrix: Matrix, unfolded: list[str]) -> None:
    folds = matrix_card(matrix, folded=True).iter("details")
    assert [one.findtext("summary/b") for one in folds if one.get("open")] == unfolded


def test_groups_fold_and_are_unfolded_for_print() -> None:
    folds = list(matrix_card(EXPECTED).iter("details"))
    assert len(folds) == 15
    assert all(one.get("open") for one in folds)


def test_a_filter_that_leaves_nothing_says_so() -> None:
    assert "No operation is left." in text(matrix_card(EXPECTED.only(text="no such thing")))


@pytest.mark.parametrize(
    ("matrix", "words"),
    [
        (EXPECTED, ""),
        (replace(EXPECTED, asked="h"), "nothing observed"),
        (replace(differing(EXPECTED), asked="h"), "1 difference"),
        (changed(EXPECTED, "POST /email", Holder.SERVER, observed=Answer.OPENS), "as expected"),
        (changed(EXPECTED, "POST /email", Holder.SERVER, observed=Answer.UNKNOWN), "1 can't tell"),
    ],
)
def test_the_verdict(matrix: Matrix, words: str) -> None:
    assert verdict_words(matrix) == words


async def test_json_has_the_promised_fields(observed: Matrix) -> None:
    told = json.loads(json.dumps(matrix_as_json(observed)))
    row = told["operations"][0]
    assert (len(told["operations"]), told["cells"], told["observed"], told["differences"]) == (87, 435, 435, 0)
    assert list(row)[:7] == ABOUT
    assert [row[name] for name in ABOUT[:6]] == ["POST", "/email", "server", "sends", "sends", False]
    assert row["source"].startswith("documented; https://postmarkapp.com/")
    assert list(row["holders"]) == ["server", "account", "test", "none", "both"]
    assert row["holders"]["server"]["expected"] == row["holders"]["server"]["observed"] == "opens"
    assert (row["holders"]["account"]["status"], row["holders"]["account"]["error_code"]) == (401, 10)


def test_json_of_what_is_expected_observes_nothing() -> None:
    told = json.loads(json.dumps(matrix_as_json(EXPECTED)))
    assert (told["asked"], told["observed"], told["alarm"]) == ("", 0, "")
    assert {row["token"] for row in told["operations"]} == {"server", "account"}
    assert {cell["observed"] for row in told["operations"] for cell in row["holders"].values()} == {None}


async def test_csv_has_a_line_for_each_operation(observed: Matrix) -> None:
    rows = list(csv.DictReader(io.StringIO(matrix_as_csv(observed))))
    assert [f"{row['method']} {row['path']}" for row in rows] == list(OPERATIONS)
    assert list(rows[0])[:7] == ABOUT
    assert {row["observed_none"] for row in rows} == {"refuses"}
    assert {row["reveals_secrets"] for row in rows} == {"true", "false"}
    assert matrix_as_csv(EXPECTED).count(",,") == 87 * 4  # and an empty one at each line's end


async def test_a_hostile_reply_stays_text(observed: Matrix) -> None:
    hostile = "<script>alert(1)</script>\x1b[2J"
    cells: list[Cell] = []
    for cell in observed.cells:
        assert cell.exchange is not None
        outcome = replace(cell.exchange.outcome, message=hostile, detail=hostile)
        cells.append(replace(cell, observed=Answer.OPENS, exchange=replace(cell.exchange, outcome=outcome)))
    matrix = observed.with_cells(cells)
    assert "script>" not in to_html(matrix_card(matrix))
    assert "\x1b" not in matrix_as_text(matrix) + json.dumps(matrix_as_json(matrix))


CELL = """
from IPython.core.interactiveshell import InteractiveShell
import asyncio, sys
shell = InteractiveShell.instance()
from helpers import open_lab
lab = open_lab("practice")
print("helpers.display.matrix_table" in sys.modules)
forms, _ = shell.display_formatter.format(asyncio.run(lab.matrix(group="sending", observe=True)))
print(sorted(forms), forms["text/html"].count("<table"), "20 of 20 cells observed" in forms["text/plain"])
"""


def test_a_cell_that_ends_in_a_matrix_shows_the_table_whose_module_is_loaded_then() -> None:
    done = subprocess.run([sys.executable, "-c", CELL], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines()[-2:] == ["False", "['text/html', 'text/plain'] 1 True"]

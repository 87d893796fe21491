"""The matrix as a record: what differs, what is unclear, and which rows a filter leaves."""

from dataclasses import replace

import pytest

from helpers.diagnosis.matrix.matrix import Cell, Matrix, expected_matrix
from helpers.diagnosis.matrix.permissions import Answer, Holder
from helpers.reference.operations import OPERATIONS, Operation
from helpers.reference.risk import RISKS, Risk

WHOLE = expected_matrix()


def keys(matrix: Matrix) -> list[str]:
    return [row.operation.key for row in matrix.rows]


def seen(answer: Answer, key: str = "POST /email", holder: Holder = Holder.ACCOUNT) -> Cell:
    (cell,) = [one for one in WHOLE.cells if (one.operation.key, one.holder) == (key, holder)]
    return replace(cell, observed=answer)


def test_nobody_was_asked_for_what_is_expected() -> None:
    assert len(WHOLE.cells) == 435
    assert (WHOLE.observed, WHOLE.differences, WHOLE.unclear, WHOLE.asked) == ((), (), (), "")
    assert {cell.agrees for cell in WHOLE.cells} == {None}


@pytest.mark.parametrize(
    ("answer", "agrees", "unclear"),
    [(Answer.REFUSES, True, False), (Answer.OPENS, False, False), (Answer.UNKNOWN, None, True)],
)
def test_what_was_observed_agrees_or_differs_or_is_unclear(answer: Answer, agrees: bool | None, unclear: bool) -> None:
    cell = seen(answer)
    assert (cell.agrees, cell.is_unclear) == (agrees, unclear)
    matrix = WHOLE.with_cells([cell])
    assert matrix.observed == (cell,)
    assert matrix.differences == ((cell,) if agrees is False else ())
    assert matrix.unclear == ((cell,) if unclear else ())


def test_new_cells_take_the_place_of_old_ones_and_no_others() -> None:
    cell = seen(Answer.OPENS)
    matrix = WHOLE.with_cells([cell])
    assert [one for one in matrix.cells if one not in WHOLE.cells] == [cell]
    assert WHOLE.only(group="bounces").with_cells([cell]).observed == ()


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, 87),
        ({"group": "sending"}, 4),
        ({"group": "no such group"}, 0),
        ({"text": "EMAIL"}, 8),
        ({"text": "escalates"}, 5),
        ({"text": "destroys"}, 9),
        ({"text": "account token", "group": "templates"}, 1),
        ({"differences": True}, 0),
    ],
)
def test_filters(filters: dict[str, str], count: int) -> None:
    assert len(WHOLE.only(**filters).rows) == count


def test_only_the_rows_that_differ() -> None:
    assert keys(WHOLE.with_cells([seen(Answer.OPENS)]).only(differences=True)) == ["POST /email"]


def test_rows_and_groups_keep_the_table_s_order() -> None:
    assert keys(WHOLE) == list(OPERATIONS)
    assert WHOLE.groups[:3] == ("sending", "bulk", "bounces")
    assert len(WHOLE.groups) == 15


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=lambda one: one.key)
def test_a_row_is_found_by_its_risk(operation: Operation) -> None:
    risk: Risk = RISKS[operation.key].risk
    assert operation.key in keys(WHOLE.only(text=risk))


def test_a_token_that_opened_nothing_is_named() -> None:
    shut = [replace(cell, observed=Answer.REFUSES) for cell in WHOLE.cells if cell.holder is Holder.SERVER]
    assert WHOLE.with_cells(shut).opened_nothing == (Holder.SERVER,)
    assert WHOLE.with_cells([*shut, seen(Answer.OPENS, "GET /server", Holder.SERVER)]).opened_nothing == ()

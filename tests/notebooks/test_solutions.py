"""Every solution that a notebook folds away is marked right, on its own and after all the others."""

import pytest

from helpers.lessons.exercises import EXERCISES
from helpers.lessons.marking import Result
from tests.notebooks.running import results, solutions
from tests.notebooks.stored import LESSONS, cells, exercise_of

LESSON_OF = {number: name for name in LESSONS for number in solutions(name)}


def test_every_exercise_has_a_solution() -> None:
    assert LESSON_OF.keys() == EXERCISES.keys()


@pytest.mark.parametrize("number", EXERCISES)
async def test_a_solution_is_right_and_leaves_the_others_open(number: str) -> None:
    found = await results(LESSON_OF[number], {number})
    assert [one for one, marking in found.items() if marking.result is Result.RIGHT] == [number]
    assert {marking.result for marking in found.values()} == {Result.RIGHT, Result.NOT_ANSWERED}


@pytest.mark.parametrize("name", LESSONS)
async def test_a_solved_lesson_runs_through(name: str) -> None:
    assert {marking.result for marking in (await results(name, EXERCISES)).values()} == {Result.RIGHT}


@pytest.mark.parametrize("name", LESSONS)
def test_the_stored_answers_are_open(name: str) -> None:
    marked = {
        number: cell.outputs[0].data["text/plain"] for cell in cells(name, "code") if (number := exercise_of(cell))
    }
    assert [number for number, said in marked.items() if not said.startswith(f"◦ {number} not answered yet.")] == []

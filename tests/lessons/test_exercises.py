"""The table of exercises: numbered without gaps, and no two rows say the same."""

from itertools import groupby

from helpers.lessons.exercises import EXERCISES


def test_every_lesson_counts_from_one() -> None:
    for lesson, numbers in groupby(EXERCISES, key=lambda number: number.split(".")[0]):
        assert list(numbers) == [f"{lesson}.{count}" for count in range(1, 6)]


def test_every_sentence_stands_once() -> None:
    rows = EXERCISES.values()
    said = [
        text for row in rows for text in (row.asks, row.because, row.hint, *(one.says for one in row.misconceptions))
    ]
    assert len(said) == len(set(said))


def test_every_exercise_names_its_mistakes() -> None:
    assert [row.number for row in EXERCISES.values() if len(row.misconceptions) < 2] == []

"""`mark("1.2", answer)`: right, not yet with the mistake named, or not answered yet. Never raises.

Imports the exercises, and the markup and marks of `helpers.display`.
"""

import inspect
from dataclasses import dataclass
from enum import StrEnum

from helpers.display.markup import el, to_html
from helpers.lessons.exercise import Exercise
from helpers.lessons.exercises import EXERCISES

_UNAWAITED = "This is a request that was never sent: write `await` in front of it."
_TO_ANSWER = "Put the answer in place of the three dots, then run this cell again."


class Result(StrEnum):
    """How an answer fares."""

    RIGHT = "right"
    NOT_YET = "not yet"
    NOT_ANSWERED = "not answered yet"


_GLYPHS = {Result.RIGHT: "✓", Result.NOT_YET: "✗", Result.NOT_ANSWERED: "◦"}
_CLASSES = {Result.RIGHT: "good", Result.NOT_YET: "bad", Result.NOT_ANSWERED: "unsure"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """How one answer fares, with a sentence that says why or what to look at."""

    number: str
    result: Result
    sentence: str

    def __str__(self) -> str:
        return f"{_GLYPHS[self.result]} {self.number} {self.result}. {self.sentence}"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        word = el("b", {"class": f"tokenlab-mark tokenlab-{_CLASSES[self.result]}"}, f"{self._head}.")
        return to_html(el("p", {"class": "tokenlab tokenlab-line"}, word, f" {self.sentence}"))

    @property
    def _head(self) -> str:
        return f"{_GLYPHS[self.result]} {self.number} {self.result}"


def mark(number: str, answer: object) -> Marking:
    """Mark the answer to exercise `number`. Whatever the answer is, nothing is raised."""
    exercise = EXERCISES.get(str(number))
    if exercise is None:
        return _marking(number, Result.NOT_YET, f"There is no exercise {number}; there are {', '.join(EXERCISES)}.")
    try:
        return _judged(exercise, answer)
    except Exception as error:
        said = f"An answer of this kind cannot be read ({type(answer).__name__}, {type(error).__name__})."
        return _marking(exercise.number, Result.NOT_YET, f"{said} {exercise.hint}")


def _is_open(answer: object) -> bool:
    """Whether `answer` still holds the three dots somewhere."""
    if isinstance(answer, dict):
        return any(value is ... for value in answer.values())
    return answer is ...


def _judged(exercise: Exercise, answer: object) -> Marking:
    if _is_open(answer):
        return _marking(exercise.number, Result.NOT_ANSWERED, f"{exercise.asks} {_TO_ANSWER}")
    if inspect.iscoroutine(answer):
        answer.close()  # otherwise Python complains later, far from the mistake
        return _marking(exercise.number, Result.NOT_YET, _UNAWAITED)
    if exercise.right(answer):
        return _marking(exercise.number, Result.RIGHT, exercise.because)
    named = (one.says for one in exercise.misconceptions if one.shows(answer))
    return _marking(exercise.number, Result.NOT_YET, next(named, exercise.hint))


def _marking(number: str, result: Result, sentence: str) -> Marking:
    return Marking(number=number, result=result, sentence=sentence)

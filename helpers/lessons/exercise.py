"""The shape of an exercise: rows that say which answers are right and which mistakes have a name."""

from collections.abc import Callable
from dataclasses import dataclass

Test = Callable[[object], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Misconception:
    """A known mistake: how it shows in an answer, and the sentence that takes it up."""

    shows: Test
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise of a lesson. Tests get the answer as it was given, whatever its type, and may not change it."""

    number: str  # "1.2": the second one of lesson 1
    asks: str  # the task in one sentence, as the notebook puts it at length
    right: Test
    because: str  # said when the answer is right
    misconceptions: tuple[Misconception, ...]  # the first one that shows is named
    hint: str  # said when the answer is wrong in a way that has no name

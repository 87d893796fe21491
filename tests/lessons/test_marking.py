"""Marking never raises, whatever it is given, and tells three results apart."""

from collections.abc import Callable

import pytest

from helpers.lessons.exercises import EXERCISES
from helpers.lessons.marking import Result, mark


class Hostile:
    """An answer whose every part refuses to be looked at."""

    def __getattribute__(self, name: str) -> object:
        raise RuntimeError(name)

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("compared")

    def __hash__(self) -> int:
        raise RuntimeError("hashed")


class HostileDict(dict[object, object]):
    """A mapping that breaks when somebody reads it."""

    def get(self, key: object, default: object = None) -> object:
        raise KeyError(key)


ODD: tuple[Callable[[], object], ...] = (
    lambda: None,
    lambda: "",
    lambda: "\ud800",
    lambda: "x" * 1_000_000,
    lambda: 10**5000,
    lambda: float("nan"),
    lambda: b"server",
    lambda: [...],
    lambda: {1: 2},
    lambda: {"a": []},
    lambda: type,
    lambda: ValueError("no"),
    Hostile,
    HostileDict,
)


@pytest.mark.parametrize("number", EXERCISES)
@pytest.mark.parametrize("odd", ODD)
def test_nothing_odd_raises_or_is_right(number: str, odd: Callable[[], object]) -> None:
    marking = mark(number, odd())
    assert marking.result is Result.NOT_YET
    assert marking.sentence


@pytest.mark.parametrize("number", EXERCISES)
def test_three_dots_are_not_answered_yet(number: str) -> None:
    marking = mark(number, ...)
    assert marking.result is Result.NOT_ANSWERED
    assert EXERCISES[number].asks in marking.sentence


def test_three_dots_inside_a_mapping_are_not_answered_yet() -> None:
    assert mark("2.2", {400: "From", 411: ...}).result is Result.NOT_ANSWERED


def test_a_forgotten_await_is_named_and_leaves_no_warning() -> None:
    async def send() -> None: ...

    marking = mark("1.2", send())
    assert "await" in marking.sentence


@pytest.mark.parametrize("number", ["", "9.9", "1.2 "])
def test_an_unknown_exercise_is_said(number: str) -> None:
    assert "There is no exercise" in mark(number, "server").sentence


def test_a_marking_reads_the_same_as_text_and_as_html() -> None:
    marking = mark("1.1", "account")
    assert str(marking).startswith("✗ 1.1 not yet. The account's")
    assert "✗ 1.1 not yet" in marking._repr_html_()
    assert marking.sentence in marking._repr_html_()


def test_the_name_is_among_those_that_cells_use() -> None:
    from helpers import mark as exported

    assert exported is mark

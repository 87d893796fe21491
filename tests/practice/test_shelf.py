"""A shelf holds so much and no more, and the oldest leave first."""

from hypothesis import given
from hypothesis import strategies as st

from helpers.practice.shelf import Shelf


def filled(capacity: int, *texts: str, max_weight: int = 1000) -> Shelf[str, str]:
    shelf: Shelf[str, str] = Shelf(capacity, max_weight=max_weight, weigh=len)
    for text in texts:
        shelf.put(text, text)
    return shelf


def test_the_newest_come_first() -> None:
    assert list(filled(5, "a", "b", "c").newest_first()) == ["c", "b", "a"]


def test_the_oldest_leave_when_there_are_too_many() -> None:
    shelf = filled(2, "a", "b", "c")
    assert list(shelf.newest_first()) == ["c", "b"]
    assert (shelf.left, shelf.get("a"), "c" in shelf) == (1, None, True)


def test_the_oldest_leave_when_the_rest_weighs_too_much() -> None:
    assert list(filled(9, "aaa", "bb", "ccc", max_weight=5).newest_first()) == ["ccc", "bb"]


def test_one_thing_over_the_weight_still_has_its_place() -> None:
    assert list(filled(9, "a", "b" * 50, max_weight=5).newest_first()) == ["b" * 50]


def test_putting_a_thing_again_makes_it_the_newest() -> None:
    shelf = filled(2, "a", "b", "a")
    assert list(shelf.newest_first()) == ["a", "b"]
    assert shelf.left == 0


def test_an_emptied_shelf_starts_over() -> None:
    shelf = filled(1, "a", "b")
    shelf.clear()
    assert (len(shelf), shelf.left) == (0, 0)
    shelf.remove("a")


@given(st.lists(st.text("abc", min_size=1, max_size=9), max_size=60), st.integers(1, 9), st.integers(1, 30))
def test_a_shelf_never_holds_more_than_it_may(texts: list[str], capacity: int, max_weight: int) -> None:
    shelf = filled(capacity, *texts, max_weight=max_weight)
    held = list(shelf.newest_first())
    assert len(shelf) == len(held) <= capacity
    assert sum(map(len, held)) <= max_weight or len(held) == 1
    assert not texts or held[0] == texts[-1]

"""Which elements a selector means: the quick search finds what the definition says."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.practice.css.selector import Compound, Element, read_selector

NAMES = st.sampled_from("abc")
PATHS = st.lists(NAMES.map(lambda name: Element(name=name, id="", classes=frozenset())), min_size=1, max_size=8)
SELECTORS = st.lists(st.tuples(st.sampled_from([" ", " > "]), st.sampled_from("abc*")), min_size=1, max_size=6)


def means(parts: Sequence[Compound], path: Sequence[Element]) -> bool:
    """The definition, tried out in every way."""
    *outer, last = parts
    if not path or not last.fits(path[-1]):
        return False
    around = [path[:-1]] if last.is_child else [path[:length] for length in range(len(path))]
    return not outer or any(means(outer, one) for one in around)


@settings(max_examples=300)
@given(SELECTORS, PATHS)
def test_the_quick_search_agrees_with_the_definition(steps: list[tuple[str, str]], path: list[Element]) -> None:
    selector = read_selector("".join(step + name for step, name in steps).lstrip(" >"))
    assert selector is not None
    assert selector.matches(path) is means(selector.parts, path)


def test_selectors_that_cannot_be_inlined_are_none() -> None:
    assert [read_selector(one) for one in ("a:hover", "[href]", "a + b", "a >", "", "a " * 9)] == [None] * 6

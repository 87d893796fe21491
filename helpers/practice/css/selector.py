"""Selectors that can be inlined: names of elements, classes and ids, side by side, inside one another, or just inside.

`td.price`, `.body a`, `#top > h1`. What asks for more than that (`a:hover`, `[href]`, `h1 + p`) stays in its <style>.
Imports nothing of this project.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

_NAME = r"-?[a-zA-Z_][\w-]*"
_COMPOUND = re.compile(rf"(?P<name>{_NAME}|\*)?(?P<rest>(?:[.#]{_NAME})*)")
_MOST_PARTS = 8  # in one selector; matching gets slow beyond
_STEP = re.compile(r"\s*(>)\s*|\s+")

Specificity = tuple[int, int, int]  # ids, classes, names


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """What selectors see of an element."""

    name: str
    id: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compound:
    """One part of a selector; `is_child` says that it must stand directly inside the part before it."""

    name: str  # empty for any
    ids: frozenset[str]
    classes: frozenset[str]
    is_child: bool

    def fits(self, element: Element) -> bool:
        """Whether `element` alone is what this part asks for."""
        return self.name in {"", element.name} and self.classes <= element.classes and self.ids <= {element.id}


@dataclass(frozen=True, slots=True)
class Selector:
    """The parts, from the outside in."""

    parts: tuple[Compound, ...]

    @property
    def specificity(self) -> Specificity:
        """How much this outweighs other selectors."""
        ids = sum(len(one.ids) for one in self.parts)
        classes = sum(len(one.classes) for one in self.parts)
        return ids, classes, sum(bool(one.name) for one in self.parts)

    def matches(self, path: Sequence[Element]) -> bool:
        """Whether the last element of `path`, which stands in the others, is meant."""
        places = [len(path) - 1] if self.parts[-1].fits(path[-1]) else []
        for inner, outer in pairwise(reversed(self.parts)):
            if not places:
                return False
            around = [one - 1 for one in places if one] if inner.is_child else range(places[0] - 1, -1, -1)
            fitting = (one for one in around if outer.fits(path[one]))
            # The innermost place leaves the most room around it; a parent must be looked for around each of them.
            places = list(fitting if outer.is_child else islice(fitting, 1))
        return bool(places)


def read_selector(text: str) -> Selector | None:
    """The selector that `text` holds; None when it is one that cannot be inlined."""
    parts: list[Compound] = []
    text, at, is_child = text.strip(), 0, False
    while at < len(text):
        found = _COMPOUND.match(text, at)
        if not found or not found.group() or len(parts) == _MOST_PARTS:
            return None
        parts.append(_compound(found, is_child))
        at = found.end()
        step = _STEP.match(text, at)
        if step is None:
            break
        is_child, at = bool(step[1]), step.end()
    return Selector(tuple(parts)) if parts and at == len(text) and not text.endswith(">") else None


def _compound(found: re.Match[str], is_child: bool) -> Compound:
    marks = re.findall(rf"[.#]{_NAME}", found["rest"])
    name = (found["name"] or "").lower()
    return Compound(
        name="" if name == "*" else name,
        ids=frozenset(one[1:] for one in marks if one[0] == "#"),
        classes=frozenset(one[1:] for one in marks if one[0] == "."),
        is_child=is_child,
    )

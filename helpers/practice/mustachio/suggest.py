"""The model that a template seems to want: the `SuggestedTemplateModel` of POST /templates/validate.

Each value's placeholder is its name with `_Value`; a list without members gets three. Imports the template only.
"""

from collections.abc import Iterable, Mapping
from enum import Enum, auto
from typing import Any

from helpers.practice.mustachio.template import Piece, Template
from helpers.practice.mustachio.tokens import DEEPEST, UP, Kind, steps_of


class _Use(Enum):
    """What a template does with a value."""

    WRITES = auto()
    ASKS = auto()  # whether it is there
    LOOPS = auto()


_USES = {Kind.EACH: _Use.LOOPS, Kind.SCOPE: _Use.ASKS, Kind.INVERTED: _Use.ASKS}


class _Wanted:
    """A place in the model, and how the template uses it."""

    def __init__(self, name: str = "", parent: "_Wanted | None" = None) -> None:
        self.name = name
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent else 0
        self.members: dict[str, _Wanted] = {}
        self.uses: set[_Use] = set()

    def at(self, path: str) -> "_Wanted":
        here = self
        for step in steps_of(path):
            here = (here.parent or here) if step == UP else here._member(step)
        return here

    def _member(self, name: str) -> "_Wanted":
        if name not in self.members:
            member = _Wanted(name, self)
            if member.depth > DEEPEST:  # nobody has such a model; leave it out rather than nest without end
                return member
            self.members[name] = member
        return self.members[name]

    def placeholder(self) -> Any:
        """What stands for it in the suggested model."""
        members = {name: member.placeholder() for name, member in self.members.items()}
        if self.uses == {_Use.WRITES}:
            return f"{self.name}_Value"
        if _Use.LOOPS in self.uses:
            return [members] if members else [f"{self.name}_{number}" for number in (1, 2, 3)]
        return members


def suggest_model(templates: Iterable[Template]) -> dict[str, Any]:
    """One model for all of `templates` together."""
    root = _Wanted()
    for template in templates:
        _look(template.pieces, root)
    return {name: member.placeholder() for name, member in root.members.items()}


def _look(pieces: list[Piece], scope: _Wanted) -> None:
    for piece in pieces:
        if piece.kind in {Kind.TEXT, Kind.CONTENT}:
            continue
        wanted = scope.at(piece.text)
        wanted.uses.add(_USES.get(piece.kind, _Use.WRITES))
        _look(piece.inside, wanted)


def merged(suggested: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """`suggested` with every value that `given` has; objects are merged member by member."""
    both = {
        name: merged(suggested[name], value) for name, value in given.items() if _are_objects(suggested, name, value)
    }
    return {**suggested, **given, **both}


def _are_objects(suggested: Mapping[str, Any], name: str, value: Any) -> bool:
    return isinstance(value, Mapping) and isinstance(suggested.get(name), Mapping)

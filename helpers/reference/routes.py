"""Which operation a method and a concrete path belong to.

Paths match without regard to letter case (the official clients disagree on it), and a literal segment wins over a
placeholder, so that `PUT /templates/push` is not taken for `PUT /templates/{idOrAlias}`.
"""

from dataclasses import dataclass, field

from helpers.reference.operations import OPERATIONS, Operation


@dataclass(frozen=True, slots=True)
class Match:
    """What stands behind a path: `operation` is None when the path exists but not with this method."""

    operation: Operation | None
    parameters: dict[str, str]


@dataclass(slots=True)
class _Node:
    literal: dict[str, "_Node"] = field(default_factory=dict)
    any: "_Node | None" = None
    methods: dict[str, Operation] = field(default_factory=dict)


def _tree() -> _Node:
    root = _Node()
    for operation in OPERATIONS.values():
        node = root
        for segment in operation.path.strip("/").split("/"):
            if segment.startswith("{"):
                node.any = node.any or _Node()
                node = node.any
            else:
                node = node.literal.setdefault(segment.lower(), _Node())
        node.methods[operation.method] = operation
    return root


_ROOT = _tree()


def _leaves(node: _Node, segments: list[str]) -> list[_Node]:
    """Every node that the segments lead to, literal branches first."""
    if not segments:
        return [node] if node.methods else []
    head, rest = segments[0], segments[1:]
    found = _leaves(node.literal[head.lower()], rest) if head.lower() in node.literal else []
    return found + (_leaves(node.any, rest) if node.any else [])


def match(method: str, path: str) -> Match | None:
    """The operation that `method path` calls (path without query string), or None when no such path exists."""
    segments = path.strip("/").split("/")
    leaves = _leaves(_ROOT, segments)
    for leaf in leaves:
        if operation := leaf.methods.get(method):
            names = operation.path.strip("/").split("/")
            pairs = zip(names, segments, strict=True)
            return Match(operation, {name[1:-1]: segment for name, segment in pairs if name.startswith("{")})
    return Match(None, {}) if leaves else None

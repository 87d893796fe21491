"""Walks a syntax tree of TypeScript without knowing who parsed it: names, constants, objects, values.

Imports the facts' records. The tree has the node types of the tree-sitter grammar for TypeScript.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from itertools import islice
from typing import Protocol

_WRAPPERS = {
    "parenthesized_expression",
    "as_expression",
    "satisfies_expression",
    "non_null_expression",
    "await_expression",
    "type_assertion",
}
_HOPS = 20  # from a name to what it stands for
_LONGEST_NAME = 200  # bytes
_MOST_NAMES = 500  # that one declaration introduces


class Node(Protocol):
    """One node of a syntax tree."""

    @property
    def type(self) -> str:
        """What it is: `call_expression`, `object`, …"""

    @property
    def text(self) -> bytes | None:
        """Its source, in UTF-8."""

    @property
    def start_byte(self) -> int:
        """Where it begins."""

    @property
    def end_byte(self) -> int:
        """Where it ends."""

    @property
    def start_point(self) -> tuple[int, int]:
        """Its line and column, counted from 0."""

    @property
    def named_children(self) -> Sequence["Node"]:
        """Its children without punctuation."""

    @property
    def has_error(self) -> bool:
        """Whether something in it could not be parsed."""

    def child_by_field_name(self, name: str, /) -> "Node | None":
        """The child that plays this part."""


def text_of(node: Node) -> str:
    """Its source."""
    return (node.text or b"").decode("utf-8", "replace")


def name_of(node: Node) -> str:
    """Its source where it is short enough for a name; "" otherwise, so that nested code is not copied at each level."""
    return text_of(node) if node.end_byte - node.start_byte <= _LONGEST_NAME else ""


def line_of(node: Node) -> int:
    """Its line, counted from 1."""
    return node.start_point[0] + 1


def walk(node: Node) -> Iterator[Node]:
    """The node and everything in it, in the order of the text."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(reversed(one.named_children))


def field(node: Node, name: str) -> Node | None:
    """A part of the node, without what only surrounds it."""
    part = node.child_by_field_name(name)
    return None if part is None else unwrapped(part)


def unwrapped(node: Node) -> Node:
    """The node without parentheses, `as …`, `!` and `await` around it."""
    while node.type in _WRAPPERS and node.named_children:
        node = node.named_children[-1 if node.type == "type_assertion" else 0]
    return node


def literal(node: Node) -> str | None:
    """The text of a string without parts that are computed; None for anything else."""
    if node.type not in ("string", "template_string"):
        return None
    parts = node.named_children
    if any(part.type == "template_substitution" for part in parts):
        return None
    return "".join(_plain(part) for part in parts)


def _plain(part: Node) -> str:
    text = text_of(part)
    if part.type != "escape_sequence":
        return text
    return {"\\n": "\n", "\\t": "\t", "\\r": "\r"}.get(text, text[1:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The names of a file: what it imports (local name -> module, name there), its constants, all it declares."""

    imports: Mapping[str, tuple[str, str]]
    constants: Mapping[str, Node]
    declared: frozenset[str]
    known: dict[int, "Properties"] = dataclass_field(default_factory=dict)  # objects that were looked into

    def resolved(self, node: Node) -> Node:
        """What a name stands for, as far as the file says; the node itself otherwise."""
        for _ in range(_HOPS):
            node = unwrapped(node)
            name = name_of(node)
            if node.type not in ("identifier", "shorthand_property_identifier") or name not in self.constants:
                break
            node = self.constants[name]
        return node


def scope_of(root: Node) -> Scope:
    """The names of the file whose tree this is."""
    imports: dict[str, tuple[str, str]] = {}
    constants: dict[str, Node] = {}
    declared: set[str] = set()
    for node in walk(root):
        if node.type == "import_statement":
            imports.update(_imported(node))
        elif node.type == "variable_declarator":
            name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
            if name is not None and value is not None and name.type == "identifier":
                constants.setdefault(text_of(name), value)
        if node.type in ("variable_declarator", "function_declaration", "class_declaration", "formal_parameters"):
            declared |= _names_in(node)
    return Scope(imports=imports, constants=constants, declared=frozenset(declared | set(imports)))


def _names_in(node: Node) -> set[str]:
    """The names that a declaration introduces; a few too many do no harm."""
    part = node if node.type == "formal_parameters" else node.child_by_field_name("name")
    kinds = {"identifier", "shorthand_property_identifier_pattern", "type_identifier"}
    return {name_of(one) for one in islice(walk(part), _MOST_NAMES) if one.type in kinds} if part else set()


def _imported(statement: Node) -> Iterator[tuple[str, tuple[str, str]]]:
    source = statement.child_by_field_name("source")
    module = literal(source) if source else None
    if module is None:
        return
    for node in walk(statement):
        if node.type == "import_clause":
            yield from ((text_of(one), (module, "default")) for one in node.named_children if one.type == "identifier")
        elif node.type == "namespace_import":
            yield from ((text_of(one), (module, "*")) for one in node.named_children)
        elif node.type == "import_specifier":
            name, alias = node.child_by_field_name("name"), node.child_by_field_name("alias")
            if name is not None:
                yield text_of(alias or name), (module, text_of(name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """The properties of an object literal. `complete`: none can come from elsewhere."""

    values: Mapping[str, Node]
    complete: bool


_UNKNOWN = Properties(values={}, complete=False)


def properties(node: Node, scope: Scope, depth: int = 0) -> Properties:
    """The properties of an object, those included that it takes from a constant of the same file by `...`."""
    if node.type != "object" or depth > _HOPS:
        return _UNKNOWN
    if node.start_byte not in scope.known:
        scope.known[node.start_byte] = _UNKNOWN  # for an object that takes itself in
        scope.known[node.start_byte] = _properties(node, scope, depth)
    return scope.known[node.start_byte]


def _properties(node: Node, scope: Scope, depth: int) -> Properties:
    values: dict[str, Node] = {}
    complete = True
    for part in node.named_children:
        if part.type == "spread_element":
            inner = properties(scope.resolved(part.named_children[0]), scope, depth + 1)
            values |= inner.values
            complete = complete and inner.complete
        elif (name := _key(part)) is not None:
            values[name] = part.child_by_field_name("value") or part
        elif part.type != "comment":
            complete = False
    return Properties(values=values, complete=complete)


def _key(part: Node) -> str | None:
    """The name of a property; None when it is computed."""
    if part.type == "shorthand_property_identifier":
        return text_of(part)
    key = part.child_by_field_name("key") or part.child_by_field_name("name")
    if key is None:
        return None
    return text_of(key) if key.type == "property_identifier" else literal(key)

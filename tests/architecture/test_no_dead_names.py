"""What a module keeps to itself it also uses: a private name that nobody reads is left over, or a mistake."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Module, modules, parse


def private_names(module: Module) -> Iterator[str]:
    """The functions, classes and constants of the module whose names begin with one underscore."""
    for node in module.tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        names = [getattr(node, "name", ""), *(one.id for one in targets if isinstance(one, ast.Name))]
        yield from (name for name in names if name.startswith("_") and not name.startswith("__"))


def dead_names(module: Module) -> set[str]:
    read = {node.id for node in ast.walk(module.tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    return set(private_names(module)) - read


def test_every_private_name_is_read() -> None:
    assert {module.name: dead for module in modules() if (dead := dead_names(module))} == {}


@pytest.mark.parametrize("text", ["_A = 1", "_A: int = 1", "def _A(): ...", "async def _A(): ...", "class _A: ..."])
def test_the_rule_finds_what_is_left_over(text: str) -> None:
    assert dead_names(parse("helpers.one", text)) == {"_A"}
    assert dead_names(parse("helpers.one", f"{text}\nprint(_A)")) == set()

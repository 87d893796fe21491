"""The kit's source as syntax trees: its modules, what each imports and where, its functions. Nothing is executed."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One imported module or name, in full; `late` when importing the module does not import it: it stands inside a
    function, or is for type checkers only."""

    name: str
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One file of source: its dotted name and its syntax tree."""

    name: str
    is_package: bool
    lines: int
    tree: ast.Module

    @property
    def area(self) -> str:
        """The part of the kit that it belongs to: `helpers.client.token` lies in `client`."""
        return [*self.name.split("."), ""][1]


def parse(name: str, text: str, *, is_package: bool = False) -> Module:
    """The module that this text would be."""
    return Module(name=name, is_package=is_package, lines=text.count("\n"), tree=ast.parse(text))


@cache
def modules(folder: str = "helpers") -> tuple[Module, ...]:
    """Every module below a folder of the repository."""
    paths = sorted((ROOT / folder).rglob("*.py"))
    return tuple(_module(path) for path in paths if "node_modules" not in path.parts)


def _module(path: Path) -> Module:
    is_package = path.name == "__init__.py"
    parts = path.parent if is_package else path.with_suffix("")
    name = ".".join(parts.relative_to(ROOT).parts)
    return parse(name, path.read_text(encoding="utf-8"), is_package=is_package)


@cache
def imports(module: Module) -> tuple[Import, ...]:
    """Everything a module imports, also inside functions and through `import_module` with a written-out name."""
    later = (*functions(module), *(node for node in ast.walk(module.tree) if _for_type_checkers(node)))
    late = {id(inner) for node in later for inner in ast.walk(node)}
    named = ((node, name) for node in ast.walk(module.tree) for name in _imported(module, node))
    return tuple(Import(name=name, late=id(node) in late) for node, name in named)


def _for_type_checkers(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")


def _imported(module: Module, node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{_origin(module, node)}.{alias.name}" for alias in node.names]
    if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"import_module", "__import__"}:
        return [str(first.value) for first in node.args[:1] if isinstance(first, ast.Constant)]
    return []


def _origin(module: Module, node: ast.ImportFrom) -> str:
    """The module that a `from` names; a leading dot counts from the importing module's package."""
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    package = parts if module.is_package else parts[:-1]
    base = package[: len(package) - node.level + 1]
    return ".".join([*base, *([node.module] if node.module else [])])


def functions(module: Module) -> Iterator[Function]:
    """Every function and method of a module, nested ones too."""
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))

"""The five import rules that keep the kit's parts apart, and the order that follows from them.

`client` and `practice` never see each other: they are independent witnesses of what Postmark does, and a mistake that
they shared would cancel out.
"""

import ast
from dataclasses import is_dataclass
from enum import Enum
from graphlib import TopologicalSorter
from importlib import import_module

import pytest

import helpers
from tests.architecture.source import Module, imports, modules, parse

# From the bottom to the top; an area may import what stands to the left of it, as far as the five rules let it.
AREAS = ("reference", "client", "practice", "diagnosis", "authjs", "display", "panels", "lessons", "lab", "cli")

# Libraries that need sockets, threads, processes or compiled code: none of them runs in the browser.
NOT_IN_THE_BROWSER = (
    "aiosmtplib",
    "aiosmtpd",
    "concurrent.futures",
    "dns",
    "http.server",
    "keyring",
    "multiprocessing",
    "selectors",
    "smtplib",
    "socket",
    "socketserver",
    "subprocess",
    "threading",
    "tree_sitter",
    "tree_sitter_typescript",
    "trustme",
    "uvicorn",
)

# The edge modules, with what each imports inside a function.
EDGE_MODULES = {
    "helpers.authjs.typescript": {"tree_sitter", "tree_sitter_typescript"},
    "helpers.diagnosis.dns_check.resolver": {"dns"},
    "helpers.diagnosis.smtp_check.session": {"smtplib", "socket"},
    "helpers.cli.event_loop": {"concurrent.futures", "threading"},
    "helpers.practice.loopback": {"socket", "threading", "uvicorn"},
    "helpers.practice.smtp.open_smtp": {"aiosmtpd", "socket", "trustme"},
    "helpers.practice.smtp.server": {"aiosmtpd", "trustme"},
    "helpers.practice.receiver": {"http.server", "subprocess", "threading"},
}

# Modules that name the errors of a library and nothing else of it, which works in the browser too.
NAMES_OF_ERRORS = {"helpers.client.network": {"socket"}}


def areas_seen(module: Module) -> set[str]:
    """The other areas of the kit that a module imports from; `from helpers import Token` counts as Token's home."""
    names = [one.name for one in imports(module) if one.name.split(".")[0] == "helpers"]
    homes = [helpers._HOME.get(name.removeprefix("helpers."), name) for name in names]
    return {home.split(".")[1] for home in homes if home != "helpers.__version__"} - {module.area}


def trespasses(area: str, allowed: set[str]) -> dict[str, set[str]]:
    """The modules of an area that import from an area they may not, with what they import."""
    seen = {module.name: areas_seen(module) - allowed for module in modules() if module.area == area}
    return {name: found for name, found in seen.items() if found}


def below(area: str) -> set[str]:
    return set(AREAS[: AREAS.index(area)])


def test_rule_1_reference_imports_nothing_of_ours() -> None:
    assert trespasses("reference", set()) == {}


@pytest.mark.parametrize("area", ["client", "practice"])
def test_rule_2_client_and_practice_import_reference_only(area: str) -> None:
    assert trespasses(area, {"reference"}) == {}


def test_rule_3_diagnosis_and_authjs_import_client_and_reference() -> None:
    assert trespasses("diagnosis", {"client", "reference"}) == {}
    assert trespasses("authjs", {"client", "reference", "diagnosis"}) == {}


def test_rule_4_display_imports_reference_client_and_diagnosis() -> None:
    assert trespasses("display", {"reference", "client", "diagnosis"}) == {}


def test_rule_4_display_takes_nothing_but_result_records_from_diagnosis() -> None:
    names = {one.name for module in modules() if module.area == "display" for one in imports(module)}
    assert [name for name in names if name.startswith("helpers.diagnosis") and not is_result_record(name)] == []


def is_result_record(name: str) -> bool:
    """Whether a name stands for a frozen dataclass, or for an enumeration that is a field of one."""
    module, _, attribute = name.rpartition(".")
    found = getattr(import_module(module), attribute)
    frozen = is_dataclass(found) and bool(getattr(found, "__dataclass_params__").frozen)  # noqa: B009 - no public way
    return frozen or (isinstance(found, type) and issubclass(found, Enum))


@pytest.mark.parametrize("area", ["panels", "lessons", "lab", "cli"])
def test_rule_5_the_upper_areas_import_what_lies_below(area: str) -> None:
    assert trespasses(area, below(area)) == {}


@pytest.mark.parametrize("area", sorted(set(AREAS) - {"lab", "cli"}))
def test_rule_5_only_lab_and_cli_see_both_sides(area: str) -> None:
    seen = set().union(*(areas_seen(module) for module in modules() if module.area == area), {area})
    assert not {"client", "practice"} <= seen


def test_every_module_lies_in_a_known_area() -> None:
    assert {module.area for module in modules()} - {""} <= set(AREAS)


def test_nothing_is_imported_in_a_circle() -> None:
    names = {module.name for module in modules()}
    graph = {module.name: {home for one in imports(module) for home in homes(one.name, names)} for module in modules()}
    assert len(list(TopologicalSorter(graph).static_order())) >= len(names)


def homes(name: str, known: set[str]) -> set[str]:
    """The module that an imported name is, or lies in."""
    return {name} & known or {name.rpartition(".")[0]} & known


def edge_library(name: str) -> str | None:
    """The library that does not run in the browser that an imported name belongs to."""
    return next((edge for edge in NOT_IN_THE_BROWSER if f"{name}.".startswith(f"{edge}.")), None)


def edge_libraries(*, late: bool) -> dict[str, set[str]]:
    """What does not run in the browser, by the module that imports it: inside functions (`late`) or on top."""
    wanted = [(module.name, one.name) for module in modules() for one in imports(module) if one.late is late]
    found: dict[str, set[str]] = {}
    for module, name in wanted:
        if edge := edge_library(name):
            found.setdefault(module, set()).add(edge)
    return found


def test_edge_libraries_are_imported_inside_functions() -> None:
    assert edge_libraries(late=False) == NAMES_OF_ERRORS


def test_edge_modules_are_the_listed_ones() -> None:
    assert edge_libraries(late=True) == EDGE_MODULES


@pytest.mark.parametrize(
    "text",
    [
        "import helpers.practice",
        "from helpers.practice.world import World",
        "from helpers import practice",
        "from .. import practice",
        "from ..practice import world",
        "def f():\n    from helpers.practice import world",
        "class C:\n    async def f(self):\n        import helpers.practice.world",
        "from importlib import import_module\nimport_module('helpers.practice.world')",
        "if TYPE_CHECKING:\n    from helpers.practice.world import World",
    ],
)
def test_no_way_of_importing_goes_unseen(text: str) -> None:
    assert areas_seen(parse("helpers.client.connection", text)) == {"practice"}


def test_a_token_is_revealed_where_it_travels_and_nowhere_else() -> None:
    """In a request's headers, and in a login over SMTP."""
    sites = {module.name for module in modules() if reveals(module)}
    assert sites == {"helpers.client.wire", "helpers.diagnosis.smtp_check.session"}
    assert reveals(parse("helpers.panels.odd", "shown = token.reveal()"))


def reveals(module: Module) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr == "reveal" for node in ast.walk(module.tree))

"""No handler's error can vanish, and no callback is registered without a guard."""

import ast
from collections.abc import Iterator

import pytest

from helpers.client.problems import RouteRefused
from helpers.panels.handlers import Handlers, guarded
from tests.architecture.source import Module, modules, parse

REGISTERING = {"on_click", "observe", "on_submit", "on_change"}
GUARDED_BEFORE = {
    "handler",
    "changed",
    "on_test",
    "on_send",
    "on_observe",
    "on_look",
    "draw",
}  # names that hold what `handle` or `guarded` made
PASSED_ON = {"helpers.panels.secret_field"}  # it only keeps what it is given


def fail() -> None:
    raise ZeroDivisionError("a text that may quote a secret")


def refuse() -> None:
    raise RouteRefused("The proxy cannot be used.")


def test_an_error_is_said_without_its_text() -> None:
    said: list[str] = []
    guarded(fail, said.append)()
    assert said == ["Something in this kit failed (ZeroDivisionError). Nothing was sent."]


def test_a_problem_with_the_settings_is_said_in_its_own_words() -> None:
    said: list[str] = []
    guarded(refuse, said.append)()
    assert said == ["The proxy cannot be used."]


@pytest.mark.parametrize("event", [(), ("a button",), ({"name": "value"}, 2)])
def test_a_handler_takes_whatever_a_widget_tells(event: tuple[object, ...]) -> None:
    said: list[str] = []
    Handlers(said.append)(refuse)(*event)
    assert len(said) == 1


def test_every_callback_of_a_panel_is_guarded() -> None:
    panels = [one for one in modules() if one.area == "panels" and one.name not in PASSED_ON]
    assert [name for module in panels for name in unguarded(module)] == []


@pytest.mark.parametrize(
    "text",
    [
        "box.observe(self._show)",
        "go.on_click(lambda _: self.run())",
        "field.on_submit(print)",
        "a.observe(redraw, 'x')",
    ],
)
def test_an_unguarded_callback_is_found(text: str) -> None:
    assert unguarded(parse("helpers.panels.some", text)) == [f"helpers.panels.some: {text}"]


def unguarded(module: Module) -> list[str]:
    """The places where a callback is registered that no guard has made."""
    return [f"{module.name}: {ast.unparse(call)}" for call in registrations(module) if not is_guarded(call.args[0])]


def registrations(module: Module) -> Iterator[ast.Call]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in REGISTERING:
            yield node


def is_guarded(callback: ast.expr) -> bool:
    """Whether it is made on the spot by `handle(…)`, or is a name for what was."""
    if isinstance(callback, ast.Call):
        return ast.unparse(callback.func) in {"handle", "self.handle", "guarded"}
    return isinstance(callback, ast.Name) and callback.id in GUARDED_BEFORE

"""What a function that people call in a cell wants for its arguments, held in one place against its annotations.

A wrong type would end somewhere deep inside as an AttributeError, which names nothing that a person wrote. Imports the
client's records; what was given is never repeated, since it may be a token.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import cache, wraps
from inspect import signature
from types import NoneType, UnionType
from typing import ParamSpec, TypeVar, get_args, get_origin, get_type_hints

from helpers.client.email import Email
from helpers.client.problems import SettingsProblem
from helpers.client.token import Token

_P = ParamSpec("_P")
_R = TypeVar("_R")

_NAMES: dict[type, str] = {
    str: "text in quotation marks",
    int: "a whole number",
    float: "a number",
    bool: "True or False",
    Email: 'an Email(sender="…", to="…")',
    Token: "a token",
    NoneType: "None",
}


def typed(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Let `function` raise SettingsProblem, with one sentence, for an argument of another type than it wants.

    What is annotated by more than plain types is left to the function.
    """

    @wraps(function)
    def checked(*args: _P.args, **named: _P.kwargs) -> _R:
        wanted = _wanted(function)
        given = signature(function).bind(*args, **named).arguments
        problem = next((said for name, value in given.items() for said in _wrong(name, value, wanted.get(name))), None)
        if problem:
            del args, named, given
            raise SettingsProblem(f"{problem} Nothing was asked.")
        return function(*args, **named)

    return checked


@cache
def _wanted(function: Callable[..., object]) -> dict[str, tuple[type, ...]]:
    """The plain types that each parameter takes."""
    hints = ((name, _plain(hint)) for name, hint in get_type_hints(function).items() if name != "return")
    return {name: kinds for name, kinds in hints if kinds}


def _plain(hint: object) -> tuple[type, ...]:
    kinds = get_args(hint) if get_origin(hint) is UnionType else (hint,)
    return tuple(kinds) if all(isinstance(kind, type) and kind in _NAMES for kind in kinds) else ()


def _wrong(name: str, value: object, wanted: tuple[type, ...] | None) -> Iterator[str]:
    """What is wrong with one argument, and with the fields of a message."""
    if wanted and not isinstance(value, wanted) and not (float in wanted and isinstance(value, int)):
        yield f"{name} takes {_named(wanted)}; this is {_of(value)}."
    elif isinstance(value, Email):
        texts = ((one.name, getattr(value, one.name)) for one in fields(value) if one.type in (str, "str"))
        yield from (said for field, text in texts for said in _wrong(f"The message's {field}", text, (str,)))


def _named(wanted: tuple[type, ...]) -> str:
    return " or ".join(_NAMES[kind] for kind in wanted)


def _of(value: object) -> str:
    return "None" if value is None else f"of the type {type(value).__name__}"

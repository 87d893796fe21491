"""Remembers every reply that a model of `postmark-python` is made from, and compares the two strictly.

A model takes a number written as text for a number and passes over fields that it does not know; a comparison must not.
"""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pydantic
from postmark.models.data_removals import DataRemoval


class Difference(NamedTuple):
    """One place where a reply and the model that it is for differ: `Model.Field`, and how."""

    where: str
    problem: str


def remember() -> list[tuple[type[pydantic.BaseModel], dict[str, Any]]]:
    """From now on every model that is called with fields goes into this list, together with them."""
    seen: list[tuple[type[pydantic.BaseModel], dict[str, Any]]] = []
    original: Callable[..., None] = pydantic.BaseModel.__init__

    def remembering(self: pydantic.BaseModel, /, **data: Any) -> None:
        seen.append((type(self), data))
        original(self, **data)

    pydantic.BaseModel.__init__ = remembering  # type: ignore[method-assign]
    return seen


def differences(model: type[pydantic.BaseModel], reply: dict[str, Any]) -> Iterator[Difference]:
    """Where `reply` differs from `model`: fields that are missing, of another type, or unknown to it."""
    try:
        parsed = model.model_validate_json(json.dumps(reply), strict=True)
    except pydantic.ValidationError as error:
        for one in error.errors():
            yield Difference(place(model, one["loc"]), one["type"])
    else:
        yield from unknown_fields(parsed, reply)


def place(model: type[pydantic.BaseModel], path: tuple[int | str, ...]) -> str:
    return ".".join([model.__name__, *(one for one in path if isinstance(one, str))])


def unknown_fields(parsed: Any, reply: Any) -> Iterator[Difference]:
    """The fields of `reply` that the model `parsed` from it does not declare, at every depth."""
    if isinstance(parsed, list):
        for one, value in zip(parsed, reply, strict=True):
            yield from unknown_fields(one, value)
    if isinstance(parsed, pydantic.BaseModel):
        names = {field.alias: name for name, field in type(parsed).model_fields.items()}
        for alias, value in reply.items():
            if alias in names:
                yield from unknown_fields(getattr(parsed, names[alias]), value)
            elif parsed.model_extra is None:
                yield Difference(f"{type(parsed).__name__}.{alias}", "not declared")


if __name__ == "__main__":  # data removals on standard input: prints how each differs from the client's model
    for removal in json.load(sys.stdin):
        print(json.dumps(list(differences(DataRemoval, removal))))

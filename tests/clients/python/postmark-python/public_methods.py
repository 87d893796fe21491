"""The public methods of the official `postmark-python`, found by looking at its clients and their managers."""

import inspect
from collections.abc import Iterator
from typing import NamedTuple

import postmark

CLIENTS = (postmark.ServerClient, postmark.AccountClient)


class Method(NamedTuple):
    """One public method: its client class, the name of the manager that has it, and its own name."""

    client: type
    area: str
    name: str

    def __str__(self) -> str:
        return f"{self.client.__name__}.{self.area}.{self.name}"


def public_methods() -> Iterator[Method]:
    """Every public method of every manager of both clients."""
    for client_class in CLIENTS:
        for area, manager in vars(client_class("any")).items():
            if type(manager).__name__.endswith("Manager"):
                yield from (Method(client_class, area, name) for name in own_methods(type(manager)))


def own_methods(subject: type) -> list[str]:
    """The names of the public methods of one class."""
    return [name for name, _ in inspect.getmembers(subject, inspect.isfunction) if not name.startswith("_")]

"""The public methods of the official `postmark-python`, found by looking at its two clients and their managers."""

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
                for name, _ in inspect.getmembers(type(manager), inspect.isfunction):
                    if not name.startswith("_"):
                        yield Method(client_class, area, name)

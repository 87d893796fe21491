"""A practice world that holds one of everything, and all of it as one value, to be compared before and after."""

from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from itertools import count
from random import Random
from typing import Any

from helpers.practice.clock import Clock, ManualClock
from helpers.practice.records import Permission
from helpers.practice.seed import demo_world
from helpers.practice.world import World
from tests.practice.talk import ACCOUNT, HARD_BOUNCE, message_id, post

STREAM = "/message-streams/outbound"


def full_world(clock: Clock | None = None) -> World:
    """Everything that an account may do is allowed, and there is one of each thing that operations are about."""
    world = demo_world(clock or ManualClock())
    world.account.permissions = set(Permission)
    message_id(world)
    message_id(world, To=HARD_BOUNCE)
    made = (
        post(world, f"{STREAM}/suppressions", {"Suppressions": [{"EmailAddress": "ada@example.org"}]}),
        post(world, "/message-streams", {"ID": "receipts", "Name": "Receipts", "MessageStreamType": "Transactional"}),
        post(world, "/templates", {"Name": "Hi", "Alias": "hi", "Subject": "Hi", "TextBody": "Hi"}),
        post(world, "/triggers/inboundrules", {"Rule": "spam.example"}),
        post(
            world, "/webhooks", {"Url": "http://127.0.0.1:9/", "Verify": False, "Triggers": {"Open": {"Enabled": True}}}
        ),
        post(world, "/data-removals", {"RequestedBy": "a@example.org", "RequestedFor": "b@example.org"}, ACCOUNT),
    )
    assert [one.json for one in made if one.status != 200] == []
    return world


def dump(value: Any, seen: tuple[int, ...] = ()) -> Any:
    """Everything reachable from `value`, as plain lists, dictionaries and texts."""
    if isinstance(value, str | int | float | bytes | None | Enum | datetime | count):
        return repr(value)
    if id(value) in seen:
        return "again"
    seen = (*seen, id(value))
    if isinstance(value, set | frozenset):
        return sorted(map(repr, value))
    if isinstance(value, list | tuple):
        return [dump(item, seen) for item in value]
    return {str(name): dump(item, seen) for name, item in _parts(value).items()} or repr(type(value))


def _parts(value: Any) -> dict[Any, Any]:
    """What a dictionary, a source of random numbers or any other object consists of."""
    if isinstance(value, dict):
        return value
    if isinstance(value, Random):
        return {"state": value.getstate()}
    return {name: getattr(value, name) for name in _names(value)}


def _names(value: object) -> list[str]:
    """The attributes that make up an object."""
    names = [field.name for field in fields(value)] if is_dataclass(value) and not isinstance(value, type) else []
    slots = [name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())]
    return [name for name in (*names, *slots, *getattr(value, "__dict__", {})) if hasattr(value, name)]

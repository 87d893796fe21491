"""What to ask for each refusal around received messages, inbound rules and data removals."""

from collections.abc import Callable
from typing import Any

from helpers.practice.inbound_record import InboundMessage
from helpers.practice.receiving import receive_message
from helpers.practice.records import Address, Permission
from helpers.practice.world import World
from tests.practice.talk import ACCOUNT, SERVER, Answer, get, post, say

ADA = Address(email="Ada@example.org", name="Ada")
REMOVAL = {"RequestedBy": "hello@example.com", "RequestedFor": "ada@example.org", "NotifyWhenCompleted": True}


def received(world: World, **fields: Any) -> InboundMessage:
    """A message that Ada wrote to the demo server."""
    server = world.servers[min(world.servers)]
    return receive_message(world, server, **{"sender": ADA, "subject": "Hello", **fields})


def block(world: World, rule: object = "example.org") -> Answer:
    return post(world, "/triggers/inboundrules", {"Rule": rule})


def act(world: World, message_id: str, what: str) -> Answer:
    return say(world, "PUT", f"/messages/inbound/{message_id}/{what}", headers=SERVER)


def blocked(world: World, **fields: Any) -> str:
    block(world)
    return received(world, **fields).message_id


def remove(world: World, **fields: object) -> Answer:
    world.account.permissions.add(Permission.DATA_REMOVALS)
    return post(world, "/data-removals", REMOVAL | fields, ACCOUNT)


def remove_nothing(world: World) -> Answer:
    world.account.permissions.add(Permission.DATA_REMOVALS)
    return post(world, "/data-removals", {}, ACCOUNT)


def look_for_no_removal(world: World) -> Answer:
    remove(world)
    return get(world, "/data-removals/1", ACCOUNT)


def block_twice(world: World) -> Answer:
    block(world)
    return block(world, "EXAMPLE.org")


PRODUCED_BY: dict[str, Callable[[World], Answer]] = {
    "NOT_TO_BYPASS": lambda world: act(world, received(world).message_id, "bypass"),
    "NOT_TO_RETRY": lambda world: act(world, received(world).message_id, "retry"),
    "BYPASS_FAILED": lambda world: act(world, blocked(world, stuck=True), "bypass"),
    "RETRY_FAILED": lambda world: act(world, received(world, hook_takes_it=False, stuck=True).message_id, "retry"),
    "INBOUND_RULES_PARAMETER": lambda world: get(world, "/triggers/inboundrules"),
    "INBOUND_RULE_INVALID": lambda world: block(world, "nobody@"),
    "NO_INBOUND_RULE": lambda world: block(world, ""),
    "INBOUND_RULE_EXISTS": block_twice,
    "INBOUND_RULE_NOT_FOUND": lambda world: say(world, "DELETE", "/triggers/inboundrules/1", headers=SERVER),
    "NO_DATA_REMOVAL": remove_nothing,
    "REMOVAL_ADDRESS_INVALID": lambda world: remove(world, RequestedFor="x"),
    "REMOVAL_NOT_FOUND": look_for_no_removal,
    "NO_DATA_REMOVAL_PERMISSION": lambda world: post(world, "/data-removals", REMOVAL, ACCOUNT),
}

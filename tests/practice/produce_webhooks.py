"""What to ask for each refusal of the webhooks API."""

from collections.abc import Callable
from typing import Any

from helpers.practice.world import World
from tests.practice.talk import Answer, get, post, put

HOOK = "http://127.0.0.1:9/hook"
NEW = {"Url": HOOK, "Triggers": {"Delivery": {"Enabled": True}}, "Verify": False}


def create(world: World, **fields: Any) -> Answer:
    """A webhook that is saved without a call, unless `fields` say otherwise."""
    return post(world, "/webhooks", NEW | fields)


def made(world: World, **fields: Any) -> int:
    """The ID of a webhook that was saved."""
    return int(create(world, **fields).json["ID"])


def on_an_archived_stream(world: World) -> Answer:
    post(world, "/message-streams/broadcast/archive", {})
    return create(world, MessageStream="broadcast")


def moved(world: World) -> Answer:
    return put(world, f"/webhooks/{made(world)}", {"MessageStream": "broadcast"})


def eleven(world: World) -> Answer:
    return [create(world) for _ in range(11)][-1]


PRODUCED_BY: dict[str, Callable[[World], Answer]] = {
    "WEBHOOK_ON_ARCHIVED_STREAM": on_an_archived_stream,
    "WEBHOOK_ON_INBOUND_STREAM": lambda world: create(world, MessageStream="inbound"),
    "WEBHOOK_NOT_FOUND": lambda world: get(world, "/webhooks/7"),
    "TRIGGER_UNSUPPORTED": lambda world: create(world, Triggers={"Inbound": {"Enabled": True}}),
    "WEBHOOK_URL_INVALID": lambda world: create(world, Url="example.com"),
    "NO_WEBHOOK_DATA": lambda world: post(world, "/webhooks", {}),
    "WEBHOOK_ID_GIVEN": lambda world: create(world, ID=7),
    "WEBHOOK_KEEPS_PLACE": moved,
    "WEBHOOK_HEADER_INVALID": lambda world: create(world, HttpHeaders=[{"Name": "X A", "Value": "b"}]),
    "TOO_MANY_WEBHOOKS": eleven,
    "WEBHOOK_FIELD_INVALID": lambda world: create(world, Triggers={"Open": {"Enabled": "yes"}}),
    "WEBHOOK_STATUS_FILTER": lambda world: get(world, "/webhooks?status=perhaps"),
    "WEBHOOK_STATUS_GIVEN": lambda world: create(world, Status="verified"),
    "WEBHOOK_UNVERIFIED": lambda world: create(world, Verify=True),
}

"""What to ask for each refusal that has to do with message streams, suppressions and bounces."""

from collections.abc import Callable
from typing import Any

from helpers.practice.clock import ManualClock
from helpers.practice.recipients import complain
from helpers.practice.records import Permission
from helpers.practice.world import World
from tests.practice.talk import Answer, get, message_id, post, say, send

SOFT_BOUNCE = "softbounce@bounce-testing.postmarkapp.com"
NEW = {"ID": "receipts", "Name": "Receipts", "MessageStreamType": "Transactional"}


def create(world: World, **fields: Any) -> Answer:
    return post(world, "/message-streams", NEW | fields)


def handle_unsubscribing(world: World, how: str, kind: str = "Broadcasts") -> Answer:
    configuration = {"UnsubscribeHandlingType": how}
    return create(world, MessageStreamType=kind, SubscriptionManagementConfiguration=configuration)


def archive(world: World, stream: str) -> Answer:
    return post(world, f"/message-streams/{stream}/archive", {})


def without_the_api(world: World) -> Answer:
    world.account.permissions.discard(Permission.MESSAGE_STREAMS)
    return get(world, "/message-streams")


def eleven(world: World) -> Answer:
    answers = [create(world, ID=f"s{number}") for number in range(8)]
    return answers[-1]


def too_late(world: World) -> Answer:
    archive(world, "broadcast")
    assert isinstance(world.clock, ManualClock)
    world.clock.advance(45 * 86_400)
    return post(world, "/message-streams/broadcast/unarchive", {})


def to_an_archived_stream(world: World) -> Answer:
    archive(world, "broadcast")
    return send(world, MessageStream="broadcast")


def suppressions(world: World, what: str, *emails: Any) -> Answer:
    items = [{"EmailAddress": email} for email in emails]
    return post(world, f"/message-streams/outbound/suppressions{what}", {"Suppressions": items})


def lift_a_complaint(world: World) -> Answer:
    complain(world, message_id(world, To="ada@example.org"), "ada@example.org")
    return suppressions(world, "/delete", "ada@example.org")


def activate_a_soft_bounce(world: World) -> Answer:
    message_id(world, To=SOFT_BOUNCE)
    (bounce,) = world.bounces.newest_first()
    return say(world, "PUT", f"/bounces/{bounce.id}/activate", headers={"x-postmark-server-token": own_token(world)})


def own_token(world: World) -> str:
    return world.servers[1001].tokens[0]


PRODUCED_BY: dict[str, Callable[[World], Answer]] = {
    "NO_STREAMS_API": without_the_api,
    "STREAM_ID_MISSING": lambda world: create(world, ID=""),
    "STREAM_NAME_MISSING": lambda world: create(world, Name=" "),
    "STREAM_NAME_LENGTH": lambda world: create(world, Name="x" * 101),
    "TOO_MANY_STREAMS": eleven,
    "STREAM_ID_INVALID": lambda world: create(world, ID="1st"),
    "SECOND_INBOUND_STREAM": lambda world: create(world, MessageStreamType="Inbound"),
    "DEFAULT_STREAM_STAYS": lambda world: archive(world, "outbound"),
    "STREAM_ID_EXISTS": lambda world: create(world, ID="broadcast"),
    "STREAM_DESCRIPTION_LENGTH": lambda world: create(world, Description="x" * 1001),
    "STREAM_PURGED": too_late,
    "STREAM_ID_PREFIX": lambda world: create(world, ID="pm-receipts"),
    "STREAM_DESCRIPTION_HTML": lambda world: create(world, Description="<b>Receipts</b>"),
    "STREAM_ID_RESERVED": lambda world: create(world, ID="all"),
    "NO_CUSTOM_UNSUBSCRIBE": lambda world: handle_unsubscribing(world, "Custom"),
    "UNSUBSCRIBE_UNSUPPORTED": lambda world: handle_unsubscribing(world, "None"),
    "UNSUBSCRIBE_INVALID": lambda world: handle_unsubscribing(world, "Perhaps"),
    "STREAM_ARCHIVED": to_an_archived_stream,
    "SUPPRESSION_NOT_YOURS": lift_a_complaint,
    "SUPPRESSION_ADDRESS_INVALID": lambda world: suppressions(world, "", "nobody"),
    "NO_SUPPRESSIONS": lambda world: post(world, "/message-streams/outbound/suppressions", {}),
    "TOO_MANY_SUPPRESSIONS": lambda world: suppressions(world, "", *["a@example.org"] * 51),
    "BOUNCE_ID_MISSING": lambda world: get(world, "/bounces//dump"),
    "BOUNCE_STAYS": activate_a_soft_bounce,
}

"""What to ask for each refusal that has to do with domains and sender signatures."""

from collections.abc import Callable
from typing import Any

from helpers.practice.clock import ManualClock
from helpers.practice.seed import CONFIRMED_SENDER, demo_world
from helpers.practice.world import Limits, World
from tests.practice.talk import ACCOUNT, Answer, post, put, say

VERIFIED, PENDING, CONFIRMED, UNCONFIRMED = 1003, 1004, 1005, 1006  # IDs in the demo world


def add_domain(world: World, **fields: Any) -> Answer:
    return post(world, "/domains", {"Name": "example.edu"} | fields, ACCOUNT)


def add_sender(world: World, **fields: Any) -> Answer:
    return post(world, "/senders", {"FromEmail": "cy@example.edu", "Name": "Cy"} | fields, ACCOUNT)


def act(world: World, target: str) -> Answer:
    """A request without a body, such as `POST /senders/1005/resend`."""
    return say(world, *target.split(" "), headers=ACCOUNT)


def rotate_twice(world: World) -> Answer:
    act(world, f"POST /domains/{VERIFIED}/rotatedkim")
    return act(world, f"POST /domains/{VERIFIED}/rotatedkim")


def one_too_many(_: World) -> Answer:
    return add_domain(demo_world(ManualClock(), limits=Limits(senders=2)))


PRODUCED_BY: dict[str, Callable[[World], Answer]] = {
    "NO_SENDER_DATA": lambda world: post(world, "/senders", {}, ACCOUNT),
    "PUBLIC_DOMAIN": lambda world: add_domain(world, Name="Gmail.com"),
    "SIGNATURE_EXISTS": lambda world: add_sender(world, FromEmail=CONFIRMED_SENDER.upper()),
    "DKIM_BEING_RENEWED": rotate_twice,
    "SIGNATURE_CONFIRMED": lambda world: act(world, f"POST /senders/{CONFIRMED}/resend"),
    "DKIM_NOT_VERIFIED": lambda world: act(world, f"POST /domains/{PENDING}/rotatedkim"),
    "SIGNATURE_WITHOUT_DKIM": lambda world: act(world, f"POST /senders/{CONFIRMED}/requestnewdkim"),
    "DOMAIN_FIELDS_INVALID": lambda world: put(world, f"/domains/{PENDING}", {"ReturnPathDomain": 1}, ACCOUNT),
    "DOMAIN_EXISTS": lambda world: add_domain(world, Name="Example.com"),
    "DOMAIN_NAME_MISSING": lambda world: add_domain(world, Name=None),
    "DOMAIN_NAME_LENGTH": lambda world: add_domain(world, Name="x" * 256),
    "DOMAIN_NAME_FORMAT": lambda world: add_domain(world, Name="https://example.edu"),
    "FROM_EMAIL_MISSING": lambda world: add_sender(world, FromEmail=""),
    "SENDER_FIELD_LENGTH": lambda world: add_sender(world, ConfirmationPersonalNote="x" * 401),
    "SENDER_FIELD_FORMAT": lambda world: add_sender(world, FromEmail="cy"),
    "TOO_MANY_SENDERS": one_too_many,
}

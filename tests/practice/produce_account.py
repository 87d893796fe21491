"""What to ask for each refusal that has to do with the account, its servers, or a fault on purpose."""

from collections.abc import Callable
from typing import Any

from helpers.practice.faults import Fault, FaultKind
from helpers.practice.world import World
from tests.practice.talk import ACCOUNT, Answer, post, say, send


def from_elsewhere(world: World) -> Answer:
    world.account.ip_ranges = ("198.51.100.0/24",)
    return send(world)


def create(world: World, **fields: Any) -> Answer:
    return post(world, "/servers", {"Name": "Shop"} | fields, ACCOUNT)


def share_an_inbound_domain(world: World) -> Answer:
    world.dns_hosts.add("in.example.com")
    create(world, InboundDomain="in.example.com")
    return create(world, Name="Other", InboundDomain="in.example.com")


def after(world: World, kind: FaultKind) -> Answer:
    world.faults.plan(Fault(kind=kind))
    return send(world)


PRODUCED_BY: dict[str, Callable[[World], Answer]] = {
    "IP_NOT_ALLOWED": from_elsewhere,
    "MAINTENANCE": lambda world: after(world, FaultKind.MAINTENANCE),
    "UNEXPECTED_ERROR": lambda world: after(world, FaultKind.UNEXPECTED_ERROR),
    "RATE_LIMITED": lambda world: after(world, FaultKind.RATE_LIMITED),
    "INBOUND_DOMAIN_TAKEN": share_an_inbound_domain,
    "INBOUND_DOMAIN_OURS": lambda world: create(world, InboundDomain="in.postmarkapp.com"),
    "MX_MISSING": lambda world: create(world, InboundDomain="in.example.com"),
    "DELETING_SERVERS_OFF": lambda world: say(world, "DELETE", "/servers/1001", headers=ACCOUNT),
}

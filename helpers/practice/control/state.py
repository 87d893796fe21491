"""Reading and changing a practice world over its control routes: the account's state, the clock, faults.

Every function takes the world and the fields that were sent, and gives JSON; what makes no sense raises ValueError or
`Refused`. Imports `helpers.reference` only.
"""

from collections.abc import Iterable
from enum import StrEnum
from ipaddress import ip_address, ip_network
from typing import TypeVar

from helpers.practice.dates import utc_seconds
from helpers.practice.faults import Fault, FaultKind
from helpers.practice.fields import Fields
from helpers.practice.records import AccountState, Permission
from helpers.practice.wire import Json
from helpers.practice.world import World

LONGEST_LAG_S = 60.0

W = TypeVar("W", bound=StrEnum)


def read_state(world: World, _: Fields) -> Json:
    """The account, its servers and their tokens, the settings that no operation shows, and what was let go."""
    return {
        "account": world.account.state.value,
        "account_tokens": list(world.account.tokens),
        "permissions": sorted(world.account.permissions),
        "ip_ranges": list(world.account.ip_ranges),
        "caller_ip": world.caller_ip,
        "details_after_s": world.details_after_s,
        "deferring_domains": sorted(world.deferring_domains),
        "dns_hosts": sorted(world.dns_hosts),
        "servers": [{"id": one.id, "name": one.name, "tokens": list(one.tokens)} for one in world.servers.values()],
        "smtp_tokens": [
            {"access_key": one.access_key, "server": one.server_id, "stream": one.stream_id}
            for one in world.smtp_tokens.values()
        ],
        "kept": {"messages": len(world.messages), "bounces": len(world.bounces)},
        "webhook_posts": {"waiting": len(world.outbox.waiting), "given_up": world.outbox.dropped},
        "let_go_to_make_room": {
            "messages": world.messages.left,
            "bounces": world.bounces.left,
            "opens": world.opens.left,
            "clicks": world.clicks.left,
            "inbound_messages": world.inbound.left,
            "webhook_posts": world.outbox.waiting.left,
        },
    }


def change_state(world: World, fields: Fields) -> Json:
    """Change what is named, all of it or nothing."""
    account = world.account
    state = _one_of(AccountState, fields.text("account") or account.state)
    permissions = fields.texts("permissions")
    granted = account.permissions if permissions is None else {_one_of(Permission, one) for one in permissions}
    ranges = account.ip_ranges if (given := fields.texts("ip_ranges")) is None else tuple(given)
    for one in ranges:
        ip_network(one)
    caller_ip = str(ip_address(fields.text("caller_ip") or world.caller_ip))
    lag = fields.amount("details_after_s")
    if lag is not None and not 0 <= lag <= LONGEST_LAG_S:
        raise ValueError(f"details_after_s goes from 0 to {LONGEST_LAG_S:.0f}.")
    deferring, hosts = fields.texts("deferring_domains"), fields.texts("dns_hosts")
    account.state, account.permissions, account.ip_ranges = state, granted, ranges
    world.caller_ip = caller_ip
    world.details_after_s = world.details_after_s if lag is None else lag
    world.deferring_domains = world.deferring_domains if deferring is None else _lower(deferring)
    world.dns_hosts = world.dns_hosts if hosts is None else _lower(hosts)
    return read_state(world, fields)


def _one_of(words: type[W], text: str) -> W:
    """`text`, if it is one of `words`. Raises ValueError with all of them."""
    if text not in set(words):
        raise ValueError(f"There is no “{text}”; there are: {', '.join(words)}.")
    return words(text)


def _lower(texts: Iterable[str]) -> set[str]:
    return {one.lower() for one in texts}


def read_clock(world: World, _: Fields) -> Json:
    """The world's date and time."""
    return {"now": utc_seconds(world.clock.now())}


def move_clock(world: World, fields: Fields) -> Json:
    """Put the clock forward by `advance_seconds`."""
    seconds = fields.amount("advance_seconds")
    if seconds is None or not 0 <= seconds <= 366 * 86_400:
        raise ValueError('Send {"advance_seconds": number} with a number from 0 to a year\'s seconds.')
    world.clock.advance(seconds)
    return read_clock(world, fields)


def list_faults(world: World, _: Fields) -> Json:
    """What may still go wrong."""
    return {"faults": [_fault(one) for one in world.faults.planned()]}


def plan_fault(world: World, fields: Fields) -> Json:
    """Plan one fault: `kind`, and if wanted `operation`, `times` (0: until cleared), `probability`, `seconds`."""
    times = fields.whole("times")
    probability, seconds = fields.amount("probability"), fields.amount("seconds")
    world.faults.plan(
        Fault(
            kind=_one_of(FaultKind, fields.text("kind") or ""),
            operation=fields.text("operation"),
            times=1 if times is None else times or None,
            probability=1.0 if probability is None else probability,
            seconds=0.0 if seconds is None else seconds,
        )
    )
    return list_faults(world, fields)


def clear_faults(world: World, fields: Fields) -> Json:
    """Nothing goes wrong any more."""
    world.faults.clear()
    return list_faults(world, fields)


def _fault(fault: Fault) -> Json:
    return {
        "kind": fault.kind.value,
        "operation": fault.operation,
        "times": fault.times,
        "probability": fault.probability,
        "seconds": fault.seconds,
    }

"""The world that every lesson and the loopback server start with.

One approved account; a live server "Demo app", with an SMTP token of its stream outbound, and a sandbox server "Demo
tests"; example.com ready to send from and example.org still waiting for its DNS records. Imports `helpers.reference`
only.
"""

from helpers.practice.clock import Clock
from helpers.practice.records import Account, Domain, Server, Signature, SmtpToken
from helpers.practice.world import Limits, World
from helpers.reference.practice_tokens import (
    ACCOUNT_TOKEN,
    SANDBOX_SERVER_TOKEN,
    SERVER_TOKEN,
    SMTP_ACCESS_KEY,
    SMTP_SECRET_KEY,
)

VERIFIED_SENDER = "hello@example.com"  # any address on this domain may stand in From
CONFIRMED_SENDER = "ada@example.net"  # a confirmed signature on a domain that is not on the account
UNCONFIRMED_SENDER = "grace@example.org"  # its confirmation mail has not been answered


def demo_world(clock: Clock, *, limits: Limits | None = None) -> World:
    """A fresh demo world on `clock`."""
    world = World(clock, limits=limits)
    _fill(world)
    return world


def reset(world: World) -> None:
    """Put `world` back to the start in place: whoever holds it sees the fresh one, ids and dates included."""
    world.clear()
    _fill(world)


def _fill(world: World) -> None:
    ids = world.ids
    world.account = Account(tokens=[ACCOUNT_TOKEN])
    for name, token, delivery_type, color in (
        ("Demo app", SERVER_TOKEN, "Live", "blue"),
        ("Demo tests", SANDBOX_SERVER_TOKEN, "Sandbox", "green"),
    ):
        world.add_server(
            Server(
                id=ids.number(),
                name=name,
                tokens=[token],
                delivery_type=delivery_type,
                color=color,
                inbound_hash=ids.inbound_hash(),
            )
        )
    app = next(iter(world.servers))
    world.smtp_tokens[SMTP_ACCESS_KEY] = SmtpToken(
        access_key=SMTP_ACCESS_KEY, secret_key=SMTP_SECRET_KEY, server_id=app, stream_id="outbound"
    )
    world.add_domain(Domain(id=ids.number(), name="example.com", dkim_verified=True, return_path_verified=True))
    world.add_domain(Domain(id=ids.number(), name="example.org", dkim_verified=False, return_path_verified=False))
    world.add_signature(Signature(id=ids.number(), email=CONFIRMED_SENDER, name="Ada Lovelace", confirmed=True))
    world.add_signature(Signature(id=ids.number(), email=UNCONFIRMED_SENDER, name="Grace Hopper", confirmed=False))

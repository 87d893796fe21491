"""Putting an address on a message stream's suppression list and taking it off again.

Every way onto the list and off it goes through here, whoever asks: a bounce, a complaint, the suppressions API or the
bounce API. Imports `helpers.reference` only.
"""

from dataclasses import replace

from helpers.practice.records import Message, Stream, Suppression
from helpers.practice.webhook_events import announce
from helpers.practice.webhook_payloads import subscription_payload
from helpers.practice.world import World


def suppress(world: World, stream: Stream, suppression: Suppression, message: Message | None = None) -> None:
    """From now on `stream` no longer delivers to the address; `message` is what made the recipient do so, if any."""
    stream.suppressions.put(suppression.email.lower(), suppression)
    _announce(world, stream, suppression.email, suppression, message if suppression.origin == "Recipient" else None)


def lift(world: World, stream: Stream, email: str) -> None:
    """Let `stream` deliver to the address again; the bounces that stopped it are inactive no more.

    Lifting a hard bounce's suppression equals activating the bounce:
    https://postmarkapp.com/developer/api/suppressions-api
    """
    key = email.lower()
    if key in stream.suppressions:
        stream.suppressions.remove(key)
        _announce(world, stream, email, None, None)
    for bounce in tuple(world.bounces.newest_first()):
        here = bounce.server_id == stream.server_id and bounce.stream_id == stream.id
        if here and bounce.inactive and bounce.can_activate and bounce.email.lower() == key:
            world.bounces.replace(bounce.id, replace(bounce, inactive=False))


def _announce(
    world: World, stream: Stream, email: str, suppression: Suppression | None, message: Message | None
) -> None:
    """Tell webhooks that the list has changed."""
    now = world.clock.now()
    announce(
        world,
        stream.server_id,
        stream.id,
        "SubscriptionChange",
        lambda _: subscription_payload(stream, email, now, suppression=suppression, message=message),
    )

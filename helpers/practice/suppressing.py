"""Putting an address on a message stream's suppression list and taking it off again.

Every way onto the list and off it goes through here, whoever asks: a bounce, a complaint, the suppressions API or the
bounce API. Imports `helpers.reference` only.
"""

from dataclasses import replace

from helpers.practice.records import Stream, Suppression
from helpers.practice.world import World


def suppress(stream: Stream, suppression: Suppression) -> None:
    """From now on `stream` no longer delivers to the address."""
    stream.suppressions.put(suppression.email.lower(), suppression)


def lift(world: World, stream: Stream, email: str) -> None:
    """Let `stream` deliver to the address again; the bounces that stopped it are inactive no more.

    Lifting a hard bounce's suppression equals activating the bounce:
    https://postmarkapp.com/developer/api/suppressions-api
    """
    key = email.lower()
    stream.suppressions.remove(key)
    for bounce in tuple(world.bounces.newest_first()):
        here = bounce.server_id == stream.server_id and bounce.stream_id == stream.id
        if here and bounce.inactive and bounce.can_activate and bounce.email.lower() == key:
            world.bounces.replace(bounce.id, replace(bounce, inactive=False))

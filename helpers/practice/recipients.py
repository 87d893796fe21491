"""What recipients do about a message that reached them: complain about spam, unsubscribe.

Lessons call these; no operation of the API does. Imports `helpers.reference` only.
"""

from helpers.practice.delivery import record_bounce
from helpers.practice.records import Address, Bounce, Message, Stream, Suppression
from helpers.practice.streams.suppressing import suppress
from helpers.practice.world import World
from helpers.reference.bounce_types import BOUNCE_TYPES


def complain(world: World, message_id: str, email: str) -> Bounce:
    """The recipient marks the message as spam: a bounce that nobody can activate, and a suppression that stays.

    LookupError when there is no such message, or it did not go to that address.
    """
    stream, message, recipient = find_recipient(world, message_id, email)
    return record_bounce(world, stream, message, recipient, BOUNCE_TYPES["SpamComplaint"])


def unsubscribe(world: World, message_id: str, email: str) -> Suppression:
    """The recipient follows the unsubscribe link: a manual suppression whose origin is the recipient.

    LookupError when there is no such message, or it did not go to that address.
    """
    stream, message, recipient = find_recipient(world, message_id, email)
    now = world.clock.now()
    suppression = Suppression(email=recipient.email, reason="ManualSuppression", origin="Recipient", created_at=now)
    suppress(world, stream, suppression, message)
    return suppression


def find_recipient(world: World, message_id: str, email: str) -> tuple[Stream, Message, Address]:
    """The message, its stream, and the recipient of that address. LookupError when there is no such thing."""
    message = world.messages.get(message_id.lower())
    if message is None:
        raise LookupError(f"There is no message {message_id}.")
    recipient = next((one for one in message.recipients if one.key == email.lower()), None)
    if recipient is None:
        raise LookupError(f"The message did not go to {email}.")
    return world.servers[message.server_id].streams[message.stream_id], message, recipient

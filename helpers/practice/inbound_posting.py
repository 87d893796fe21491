"""Handing a received message to the address in its server's InboundHookUrl, when that lies on this machine.

https://postmarkapp.com/developer/user-guide/inbound/configure-an-inbound-server. Nothing is posted here: the outbox
keeps the post until a shell makes it, and notes in the message how it went. Imports this package only.
"""

from helpers.practice.inbound_object import INBOUND_STREAM, inbound_payload
from helpers.practice.inbound_record import InboundMessage, InboundStatus
from helpers.practice.outbox import Posting
from helpers.practice.own_machine import is_on_this_machine
from helpers.practice.webhook_records import Webhook
from helpers.practice.wire import to_bytes
from helpers.practice.world import World


def hand_over(world: World, message: InboundMessage, settled: InboundStatus = InboundStatus.PROCESSED) -> None:
    """Queue `message` for the inbound webhook. Where there is none on this machine, it is `settled` at once."""
    server = world.servers.get(message.server_id)
    url = server.inbound_hook_url if server else ""
    if server is None or not url or not is_on_this_machine(url):
        message.status = settled
        return
    message.status = InboundStatus.QUEUED
    world.outbox.put(
        Posting(
            id=world.outbox.number(),
            webhook=Webhook(id=0, server_id=server.id, stream_id=INBOUND_STREAM, url=url, verified=True),
            trigger="Inbound",
            body=to_bytes(inbound_payload(message, with_source=server.raw_email_enabled)),
            trace=world.ids.message_id(),
            due=world.clock.now(),
            received=message,
        )
    )

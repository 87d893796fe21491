"""Telling webhooks what happens: an event is put into the outbox of every endpoint that wants it.

Endpoints are the webhooks of the message's stream that are verified, and the hook addresses in the server's settings,
which have no check of their own. Only endpoints on this machine are told; an event is never posted elsewhere. Imports
`helpers.reference` only.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from helpers.practice.outbox import Posting
from helpers.practice.own_machine import is_on_this_machine
from helpers.practice.records import Server
from helpers.practice.webhook_payloads import Payload
from helpers.practice.webhook_records import Webhook, all_off
from helpers.practice.wire import to_bytes
from helpers.practice.world import World

Switches = dict[str, bool]


def announce(
    world: World,
    server_id: int,
    stream_id: str,
    trigger: str,
    payload: Callable[[Switches], Payload | None],
    *,
    at: datetime | None = None,
) -> None:
    """Post an event at `at`, or now, wherever `trigger` is switched on.

    `payload` gets the trigger's switches and may give None to leave that endpoint out.
    """
    server = world.servers.get(server_id)
    if server is None:
        return
    for webhook in _listening(world, server, stream_id, trigger):
        body = payload(webhook.triggers[trigger])
        if body is not None:
            world.outbox.put(
                Posting(
                    id=world.outbox.number(),
                    webhook=webhook,
                    trigger=trigger,
                    body=to_bytes(body),
                    trace=world.ids.message_id(),
                    due=at or world.clock.now(),
                )
            )


def is_anybody_listening(world: World, server_id: int) -> bool:
    """Whether deliveries of the server could interest anybody: a quick no for the many sends that nobody follows."""
    server = world.servers.get(server_id)
    return bool(world.webhooks) or (server is not None and bool(server.delivery_hook_url))


def _listening(world: World, server: Server, stream_id: str, trigger: str) -> Iterator[Webhook]:
    for webhook in world.webhooks.values():
        here = (webhook.server_id, webhook.stream_id) == (server.id, stream_id)
        if here and webhook.verified and webhook.triggers[trigger]["Enabled"] and is_on_this_machine(webhook.url):
            yield webhook
    url = _hook_in_settings(server, trigger)
    if url and is_on_this_machine(url):
        yield _webhook_of(server, stream_id, trigger, url)


def _hook_in_settings(server: Server, trigger: str) -> str:
    """The address that the server's own settings name for the trigger: the older way, for all streams."""
    match trigger:
        case "Bounce":
            return server.bounce_hook_url
        case "Open":
            return server.open_hook_url
        case "Delivery":
            return server.delivery_hook_url
        case "Click":
            return server.click_hook_url
        case _:
            return ""


def _webhook_of(server: Server, stream_id: str, trigger: str, url: str) -> Webhook:
    """That address as a webhook that was never listed; the server's settings say how much it is told."""
    triggers = all_off()
    triggers[trigger]["Enabled"] = True
    triggers["Open"]["PostFirstOpenOnly"] = server.post_first_open_only
    triggers["Bounce"]["IncludeContent"] = server.include_bounce_content_in_hook
    return Webhook(id=0, server_id=server.id, stream_id=stream_id, url=url, verified=True, triggers=triggers)

"""Calls every public method of `postmark-python` on the practice Postmark described on standard input.

Runs in an environment of its own, with the asynchronous clients, or with those of `postmark.sync` when the first
argument is "sync". The methods come in an order in which each finds what it needs. Prints one JSON line a call, and
last one with all public methods and every difference between a reply and its model.
"""

import asyncio
import inspect
import json
import sys
import urllib.request
from collections.abc import Awaitable, Callable
from typing import Any

import postmark
import postmark.sync
import pydantic
from parsed_replies import differences, remember
from postmark.exceptions import PostmarkAPIException
from postmark.models.servers import DeliveryType, ServerColor
from postmark.models.streams import MessageStreamType
from public_methods import own_methods, public_methods

practice = json.load(sys.stdin)
is_sync = sys.argv[1] == "sync"
module: Any = postmark.sync if is_sync else postmark


class Recorded:
    """A client, or a manager of one: each call of a method is awaited if need be, and printed with its outcome."""

    def __init__(self, subject: Any, name: str) -> None:
        self._subject, self._name = subject, name

    def __getattr__(self, name: str) -> Any:
        part, path = getattr(self._subject, name), f"{self._name}.{name}"
        return recorded(part, path) if callable(part) else Recorded(part, path)


def recorded(method: Callable[..., Any], path: str) -> Callable[..., Awaitable[Any]]:
    async def call(*args: Any, **kwargs: Any) -> Any:
        result, outcome = None, {}
        try:
            result = await settled(method(*args, **kwargs))
        except PostmarkAPIException as error:
            outcome = {"raised": [type(error).__name__, error.http_status, error.error_code]}
        except pydantic.ValidationError as error:
            outcome = {"raised": [type(error).__name__, sorted(str(one["loc"][-1]) for one in error.errors())]}
        print(json.dumps({"method": path, **outcome}))
        return result

    return call


async def settled(result: Any) -> Any:
    """What a method gives in the end; the asynchronous clients give generators and coroutines."""
    if inspect.isasyncgen(result):
        return [one async for one in result]
    return await result if inspect.isawaitable(result) else result


def control(route: str, body: dict[str, Any]) -> Any:
    request = urllib.request.Request(f"{practice['url']}/practice/{route}", json.dumps(body).encode(), method="POST")
    with urllib.request.urlopen(request) as reply:
        return json.load(reply)


def client(name: str, token: str) -> Any:
    return Recorded(getattr(module, name)(token, retries=0, base_url=practice["url"]), name)


server = client("ServerClient", practice["server_token"])
account = client("AccountClient", practice["account_token"])

ADA = "ada@example.org"
LINK = "https://example.com/start"
BOUNCES = ("HardBounce", "SoftBounce", "Transient", "SMTPApiError")
ENVELOPE = {"From": practice["from"], "To": ADA, "Tag": "first", "Metadata": {"order": "7"}}
BODIES = {"Subject": "Hello", "TextBody": f"Hello: {LINK}", "HtmlBody": f'<p>Hello, <a href="{LINK}">start</a>.</p>'}
ATTACHMENT = {"Name": "a.txt", "Content": "SGVsbG8=", "ContentType": "text/plain"}
EMAIL = {**ENVELOPE, **BODIES, "TrackOpens": True, "TrackLinks": "HtmlAndText", "Attachments": [ATTACHMENT]}


async def settings() -> None:
    control("state", {"permissions": ["bulk", "data removals", "delete servers", "message streams"]})
    await server.server.get()
    await server.server.edit(color=ServerColor.PURPLE, track_opens=False)


async def templates() -> None:
    template = {"Name": "Welcome", "Alias": "welcome", "Subject": "Hello {{name}}", "TextBody": "Hello."}
    made = await server.templates.create(template)
    await server.templates.edit("welcome", {"HtmlBody": "<p>Dear {{name}}</p>"})
    await server.templates.get(made.template_id)
    await server.templates.list()
    await server.templates.validate({**BODIES, "TestRenderModel": {"name": "Ada"}})
    await server.templates.validate({"Subject": "Hello {{name", "TextBody": "Hello {{#each}}", "HtmlBody": "{{name}}"})
    filled = {**ENVELOPE, "TemplateAlias": "welcome", "TemplateModel": {"name": "Ada"}}
    await server.outbound.send_with_template(filled)
    await server.outbound.send_batch_with_template([filled, filled])


async def sending() -> str:
    sent = await server.outbound.send({**EMAIL, "Cc": "Bob <bob@example.org>, cy@example.org, dot@example.org"})
    await server.outbound.send_batch([EMAIL, {**EMAIL, "To": "Eve <eve@example.org>"}])
    bulk = await server.outbound.send_bulk({"From": practice["from"], **BODIES, "Messages": [{"To": ADA}]})
    await server.outbound.get_bulk_status(bulk.id)
    control("clock", {"advance_seconds": 60})
    read(sent.message_id)
    return str(sent.message_id)


def read(message_id: str) -> None:
    """Every kind of reader opens the message and follows its links."""
    readers = {ADA: "desktop", "bob@example.org": "mobile", "cy@example.org": "unknown"}
    for email, reader in readers.items():
        for location in ("HTML", "Text"):
            click = {"message_id": message_id, "email": email, "reader": reader, "link": LINK, "location": location}
            control("click", click)
    for email, reader in {**readers, "dot@example.org": "webmail"}.items():
        control("open", {"message_id": message_id, "email": email, "reader": reader})


async def messages(message_id: str) -> None:
    await server.outbound.list(recipient=ADA, metadata={"order": "7"})
    await server.outbound.stream(batch_size=2)
    await server.outbound.get(message_id)
    await server.outbound.get_dump(message_id)
    await server.outbound.list_opens(tag="first")
    await server.outbound.list_message_opens(message_id)
    await server.outbound.list_clicks(tag="first")
    await server.outbound.list_message_clicks(message_id)


async def bounces() -> None:
    for kind in BOUNCES:
        await server.outbound.send({**EMAIL, "To": f"{kind}@bounce-testing.postmarkapp.com"})
    await server.outbound.send({**EMAIL, "To": "HardBounce2@bounce-testing.postmarkapp.com", "Tag": "only bounces"})
    control("clock", {"advance_seconds": 60})
    await server.bounces.get_delivery_stats()
    found = await server.bounces.list(tag="only bounces")
    await server.bounces.stream(batch_size=2)
    bounce = found.items[0]
    await server.bounces.get(bounce.id)
    await server.bounces.get_dump(bounce.id)
    await server.outbound.get(bounce.message_id)
    await server.bounces.activate(bounce.id)


async def inbound() -> None:
    letter = {"server": (await server.server.get()).id, "subject": "Hello", "text_body": "Hello."}
    rule = await server.inbound_rules.create("spam.example.org")
    await server.inbound_rules.list()
    blocked = control("receive", {**letter, "from": "cy@spam.example.org"})["message_id"]
    failed = control("receive", {**letter, "hook_takes_it": False})["message_id"]
    await server.inbound_rules.delete(rule.id)
    await server.inbound.get(blocked)
    await server.inbound.bypass(blocked)
    await server.inbound.retry(failed)
    await server.inbound.list()


async def statistics() -> None:
    for method in public_methods():
        if method.area == "stats":
            await getattr(server.stats, method.name)()
    await server.stats.bounce_counts(tag="only bounces")


async def webhooks() -> None:
    auth, headers = {"Username": "hook", "Password": "rattle"}, [{"Name": "X-A", "Value": "b"}]
    webhook = await server.webhooks.create(practice["hook"], http_auth=auth, http_headers=headers)
    await server.webhooks.get(webhook.id)
    await server.webhooks.edit(webhook.id, triggers={"Bounce": {"Enabled": True, "IncludeContent": True}})
    await server.webhooks.list("outbound")
    await server.webhooks.delete(webhook.id)


async def streams() -> None:
    stream = await server.stream.create("receipts", "Receipts", MessageStreamType.TRANSACTIONAL)
    await server.stream.edit(stream.id, description="What was paid")
    await server.stream.get(stream.id)
    await server.stream.archive(stream.id)
    await server.stream.list(include_archived=True)
    await server.stream.unarchive(stream.id)
    await server.suppressions.create(stream.id, [ADA, "no address"])
    await server.suppressions.dump(stream.id)
    await server.suppressions.delete(stream.id, [ADA])


async def servers() -> None:
    shop = await account.server.create("Shop", delivery_type=DeliveryType.SANDBOX)
    await account.server.get(shop.id)
    await account.server.edit(shop.id, name="The shop")
    source = (await account.server.list()).items[0].id
    push = {"SourceServerID": str(source), "DestinationServerID": str(shop.id), "PerformChanges": True}
    await account.templates.push(push)
    await account.server.delete(shop.id)
    await server.templates.delete("welcome")


async def domains() -> None:
    domain = await account.domain.create("example.edu")
    await account.domain.edit(domain.id, "bounces.example.edu")
    await account.domain.verify_spf(domain.id)
    control("state", {"dns_hosts": ["example.edu", "bounces.example.edu", domain.dkim_pending_host]})
    await account.domain.verify_dkim(domain.id)
    await account.domain.verify_return_path(domain.id)
    await account.domain.get(domain.id)
    await account.domain.list()
    await account.domain.rotate_dkim(domain.id)
    await account.domain.delete(domain.id)


async def senders() -> None:
    signature = await account.signature.create("cy@example.com", "Cy")
    await account.signature.resend_confirmation(signature.id)
    control("confirm", {"email": "cy@example.com"})
    await account.signature.edit(signature.id, "Cy", reply_to=ADA)
    await account.signature.get(signature.id)
    await account.signature.list()
    await account.signature.verify_spf(signature.id)
    await account.signature.request_new_dkim(signature.id)
    await account.signature.delete(signature.id)


async def removals() -> None:
    removal = await account.data_removals.create(practice["from"], ADA)
    await account.data_removals.get(removal.id)


async def by_hand() -> None:
    """The methods below all others, which `postmark.sync` does not have; no account operation is a PATCH."""
    rule = await server.post("/triggers/inboundrules", json={"Rule": "junk.example.org"})
    await server.delete(f"/triggers/inboundrules/{rule.json()['ID']}")
    await server.get("/server")
    await server.put("/server", json={"Color": "Blue"})
    await server.patch("/message-streams/outbound", json={"Description": "Receipts"})
    await server.request("GET", "/deliverystats")
    domain = (await account.post("/domains", json={"Name": "example.edu"})).json()["ID"]
    await account.put(f"/domains/{domain}", json={"ReturnPathDomain": "bounces.example.edu"})
    await account.get(f"/domains/{domain}")
    await account.patch(f"/domains/{domain}", json={})
    await account.delete(f"/domains/{domain}")
    await account.request("GET", "/domains", params={"count": 1, "offset": 0})


def all_methods() -> list[str]:
    """What there is to call on the clients and on their managers, which `postmark.sync` wraps as they are."""
    names = ("ServerClient", "AccountClient")
    own = [f"{name}.{method}" for name in names for method in own_methods(getattr(module, name))]
    return [*own, *map(str, public_methods())]


async def main() -> None:
    seen = remember()
    await settings()
    await templates()
    await messages(await sending())
    for area in (bounces, inbound, statistics, webhooks, streams, servers, domains, senders, removals):
        await area()
    if not is_sync:
        await by_hand()
    await server.close()
    await account.close()
    found = {one for model, reply in seen for one in differences(model, reply)}
    print(json.dumps({"methods": all_methods(), "differences": sorted(found)}))


asyncio.run(main())

"""What the comparison claims of the practice Postmark, each claim as a run: it fails when the claim does not hold."""

import asyncio
import smtplib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import httpx

from helpers.practice.in_kernel import transport
from helpers.practice.posting import post_due
from helpers.practice.receiver import start_receiver
from helpers.practice.smtp.server import serve_smtp
from helpers.practice.world import World
from helpers.reference.operations import OPERATIONS
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.practice.produce_templates import TOO_MUCH_CSS
from tests.practice.talk import ACCOUNT, GOOD, HARD_BOUNCE, SERVER, TEST, ask, get, message_id, post, put, say, send


async def tells_token_kinds_apart(world: World) -> None:
    swapped = {"x-postmark-server-token": ACCOUNT_TOKEN}, {"x-postmark-account-token": SERVER_TOKEN}
    assert (get(world, "/server", SERVER).status, get(world, "/servers?count=1&offset=0", ACCOUNT).status) == (200, 200)
    assert get(world, "/server", swapped[0]).refused[:2] == (401, 10)
    assert get(world, "/servers?count=1&offset=0", swapped[1]).refused[:2] == (401, 10)


async def refuses_the_account_token_on_email(world: World) -> None:
    assert send(world, ACCOUNT).refused[:2] == (401, 10)
    assert len(world.messages) == 0


async def refuses_both_tokens_at_once(world: World) -> None:
    said = "Please do not include Account API Token for Server API Token calls."
    assert send(world, {**SERVER, **ACCOUNT}).refused == (401, 10, said)


async def account_token_reaches_server_tokens(world: World) -> None:
    made = post(world, "/servers", {"Name": "Shop"}, ACCOUNT).json["ApiTokens"]
    listed = get(world, "/servers?count=9&offset=0", ACCOUNT).json["Servers"]
    assert [SERVER_TOKEN] in [one["ApiTokens"] for one in listed]
    assert send(world, {"x-postmark-server-token": made[0]}).status == 200


async def knows_the_test_token(world: World) -> None:
    assert send(world, TEST, From="anybody@example.edu").json["Message"] == "Test job accepted"
    assert send(world, TEST, To="nobody").refused[1] == 300
    assert get(world, "/server", TEST).refused[:2] == (403, 10)
    assert len(world.messages) == 0


async def asks_for_a_confirmed_sender(world: World) -> None:
    assert send(world, From="hello@example.edu").refused[:2] == (422, 400)
    assert send(world, From="anybody@example.com").status == 200


async def bounce_testing_bounces(world: World) -> None:
    sent = message_id(world, To=HARD_BOUNCE)
    (event,) = get(world, f"/messages/outbound/{sent}/details").json["MessageEvents"]
    assert (event["Type"], event["Recipient"]) == ("Bounced", HARD_BOUNCE)
    assert get(world, f"/bounces/{event['Details']['BounceID']}").json["Type"] == "HardBounce"
    assert send(world, To=HARD_BOUNCE).refused[1] == 406


async def keeps_the_limits(world: World) -> None:
    assert send(world, To=",".join(f"a{number}@example.org" for number in range(51))).refused[:2] == (422, 300)
    assert post(world, "/email/batch", [GOOD] * 501).refused[:2] == (422, 410)
    assert send(world, TextBody="x" * 11_000_000).status == 413


async def suppression_leads_to_partial_success(world: World) -> None:
    message_id(world, To=HARD_BOUNCE)
    answer = send(world, To=f"ada@example.org, {HARD_BOUNCE}")
    assert (answer.status, answer.json["ErrorCode"]) == (200, 0)
    assert answer.json["Message"].endswith(f"inactive addresses: {HARD_BOUNCE}")


async def time_moves(world: World) -> None:
    sent = message_id(world, To="ada@example.org")
    found = []
    for _ in range(3):
        details = get(world, f"/messages/outbound/{sent}/details").json
        found.append((details["Status"], len(details["MessageEvents"])))
        ask(world, "POST", "/clock", {"advance_seconds": 1})
    assert found == [("Queued", 0), ("Sent", 0), ("Sent", 1)]


async def faults_on_purpose(world: World) -> None:
    for kind in ("rate limited", "unexpected error", "maintenance", "html 403", "truncated json"):
        assert ask(world, "POST", "/faults", {"kind": kind, "operation": "POST /email"}).status == 200
    *refused, broken = [send(world).reply for _ in range(5)]
    assert [one.status for one in refused] == [429, 500, 503, 403]
    assert refused[-1].headers["Content-Type"] == "text/html"
    assert (broken.body[:1], broken.body[-1:] == b"}") == (b"{", False)
    assert send(world).json["Message"] == "OK"


async def webhooks_are_posted(world: World) -> None:
    async with start_receiver() as receiver:
        put(world, "/server", {"DeliveryHookUrl": receiver.url, "BounceHookUrl": receiver.url})
        message_id(world, To=f"ada@example.org, {HARD_BOUNCE}")
        world.clock.advance(2)
        assert await post_due(world) == 2
        assert [one.json["RecordType"] for one in await receiver.received()] == ["Bounce", "Delivery"]


async def smtp_takes_mail(world: World) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        serving = asyncio.create_task(serve_smtp(world, listener))
        try:
            await asyncio.to_thread(_mail, listener.getsockname()[1])
        finally:
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)
    assert [one.subject for one in world.messages.newest_first()] == ["Over SMTP"]


def _mail(port: int) -> None:
    """Send one mail with the server token; the account token is turned away."""
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as client:
        try:
            client.login(ACCOUNT_TOKEN, ACCOUNT_TOKEN)
        except smtplib.SMTPAuthenticationError as refused:
            assert refused.smtp_code == 535
        else:
            raise AssertionError("the account token was taken")
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as client:
        client.login(SERVER_TOKEN, SERVER_TOKEN)
        mail = "From: hello@example.com\r\nTo: ada@example.org\r\nSubject: Over SMTP\r\n\r\nHello"
        client.sendmail("hello@example.com", ["ada@example.org"], mail)


async def runs_inside_the_kernel(world: World) -> None:
    with _no_sockets():
        async with httpx.AsyncClient(transport=transport(world), base_url="https://api.postmarkapp.com") as http:
            reply = await http.post("/email", json=GOOD, headers=SERVER)
    assert reply.json()["ErrorCode"] == 0


@contextmanager
def _no_sockets() -> Iterator[None]:
    """Whoever makes a socket inside the block fails."""

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a socket was made")

    with patch.object(socket, "socket", refuse):
        yield


async def every_reply_says_its_source(world: World) -> None:
    for key in OPERATIONS:
        for headers in (SERVER, ACCOUNT):
            standing, _, url = (
                say(world, *key.split(" "), headers=headers).headers["X-Practice-Postmark"].partition("; ")
            )
            assert standing in {"documented", "observed", "assumed"}
            assert url.startswith("https://")


async def what_is_unknown_says_so(world: World) -> None:
    answer = post(world, "/templates/validate", {"HtmlBody": TOO_MUCH_CSS})
    assert (answer.status, "CSS" in answer.headers["X-Practice-Limit"]) == (501, True)

"""Received messages on their way to the inbound webhook: posted, taken, tried again, given up."""

from collections.abc import AsyncIterator
from email import message_from_string

import httpx
import pytest

from helpers.practice.clock import ManualClock, RealClock
from helpers.practice.inbound_record import InboundAttachment, InboundMessage
from helpers.practice.loopback import running
from helpers.practice.outbox import INBOUND_RETRY_MINUTES
from helpers.practice.posting import post_due
from helpers.practice.receiver import Receiver, start_receiver
from helpers.practice.records import Address
from helpers.practice.seed import demo_world
from helpers.practice.wire import PostResult
from helpers.practice.world import World
from tests.practice.produce_inbound import act, blocked, received
from tests.practice.talk import SERVER, get, put
from tests.practice.test_posting import until

HOOK = "http://127.0.0.1:9/inbound"
TAKEN, REFUSED, FORBIDDEN, SILENT = PostResult(status=200), PostResult(status=500), PostResult(status=403), PostResult()


@pytest.fixture
def hooked(world: World) -> World:
    assert put(world, "/server", {"InboundHookUrl": HOOK}).status == 200
    return world


def answer(world: World, *results: PostResult) -> None:
    """Make every post that falls due, as often as there are results, and let the clock run to the next."""
    for result in results:
        (posting,) = world.outbox.take_due(world.clock.now(), 10)
        world.outbox.settle(posting, result, world.clock.now())
        for waiting in world.outbox.waiting.newest_first():
            world.clock.advance((waiting.due - world.clock.now()).total_seconds())


def status(world: World, sent: InboundMessage) -> str:
    return str(get(world, f"/messages/inbound/{sent.message_id}/details").json["Status"])


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([], "Queued"),
        ([TAKEN], "Processed"),
        ([REFUSED], "Scheduled"),
        ([SILENT, REFUSED, TAKEN], "Processed"),
        ([FORBIDDEN], "Failed"),
        ([PostResult(status=404)], "Scheduled"),
        ([PostResult(status=201)], "Scheduled"),
        ([REFUSED] * 10, "Scheduled"),
        ([REFUSED] * 11, "Failed"),
    ],
)
def test_what_becomes_of_a_message(hooked: World, results: list[PostResult], expected: str) -> None:
    sent = received(hooked)
    answer(hooked, *results)
    assert status(hooked, sent) == expected


def test_ten_retries_take_ten_hours_and_a_half(hooked: World, clock: ManualClock) -> None:
    begun = clock.now()
    received(hooked)
    answer(hooked, *[REFUSED] * 11)
    assert (clock.now() - begun).total_seconds() == 60 * sum(INBOUND_RETRY_MINUTES) == 37_260
    assert (len(hooked.outbox.waiting), hooked.outbox.dropped) == (0, 1)


def test_a_search_finds_what_is_scheduled(hooked: World) -> None:
    received(hooked)
    answer(hooked, REFUSED)
    counts = [
        get(hooked, f"/messages/inbound?count=1&offset=0&status={one}").json["TotalCount"]
        for one in ("queued", "scheduled", "processed")
    ]
    assert counts == [0, 1, 0]


def test_a_failed_message_is_posted_again_on_demand(hooked: World) -> None:
    sent = received(hooked)
    answer(hooked, FORBIDDEN)
    assert act(hooked, sent.message_id, "retry").status == 200
    assert status(hooked, sent) == "Queued"
    answer(hooked, TAKEN)
    assert status(hooked, sent) == "Processed"


def test_a_blocked_message_is_posted_once_it_may_pass(hooked: World) -> None:
    sent = blocked(hooked)
    assert len(hooked.outbox.waiting) == 0
    assert act(hooked, sent, "bypass").status == 200
    assert len(hooked.outbox.waiting) == 1


def test_a_hook_on_another_machine_is_never_called(world: World) -> None:
    put(world, "/server", {"InboundHookUrl": "https://example.com/inbound"})
    assert status(world, received(world)) == "Processed"
    assert status(world, received(world, hook_takes_it=False)) == "Failed"
    assert len(world.outbox.waiting) == 0


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with start_receiver() as running_receiver:
        yield running_receiver


async def test_what_the_endpoint_is_told(world: World, receiver: Receiver) -> None:
    hook = receiver.url.replace("//", "//me:hush@") + "/inbound"
    put(world, "/server", {"InboundHookUrl": hook, "RawEmailEnabled": True})
    file = InboundAttachment(name="a.txt", content_type="text/plain", content_length=3, content="YWJj")
    sender = Address(email="ada@example.org", name="Ada Löwe")
    sent = received(world, sender=sender, text_body="Hi", mailbox_hash="ref7", attachments=(file,))
    assert await post_due(world) == 1
    (told,) = await receiver.received()
    assert (told.path, told.headers["authorization"]) == ("/inbound", "Basic bWU6aHVzaA==")
    assert "RecordType" not in told.json
    assert (told.json["MessageID"], told.json["MailboxHash"]) == (sent.message_id, "ref7")
    assert (told.json["TextBody"], told.json["FromFull"]["Name"]) == ("Hi", "Ada Löwe")
    assert told.json["Attachments"][0]["Content"] == "YWJj"
    mail = message_from_string(told.json["RawEmail"])
    assert (mail["Subject"], mail.get_payload()) == ("Hello", "Hi")
    assert status(world, sent) == "Processed"


async def test_on_loopback_it_comes_by_itself(receiver: Receiver) -> None:
    world = demo_world(RealClock())
    with running(world) as url:
        async with httpx.AsyncClient(base_url=url, headers=SERVER, timeout=10) as http:
            await http.put("/server", json={"InboundHookUrl": receiver.url})
            received_id = (await http.post("/practice/receive", json={"server": min(world.servers)})).json()
            (told,) = await until(receiver, 1)
            assert told.json["MessageID"] == received_id["message_id"]

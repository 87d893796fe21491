"""What people really ask about: ids in all their forms, wrong servers and streams, several recipients, several hits."""

from uuid import uuid4

import pytest

from helpers.diagnosis.delivery.records import Delivery, Ending, Fate
from helpers.diagnosis.records import Confidence
from helpers.practice.faults import FaultKind
from helpers.practice.world import World
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN
from tests.diagnosis.deliveries import ADA, BROADCAST, HARD, archived, investigated, suppressed
from tests.diagnosis.wide_worlds import failing, world_with
from tests.practice.produce_bulk import approved, bulk
from tests.practice.produce_inbound import received
from tests.practice.talk import GOOD, post, send
from tests.practice.talk import message_id as sent_in

SANDBOX = {"x-postmark-server-token": SANDBOX_SERVER_TOKEN}
SOFT = "SoftBounce@bounce-testing.postmarkapp.com"


async def found_in(world: World, **about: str) -> Delivery:
    return (await investigated(world, **about)).delivery


@pytest.mark.parametrize(
    "form",
    [
        "{}",
        " <{}@mtasv.net> ",
        "Message-ID: <{}@mtasv.net>",
        "X-PM-Message-Id: {}",
        "https://account.postmarkapp.com/servers/1001/streams/outbound/messages/{}",
        '"MessageID":"{}",',
    ],
)
async def test_a_message_id_is_read_from_wherever_it_was_copied(form: str) -> None:
    world = world_with()
    found = await found_in(world, message_id=form.format(sent_in(world, To=ADA)))
    assert (found.ending, found.conclusion.confidence) == (Ending.DELIVERED, Confidence.CERTAIN)


async def test_a_message_of_a_batch_is_found_by_its_own_id() -> None:
    world = world_with()
    items = post(world, "/email/batch", [GOOD | {"To": ADA}, GOOD | {"To": HARD}, GOOD | {"To": ""}]).json
    endings = [(await found_in(world, message_id=item["MessageID"])).ending for item in items[:2]]
    assert (endings, "MessageID" in items[2]) == ([Ending.DELIVERED, Ending.BOUNCED], False)


async def test_the_id_of_a_bulk_send_is_no_message_id() -> None:
    world = approved(world_with())
    found = await found_in(world, message_id=bulk(world, MessageStream="broadcast").json["ID"])
    assert (found.ending, found.conclusion.confidence) == (Ending.NOT_FOUND, Confidence.OPEN)


async def test_a_received_message_is_told_from_a_sent_one() -> None:
    world = world_with()
    found = await found_in(world, message_id=received(world).message_id)
    assert (found.ending, found.candidates[0].code) == (Ending.NOT_FOUND, "DELIVERY641")
    assert "inbound stream" in found.candidates[0].evidence


async def test_a_message_of_another_server_is_not_known_and_that_is_among_the_first_causes() -> None:
    world = world_with()
    found = await found_in(world, message_id=sent_in(world, token=SANDBOX, To=ADA))
    assert (found.ending, found.conclusion.code) == (Ending.NOT_FOUND, "DELIVERY622")
    assert found.candidates[0].code == "DELIVERY635"


async def test_a_send_to_the_inbound_stream_leaves_nothing_and_never_sent_comes_first() -> None:
    world = world_with()
    assert send(world, To=ADA, MessageStream="inbound").refused[1] == 1236
    found = await found_in(world, recipient=ADA)
    assert (found.ending, found.candidates[0].code) == (Ending.NOT_FOUND, "DELIVERY633")


async def test_a_send_to_an_archived_stream_leaves_nothing_and_the_stream_is_named() -> None:
    world = world_with(archived)
    assert send(world, To=ADA, **BROADCAST).refused[1] == 1235
    found = await found_in(world, recipient=ADA)
    assert "DELIVERY636" in [one.code for one in found.candidates[:2]]


async def test_an_address_suppressed_on_another_stream_is_a_possible_cause_and_no_conclusion() -> None:
    found = await found_in(world_with(suppressed(stream="broadcast")), recipient=ADA)
    assert (found.ending, found.candidates[0].code) == (Ending.NOT_FOUND, "DELIVERY642")
    assert "“broadcast”" in found.candidates[0].evidence


async def test_an_address_suppressed_on_another_stream_than_the_messages_own_got_it() -> None:
    world = world_with(suppressed(stream="broadcast"))
    world.clock.advance(5)
    asked = await investigated(world, message_id=sent_in(world, To=ADA))
    assert (asked.delivery.ending, "DELIVERY652" in asked.codes) == (Ending.DELIVERED, True)


async def test_where_a_stream_could_not_be_searched_nobody_says_that_nothing_was_sent() -> None:
    world = world_with(failing("GET /messages/outbound", FaultKind.TIMEOUT, times=1))
    sent_in(world, To=ADA)
    suppressed()(world)
    found = await found_in(world, recipient=ADA)
    assert (found.ending, found.seen.unsearched) == (Ending.NOT_FOUND, ("outbound",))
    assert "Not everything could be read" in found.conclusion.evidence


async def test_of_several_recipients_each_has_a_fate_of_its_own() -> None:
    world = world_with(suppressed("eve@example.net"))
    world.clock.advance(5)
    message_id = sent_in(world, To=f"{ADA}, {HARD}", Cc=SOFT, Bcc="eve@example.net")
    found = await found_in(world, message_id=message_id)
    fates = {copy.email: copy.fate for copy in found.seen.copies}
    assert fates == {ADA: Fate.DELIVERED, HARD: Fate.BOUNCED, SOFT: Fate.BOUNCED, "eve@example.net": Fate.SUPPRESSED}
    assert found.ending is Ending.PARTLY
    assert all(email in found.conclusion.evidence for email in fates)


async def test_of_several_hits_for_a_subject_the_newest_is_told_and_the_others_are_counted() -> None:
    world = world_with()
    for to in (HARD, "bob@example.net", ADA):
        world.clock.advance(30)
        newest = sent_in(world, To=to, Subject="An odd subject")
    asked = await investigated(world, subject="odd subject")
    (note,) = [one for one in asked.delivery.findings if one.code == "DELIVERY655"]
    assert (asked.delivery.ending, asked.delivery.message_id) == (Ending.DELIVERED, newest)
    assert "3 messages fit" in note.evidence


async def test_an_account_token_in_place_of_the_servers_is_named_as_that() -> None:
    asked = await investigated(world_with(), ACCOUNT_TOKEN, message_id=str(uuid4()))
    verdict = asked.delivery.token_verdict
    assert (asked.delivery.ending, asked.delivery.conclusion.code) == (Ending.UNKNOWN, "DELIVERY624")
    assert verdict and "account token" in str(verdict).lower()

"""Reactivating and unsuppressing: offered in words, done once, only when confirmed, and never for a spam complaint."""

import pytest

from helpers.client.connection import Connection
from helpers.client.endpoint import LIVE_URL, endpoint_for
from helpers.client.problems import LiveNotConfirmed
from helpers.client.token import Token
from helpers.diagnosis.delivery.records import Act, Ending
from helpers.diagnosis.delivery.remedies import Mended, offers_for, reactivate, unsuppress
from helpers.practice.faults import FaultKind
from helpers.practice.recipients import complain, unsubscribe
from helpers.practice.world import World
from helpers.reference.practice_tokens import SERVER_TOKEN
from tests.diagnosis.deliveries import ADA, HARD, investigated, suppressed
from tests.diagnosis.wide_worlds import connected, demo_app, failing, world_with
from tests.loopback import Act as Reply
from tests.loopback import Heard, loopback
from tests.practice.talk import message_id as sent_in
from tests.practice.talk import send
from tests.replies import json_reply

DEMO = Token(SERVER_TOKEN)


async def reactivated(world: World, bounce_id: int) -> tuple[Mended, list[str]]:
    connection, listening = connected(world)
    async with connection:
        return await reactivate(connection, DEMO, bounce_id), listening.asked


async def unsuppressed(world: World, email: str = ADA, stream: str = "outbound") -> tuple[Mended, list[str]]:
    connection, listening = connected(world)
    async with connection:
        return await unsuppress(connection, DEMO, stream, email), listening.asked


def bounced() -> tuple[World, int]:
    """A world in which an address has bounced for good, and its bounce."""
    world = world_with()
    sent_in(world, To=HARD)
    return world, next(iter(world.bounces.newest_first())).id


async def test_a_hard_bounce_is_offered_and_undone() -> None:
    world, bounce_id = bounced()
    assert send(world, To=HARD).json["ErrorCode"] == 406
    offer = (await investigated(world, recipient=HARD)).delivery.offers[0]
    assert (offer.act, offer.bounce_id, offer.possible) == (Act.REACTIVATE, bounce_id, True)
    assert f"“outbound” delivers to {HARD} again" in offer.will
    mended, asked = await reactivated(world, bounce_id)
    assert mended.done
    assert asked == [f"GET /bounces/{bounce_id}", f"PUT /bounces/{bounce_id}/activate"]
    assert send(world, To=HARD).json["ErrorCode"] == 0


async def test_an_entry_of_ones_own_is_offered_and_taken_off() -> None:
    world = world_with(suppressed())
    offer = (await investigated(world, recipient=ADA)).delivery.offers[0]
    assert (offer.act, offer.possible) == (Act.UNSUPPRESS, True)
    assert offer.code == f"await lab.unsuppress(token, 'outbound', '{ADA}', confirm='{ADA}')"
    mended, _asked = await unsuppressed(world)
    assert mended.done
    assert not demo_app(world).streams["outbound"].suppressions


async def test_one_address_is_offered_one_thing() -> None:
    world, _bounce_id = bounced()
    assert len((await investigated(world, recipient=HARD)).delivery.offers) == 1


async def test_a_complaint_stays_and_nothing_is_asked_for() -> None:
    world = world_with()
    bounce = complain(world, sent_in(world, To=ADA), ADA)
    delivery = (await investigated(world, recipient=ADA)).delivery
    assert [(offer.possible, offer.code) for offer in offers_for(delivery.seen)] == [(False, "")]
    for mended, asked in (await reactivated(world, bounce.id), await unsuppressed(world)):
        assert not mended.done
        assert "Nothing was changed." in mended.sentence
        assert all(request.startswith("GET ") for request in asked)


async def test_who_unsubscribed_stays_unsubscribed() -> None:
    world = world_with()
    unsubscribe(world, sent_in(world, To=ADA), ADA)
    mended, asked = await unsuppressed(world)
    assert (mended.done, len(asked)) == (False, 1)
    assert "ManualSuppression by Recipient" in mended.sentence


@pytest.mark.parametrize("stream", ["outbound", "broadcast"])
async def test_who_is_not_on_the_list_needs_nothing(stream: str) -> None:
    mended, asked = await unsuppressed(world_with(suppressed("bob@example.net")), stream=stream)
    assert (mended.done, len(asked)) == (False, 1)
    assert f"{ADA} is not on the list of “{stream}”." in mended.sentence


async def test_an_active_address_needs_nothing() -> None:
    world = world_with()
    sent_in(world, To="SoftBounce@bounce-testing.postmarkapp.com")
    mended, _asked = await reactivated(world, next(iter(world.bounces.newest_first())).id)
    assert "is active: there is nothing to reactivate" in mended.sentence


async def test_an_unknown_bounce_is_said_with_what_to_do() -> None:
    mended, _asked = await reactivated(world_with(), 4711)
    assert not mended.done
    assert "ErrorCode 1001" in mended.sentence
    assert mended.next_step


@pytest.mark.parametrize("kind", [FaultKind.TIMEOUT, FaultKind.DROPPED, FaultKind.TRUNCATED_JSON])
async def test_what_was_not_answered_is_not_called_done(kind: FaultKind) -> None:
    world, bounce_id = bounced()
    failing("PUT /bounces/{bounce_id}/activate", kind)(world)
    mended, _asked = await reactivated(world, bounce_id)
    assert not mended.done
    assert "not known to be" in mended.sentence


async def test_an_address_that_failed_inside_a_200_is_not_called_done() -> None:
    listed = {"EmailAddress": ADA, "SuppressionReason": "HardBounce", "Origin": "Recipient", "CreatedAt": ""}
    failed = {"EmailAddress": ADA, "Status": "Failed", "Message": "You do not have the required authority."}

    def answer(heard: Heard) -> Reply:
        return json_reply(200, {"Suppressions": [failed if heard.target.endswith("/delete") else listed]})

    with loopback(answer) as server:
        async with Connection(server.url) as connection:
            mended = await unsuppress(connection, Token("some-server-token"), "outbound", ADA)
    assert not mended.done
    assert "Postmark answers Failed: “You do not have the required authority.”" in mended.sentence


class Elsewhere(Connection):
    """A connection to the practice world that takes it for a host far away."""

    def leave(self) -> "Elsewhere":
        self.endpoint = endpoint_for(LIVE_URL)
        return self


@pytest.mark.parametrize("confirm", ["", "yes", "bob@example.net"])
async def test_live_it_has_to_be_confirmed_with_the_address(confirm: str) -> None:
    secret = "made-up-by-this-test-0042"
    world, bounce_id = bounced()
    world.add_token(demo_app(world), secret)
    suppressed()(world)
    practice, listening = connected(world)
    async with practice, Elsewhere(transport=listening).leave() as far:
        with pytest.raises(LiveNotConfirmed, match=rf"Nothing was changed\..*confirm it with: {HARD}"):
            await reactivate(far, Token(secret), bounce_id, confirm=confirm)
        with pytest.raises(LiveNotConfirmed, match=r"Nothing was changed\..*on purpose"):
            await unsuppress(far, Token(secret), "outbound", ADA, confirm=confirm)
        assert all(request.startswith("GET ") for request in listening.asked)
        assert (await reactivate(far, Token(secret), bounce_id, confirm=f" {HARD} ")).done


async def test_after_mending_the_next_investigation_says_so() -> None:
    world, bounce_id = bounced()
    await reactivated(world, bounce_id)
    found = (await investigated(world, recipient=HARD)).delivery
    assert (found.ending, found.conclusion.code, found.offers) == (Ending.BOUNCED, "DELIVERY606", ())

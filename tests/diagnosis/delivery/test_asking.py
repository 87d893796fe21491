"""How an investigation asks: reads only, a few at once, with patience, politely, and honest about what it missed."""

import asyncio
import time

import pytest

from helpers.client.connection import Connection
from helpers.client.problems import PracticeTokenInLive, SettingsProblem, TokenMissing
from helpers.client.token import Token
from helpers.diagnosis.careful_reader import AT_ONCE
from helpers.diagnosis.delivery.asking import MOST_LISTS
from helpers.diagnosis.delivery.investigate import PATIENCE_S, investigate
from helpers.diagnosis.delivery.records import Ending
from helpers.diagnosis.records import Confidence
from helpers.practice.faults import Fault, FaultKind
from helpers.practice.recipients import unsubscribe
from helpers.reference.operations import Effect
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from helpers.reference.routes import match
from tests.diagnosis.blast_radius.test_blast_radius import Slow
from tests.diagnosis.deliveries import (
    ADA,
    HARD,
    ODD_KINDS,
    investigated,
)
from tests.diagnosis.wide_worlds import failing, world_with
from tests.practice.talk import message_id as sent_in


async def test_a_message_not_known_yet_is_waited_for_with_pauses() -> None:
    world = world_with()
    world.details_after_s = 5
    asked = await investigated(world, message_id=sent_in(world, To=ADA))
    assert asked.delivery.ending is Ending.DELIVERED
    assert 5 <= asked.delivery.seen.waited_s <= PATIENCE_S
    assert [sentence for sentence in asked.said if "Not found; asking again" in sentence]


async def test_a_message_under_way_is_not_called_lost() -> None:
    world = world_with()
    found = (await investigated(world, message_id=sent_in(world, To=ADA), patience_s=0)).delivery
    assert (found.ending, found.conclusion.confidence) == (Ending.UNDER_WAY, Confidence.OPEN)


async def test_an_old_message_without_an_end_is_not_waited_for() -> None:
    world = world_with(failing("GET /messages/outbound/{message_id}/details", FaultKind.TIMEOUT))
    sent_in(world, To=ADA)
    world.clock.advance(3600)
    asked = await investigated(world, recipient=ADA)
    assert (asked.delivery.ending, asked.delivery.seen.waited_s) == (Ending.UNDER_WAY, 0)


@pytest.mark.parametrize("token", [ACCOUNT_TOKEN, "practice-nobody"])
async def test_a_token_that_may_not_look_tells_nothing_of_the_message(token: str) -> None:
    asked = await investigated(world_with(), token, recipient=ADA)
    assert (asked.delivery.ending, asked.delivery.conclusion.code) == (Ending.UNKNOWN, "DELIVERY624")
    assert asked.delivery.token_verdict
    assert any(code.startswith("ACCESS2") for code in asked.codes)


async def test_the_test_token_is_not_even_asked_with() -> None:
    asked = await investigated(world_with(), "POSTMARK_API_TEST", recipient=ADA)
    assert (asked.delivery.conclusion.code, asked.asked) == ("DELIVERY620", [])


@pytest.mark.parametrize("kind", ODD_KINDS)
async def test_a_network_that_is_gone_tells_nothing(kind: FaultKind) -> None:
    world = world_with(lambda world: world.faults.plan(Fault(kind=kind, times=None)))
    asked = await investigated(world, recipient=ADA, patience_s=0)
    assert (asked.delivery.ending, asked.delivery.conclusion.confidence) == (Ending.UNKNOWN, Confidence.OPEN)
    assert asked.delivery.seen.unread
    assert len(asked.asked) <= 3 + AT_ONCE


@pytest.mark.parametrize("operation", ["GET /server", "GET /message-streams", "GET /bounces"])
async def test_one_reply_that_is_missing_leaves_the_conclusion(operation: str) -> None:
    world = world_with(failing(operation, FaultKind.TIMEOUT))
    asked = await investigated(world, message_id=sent_in(world, To=ADA))
    assert asked.delivery.ending is Ending.DELIVERED
    assert asked.delivery.seen.unread


async def test_a_bounce_whose_type_cannot_be_read_is_still_a_bounce() -> None:
    world = world_with(failing("GET /bounces", FaultKind.TIMEOUT))
    found = (await investigated(world, message_id=sent_in(world, To=HARD))).delivery
    assert (found.ending, found.conclusion.code) == (Ending.BOUNCED, "DELIVERY607")


async def test_after_a_429_nothing_more_is_asked() -> None:
    world = world_with(failing("GET /server", FaultKind.RATE_LIMITED))
    asked = await investigated(world, message_id=sent_in(world, To=ADA))
    assert len(asked.asked) <= 3
    assert any("429" in gap.why for gap in asked.delivery.seen.unread)


async def test_nothing_but_reads_is_asked() -> None:
    world = world_with()
    asked = await investigated(world, message_id=sent_in(world, To=HARD))
    found = [match(*request.split(" ")) for request in asked.asked]
    assert {one and one.operation and one.operation.effect for one in found} == {Effect.READS}


async def test_many_recipients_are_looked_up_to_a_limit_and_that_is_said() -> None:
    world = world_with()
    crowd = ", ".join(f"guest{at}@example.net" for at in range(40))
    asked = await investigated(world, message_id=sent_in(world, To=crowd), patience_s=0)
    looks = [one for one in asked.asked if one.endswith("/dump")]
    assert len(looks) == MOST_LISTS
    assert any("more pairs of stream and address" in gap.what for gap in asked.delivery.seen.unread)


async def test_the_message_id_of_a_mail_header_is_understood() -> None:
    world = world_with()
    message_id = sent_in(world, To=ADA)
    found = (await investigated(world, message_id=f" <{message_id.upper()}@mtasv.net> ")).delivery
    assert found.ending is Ending.DELIVERED


@pytest.mark.parametrize(("by", "codes"), [("subject", {"DELIVERY651", "DELIVERY655"}), ("recipient", {"DELIVERY655"})])
async def test_what_else_was_noticed(by: str, codes: set[str]) -> None:
    """Asked by recipient, the conclusion itself names the list."""
    world = world_with()
    message_id = sent_in(world, To=ADA, Subject="An odd subject")
    sent_in(world, To=ADA, Subject="An odd subject")
    world.clock.advance(10)
    unsubscribe(world, message_id, ADA)
    asked = await investigated(world, **{by: {"subject": "odd", "recipient": ADA}[by]})
    assert {"DELIVERY651", "DELIVERY655"} & set(asked.codes) == codes


@pytest.mark.parametrize("about", [{}, {"recipient": "  "}, {"message_id": "<>"}])
async def test_who_asks_about_nothing_is_told_so(about: dict[str, str]) -> None:
    with pytest.raises(SettingsProblem, match="Nothing was asked"):
        await investigated(world_with(), **about)


async def test_a_token_in_place_of_the_message_is_not_sent_as_one() -> None:
    secret = "made-up-by-this-test-0042"
    with pytest.raises(SettingsProblem, match="The token stands where") as caught:
        await investigated(world_with(), secret, subject=f"re {secret}")
    assert secret not in str(caught.value)


async def test_a_token_that_may_not_travel_asks_nothing() -> None:
    async with Connection() as live:
        with pytest.raises(PracticeTokenInLive):
            await investigate(live, Token(SERVER_TOKEN), recipient=ADA)
        with pytest.raises(TokenMissing):
            await investigate(live, Token(""), recipient=ADA)


async def test_it_can_be_cancelled_and_asks_a_few_at_once() -> None:
    world = world_with()
    async with Connection(clock=world.clock, transport=(slow := Slow(world))) as connection:
        task = asyncio.create_task(investigate(connection, Token(SERVER_TOKEN), recipient=ADA))
        await asyncio.sleep(0.015)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        asked = slow.asked
        await asyncio.sleep(0.03)
    assert (slow.asked, slow.now) == (asked, 0)
    assert 1 < slow.most <= AT_ONCE


async def test_the_event_loop_is_never_held_up() -> None:
    world = world_with()
    for _ in range(60):
        sent_in(world, To=ADA)
    gaps: list[float] = []
    task = asyncio.create_task(investigated(world, recipient=ADA))
    while not task.done():
        begun = time.perf_counter()
        await asyncio.sleep(0)
        gaps.append(time.perf_counter() - begun)
    assert (await task).delivery.ending is Ending.DELIVERED
    assert max(gaps) < 0.2  # seconds; one reply is read at a time

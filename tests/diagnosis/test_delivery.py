"""What an investigation concludes: the truth of the practice world, or an honest “can't tell” with ranked causes."""

import asyncio
import time

import pytest

from helpers.client.connection import Connection
from helpers.client.problems import PracticeTokenInLive, SettingsProblem, TokenMissing
from helpers.client.token import Token
from helpers.diagnosis.careful_reader import AT_ONCE
from helpers.diagnosis.delivery import PATIENCE_S, investigate
from helpers.diagnosis.delivery_asking import MOST_LISTS
from helpers.diagnosis.delivery_records import Ending, Fate
from helpers.diagnosis.records import Confidence
from helpers.practice.faults import Fault, FaultKind
from helpers.practice.recipients import complain, unsubscribe
from helpers.reference.operations import Effect
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from helpers.reference.routes import match
from tests.diagnosis.deliveries import (
    ADA,
    BROADCAST,
    HARD,
    ODD_KINDS,
    archived,
    investigated,
    paused,
    suppressed,
)
from tests.diagnosis.test_blast_radius import Slow
from tests.diagnosis.wide_worlds import failing, world_with
from tests.practice.talk import message_id as sent_in


@pytest.mark.parametrize("by", ["message_id", "recipient", "subject"])
async def test_a_delivered_message_is_found_by_id_recipient_or_subject(by: str) -> None:
    world = world_with()
    about = {"message_id": sent_in(world, To=ADA, Subject="An odd subject"), "recipient": ADA, "subject": "odd"}
    found = (await investigated(world, **{by: about[by]})).delivery
    assert (found.ending, found.conclusion.confidence) == (Ending.DELIVERED, Confidence.CERTAIN)
    assert found.message_id == about["message_id"]
    assert "smtp;250" in found.conclusion.evidence


@pytest.mark.parametrize(
    ("kind", "code", "words"),
    [
        ("HardBounce", "DELIVERY605", "the address is inactive. It can be reactivated."),
        ("SoftBounce", "DELIVERY606", "The address is active"),
        ("SMTPApiError", "DELIVERY606", "over SMTP"),
        ("DMARCPolicy", "DELIVERY606", "DMARC policy"),
        ("ManuallyDeactivated", "DELIVERY605", "permanent"),
    ],
)
async def test_a_bounce_is_explained_by_its_type(kind: str, code: str, words: str) -> None:
    world = world_with()
    message_id = sent_in(world, To=f"{kind}@bounce-testing.postmarkapp.com")
    found = (await investigated(world, message_id=message_id)).delivery
    assert (found.ending, found.conclusion.code, found.conclusion.confidence) == (Ending.BOUNCED, code, "certain")
    assert words in found.conclusion.evidence
    assert found.next_step == found.seen.copies[0].bounce.row.action


async def test_a_complaint_comes_before_the_delivery_it_followed() -> None:
    world = world_with()
    message_id = sent_in(world, To=ADA)
    world.clock.advance(60)
    complain(world, message_id, ADA)
    asked = await investigated(world, message_id=message_id)
    assert (asked.delivery.ending, asked.delivery.conclusion.confidence) == (Ending.COMPLAINED, Confidence.CERTAIN)
    assert [event.type for event in asked.delivery.seen.events] == ["Delivered", "SpamComplaint", "Suppressed"]
    assert [offer.possible for offer in asked.delivery.offers] == [False]


async def test_who_was_suppressed_before_the_send_got_nothing_in_a_partial_success() -> None:
    world = world_with(suppressed(HARD, "HardBounce", "Recipient"))
    world.clock.advance(5)
    message_id = sent_in(world, To=f"{ADA}, {HARD}")
    found = (await investigated(world, message_id=message_id)).delivery
    assert found.ending is Ending.PARTLY
    assert {copy.email: copy.fate for copy in found.seen.copies} == {ADA: Fate.DELIVERED, HARD: Fate.SUPPRESSED}
    assert f"Not delivered: {HARD} (suppressed, HardBounce)" in found.conclusion.evidence


async def test_asked_about_one_recipient_the_others_do_not_count() -> None:
    world = world_with(suppressed(HARD, "HardBounce", "Recipient"))
    world.clock.advance(5)
    message_id = sent_in(world, To=f"{ADA}, {HARD}")
    endings = [(await investigated(world, message_id=message_id, recipient=one)).delivery.ending for one in (ADA, HARD)]
    assert endings == [Ending.DELIVERED, Ending.SUPPRESSED]


async def test_somebody_who_was_not_addressed_got_nothing() -> None:
    world = world_with()
    found = (await investigated(world, message_id=sent_in(world, To=ADA), recipient="bob@example.net")).delivery
    assert (found.ending, found.conclusion.confidence) == (Ending.NOT_ADDRESSED, Confidence.CERTAIN)


async def test_a_suppressed_recipient_without_a_message_is_the_likely_answer() -> None:
    found = (await investigated(world_with(suppressed()), recipient=ADA)).delivery
    assert (found.ending, found.conclusion.code) == (Ending.SUPPRESSED, "DELIVERY621")
    assert found.conclusion.confidence is Confidence.LIKELY
    assert "of “outbound” by hand (by the owner of the server" in found.conclusion.evidence
    assert found.candidates == ()


async def test_after_a_complaint_nobody_is_told_to_lift_the_suppression() -> None:
    found = (await investigated(world_with(suppressed(ADA, "SpamComplaint", "Recipient")), recipient=ADA)).delivery
    assert found.next_step == "Stop writing to the address: a spam complaint cannot be undone."


async def test_a_sandbox_delivers_nothing_whatever_its_events_say() -> None:
    world = world_with()
    message_id = sent_in(world, token={"x-postmark-server-token": SANDBOX_SERVER_TOKEN}, To=ADA)
    found = (await investigated(world, SANDBOX_SERVER_TOKEN, message_id=message_id)).delivery
    assert (found.ending, found.conclusion.confidence) == (Ending.SANDBOXED, Confidence.CERTAIN)
    assert "“Demo tests” is a sandbox server" in found.conclusion.evidence


async def test_a_message_of_another_stream_is_found_and_its_stream_is_named() -> None:
    world = world_with()
    sent_in(world, To=ADA, **BROADCAST)
    asked = await investigated(world, recipient=ADA)
    assert asked.delivery.ending is Ending.DELIVERED
    assert "DELIVERY654" in asked.codes


async def test_a_message_of_a_stream_that_was_archived_since() -> None:
    world = world_with()
    sent_in(world, To=ADA, **BROADCAST)
    archived(world)
    asked = await investigated(world, recipient=ADA)
    assert asked.delivery.ending is Ending.DELIVERED
    assert "DELIVERY653" in asked.codes


async def test_a_send_to_an_archived_stream_is_among_the_first_causes() -> None:
    found = (await investigated(world_with(archived), recipient=ADA)).delivery
    assert [one.code for one in found.candidates[:2]] == ["DELIVERY633", "DELIVERY636"]
    assert "“broadcast”" in found.candidates[1].evidence


async def test_a_paused_account_is_one_of_several_causes_and_none_is_called_certain() -> None:
    world = world_with(paused)
    found = (await investigated(world, message_id=sent_in(world, To=ADA))).delivery
    assert (found.ending, found.conclusion.confidence) == (Ending.NOT_FOUND, Confidence.OPEN)
    assert [one.code[-3:] for one in found.candidates] == ["635", "638", "639", "640", "634"]
    assert {one.confidence for one in found.candidates} == {Confidence.OPEN}
    assert all(one.how_to_tell and one.next_step for one in found.candidates)


async def test_the_token_of_a_sandbox_puts_the_sandbox_first() -> None:
    world = world_with()
    found = (await investigated(world, SANDBOX_SERVER_TOKEN, message_id=sent_in(world, To=ADA))).delivery
    assert [one.code for one in found.candidates[:2]] == ["DELIVERY632", "DELIVERY635"]


async def test_without_waiting_too_early_comes_first() -> None:
    world = world_with(paused)
    found = (await investigated(world, message_id=sent_in(world, To=ADA), patience_s=0)).delivery
    assert found.candidates[0].code == "DELIVERY634"


async def test_what_is_no_message_id_comes_first() -> None:
    found = (await investigated(world_with(), message_id="0a129aee-e1cd", patience_s=0)).delivery
    assert found.candidates[0].code == "DELIVERY631"


async def test_nothing_found_says_never_sent_first() -> None:
    found = (await investigated(world_with(), recipient="nobody@example.com")).delivery
    assert (found.ending, found.conclusion.code) == (Ending.NOT_FOUND, "DELIVERY623")
    assert found.candidates[0].code == "DELIVERY633"


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


async def test_what_else_was_noticed() -> None:
    world = world_with()
    message_id = sent_in(world, To=ADA)
    sent_in(world, To=ADA)
    world.clock.advance(10)
    unsubscribe(world, message_id, ADA)
    asked = await investigated(world, recipient=ADA)
    assert {"DELIVERY651", "DELIVERY655"} <= set(asked.codes)


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

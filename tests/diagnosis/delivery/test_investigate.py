"""What an investigation concludes: the truth of the practice world, or an honest “can't tell” with ranked causes."""

import pytest

from helpers.diagnosis.delivery.records import Ending, Fate
from helpers.diagnosis.records import Confidence
from helpers.practice.recipients import complain
from helpers.reference.bounce_types import BOUNCE_TYPES
from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN
from tests.diagnosis.deliveries import (
    ADA,
    BROADCAST,
    HARD,
    archived,
    investigated,
    paused,
    suppressed,
)
from tests.diagnosis.wide_worlds import world_with
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
    assert found.next_step == BOUNCE_TYPES[kind].action


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


async def test_of_a_subject_that_was_not_found_nobody_says_that_the_suppression_stopped_it() -> None:
    world = world_with()
    sent_in(world, To=ADA, Subject="Invoice 7")
    world.clock.advance(60)
    suppressed()(world)
    found = (await investigated(world, recipient=ADA, subject="Invoice 8")).delivery
    assert (found.conclusion.code, found.conclusion.confidence) == ("DELIVERY623", Confidence.OPEN)
    assert found.candidates[0].code == "DELIVERY642"


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

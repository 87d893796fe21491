"""Asked by recipient alone: a newest message that arrived does not speak for the others; no request more is made."""

import pytest

from helpers.diagnosis.delivery.records import Delivery, Ending, Fate
from helpers.diagnosis.records import Confidence, Severity
from helpers.practice.delivery import record_bounce
from helpers.practice.faults import FaultKind
from helpers.practice.recipients import find_recipient
from helpers.practice.world import World
from helpers.reference.bounce_types import BOUNCE_TYPES
from tests.diagnosis.deliveries import ADA, BROADCAST, Change, investigated, suppressed
from tests.diagnosis.wide_worlds import failing, world_with
from tests.practice.talk import message_id as sent_in

KIM = "kim@example.net"


def receipt_and_news(*changes: Change) -> World:
    """A receipt to Kim and Ada; a minute later a newsletter to Ada, through a stream of its own."""
    world = world_with(*changes)
    world.clock.advance(5)
    sent_in(world, To=f"{KIM}, {ADA}", Subject="Your receipt")
    world.clock.advance(60)
    sent_in(world, To=ADA, Subject="News", **BROADCAST)
    world.clock.advance(60)
    return world


def bounced_and_tried_again(kind: str) -> World:
    """A message to Ada with a bounce of this type, which suppresses nobody, and another one that is delivered."""
    world = world_with()
    older = find_recipient(world, sent_in(world, To=ADA, Subject="Order 17"), ADA)
    record_bounce(world, *older, BOUNCE_TYPES[kind])
    world.clock.advance(60)
    sent_in(world, To=ADA, Subject="Order 18")
    return world


async def about_ada(world: World, **about: str) -> Delivery:
    return (await investigated(world, **(about or {"recipient": ADA}))).delivery


async def test_suppressed_on_another_stream_the_newest_is_not_all() -> None:
    found = await about_ada(receipt_and_news(suppressed()))
    said = found.conclusion
    assert (found.ending, said.severity) == (Ending.NEWEST_DELIVERED, Severity.WARNING)
    assert said.title == "The newest was delivered; the address is suppressed on “outbound”"
    assert said.next_step.startswith("Lift the suppression if")


async def test_the_evidence_names_the_newest_the_list_and_what_was_not_delivered() -> None:
    said = (await about_ada(receipt_and_news(suppressed()))).conclusion.evidence
    assert "The newest, “News” of 2026-01-05 09:01:05 UTC through “broadcast”, was delivered." in said
    assert f"{ADA} is on the suppression list of “outbound” by hand" in said
    held = "Likely not delivered, since accepted while the address was on that list:"
    assert f"{held} “Your receipt” of 2026-01-05 09:00:05 UTC through “outbound”." in said


async def test_what_nobody_saw_bounce_is_not_said_to_be_lost_for_certain() -> None:
    """Asked about by itself, the same message is likely suppressed."""
    world = receipt_and_news(suppressed())
    older = (await about_ada(world)).seen.matched[1].message.message_id
    alone = await about_ada(world, message_id=older, recipient=ADA)
    assert (alone.conclusion.code, alone.conclusion.confidence) == ("DELIVERY608", Confidence.LIKELY)
    assert "Not delivered:" not in (await about_ada(world)).conclusion.evidence


async def test_what_the_conclusion_tells_is_not_told_again_below() -> None:
    found = await investigated(receipt_and_news(suppressed()), recipient=ADA)
    assert not {"DELIVERY651", "DELIVERY652"} & set(found.codes)


async def test_after_a_complaint_nobody_is_told_to_lift_it() -> None:
    found = await about_ada(receipt_and_news(suppressed(ADA, "SpamComplaint", "Recipient")))
    assert (found.ending, found.next_step[:12]) == (Ending.NEWEST_DELIVERED, "Stop writing")


async def test_an_older_one_that_bounced_is_named_though_nobody_is_suppressed() -> None:
    found = await about_ada(bounced_and_tried_again("SoftBounce"))
    assert found.conclusion.title == "The newest was delivered; an older one was not"
    assert "Not delivered: “Order 17” of 2026-01-05 09:00:00 UTC" in found.conclusion.evidence
    assert "(bounced, SoftBounce)" in found.conclusion.evidence
    assert "Likely not" not in found.conclusion.evidence


@pytest.mark.parametrize("kind", ["AutoResponder", "Transient"])
async def test_an_older_one_whose_bounce_is_no_failure_is_not_called_lost(kind: str) -> None:
    assert (await about_ada(bounced_and_tried_again(kind))).ending is Ending.DELIVERED


async def test_where_nothing_speaks_against_the_others_it_is_delivered() -> None:
    assert (await about_ada(receipt_and_news())).ending is Ending.DELIVERED


async def test_somebody_elses_suppression_does_not_count() -> None:
    assert (await about_ada(receipt_and_news(suppressed(KIM)))).ending is Ending.DELIVERED


async def test_who_names_the_message_is_told_of_that_message() -> None:
    world = receipt_and_news(suppressed())
    newest = (await about_ada(world)).message_id
    assert (await about_ada(world, message_id=newest, recipient=ADA)).ending is Ending.DELIVERED


async def test_each_match_says_what_became_of_the_copy_as_far_as_it_is_known() -> None:
    held, free = [await about_ada(receipt_and_news(*changes)) for changes in ([suppressed()], [])]
    known = [[one.copy and one.copy.fate for one in found.seen.matched] for found in (held, free)]
    assert known == [[Fate.DELIVERED, Fate.SUPPRESSED], [Fate.DELIVERED, None]]


async def test_it_costs_no_request_more() -> None:
    held, free = [await investigated(receipt_and_news(*changes), recipient=ADA) for changes in ([suppressed()], [])]
    assert held.asked == free.asked
    assert {line.split()[0] for line in held.asked} == {"GET"}


async def test_not_found_and_suppressed_nowhere_is_said_where_every_list_was_looked_into() -> None:
    nowhere = f"{ADA} is on none of this server’s suppression lists."
    assert nowhere in (await about_ada(world_with())).conclusion.evidence
    unread = failing("GET /message-streams/{stream_id}/suppressions/dump", FaultKind.TIMEOUT, times=1)
    for change in (suppressed(stream="broadcast"), unread):
        assert nowhere not in (await about_ada(world_with(change))).conclusion.evidence

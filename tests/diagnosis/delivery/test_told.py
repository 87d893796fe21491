"""What the practice Postmark never says by itself: times of several zones, a bounce without an event."""

import pytest

from helpers.diagnosis.delivery.records import Ending
from helpers.diagnosis.records import Confidence
from tests.diagnosis.deliveries import ADA
from tests.diagnosis.told import MESSAGE, NOT_KNOWN, UNREADABLE, Told, bounce, event, found
from tests.loopback import Act

EARLIER, LATER = "2026-01-05T14:00:05Z", "2026-01-05T09:05:00-05:00"  # as texts they are the other way round


async def test_what_bounced_after_it_was_taken_is_not_called_delivered() -> None:
    events = (event("Delivered", EARLIER), event("Bounced", LATER))
    delivery = await found(Told(events=events, bounces=(bounce("HardBounce", inactive=True),)))
    assert (delivery.ending, delivery.conclusion.code) == (Ending.BOUNCED, "DELIVERY605")


async def test_what_was_taken_after_it_had_bounced_is_delivered() -> None:
    delivery = await found(Told(events=(event("Delivered", LATER), event("Bounced", EARLIER))))
    assert (delivery.ending, [one.type for one in delivery.seen.events]) == (Ending.DELIVERED, ["Bounced", "Delivered"])


@pytest.mark.parametrize("about", [{"message_id": "m-1"}, {"recipient": ADA}, {"subject": "Hello"}])
async def test_put_off_is_told_from_the_bounce_where_there_is_no_event(about: dict[str, str]) -> None:
    delivery = await found(Told(bounces=(bounce("Transient"),)), **about)
    assert (delivery.ending, delivery.conclusion.code) == (Ending.DELAYED, "DELIVERY609")
    assert "could not take the message for the moment" in delivery.conclusion.evidence


async def test_what_was_put_off_and_taken_later_is_delivered() -> None:
    delivery = await found(Told(events=(event("Delivered", LATER),), bounces=(bounce("Transient", at=EARLIER),)))
    assert (delivery.ending, delivery.conclusion.confidence) == (Ending.DELIVERED, Confidence.CERTAIN)


@pytest.mark.parametrize("details", [UNREADABLE, NOT_KNOWN])
@pytest.mark.parametrize("kind", ["Transient", "AutoResponder"])
async def test_where_no_event_was_read_such_a_bounce_tells_of_itself_only(kind: str, details: Act) -> None:
    delivery = await found(Told(bounces=(bounce(kind),), details=details))
    assert (delivery.ending, delivery.conclusion.code) == (Ending.UNKNOWN, "DELIVERY615")
    assert (ADA in delivery.conclusion.evidence, delivery.conclusion.confidence) == (True, Confidence.OPEN)


async def test_put_off_is_no_certainty_where_nobody_read_what_came_afterwards() -> None:
    delivery = await found(Told(bounces=(bounce("Transient"),), details=UNREADABLE), recipient=ADA)
    assert (delivery.conclusion.code, delivery.conclusion.confidence) == ("DELIVERY615", Confidence.OPEN)
    assert "It has been delivered since." in delivery.conclusion.alternatives


@pytest.mark.parametrize(("count", "fitting"), [(30, 60), (None, 2), ("30", 2), (0, 2)])
async def test_how_many_fit_is_postmarks_own_count_and_never_fewer_than_it_shows(count: object, fitting: int) -> None:
    """Two streams are searched here."""
    delivery = await found(Told(found={"Messages": [MESSAGE], "TotalCount": count}), recipient=ADA)
    assert delivery.seen.fitting == fitting

"""What the practice Postmark never says by itself: times of several zones, a bounce without an event."""

from helpers.diagnosis.delivery_records import Ending
from tests.diagnosis.told import Told, bounce, event, found

EARLIER, LATER = "2026-01-05T14:00:05Z", "2026-01-05T09:05:00-05:00"  # as texts they are the other way round


async def test_what_bounced_after_it_was_taken_is_not_called_delivered() -> None:
    events = (event("Delivered", EARLIER), event("Bounced", LATER))
    delivery = await found(Told(events=events, bounces=(bounce("HardBounce", inactive=True),)))
    assert (delivery.ending, delivery.conclusion.code) == (Ending.BOUNCED, "DELIVERY605")


async def test_what_was_taken_after_it_had_bounced_is_delivered() -> None:
    delivery = await found(Told(events=(event("Delivered", LATER), event("Bounced", EARLIER))))
    assert (delivery.ending, [one.type for one in delivery.seen.events]) == (Ending.DELIVERED, ["Bounced", "Delivered"])

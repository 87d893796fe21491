"""A timeline counts from the moment a message was accepted, in order of time, the full time behind each figure."""

from dataclasses import replace

import pytest

from helpers.client.email import Email
from helpers.diagnosis.sending.timeline import Event, Timeline
from helpers.display.markup import Element
from helpers.display.timeline_card import timeline_card
from helpers.lab import open_lab

BEGUN = "2026-01-05T04:00:00.0000000-05:00"


@pytest.fixture
async def timeline() -> Timeline:
    lab = open_lab("practice")
    email = Email(sender="hello@example.com", to="test@blackhole.postmarkapp.com", text_body="A sample")
    sample = await lab.send_sample(lab.server_token, email)
    followed = await lab.follow(lab.server_token, sample.message_id)
    await lab.aclose()
    return followed


def times(card: Element) -> list[str | None]:
    return [one.text for one in card.findall(".//time")]


def at(timeline: Timeline, when: str, begun: str = BEGUN) -> Timeline:
    """The timeline with one event at `when`."""
    event = Event(type="Opened", recipient="ada@example.com", at=when, details="")
    return replace(timeline, submitted_at=begun, events=(event,))


async def test_times_count_from_the_acceptance(timeline: Timeline) -> None:
    card = timeline_card(timeline)
    assert times(card) == ["0 s", "2 s"]
    assert [one.get("datetime") for one in card.findall(".//time")] == [timeline.submitted_at, timeline.events[0].at]
    full = ["2026-01-05 09:00:00 UTC", "2026-01-05 09:00:02 UTC"]
    assert [one.get("title") for one in card.findall(".//time")] == full


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ("2026-01-05T09:00:59Z", "59 s"),
        ("2026-01-05T04:02:10.1234567-05:00", "2 min"),
        ("2026-01-05T12:40:00+00:00", "4 h"),
    ],
)
async def test_longer_times_are_rounded(timeline: Timeline, when: str, shown: str) -> None:
    assert times(timeline_card(at(timeline, when)))[1] == shown


async def test_what_came_before_the_acceptance_stands_before_it(timeline: Timeline) -> None:
    """As texts the two times are in the other order."""
    assert times(timeline_card(at(timeline, "2026-01-05T08:59:58Z"))) == ["-2 s", "0 s"]


@pytest.mark.parametrize("when", ["yesterday", "", "2026-01-05T09:00:02"])
async def test_what_cannot_be_counted_is_shown_as_it_is(timeline: Timeline, when: str) -> None:
    assert (times(timeline_card(at(timeline, when)))[1] or "") == when


async def test_without_the_time_of_acceptance_an_event_counts_from_itself(timeline: Timeline) -> None:
    assert times(timeline_card(at(timeline, "2026-01-05T09:00:02Z", begun=""))) == ["0 s"]

"""Properties of searching: pages and filters find what a naive model finds."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.practice.clock import START, ManualClock
from helpers.practice.dates import EASTERN
from helpers.practice.seed import demo_world
from helpers.practice.world import World
from tests.practice.talk import get, message_id

bounded = settings(max_examples=100)

PEOPLE = [
    "ada@example.org",
    "bo@example.org",
    "softbounce@bounce-testing.postmarkapp.com",
    "dnserror@bounce-testing.postmarkapp.com",
    "hardbounce@bounce-testing.postmarkapp.com",
]
SENDERS = ["hello@example.com", "Ada <ada@example.net>"]
STREAMS = ["outbound", "broadcast"]
TAGS = ["", "news", "News"]
SUBJECTS = ["Hello", "hello again", "Bye"]
DAY_S = 86_400


@dataclass(frozen=True)
class Sent:
    """What the model remembers of a message: the day it was sent, and its fields."""

    day: int
    fields: dict[str, Any]
    is_waiting: bool = False  # sent at the very moment of the search, and not bounced

    @property
    def date(self) -> str:
        return (START + timedelta(days=self.day)).astimezone(EASTERN).date().isoformat()


SENT = st.builds(
    Sent,
    st.integers(0, 5),
    st.fixed_dictionaries(
        {
            "From": st.sampled_from(SENDERS),
            "To": st.sampled_from(PEOPLE),
            "Subject": st.sampled_from(SUBJECTS),
            "Tag": st.sampled_from(TAGS),
            "MessageStream": st.sampled_from(STREAMS),
            "Metadata": st.dictionaries(st.sampled_from(["Order", "shop"]), st.sampled_from(["1", "2"])),
        }
    ),
)


def without_refusals(sent: list[Sent]) -> list[Sent]:
    """The same by day, without what a message stream refuses since it has seen the address bounce hard."""
    kept: list[Sent] = []
    for one in sorted(sent, key=lambda one: one.day):
        if not any(has_hard_bounced(other) and goes_where(other, one) for other in kept):
            kept.append(one)
    return kept


def has_hard_bounced(one: Sent) -> bool:
    return bool(one.fields["To"].startswith("hardbounce@"))


def goes_where(other: Sent, one: Sent) -> bool:
    """Whether both go to the same address over the same message stream."""
    return all(other.fields[name] == one.fields[name] for name in ("To", "MessageStream"))


HISTORIES = st.lists(SENT, max_size=12).map(without_refusals)
DATES = st.integers(-1, 6).map(lambda day: (START + timedelta(days=day)).date().isoformat())
PAGES = st.fixed_dictionaries({"count": st.integers(1, 6), "offset": st.integers(0, 8)})
COMMON = {
    "tag": st.sampled_from(["news", "none"]),
    "fromdate": DATES,
    "todate": DATES,
    "messagestream": st.sampled_from(STREAMS),
}
MESSAGE_FILTERS = st.fixed_dictionaries(
    {},
    optional=COMMON
    | {
        "recipient": st.sampled_from([*PEOPLE, "ADA@EXAMPLE.ORG", "example.org"]),
        "fromemail": st.sampled_from(["hello@example.com", "ADA@example.net", "example.com"]),
        "status": st.sampled_from(["queued", "Sent", "processed"]),
        "subject": st.sampled_from(["HELLO", "again", "x"]),
        "metadata_order": st.sampled_from(["1", "3"]),
    },
)
BOUNCE_FILTERS = st.fixed_dictionaries(
    {},
    optional=COMMON
    | {
        "type": st.sampled_from(["SoftBounce", "dnserror", "HardBounce"]),
        "emailfilter": st.sampled_from(["SOFT", "ada"]),
        "inactive": st.sampled_from(["true", "False"]),
    },
)

MODEL: dict[str, Callable[[Sent, str], bool]] = {
    "tag": lambda one, value: one.fields["Tag"] == value,
    "fromdate": lambda one, value: one.date >= value,
    "todate": lambda one, value: one.date <= value,
    "messagestream": lambda one, value: one.fields["MessageStream"] == value,
    "recipient": lambda one, value: one.fields["To"].lower() == value.lower(),
    "fromemail": lambda one, value: one.fields["From"].rpartition("<")[2].strip(">") == value.lower(),
    "status": lambda one, value: (value.lower() == "queued") is one.is_waiting,
    "subject": lambda one, value: value.lower() in one.fields["Subject"].lower(),
    "metadata_order": lambda one, value: one.fields["Metadata"].get("Order") == value,
    "type": lambda one, value: one.fields["To"].startswith(f"{value.lower()}@"),
    "emailfilter": lambda one, value: value.lower() in one.fields["To"],
    "inactive": lambda one, value: (value.lower() == "true") is has_hard_bounced(one),
}


def world_after(history: list[Sent]) -> tuple[World, list[tuple[str, Sent]]]:
    """A world in which all that was sent, and the MessageIDs with what the model remembers, newest first."""
    clock = ManualClock()
    world = demo_world(clock)
    ids = []
    for one in history:
        clock.advance(one.day * DAY_S - (clock.now() - START).total_seconds())
        ids.append((message_id(world, **one.fields), one))
    return world, [(found, _at(one, history[-1].day)) for found, one in reversed(ids)]


def _at(one: Sent, today: int) -> Sent:
    """The same, as it is when the search is made: at the very moment of the last send."""
    return replace(one, is_waiting=one.day == today and "bounce-testing" not in one.fields["To"])


def expected(sent: list[tuple[str, Sent]], filters: dict[str, str]) -> list[str]:
    wanted = {"messagestream": "outbound"} | filters
    return [found for found, one in sent if all(MODEL[name](one, value) for name, value in wanted.items())]


def check(world: World, path: str, found_in: str, ids: list[str], query: dict[str, Any]) -> None:
    """Whether a search finds exactly the page of `ids` that it asks for, and counts them all."""
    answer = get(world, f"{path}?{urlencode(query)}").json
    first = query["offset"]
    assert answer["TotalCount"] == len(ids)
    assert [one["MessageID"] for one in answer[found_in]] == ids[first : first + query["count"]]


@bounded
@given(HISTORIES, MESSAGE_FILTERS, PAGES)
def test_message_search(history: list[Sent], filters: dict[str, str], page: dict[str, int]) -> None:
    world, sent = world_after(history)
    check(world, "/messages/outbound", "Messages", expected(sent, filters), page | filters)


@bounded
@given(HISTORIES, BOUNCE_FILTERS, PAGES)
def test_bounce_search(history: list[Sent], filters: dict[str, str], page: dict[str, int]) -> None:
    world, sent = world_after(history)
    bounced = [(found, one) for found, one in sent if "bounce-testing" in one.fields["To"]]
    check(world, "/bounces", "Bounces", expected(bounced, filters), page | filters)


@bounded
@given(HISTORIES)
def test_delivery_stats_count_what_bounced(history: list[Sent]) -> None:
    world, _ = world_after(history)
    counts = {one.get("Type", "All"): one["Count"] for one in get(world, "/deliverystats").json["Bounces"]}
    kinds = [one.fields["To"].partition("@")[0] for one in history if "bounce-testing" in one.fields["To"]]
    assert counts.pop("All") == len(kinds)
    assert {name.lower(): count for name, count in counts.items()} == {kind: kinds.count(kind) for kind in kinds}

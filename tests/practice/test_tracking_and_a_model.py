"""Properties of opens, clicks and statistics: they agree with a naive model of what happened."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.practice.clock import ManualClock
from helpers.practice.devices import BROWSERS, MAIL_READERS
from helpers.practice.seed import demo_world
from helpers.practice.tracking import Reader, click_link, open_message
from helpers.practice.world import World
from tests.practice.follow import BLOG, SHOP, TRACKED
from tests.practice.talk import get, message_id

bounded = settings(max_examples=60)

PEOPLE = ["ada@example.org", "bo@example.org"]
TAGS = ["", "news"]
STREAMS = ["outbound", "broadcast"]
DAY_S = 86_400


@dataclass(frozen=True)
class Step:
    """Something that a recipient does with the message of some number, after so many days."""

    days: int
    message: int
    who: str
    link: str  # empty for an open
    platform: str


MESSAGES = st.lists(st.tuples(st.sampled_from(TAGS), st.sampled_from(STREAMS)), min_size=1, max_size=3)
STEPS = st.lists(
    st.builds(
        Step,
        st.integers(0, 2),
        st.integers(0, 2),
        st.sampled_from(PEOPLE),
        st.sampled_from(["", SHOP, BLOG]),
        st.sampled_from(sorted(BROWSERS)),
    ),
    max_size=12,
)
QUERIES = st.fixed_dictionaries({}, optional={"tag": st.just("news"), "messagestream": st.sampled_from(STREAMS)})
PAGES = st.fixed_dictionaries({"count": st.integers(1, 4), "offset": st.integers(0, 5)})


@dataclass(frozen=True)
class Seen:
    """What the model remembers of a step: which message, with its tag and stream, and whether it was the first such."""

    step: Step
    sent: str
    tag: str
    stream: str
    first: bool

    def passes(self, query: dict[str, str], default_stream: str | None) -> bool:
        stream = query.get("messagestream", default_stream)
        return query.get("tag", self.tag) == self.tag and stream in {None, self.stream}


def played(messages: list[tuple[str, str]], steps: list[Step]) -> tuple[World, list[Seen]]:
    """A world in which all this happened, and what the model remembers of it, oldest first."""
    clock = ManualClock()
    world = demo_world(clock)
    to = ",".join(PEOPLE)
    sent = [message_id(world, **TRACKED | {"To": to, "Tag": tag, "MessageStream": at}) for tag, at in messages]
    clock.advance(2)
    seen: list[Seen] = []
    for step in steps:
        clock.advance(step.days * DAY_S)
        number = step.message % len(messages)
        if step.link:
            reader = Reader(device=BROWSERS[step.platform])
            click_link(world, sent[number], step.who, step.link, reader=reader)
        else:
            open_message(world, sent[number], step.who, reader=Reader(device=MAIL_READERS[step.platform]))
        first = not any((one.sent, one.step.who, one.step.link) == (sent[number], step.who, step.link) for one in seen)
        seen.append(Seen(step, sent[number], *messages[number], first))
    return world, seen


def columns(reply: dict[str, Any]) -> dict[str, int]:
    """The sums of each column over all days."""
    totals = dict.fromkeys(set(reply) - {"Days"}, 0)
    for day in reply["Days"]:
        for name in set(day) - {"Date"}:
            totals[name] += day[name]
    return totals


@bounded
@given(MESSAGES, STEPS, QUERIES, PAGES)
def test_searches(
    messages: list[tuple[str, str]], steps: list[Step], query: dict[str, str], page: dict[str, int]
) -> None:
    world, seen = played(messages, steps)
    for name, clicks in (("Opens", False), ("Clicks", True)):
        found = [one for one in reversed(seen) if one.first and bool(one.step.link) is clicks]
        wanted = [(one.sent, one.step.who) for one in found if one.passes(query, "outbound")]
        reply = get(world, f"/messages/outbound/{name.lower()}?{urlencode(query | page)}").json
        assert reply["TotalCount"] == len(wanted)
        cut = wanted[page["offset"] : page["offset"] + page["count"]]
        assert [(one["MessageID"], one["Recipient"]) for one in reply[name]] == cut


@bounded
@given(MESSAGES, STEPS, QUERIES)
def test_totals(messages: list[tuple[str, str]], steps: list[Step], query: dict[str, str]) -> None:
    world, seen = played(messages, steps)
    opens = [one for one in seen if one.passes(query, None) and not one.step.link]
    clicks = [one for one in seen if one.passes(query, None) and one.step.link]
    reply = get(world, f"/stats/outbound?{urlencode(query)}").json
    assert (reply["Opens"], reply["UniqueOpens"]) == (len(opens), sum(one.first for one in opens))
    assert (reply["TotalClicks"], reply["UniqueLinksClicked"]) == (len(clicks), sum(one.first for one in clicks))
    platforms = get(world, f"/stats/outbound/clicks/platforms?{urlencode(query)}").json
    assert platforms["Mobile"] == sum(one.step.platform == "mobile" for one in clicks)


@bounded
@given(MESSAGES, STEPS, QUERIES)
def test_days_add_up(messages: list[tuple[str, str]], steps: list[Step], query: dict[str, str]) -> None:
    world, _ = played(messages, steps)
    for path in ("sends", "tracked", "opens", "opens/platforms", "clicks", "clicks/browserfamilies", "clicks/location"):
        reply = get(world, f"/stats/outbound/{path}?{urlencode(query)}").json
        assert columns(reply) == {name: count for name, count in reply.items() if name != "Days"}
        dates = [day["Date"] for day in reply["Days"]]
        assert dates == sorted(set(dates))
        assert all(0 not in day.values() for day in reply["Days"])

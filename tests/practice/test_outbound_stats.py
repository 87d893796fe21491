"""Statistics: the overview, every series, and the queries they take."""

from typing import Any

import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.devices import BROWSERS, MAIL_READERS
from helpers.practice.recipients import complain
from helpers.practice.seed import demo_world
from helpers.practice.tracking import Reader, click_link, open_message
from helpers.practice.world import Limits, World
from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN
from tests.practice.follow import BLOG, SHOP, delivered
from tests.practice.talk import get, message_id, words

SANDBOX = {"x-postmark-server-token": SANDBOX_SERVER_TOKEN}
OVERVIEW = words(
    "Sent Bounced SMTPApiErrors BounceRate SpamComplaints SpamComplaintsRate Opens UniqueOpens Tracked WithLinkTracking"
    " WithOpenTracking TotalTrackedLinksSent UniqueLinksClicked TotalClicks WithClientRecorded WithPlatformRecorded"
    " WithReadTimeRecorded"
)
SERIES = {
    "/sends": ["Sent"],
    "/bounces": ["HardBounce", "SoftBounce", "SMTPApiError", "Transient"],
    "/spam": ["SpamComplaint"],
    "/tracked": ["Tracked"],
    "/opens": ["Opens", "Unique"],
    "/opens/platforms": ["Desktop", "Mobile", "Unknown", "WebMail"],
    "/opens/emailclients": [],
    "/clicks": ["Clicks", "Unique"],
    "/clicks/browserfamilies": [],
    "/clicks/platforms": ["Desktop", "Mobile", "Unknown"],
    "/clicks/location": ["HTML", "Text"],
}
FIRST, SECOND = "2026-01-05", "2026-01-06"


def stats(world: World, path: str = "", query: str = "") -> Any:
    answer = get(world, f"/stats/outbound{path}{query}")
    assert answer.status == 200, answer.json
    return answer.json


def bounce(world: World, kind: str, **fields: Any) -> None:
    message_id(world, To=f"{kind}@bounce-testing.postmarkapp.com", **fields)


@pytest.fixture
def busy(world: World, clock: ManualClock) -> World:
    """Day one: a tracked letter to two people, both open it, one complains. Day two: bounces, and a broadcast."""
    letter = delivered(world, clock, Cc="bo@example.org", Tag="news")
    open_message(world, letter, "ada@example.org", read_seconds=3)
    open_message(world, letter, "bo@example.org", reader=Reader(device=MAIL_READERS["unknown"]))
    click_link(world, letter, "ada@example.org", SHOP)
    complain(world, letter, "bo@example.org")
    clock.advance(86_400)
    open_message(world, letter, "ada@example.org")
    click_link(world, letter, "ada@example.org", SHOP, location="Text", reader=Reader(device=BROWSERS["mobile"]))
    click_link(world, letter, "ada@example.org", BLOG, reader=Reader(device=BROWSERS["unknown"]))
    for kind in ("HardBounce", "SoftBounce", "SMTPApiError", "DnsError"):
        bounce(world, kind)
    bounce(world, "Transient", MessageStream="broadcast")
    return world


@pytest.mark.parametrize("path", SERIES)
def test_a_quiet_server_has_totals_but_no_days(world: World, path: str) -> None:
    assert stats(world, path) == {"Days": [], **dict.fromkeys(SERIES[path], 0)}


def test_the_overview_of_a_quiet_server(world: World) -> None:
    reply = stats(world)
    assert list(reply) == OVERVIEW
    assert set(reply.values()) == {0}
    assert all(isinstance(reply[name], float) for name in ("BounceRate", "SpamComplaintsRate"))


def test_the_overview(busy: World) -> None:
    assert stats(busy) == {
        "Sent": 7,
        "Bounced": 3,
        "SMTPApiErrors": 1,
        "BounceRate": 42.857,
        "SpamComplaints": 1,
        "SpamComplaintsRate": 14.286,
        "Opens": 3,
        "UniqueOpens": 2,
        "Tracked": 2,
        "WithLinkTracking": 2,
        "WithOpenTracking": 2,
        "TotalTrackedLinksSent": 4,
        "UniqueLinksClicked": 2,
        "TotalClicks": 3,
        "WithClientRecorded": 1,
        "WithPlatformRecorded": 1,
        "WithReadTimeRecorded": 1,
    }


@pytest.mark.parametrize(
    ("path", "days", "totals"),
    [
        ("/sends", [{"Date": FIRST, "Sent": 2}, {"Date": SECOND, "Sent": 5}], {"Sent": 7}),
        (
            "/bounces",
            [{"Date": SECOND, "HardBounce": 1, "SoftBounce": 1, "SMTPApiError": 1, "Transient": 1}],
            {"HardBounce": 1, "SoftBounce": 1, "SMTPApiError": 1, "Transient": 1},
        ),
        ("/spam", [{"Date": FIRST, "SpamComplaint": 1}], {"SpamComplaint": 1}),
        ("/tracked", [{"Date": FIRST, "Tracked": 2}], {"Tracked": 2}),
        (
            "/opens",
            [{"Date": FIRST, "Opens": 2, "Unique": 2}, {"Date": SECOND, "Opens": 1}],
            {"Opens": 3, "Unique": 2},
        ),
        (
            "/opens/platforms",
            [{"Date": FIRST, "Desktop": 1, "Unknown": 1}],
            {"Desktop": 1, "Mobile": 0, "Unknown": 1, "WebMail": 0},
        ),
        ("/opens/emailclients", [{"Date": FIRST, "Apple Mail": 1, "Unknown": 1}], {"Apple Mail": 1, "Unknown": 1}),
        (
            "/clicks",
            [{"Date": FIRST, "Clicks": 1, "Unique": 1}, {"Date": SECOND, "Clicks": 2, "Unique": 1}],
            {"Clicks": 3, "Unique": 2},
        ),
        (
            "/clicks/browserfamilies",
            [{"Date": FIRST, "Google Chrome": 1}, {"Date": SECOND, "Safari Mobile": 1, "Unknown": 1}],
            {"Google Chrome": 1, "Safari Mobile": 1, "Unknown": 1},
        ),
        (
            "/clicks/platforms",
            [{"Date": FIRST, "Desktop": 1}, {"Date": SECOND, "Mobile": 1, "Unknown": 1}],
            {"Desktop": 1, "Mobile": 1, "Unknown": 1},
        ),
        (
            "/clicks/location",
            [{"Date": FIRST, "HTML": 1}, {"Date": SECOND, "HTML": 1, "Text": 1}],
            {"HTML": 2, "Text": 1},
        ),
    ],
)
def test_series(busy: World, path: str, days: list[Any], totals: dict[str, int]) -> None:
    assert stats(busy, path) == {"Days": days, **totals}


@pytest.mark.parametrize(
    ("query", "sent"),
    [
        ("", 7),
        ("?messagestream=outbound", 6),
        ("?messageStream=Broadcast", 1),
        ("?messagestream=inbound", 0),
        ("?tag=news", 2),
        ("?tag=News", 0),
        ("?fromdate=2026-01-06", 5),
        ("?toDate=2026-01-05", 2),
        ("?fromdate=2026-01-05&todate=2026-01-05", 2),
        ("?fromdate=2026-01-06&tag=news", 0),
        ("?count=500", 7),
    ],
)
def test_queries(busy: World, query: str, sent: int) -> None:
    assert stats(busy, "/sends", query)["Sent"] == stats(busy, "", query)["Sent"] == sent


@pytest.mark.parametrize("path", ["", *SERIES])
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("fromdate=x", 900),
        ("todate=2026-13-01", 900),
        ("fromdate=2025-01-01", 1500),
        ("fromdate=2026-01-07&todate=2026-01-06", 1502),
        ("messagestream=x", 1226),
        ("count=0", 1501),
        ("count=501", 1501),
        ("count=x", 1501),
    ],
)
def test_refusals(world: World, path: str, query: str, expected: int) -> None:
    assert get(world, f"/stats/outbound{path}?{query}").refused[:2] == (422, expected)


def test_a_year_back_is_not_too_far(world: World) -> None:
    assert stats(world, "", "?fromdate=2025-01-05")["Sent"] == 0


def test_days_end_at_midnight_in_new_york(world: World, clock: ManualClock) -> None:
    clock.advance(20 * 3600 - 1)  # 23:59:59 there; in UTC it is the next day already
    message_id(world)
    clock.advance(1)
    message_id(world)
    assert [one["Date"] for one in stats(world, "/sends")["Days"]] == [FIRST, SECOND]


def test_other_servers_count_for_themselves(busy: World) -> None:
    assert get(busy, "/stats/outbound", SANDBOX).json["Sent"] == 0


def test_suppressed_recipients_are_not_counted(world: World) -> None:
    bounce(world, "HardBounce")
    bounce(world, "HardBounce", Cc="ada@example.org")
    assert stats(world)["Sent"] == 2


def test_nothing_is_counted_once_something_has_left() -> None:
    world = demo_world(ManualClock(), limits=Limits(messages=2))
    for _ in range(3):
        message_id(world)
    answer = get(world, "/stats/outbound")
    assert (answer.status, "too low" in answer.headers["X-Practice-Limit"]) == (501, True)

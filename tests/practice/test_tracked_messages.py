"""Searching opens and clicks, and reading those of one message."""

from typing import Any

import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.devices import BERLIN, BROWSERS, MAIL_READERS
from helpers.practice.tracking import Reader, click_link, open_message
from helpers.practice.world import World
from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN
from tests.practice.follow import BLOG, SHOP, delivered
from tests.practice.talk import get, words

SANDBOX = {"x-postmark-server-token": SANDBOX_SERVER_TOKEN}
OPEN_FIELDS = words(
    "RecordType Client OS Platform UserAgent ReadSeconds Geo MessageID MessageStream ReceivedAt Tag Recipient"
)
CLICK_FIELDS = words(
    "RecordType ClickLocation Client OS Platform UserAgent OriginalLink Geo MessageID MessageStream ReceivedAt Tag"
    " Recipient"
)


def opened(world: World, query: str = "") -> list[str]:
    answer = get(world, f"/messages/outbound/opens?count=500&offset=0{query}").json
    assert answer["TotalCount"] == len(answer["Opens"])
    return [one["Recipient"] for one in answer["Opens"]]


def clicked(world: World, query: str = "") -> list[Any]:
    answer = get(world, f"/messages/outbound/clicks?count=500&offset=0{query}").json
    assert answer["TotalCount"] == len(answer["Clicks"])
    return [(one["Recipient"], one["OriginalLink"], one["ClickLocation"]) for one in answer["Clicks"]]


@pytest.fixture
def read(world: World, clock: ManualClock) -> World:
    """Ada at a desk in New York opens twice and clicks; a day later Bo in Berlin opens on a phone and clicks twice."""
    first = delivered(world, clock, Tag="news")
    open_message(world, first, "ada@example.org", read_seconds=7)
    open_message(world, first, "ada@example.org")
    click_link(world, first, "ada@example.org", SHOP)
    clock.advance(86_400)
    second = delivered(world, clock, To="Bo@example.org")
    phone = Reader(device=MAIL_READERS["mobile"], place=BERLIN)
    open_message(world, second, "bo@example.org", reader=phone)
    for link, location in ((BLOG, "HTML"), (SHOP, "Text"), (SHOP, "HTML")):
        reader = Reader(device=BROWSERS["mobile"], place=BERLIN)
        click_link(world, second, "bo@example.org", link, location=location, reader=reader)
    third = delivered(world, clock, MessageStream="broadcast", To="cy@example.org")
    open_message(world, third, "cy@example.org", reader=Reader(device=MAIL_READERS["unknown"], place=None))
    return world


def test_an_open_has_postmarks_fields(read: World) -> None:
    ada = get(read, "/messages/outbound/opens?count=1&offset=1").json["Opens"][0]
    assert list(ada) == OPEN_FIELDS
    assert (ada["RecordType"], ada["Platform"], ada["ReadSeconds"], ada["Tag"]) == ("Open", "Desktop", 7, "news")
    assert ada["Client"] == {"Name": "Apple Mail 16", "Company": "Apple Inc.", "Family": "Apple Mail"}
    assert list(ada["Geo"]) == words("CountryISOCode Country RegionISOCode Region City Zip Coords IP")
    assert ada["ReceivedAt"] == "2026-01-05T04:00:02.0000000-05:00"


def test_a_click_has_postmarks_fields(read: World) -> None:
    click = get(read, "/messages/outbound/clicks?count=1&offset=0").json["Clicks"][0]
    assert list(click) == CLICK_FIELDS
    assert (click["RecordType"], click["OriginalLink"], click["ClickLocation"]) == ("Click", SHOP, "Text")


def test_what_is_not_known_is_left_empty(read: World) -> None:
    cy = get(read, "/messages/outbound/opens?count=1&offset=0&messagestream=broadcast").json["Opens"][0]
    assert (cy["Client"], cy["OS"], cy["Geo"], cy["Platform"]) == ({}, {}, {}, "Unknown")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Bo@example.org", "ada@example.org"]),
        ("&messagestream=broadcast", ["cy@example.org"]),
        ("&messageStream=inbound", []),
        ("&recipient=BO@example.org", ["Bo@example.org"]),
        ("&recipient=example.org", []),
        ("&tag=news", ["ada@example.org"]),
        ("&tag=News", []),
        ("&client_name=iphone%20mail%2018", ["Bo@example.org"]),
        ("&clientName=Apple%20Mail%2016", ["ada@example.org"]),
        ("&client_family=Apple%20Mail", ["ada@example.org"]),
        ("&client_company=Apple%20Inc.", ["Bo@example.org", "ada@example.org"]),
        ("&os_name=iOS%2018", ["Bo@example.org"]),
        ("&os_family=OS%20X", ["ada@example.org"]),
        ("&os_company=Nobody", []),
        ("&platform=mobile", ["Bo@example.org"]),
        ("&country=Germany", ["Bo@example.org"]),
        ("&country=US", ["ada@example.org"]),
        ("&region=NY", ["ada@example.org"]),
        ("&city=Berlin", ["Bo@example.org"]),
        ("&city=Berlin&country=US", []),
        ("&fromdate=2026-01-06", ["Bo@example.org"]),
        ("&todate=2026-01-05", ["ada@example.org"]),
        ("&messagestream=broadcast&city=Berlin", []),
    ],
)
def test_filters_of_opens(read: World, query: str, expected: list[str]) -> None:
    assert opened(read, query) == expected


def test_clicks_are_shown_once_for_each_link(read: World) -> None:
    bo, ada = "Bo@example.org", "ada@example.org"
    assert clicked(read) == [(bo, SHOP, "Text"), (bo, BLOG, "HTML"), (ada, SHOP, "HTML")]
    assert clicked(read, "&tag=news") == [(ada, SHOP, "HTML")]
    assert clicked(read, "&client_family=Safari%20Mobile&country=de") == clicked(read)[:2]


@pytest.mark.parametrize("what", ["opens", "clicks"])
@pytest.mark.parametrize("query", ["", "count=1", "offset=0", "count=501&offset=0", "count=500&offset=9501"])
def test_parameters_out_of_range(read: World, what: str, query: str) -> None:
    sent = next(iter(read.messages.newest_first())).message_id
    assert get(read, f"/messages/outbound/{what}?{query}").refused[:2] == (422, 700)
    assert get(read, f"/messages/outbound/{what}/{sent}?{query}").refused[:2] == (422, 700)


@pytest.mark.parametrize("what", ["opens", "clicks"])
def test_a_filter_that_is_no_date(read: World, what: str) -> None:
    assert get(read, f"/messages/outbound/{what}?count=1&offset=0&fromdate=x").refused[1] == 900


def test_one_message(read: World) -> None:
    sent = get(read, "/messages/outbound/opens?count=1&offset=0").json["Opens"][0]["MessageID"]
    opens = get(read, f"/messages/outbound/opens/{sent.upper()}?count=9&offset=0").json
    assert (opens["TotalCount"], opens["Opens"][0]["Recipient"]) == (1, "Bo@example.org")
    clicks = get(read, f"/messages/outbound/clicks/{sent}?count=1&offset=1").json
    assert (clicks["TotalCount"], [one["OriginalLink"] for one in clicks["Clicks"]]) == (2, [BLOG])


@pytest.mark.parametrize("what", ["opens", "clicks"])
def test_messages_of_others_are_unknown(read: World, what: str) -> None:
    sent = get(read, f"/messages/outbound/{what}?count=1&offset=0").json[what.title()][0]["MessageID"]
    assert get(read, f"/messages/outbound/{what}?count=1&offset=0", SANDBOX).json["TotalCount"] == 0
    assert get(read, f"/messages/outbound/{what}/{sent}?count=1&offset=0", SANDBOX).refused[1] == 701
    assert get(read, f"/messages/outbound/{what}/nobody?count=1&offset=0").refused[1] == 701

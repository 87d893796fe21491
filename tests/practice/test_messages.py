"""Outbound messages: search, details, dump."""

from uuid import uuid4

import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.world import World
from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN
from tests.practice.talk import get, message_id, words

SANDBOX = {"x-postmark-server-token": SANDBOX_SERVER_TOKEN}
FIELDS = words(
    "Tag MessageID MessageStream To Cc Bcc Recipients ReceivedAt From Subject Attachments Status TrackOpens TrackLinks "
    "Metadata Sandboxed"
)


def found(world: World, query: str = "") -> list[str]:
    """The subjects that a search finds."""
    answer = get(world, f"/messages/outbound?count=500&offset=0{query}").json
    assert answer["TotalCount"] == len(answer["Messages"])
    return [one["Subject"] for one in answer["Messages"]]


@pytest.fixture
def busy(world: World, clock: ManualClock) -> World:
    """A world with an old message, a young one, and one on the broadcast stream."""
    message_id(world, Subject="Old news", To="Ada <ada@example.org>", Tag="news", Metadata={"Order": "17"})
    clock.advance(86_400)
    message_id(world, Subject="Young", To="bo@example.org", Cc="CY@example.org", From="Shop <shop@example.com>")
    message_id(world, Subject="Letter", MessageStream="broadcast")
    return world


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Young", "Old news"]),
        ("&messagestream=broadcast", ["Letter"]),
        ("&messageStream=Broadcast", ["Letter"]),
        ("&recipient=ADA@example.org", ["Old news"]),
        ("&recipient=cy@example.org", ["Young"]),
        ("&recipient=example.org", []),
        ("&fromemail=shop@example.com", ["Young"]),
        ("&fromEmail=SHOP@example.com", ["Young"]),
        ("&tag=news", ["Old news"]),
        ("&subject=NEWS", ["Old news"]),
        ("&status=queued", ["Young"]),
        ("&status=sent", ["Old news"]),
        ("&status=Processed", ["Old news"]),
        ("&fromdate=2026-01-06", ["Young"]),
        ("&toDate=2026-01-05", ["Old news"]),
        ("&metadata_order=17", ["Old news"]),
        ("&metadata_Order=18", []),
        ("&tag=", ["Young", "Old news"]),
    ],
)
def test_filters(busy: World, query: str, expected: list[str]) -> None:
    assert found(busy, query) == expected


@pytest.mark.parametrize(
    "query",
    [
        "",
        "count=1",
        "offset=0",
        "count=501&offset=0",
        "count=0&offset=0",
        "count=1&offset=10000",
        "count=1.5&offset=0",
        "count=1&offset=0&status=lost",
        f"count={'9' * 40}&offset=0",
    ],
)
def test_parameters_out_of_range(world: World, query: str) -> None:
    assert get(world, f"/messages/outbound?{query}").refused[:2] == (422, 700)


def test_paging_may_reach_ten_thousand(world: World) -> None:
    assert get(world, "/messages/outbound?count=500&offset=9500").json == {"TotalCount": 0, "Messages": []}


@pytest.mark.parametrize("query", ["fromdate=2026-13-01", "todate=x"])
def test_a_filter_that_is_no_date(world: World, query: str) -> None:
    assert get(world, f"/messages/outbound?count=1&offset=0&{query}").refused[:2] == (422, 900)


def test_a_message_has_postmarks_fields(busy: World) -> None:
    message = get(busy, "/messages/outbound?count=1&offset=1").json["Messages"][0]
    assert list(message) == FIELDS
    assert message["To"] == [{"Email": "ada@example.org", "Name": "Ada"}]
    assert (message["Recipients"], message["Metadata"]) == (["ada@example.org"], {"Order": "17"})
    assert message["ReceivedAt"] == "2026-01-05T04:00:00.0000000-05:00"


def test_messages_of_another_server_are_not_seen(busy: World) -> None:
    assert get(busy, "/messages/outbound?count=1&offset=0", SANDBOX).json["TotalCount"] == 0


def test_details_hold_the_bodies_and_the_events(world: World) -> None:
    attachment = {"Name": "a.txt", "Content": "eA==", "ContentType": "text/plain"}
    message = message_id(
        world, HtmlBody="<b>Hello</b>", Attachments=[attachment], TrackOpens=True, TrackLinks="HtmlOnly"
    )
    details = get(world, f"/messages/outbound/{message.upper()}/details").json
    assert list(details) == [*FIELDS, "TextBody", "HtmlBody", "Body", "MessageEvents"]
    assert (details["TextBody"], details["HtmlBody"]) == ("Hello there", "<b>Hello</b>")
    assert (details["Attachments"], details["TrackOpens"], details["TrackLinks"]) == (["a.txt"], True, "HtmlOnly")


def test_the_dump_is_the_source_in_details(world: World) -> None:
    message = message_id(world)
    dump = get(world, f"/messages/outbound/{message}/dump").json["Body"]
    assert dump == get(world, f"/messages/outbound/{message}/details").json["Body"]


@pytest.mark.parametrize("what", ["details", "dump"])
def test_an_unknown_message(world: World, what: str) -> None:
    assert get(world, f"/messages/outbound/{uuid4()}/{what}").refused[:2] == (422, 701)


def test_a_message_of_another_server_is_unknown(world: World) -> None:
    assert get(world, f"/messages/outbound/{message_id(world)}/details", SANDBOX).refused[1] == 701

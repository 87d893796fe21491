"""Bounce reads: statistics, search, one bounce, its source."""

import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.world import World
from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN
from tests.practice.talk import HARD_BOUNCE, get, message_id, words

SOFT_BOUNCE = "softbounce@bounce-testing.postmarkapp.com"
SANDBOX = {"x-postmark-server-token": SANDBOX_SERVER_TOKEN}
FIELDS = words(
    "RecordType ID Type TypeCode Name Tag MessageID ServerID MessageStream Description Details Email From BouncedAt "
    "DumpAvailable Inactive CanActivate Subject"
)


def found(world: World, query: str = "") -> list[str]:
    answer = get(world, f"/bounces?count=500&offset=0{query}").json
    assert answer["TotalCount"] == len(answer["Bounces"])
    return [one["Type"] for one in answer["Bounces"]]


@pytest.fixture
def bounced(world: World, clock: ManualClock) -> World:
    """A world with a hard bounce on day one and two soft bounces on day two, one of them on the broadcast stream."""
    message_id(world, To=HARD_BOUNCE, Tag="welcome")
    clock.advance(86_400)
    message_id(world, To=SOFT_BOUNCE)
    message_id(world, To=SOFT_BOUNCE, MessageStream="broadcast")
    return world


def test_a_quiet_server_has_no_bounces(world: World) -> None:
    assert get(world, "/deliverystats").json == {"InactiveMails": 0, "Bounces": [{"Name": "All", "Count": 0}]}


def test_statistics_count_all_streams_by_type(bounced: World) -> None:
    assert get(bounced, "/deliverystats").json == {
        "InactiveMails": 1,
        "Bounces": [
            {"Name": "All", "Count": 3},
            {"Type": "HardBounce", "Name": "Hard bounce", "Count": 1},
            {"Type": "SoftBounce", "Name": "Soft bounce", "Count": 2},
        ],
    }


def test_bounces_of_another_server_are_not_seen(bounced: World) -> None:
    assert get(bounced, "/bounces?count=1&offset=0", SANDBOX).json == {"TotalCount": 0, "Bounces": []}
    assert get(bounced, "/deliverystats", SANDBOX).json["InactiveMails"] == 0


def test_a_bounce_has_postmarks_fields(bounced: World) -> None:
    bounce = get(bounced, "/bounces?count=1&offset=1").json["Bounces"][0]
    assert list(bounce) == FIELDS
    assert (bounce["Type"], bounce["TypeCode"], bounce["Inactive"], bounce["CanActivate"]) == (
        "HardBounce",
        1,
        True,
        True,
    )
    assert (bounce["Email"], bounce["From"], bounce["Tag"]) == (HARD_BOUNCE, "hello@example.com", "welcome")
    assert bounce["BouncedAt"] == "2026-01-05T09:00:00Z"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["SoftBounce", "HardBounce"]),
        ("&messagestream=broadcast", ["SoftBounce"]),
        ("&messageStream=inbound", []),
        ("&type=HardBounce", ["HardBounce"]),
        ("&type=softbounce", ["SoftBounce"]),
        ("&type=Blocked", []),
        ("&inactive=true", ["HardBounce"]),
        ("&inactive=False", ["SoftBounce"]),
        ("&emailFilter=SOFT", ["SoftBounce"]),
        ("&tag=welcome", ["HardBounce"]),
        ("&fromdate=2026-01-06", ["SoftBounce"]),
        ("&todate=2026-01-05", ["HardBounce"]),
        ("&fromdate=2026-01-05T04:00:00&todate=2026-01-05T04:00:00", ["HardBounce"]),
        ("&messageID=none", []),
    ],
)
def test_filters(bounced: World, query: str, expected: list[str]) -> None:
    assert found(bounced, query) == expected


def test_a_bounce_is_found_by_its_message(bounced: World) -> None:
    wanted = get(bounced, "/bounces?count=1&offset=1").json["Bounces"][0]["MessageID"]
    assert found(bounced, f"&messageID={wanted.upper()}") == ["HardBounce"]


@pytest.mark.parametrize("query", ["type=Nonsense", "inactive=perhaps"])
def test_filters_with_impossible_values(world: World, query: str) -> None:
    assert get(world, f"/bounces?count=1&offset=0&{query}").refused[:2] == (422, 1000)


def test_a_filter_that_is_no_date(world: World) -> None:
    assert get(world, "/bounces?count=1&offset=0&fromdate=soon").refused[:2] == (422, 900)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "count=1",
        "offset=0",
        "count=0&offset=0",
        "count=501&offset=0",
        "count=-1&offset=0",
        "count=x&offset=0",
        "count=1&offset=-1",
        "count=500&offset=9501",
        "count=1&offset=",
    ],
)
def test_paging_out_of_range(world: World, query: str) -> None:
    assert get(world, f"/bounces?{query}").refused[:2] == (422, 1000)


def test_one_bounce_and_its_source(bounced: World) -> None:
    number = get(bounced, "/bounces?count=1&offset=0").json["Bounces"][0]["ID"]
    bounce = get(bounced, f"/bounces/{number}").json
    assert list(bounce) == [*FIELDS, "Content"]
    assert get(bounced, f"/bounces/{number}/dump").json == {"Body": bounce["Content"]}
    assert "SoftBounce" in bounce["Content"]


def test_the_source_is_kept_for_thirty_days(bounced: World, clock: ManualClock) -> None:
    bounce = get(bounced, "/bounces?count=1&offset=0&type=SoftBounce").json["Bounces"][0]
    path = f"/bounces/{bounce['ID']}"
    clock.advance(30 * 86_400 - 1)
    assert get(bounced, path).json["DumpAvailable"] is True
    assert get(bounced, f"{path}/dump").json["Body"] != ""
    clock.advance(1)
    assert (get(bounced, path).json["DumpAvailable"], get(bounced, path).json["Content"]) == (False, "")
    assert get(bounced, f"{path}/dump").json == {"Body": ""}


@pytest.mark.parametrize("number", ["0", "999999", "-1", "x", "1" * 30, "²"])
@pytest.mark.parametrize("rest", ["", "/dump"])
def test_an_unknown_bounce(bounced: World, number: str, rest: str) -> None:
    assert get(bounced, f"/bounces/{number}{rest}").refused[:2] == (422, 1001)


def test_a_bounce_of_another_server_is_unknown(bounced: World) -> None:
    number = get(bounced, "/bounces?count=1&offset=0").json["Bounces"][0]["ID"]
    assert get(bounced, f"/bounces/{number}", SANDBOX).refused[:2] == (422, 1001)

"""Creating, editing, archiving and unarchiving message streams."""

from typing import Any

import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.records import Permission
from helpers.practice.world import World
from tests.practice.produce_streams import archive, create, eleven, handle_unsubscribing
from tests.practice.talk import JSON_HEADERS, SERVER, Answer, get, patch, post, say, send

DAY_S = 86_400


def edit(world: World, stream: str, **fields: Any) -> Answer:
    return patch(world, f"/message-streams/{stream}", fields)


def unarchive(world: World, stream: str) -> Answer:
    return say(world, "POST", f"/message-streams/{stream}/unarchive", headers=SERVER)


def listed(world: World, query: str = "") -> list[str]:
    return [one["ID"] for one in get(world, f"/message-streams?{query}").json["MessageStreams"]]


def test_a_new_stream_is_listed_and_sends(world: World) -> None:
    stream = create(world, Description="What people bought").json
    assert stream == get(world, "/message-streams/receipts").json
    assert (stream["Name"], stream["Description"], stream["UpdatedAt"]) == ("Receipts", "What people bought", None)
    assert listed(world) == ["outbound", "broadcast", "inbound", "receipts"]
    assert send(world, MessageStream="receipts").status == 200


@pytest.mark.parametrize(("kind", "handling"), [("Transactional", "None"), ("broadcasts", "Postmark")])
def test_how_recipients_unsubscribe_depends_on_the_type(world: World, kind: str, handling: str) -> None:
    stream = create(world, MessageStreamType=kind).json
    assert stream["SubscriptionManagementConfiguration"] == {"UnsubscribeHandlingType": handling}


def test_unsubscribing_by_oneself_needs_a_permission(world: World) -> None:
    assert handle_unsubscribing(world, "Custom").refused[1] == 1238
    world.account.permissions.add(Permission.CUSTOM_UNSUBSCRIBE)
    assert handle_unsubscribing(world, "custom").status == 200


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"ID": None}, 1222),
        ({"ID": "x" * 31}, 1227),
        ({"ID": "re ceipts"}, 1227),
        ({"ID": "PM-receipts"}, 1233),
        ({"ID": "Outbound"}, 1230),
        ({"Name": None}, 1223),
        ({"MessageStreamType": None}, 1221),
        ({"MessageStreamType": "Broadcast"}, 1221),
        ({"Description": "See <a href='x'>here</a>"}, 1234),
        ({"ID": 1}, 403),
        ({"SubscriptionManagementConfiguration": "None"}, 403),
    ],
)
def test_what_a_new_stream_may_not_be(world: World, fields: dict[str, Any], code: int) -> None:
    assert create(world, **fields).refused[:2] == (422, code)
    assert len(listed(world)) == 3


def test_a_description_may_hold_what_only_looks_like_html(world: World) -> None:
    assert create(world, Description="orders < 5 & > 2").status == 200


def test_ten_streams_are_the_most_and_archiving_makes_room(world: World) -> None:
    assert eleven(world).refused[1] == 1225
    assert len(listed(world)) == 10
    archive(world, "s0")
    assert create(world, ID="another").status == 200
    assert unarchive(world, "s0").refused[1] == 1225


def test_streams_are_forgotten_rather_than_kept_without_end(world: World) -> None:
    for number in range(120):
        assert create(world, ID=f"s{number}").status == 200
        archive(world, f"s{number}")
    assert len(world.servers[1001].streams) == 100
    assert get(world, "/message-streams/s0").refused[1] == 1226


def test_an_edit_changes_what_it_names(world: World, clock: ManualClock) -> None:
    clock.advance(60)
    stream = edit(world, "broadcast", Name="News").json
    assert (stream["Name"], stream["Description"]) == ("News", "")
    assert stream["UpdatedAt"] == "2026-01-05T04:01:00-05:00"
    stream = edit(world, "broadcast", Description="Weekly", ID="other", MessageStreamType="Inbound").json
    assert (stream["ID"], stream["Name"], stream["Description"]) == ("broadcast", "News", "Weekly")


def test_a_refused_edit_changes_nothing(world: World) -> None:
    before = get(world, "/message-streams/inbound").json
    handling = {"UnsubscribeHandlingType": "Postmark"}
    assert edit(world, "inbound", Name="Mail", SubscriptionManagementConfiguration=handling).refused[1] == 1239
    assert get(world, "/message-streams/inbound").json == before


def test_an_archived_stream_says_when_it_goes(world: World) -> None:
    archived = archive(world, "broadcast").json
    assert archived == {"ID": "broadcast", "ServerID": 1001, "ExpectedPurgeDate": "2026-02-19T04:00:00-05:00"}
    assert archive(world, "broadcast").json == archived
    stream = get(world, "/message-streams/broadcast").json
    assert (stream["ArchivedAt"], stream["ExpectedPurgeDate"]) == (
        "2026-01-05T04:00:00-05:00",
        archived["ExpectedPurgeDate"],
    )
    assert (listed(world), len(listed(world, "IncludeArchivedStreams=true"))) == (["outbound", "inbound"], 3)


def test_an_archived_stream_does_not_send_and_comes_back(world: World) -> None:
    archive(world, "broadcast")
    assert send(world, MessageStream="broadcast").refused[:2] == (422, 1235)
    assert unarchive(world, "broadcast").json["ArchivedAt"] is None
    assert send(world, MessageStream="broadcast").status == 200


def test_a_stream_that_was_never_archived_comes_back_too(world: World) -> None:
    assert unarchive(world, "outbound").json["UpdatedAt"] is None


def test_a_purged_stream_is_gone(world: World, clock: ManualClock) -> None:
    archive(world, "broadcast")
    clock.advance(45 * DAY_S - 1)
    assert get(world, "/message-streams/broadcast").status == 200
    clock.advance(1)
    assert get(world, "/message-streams/broadcast").refused[1] == 1226
    assert listed(world, "IncludeArchivedStreams=true") == ["outbound", "inbound"]
    assert unarchive(world, "broadcast").refused[1] == 1232


@pytest.mark.parametrize("target", ["GET /", "PATCH /x", "POST /", "POST /x/archive", "POST /x/unarchive", "GET /x"])
def test_the_whole_api_needs_its_permission(world: World, target: str) -> None:
    world.account.permissions.discard(Permission.MESSAGE_STREAMS)
    method, _, rest = target.partition(" ")
    answer = say(world, method, f"/message-streams{rest}", b"{}", {**JSON_HEADERS, **SERVER})
    assert answer.refused[:2] == (422, 1220)
    assert get(world, "/message-streams/outbound/suppressions/dump").status == 200


def test_a_request_without_a_body(world: World) -> None:
    assert say(world, "POST", "/message-streams", headers={**JSON_HEADERS, **SERVER}).refused[1] == 402
    assert post(world, "/message-streams", []).refused[1] == 403

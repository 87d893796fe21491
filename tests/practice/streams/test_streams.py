"""Message streams and their suppressions."""

import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.world import World
from tests.practice.talk import HARD_BOUNCE, get, message_id, words

BY_HAND = "ManuallyDeactivated@bounce-testing.postmarkapp.com"
FIELDS = words(
    "ID ServerID Name Description MessageStreamType CreatedAt UpdatedAt ArchivedAt ExpectedPurgeDate "
    "SubscriptionManagementConfiguration"
)


def ids(world: World, query: str = "") -> list[str]:
    answer = get(world, f"/message-streams?{query}").json
    assert answer["TotalCount"] == len(answer["MessageStreams"])
    return [one["ID"] for one in answer["MessageStreams"]]


def suppressed(world: World, query: str = "") -> list[str]:
    dump = get(world, f"/message-streams/outbound/suppressions/dump?{query}").json
    return [one["SuppressionReason"] for one in dump["Suppressions"]]


@pytest.fixture
def bounced(world: World, clock: ManualClock) -> World:
    """A world with a hard bounce on day one and an address deactivated by hand on day two."""
    message_id(world, To=HARD_BOUNCE)
    clock.advance(86_400)
    message_id(world, To=BY_HAND)
    return world


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["outbound", "broadcast", "inbound"]),
        ("MessageStreamType=All", ["outbound", "broadcast", "inbound"]),
        ("messageStreamType=Inbound", ["inbound"]),
        ("MessageStreamType=transactional", ["outbound"]),
        ("MessageStreamType=Broadcasts&IncludeArchivedStreams=true", ["broadcast"]),
    ],
)
def test_streams_by_type(world: World, query: str, expected: list[str]) -> None:
    assert ids(world, query) == expected


def test_archived_streams_are_hidden_until_asked_for(world: World, clock: ManualClock) -> None:
    world.servers[1001].streams["broadcast"].archived_at = clock.now()
    assert ids(world) == ["outbound", "inbound"]
    assert ids(world, "includeArchivedStreams=True") == ["outbound", "broadcast", "inbound"]


def test_an_impossible_type(world: World) -> None:
    assert get(world, "/message-streams?MessageStreamType=Marketing").refused[:2] == (422, 1221)


@pytest.mark.parametrize("name", ["outbound", "OUTBOUND"])
def test_one_stream(world: World, name: str) -> None:
    stream = get(world, f"/message-streams/{name}").json
    assert list(stream) == FIELDS
    assert (stream["ServerID"], stream["MessageStreamType"]) == (1001, "Transactional")
    assert (stream["CreatedAt"], stream["UpdatedAt"]) == ("2026-01-05T04:00:00-05:00", None)
    assert stream["SubscriptionManagementConfiguration"] == {"UnsubscribeHandlingType": "None"}


@pytest.mark.parametrize("rest", ["", "/suppressions/dump"])
def test_an_unknown_stream(world: World, rest: str) -> None:
    refused = (422, 1226, "The message stream for the provided 'ID' was not found.")
    assert get(world, f"/message-streams/nowhere{rest}").refused == refused


def test_a_suppression_says_who_why_and_when(world: World) -> None:
    message_id(world, To=HARD_BOUNCE)
    assert get(world, "/message-streams/outbound/suppressions/dump").json == {
        "Suppressions": [
            {
                "EmailAddress": HARD_BOUNCE,
                "SuppressionReason": "HardBounce",
                "Origin": "Recipient",
                "CreatedAt": "2026-01-05T04:00:00-05:00",
            }
        ]
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["ManualSuppression", "HardBounce"]),
        ("SuppressionReason=HardBounce", ["HardBounce"]),
        ("suppressionReason=spamcomplaint", []),
        ("Origin=Customer", ["ManualSuppression"]),
        ("Origin=Admin", []),
        (f"emailAddress={HARD_BOUNCE.upper()}", ["HardBounce"]),
        ("EmailAddress=hardbounce", []),
        ("fromdate=2026-01-06", ["ManualSuppression"]),
        ("todate=2026-01-05", ["HardBounce"]),
    ],
)
def test_filters(bounced: World, query: str, expected: list[str]) -> None:
    assert suppressed(bounced, query) == expected


@pytest.mark.parametrize(
    ("query", "code"), [("SuppressionReason=Mood", 1404), ("Origin=Mars", 1405), ("todate=x", 900)]
)
def test_filters_with_impossible_values(world: World, query: str, code: int) -> None:
    assert get(world, f"/message-streams/outbound/suppressions/dump?{query}").refused[:2] == (422, code)


def test_other_streams_have_lists_of_their_own(bounced: World) -> None:
    assert get(bounced, "/message-streams/broadcast/suppressions/dump").json == {"Suppressions": []}

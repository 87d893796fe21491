"""Fields of the wrong type: refused with ErrorCode 403 before any rule looks at their values."""

from typing import Any

import pytest

from helpers.practice.world import World
from tests.practice.talk import GOOD, post, send


def wrong(fields: str) -> tuple[int, int, str]:
    return 422, 403, f"Invalid request field(s): {fields}."


@pytest.mark.parametrize(
    "field", ["From", "To", "Cc", "Bcc", "Subject", "Tag", "HtmlBody", "TextBody", "ReplyTo", "MessageStream"]
)
@pytest.mark.parametrize("value", [1, True, 0.5, ["a@example.com"], {"Email": "a@example.com"}])
def test_a_text_must_be_a_string(world: World, field: str, value: Any) -> None:
    assert send(world, **{field: value}).refused == wrong(f"'{field}'")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("TrackOpens", "true"),
        ("TrackOpens", 1),
        ("TrackLinks", False),
        ("Metadata", ["a"]),
        ("Metadata", {"a": 1}),
        ("Headers", {"X-A": "b"}),
        ("Headers", ["X-A: b"]),
        ("Headers", [{"Name": "X-A", "Value": 1}]),
        ("Attachments", {"Name": "a.txt"}),
        ("Attachments", [{"Name": "a.txt", "Content": ["eA=="]}]),
    ],
)
def test_other_fields_have_their_types_too(world: World, field: str, value: Any) -> None:
    assert send(world, **{field: value}).refused == wrong(f"'{field}'")


def test_all_wrong_fields_are_named(world: World) -> None:
    assert send(world, To=1, Tag=2).refused == wrong("'To', 'Tag'")


@pytest.mark.parametrize("value", [None, 1, "text", True, [], [GOOD]])
def test_a_message_is_an_object(world: World, value: Any) -> None:
    assert post(world, "/email", value).refused == wrong("'$'")


def test_null_counts_as_absent(world: World) -> None:
    nulls = dict.fromkeys(
        ["Cc", "Bcc", "Tag", "HtmlBody", "ReplyTo", "Headers", "TrackOpens", "TrackLinks", "Metadata"]
    )
    assert send(world, **nulls, Attachments=None, MessageStream=None).status == 200


def test_null_inside_a_list_or_an_object_counts_as_absent_too(world: World) -> None:
    attachment = {"Name": "a.txt", "Content": "eA==", "ContentType": None, "ContentID": None}
    assert send(world, Metadata={"a": None}, Attachments=[attachment]).status == 200


def test_unknown_fields_are_ignored(world: World) -> None:
    assert send(world, InlineCss=True, Nonsense={"a": [1]}).status == 200

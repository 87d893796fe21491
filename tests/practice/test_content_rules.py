"""What a message may hold: each limit from both sides."""

import base64
from typing import Any

import pytest

from helpers.practice.world import World
from helpers.reference.limits import BODY_BYTES, FORBIDDEN_EXTENSIONS
from tests.practice.talk import send

FILE = {"Name": "a.txt", "Content": base64.b64encode(b"hello").decode(), "ContentType": "text/plain"}


@pytest.mark.parametrize(("field", "most"), [("Subject", 2000), ("Tag", 1000)])
def test_texts_are_bounded(world: World, field: str, most: int) -> None:
    assert send(world, **{field: "x" * most}).status == 200
    assert send(world, **{field: "x" * (most + 1)}).refused[:2] == (422, 300)


def test_length_counts_utf_16_units(world: World) -> None:
    assert send(world, Subject="😀" * 1000).status == 200
    assert send(world, Subject="😀" * 1000 + "x").refused[:2] == (422, 300)


def test_from_is_bounded_with_its_name(world: World) -> None:
    assert send(world, From=f"{'x' * 235} <hello@example.com>").status == 200
    assert send(world, From=f"{'x' * 240} <hello@example.com>").refused[:2] == (422, 300)


def test_there_is_a_body(world: World) -> None:
    refused = (422, 300, "Provide either email TextBody or HtmlBody or both.")
    assert send(world, TextBody=None).refused == refused
    assert send(world, TextBody="", HtmlBody="").refused == refused
    assert send(world, TextBody=None, HtmlBody="<b>x</b>").status == 200


@pytest.mark.parametrize("field", ["TextBody", "HtmlBody"])
def test_a_body_has_at_most_5_megabytes_of_utf_8(world: World, field: str) -> None:
    assert send(world, **{field: "x" * BODY_BYTES}).status == 200
    assert send(world, **{field: "é" * (BODY_BYTES // 2) + "x"}).refused[:2] == (422, 300)


def test_a_subject_is_not_needed(world: World) -> None:
    assert send(world, Subject=None).status == 200


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        ({f"key{number}": "x" for number in range(11)}, "at most 10"),
        ({"k" * 21: "x"}, f"The '{'k' * 21}' field in your metadata content exceeds these limits."),
        ({"key": "x" * 81}, "The 'key' field in your metadata content exceeds these limits."),
        ({"Key": "a", "key": "b"}, "given twice"),
    ],
)
def test_metadata_is_bounded(world: World, metadata: dict[str, str], said: str) -> None:
    status, code, message = send(world, Metadata=metadata).refused
    assert (status, code) == (422, 300)
    assert message.startswith("Invalid metadata content.")
    assert said in message


def test_metadata_up_to_its_limits_is_fine(world: World) -> None:
    assert send(world, Metadata={f"{'k' * 19}{number}": "x" * 80 for number in range(10)}).status == 200


@pytest.mark.parametrize(
    "header", [{"Name": "", "Value": "x"}, {"Name": "A B", "Value": "x"}, {"Name": "A:", "Value": "x"}]
)
def test_a_header_needs_a_name_that_mail_can_carry(world: World, header: dict[str, str]) -> None:
    assert send(world, Headers=[header]).refused[:2] == (422, 300)


def test_a_header_may_not_smuggle_a_line_break(world: World) -> None:
    assert send(world, Headers=[{"Name": "X-A", "Value": "b\r\nBcc: eve@example.com"}]).refused[:2] == (422, 300)


@pytest.mark.parametrize(
    ("value", "status"), [("None", 200), ("HtmlAndText", 200), ("", 200), ("html", 422), ("true", 422)]
)
def test_track_links_is_one_of_four_words(world: World, value: str, status: int) -> None:
    assert send(world, TrackLinks=value).status == status


@pytest.mark.parametrize("extension", sorted(FORBIDDEN_EXTENSIONS))
def test_forbidden_attachments(world: World, extension: str) -> None:
    refused = (422, 411, "Attachment file type not allowed.")
    assert send(world, Attachments=[FILE, {**FILE, "Name": f"Invoice.PDF.{extension.upper()}"}]).refused == refused


@pytest.mark.parametrize("name", ["report.pdf", "exe", "exe.txt", ".profile", "a.executable"])
def test_allowed_attachments(world: World, name: str) -> None:
    assert send(world, Attachments=[{**FILE, "Name": name}]).status == 200


@pytest.mark.parametrize("change", [{"Name": None}, {"Name": ""}, {"Content": None}])
def test_an_attachment_needs_a_name_and_content(world: World, change: dict[str, Any]) -> None:
    assert send(world, Attachments=[{**FILE, **change}]).refused[:2] == (422, 300)


@pytest.mark.parametrize("content", ["aGVsbG8", "a", "hello world!", "aGVs=bG8=", "é"])
def test_content_must_be_base64(world: World, content: str) -> None:
    assert "'a.txt' is not valid base64" in send(world, Attachments=[{**FILE, "Content": content}]).refused[2]


def test_wrapped_base64_is_fine(world: World) -> None:
    wrapped = base64.encodebytes(b"hello" * 50).decode()
    assert send(world, Attachments=[{**FILE, "Content": wrapped}]).status == 200

"""What a template must be before it is kept."""

from typing import Any

import pytest

from helpers.practice.templates.template_rules import LONGEST
from helpers.practice.world import World
from tests.practice.produce_templates import FRAME, create, created, framed


def code(world: World, base: dict[str, Any] | None = None, **fields: Any) -> int:
    answer = create(world, **fields) if base is None else create(world, base, **fields)
    return 0 if answer.status == 200 else answer.json["ErrorCode"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"Name": None}, 1120),
        ({"Name": "  "}, 1120),
        ({"Subject": None}, 1120),
        ({"Subject": ""}, 1120),
        ({"TextBody": None}, 1120),
        ({"TextBody": "", "HtmlBody": ""}, 1120),
        ({"TextBody": None, "HtmlBody": "<b></b>"}, 0),
        ({"Name": 1}, 403),
        ({"TextBody": ["x"]}, 403),
        ({"TemplateType": "layout"}, 1122),
        ({"TemplateType": "Standard"}, 0),
        ({"TemplateType": None}, 0),
    ],
)
def test_fields(world: World, fields: dict[str, Any], expected: int) -> None:
    assert code(world, **fields) == expected


@pytest.mark.parametrize("field", ["Name", "Alias", "Subject"])
def test_fields_are_bounded(world: World, field: str) -> None:
    assert code(world, **{field: "x" * LONGEST[field]}) == 0
    assert code(world, **{"Alias": "other", field: "x" * (LONGEST[field] + 1)}) == 1121


@pytest.mark.parametrize(
    ("alias", "expected"),
    [("a", 0), ("A-b_c.9", 0), ("", 1122), ("1", 1122), ("-a", 1122), ("a b", 1122), ("é", 1122), ("a\n", 1122)],
)
def test_aliases(world: World, alias: str, expected: int) -> None:
    assert code(world, Alias=alias) == expected


def test_an_alias_is_taken_by_a_layout_too(world: World) -> None:
    assert code(created(world, FRAME), Alias="frame") == 1122


@pytest.mark.parametrize("field", ["Subject", "HtmlBody", "TextBody"])
def test_content_has_to_parse(world: World, field: str) -> None:
    assert code(world, **{field: "{{#each}}"}) == 1122
    assert code(world, **{field: "{{#a}}{{b.c}}{{/a}}"}) == 0


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, 0),
        ({"HtmlBody": "<b>{{{@content}}}</b>"}, 0),
        ({"HtmlBody": "<b>{{{@content}}}{{{@content}}}</b>"}, 1131),
        ({"HtmlBody": "<b></b>"}, 1131),
        ({"TextBody": "nothing"}, 1131),
        ({"Subject": "x"}, 1123),
        ({"LayoutTemplate": "frame"}, 1123),
    ],
)
def test_layouts(world: World, fields: dict[str, Any], expected: int) -> None:
    assert code(world, FRAME, **fields) == expected


@pytest.mark.parametrize("field", ["Subject", "HtmlBody", "TextBody"])
def test_only_a_layout_has_a_place_for_content(world: World, field: str) -> None:
    assert code(world, **{field: "{{{ @content }}}"}) == 1131


def test_a_standard_template_is_no_layout(world: World) -> None:
    assert code(framed(world), Alias="other", LayoutTemplate="welcome") == 1101
    assert code(world, Alias="other", LayoutTemplate="frame") == 0

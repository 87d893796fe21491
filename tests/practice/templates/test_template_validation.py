"""POST /templates/validate: errors, rendering, the suggested model."""

from typing import Any

import pytest

from helpers.practice.world import World
from tests.practice.produce_templates import FRAME, created, framed
from tests.practice.talk import get, post, words


def validated(world: World, **fields: Any) -> Any:
    answer = post(world, "/templates/validate", fields)
    assert answer.status == 200, answer.json
    return answer.json


def test_the_reply_has_postmarks_fields(world: World) -> None:
    reply = validated(world, Subject="Hello")
    assert list(reply) == words("AllContentIsValid HtmlBody TextBody Subject SuggestedTemplateModel")
    assert (reply["HtmlBody"], reply["TextBody"], reply["SuggestedTemplateModel"]) == (None, None, {})
    assert reply["Subject"] == {"ContentIsValid": True, "ValidationErrors": [], "RenderedContent": "Hello"}


def test_the_example_of_the_dotnet_client(world: World) -> None:
    reply = validated(
        world,
        Subject="{{name}}",
        HtmlBody="<p>{{content}}{{company.address}}{{#each products}}{{/each}}{{^rivals}}None.{{/rivals}}</p>",
        TextBody="{{content}}",
        TestRenderModel={"name": "Johnny", "content": "hello, world!"},
    )
    assert reply["AllContentIsValid"]
    assert reply["HtmlBody"]["RenderedContent"] == "<p>hello, world!address_ValueNone.</p>"
    assert reply["SuggestedTemplateModel"]["company"] == {"address": "address_Value"}
    assert len(reply["SuggestedTemplateModel"]["products"]) == 3
    assert reply["Subject"]["RenderedContent"] == "Johnny"


def test_mistakes_are_shown_with_their_place(world: World) -> None:
    reply = validated(world, HtmlBody="<p>\n {{#a}}", TextBody="{{a}}")
    assert not reply["AllContentIsValid"]
    assert reply["TextBody"]["ContentIsValid"]
    assert not reply["HtmlBody"]["ContentIsValid"]
    assert reply["HtmlBody"]["RenderedContent"] is None
    [error] = reply["HtmlBody"]["ValidationErrors"]
    assert (error["Line"], error["CharacterPosition"]) == (2, 2)
    assert error["Message"].startswith("A scope block to the following path was opened but not closed: 'a'")


def test_a_model_that_does_not_fit_is_a_mistake_without_a_place(world: World) -> None:
    reply = validated(world, TextBody="{{#each list}}{{/each}}", TestRenderModel={"list": "text"})
    [error] = reply["TextBody"]["ValidationErrors"]
    assert (error["Line"], error["CharacterPosition"]) == (None, None)
    assert "used like an array" in error["Message"]


def test_only_html_is_made_safe(world: World) -> None:
    reply = validated(world, Subject="{{x}}", HtmlBody="{{x}}{{{x}}}", TextBody="{{x}}", TestRenderModel={"x": "<&>"})
    assert reply["HtmlBody"]["RenderedContent"] == "&lt;&amp;&gt;<&>"
    assert (reply["Subject"]["RenderedContent"], reply["TextBody"]["RenderedContent"]) == ("<&>", "<&>")


def test_parts_are_rendered_in_their_layout(world: World) -> None:
    reply = validated(framed(world), Subject="S", HtmlBody="<b></b>", TextBody="T {{a}}", LayoutTemplate="frame")
    assert reply["TextBody"]["RenderedContent"] == "-- T a_Value --"
    assert reply["HtmlBody"]["RenderedContent"] == "<b></b>"  # this layout has none


def test_the_layout_wants_its_model_too(world: World) -> None:
    created(world, FRAME, TextBody="{{{@content}}} {{company}}")
    reply = validated(world, TextBody="{{name}}", LayoutTemplate="frame")
    assert reply["SuggestedTemplateModel"] == {"name": "name_Value", "company": "company_Value"}
    assert reply["TextBody"]["RenderedContent"] == "name_Value company_Value"


@pytest.mark.parametrize("body", ["nothing", "{{{@content}}}{{{@content}}}"])
def test_a_layout_needs_one_place_for_content(world: World, body: str) -> None:
    reply = validated(world, TemplateType="Layout", HtmlBody="<b>{{{@content}}}</b>", TextBody=body)
    assert reply["HtmlBody"]["RenderedContent"] == "<b></b>"
    assert "exactly once" in reply["TextBody"]["ValidationErrors"][0]["Message"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, 1109),
        ({"TestRenderModel": {}}, 1120),
        ({"HtmlBody": ""}, 1120),
        ({"TextBody": "x", "LayoutTemplate": "none"}, 1101),
        ({"TextBody": "x", "TemplateType": "x"}, 1122),
        ({"TextBody": "{{{@content}}}", "TemplateType": "Layout", "LayoutTemplate": "x"}, 1123),
        ({"TextBody": "x", "TestRenderModel": "x"}, 403),
        ({"TextBody": 1}, 403),
    ],
)
def test_refusals(world: World, fields: dict[str, Any], expected: int) -> None:
    assert post(world, "/templates/validate", fields).refused[1] == expected


def test_an_empty_model_written_by_php(world: World) -> None:
    assert validated(world, TextBody="{{a}}", TestRenderModel=[])["TextBody"]["RenderedContent"] == "a_Value"


def test_css_is_inlined_unless_nobody_wants_it(world: World) -> None:
    html = "<style>b {color: red}</style><b>x</b>"
    inlined = validated(world, HtmlBody=html)["HtmlBody"]["RenderedContent"]
    assert inlined == '<style>b {color: red}</style><b style="color: red">x</b>'
    reply = validated(world, HtmlBody=html, InlineCssForHtmlTestRender=False)
    assert reply["HtmlBody"]["RenderedContent"] == html


def test_validation_keeps_nothing(world: World) -> None:
    validated(world, Subject="x", TextBody="x")
    assert get(world, "/templates?count=1&offset=0").json["TotalCount"] == 0

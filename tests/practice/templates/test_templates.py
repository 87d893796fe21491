"""Keeping templates: listing, reading, creating, editing, deleting."""

from typing import Any

import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.seed import demo_world
from helpers.practice.templates.templates import MOST_DELETED
from helpers.practice.world import Limits, World
from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN
from tests.practice.produce_templates import FRAME, create, created, delete, framed
from tests.practice.talk import get, put, words

SANDBOX = {"x-postmark-server-token": SANDBOX_SERVER_TOKEN}


def read(world: World, alias: str = "welcome") -> Any:
    return get(world, f"/templates/{alias}").json


def names(world: World, query: str = "") -> list[str]:
    answer = get(world, f"/templates?count=500&offset=0{query}").json
    assert answer["TotalCount"] == len(answer["Templates"])
    return [one["Name"] for one in answer["Templates"]]


def edit(world: World, alias: str = "welcome", **fields: Any) -> Any:
    answer = put(world, f"/templates/{alias}", fields)
    assert answer.status == 200, answer.json
    return read(world, answer.json["TemplateId"])


def test_a_created_template_is_answered_in_short_and_read_in_full(world: World) -> None:
    short = create(world, HtmlBody="<b>{{name}}</b>").json
    assert list(short) == words("TemplateId Name Active Alias TemplateType LayoutTemplate")
    full = read(world)
    assert list(full) == words(
        "Name TemplateId Subject HtmlBody TextBody AssociatedServerId Active Alias TemplateType LayoutTemplate"
    )
    assert short.items() <= full.items()
    assert full["HtmlBody"] == "<b>{{name}}</b>"


def test_a_template_is_found_by_its_number_too(world: World) -> None:
    assert read(world, create(world).json["TemplateId"]) == read(world)


def test_what_was_not_given_is_null(world: World) -> None:
    full = read(created(world, Alias=None), create(world, Alias=None).json["TemplateId"])
    assert (full["Alias"], full["HtmlBody"], full["LayoutTemplate"]) == (None, None, None)


def test_a_layout_without_an_alias_gets_one(world: World) -> None:
    alias = create(world, FRAME, Alias=None).json["Alias"]
    assert read(world, alias)["TemplateType"] == "Layout"
    number = create(world, Alias=None).json["TemplateId"]
    created(world, Alias=f"layout-{number + 2}")
    assert create(world, FRAME, Alias=None).json["Alias"] == f"layout-{number + 2}-1"


def test_a_row_of_the_list(world: World) -> None:
    row = get(framed(world), "/templates?count=1&offset=1").json["Templates"][0]
    assert list(row) == words("Active TemplateId Name Alias TemplateType LayoutTemplate")
    assert (row["Name"], row["LayoutTemplate"], row["TemplateType"]) == ("Welcome", "frame", "Standard")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Frame", "Welcome", "Plain"]),
        ("&TemplateType=All", ["Frame", "Welcome", "Plain"]),
        ("&templateType=Layout", ["Frame"]),
        ("&templatetype=standard", ["Welcome", "Plain"]),
        ("&LayoutTemplate=frame", ["Welcome"]),
        ("&layoutTemplate=other", []),
        ("&templateType=Layout&layoutTemplate=frame", []),
    ],
)
def test_filters(world: World, query: str, expected: list[str]) -> None:
    assert names(created(framed(world), Name="Plain", Alias="plain"), query) == expected


@pytest.mark.parametrize(
    "query", ["", "count=1", "offset=0", "count=0&offset=0", "count=501&offset=0", "count=1&offset=0&templatetype=x"]
)
def test_parameters_out_of_range(world: World, query: str) -> None:
    assert get(world, f"/templates?{query}").refused[:2] == (422, 1100)


def test_templates_of_another_server_are_not_seen(world: World) -> None:
    created(world)
    assert get(world, "/templates?count=1&offset=0", SANDBOX).json["TotalCount"] == 0
    assert get(world, "/templates/welcome", SANDBOX).refused[1] == 1101


def test_an_edit_keeps_what_it_does_not_name(world: World) -> None:
    before = read(created(world))
    assert edit(world, Name="Hello") == before | {"Name": "Hello"}
    assert edit(world, Subject=None, TextBody="new") == before | {"Name": "Hello", "TextBody": "new"}


def test_an_edit_can_take_things_away(world: World) -> None:
    framed(world)
    assert edit(world, LayoutTemplate="")["LayoutTemplate"] is None
    assert edit(world, HtmlBody="<b></b>", TextBody="")["TextBody"] is None
    assert put(world, "/templates/welcome", {"Subject": ""}).refused[1] == 1120


def test_an_edit_may_name_the_alias_it_has(world: World) -> None:
    assert edit(created(world), Alias="welcome")["Alias"] == "welcome"


def test_templates_follow_a_layout_that_is_renamed(world: World) -> None:
    edit(framed(world), "frame", Alias="border")
    assert read(world)["LayoutTemplate"] == "border"


@pytest.mark.parametrize("fields", [{}, {"Unknown": 1}, {"Name": None}])
def test_an_edit_of_nothing(world: World, fields: dict[str, Any]) -> None:
    assert put(created(world), "/templates/welcome", fields).refused[:2] == (422, 1109)


def test_a_deleted_template_can_be_read_but_not_used(world: World) -> None:
    number = create(world).json["TemplateId"]
    assert delete(world, "/templates/welcome").json == {"ErrorCode": 0, "Message": f"Template {number} removed."}
    assert read(world, number)["Active"] is False
    assert names(world) == []
    assert get(world, "/templates/welcome").refused[1] == 1101
    assert delete(world, f"/templates/{number}").refused[1] == 1101
    assert put(world, f"/templates/{number}", {"Name": "x"}).refused[1] == 1101


def test_an_alias_is_free_again_after_a_delete(world: World) -> None:
    delete(created(world), "/templates/welcome")
    assert create(world).status == 200


def test_a_layout_that_nobody_uses_any_more_can_go(world: World) -> None:
    delete(framed(world), "/templates/welcome")
    assert delete(world, "/templates/frame").status == 200


def test_deleted_templates_do_not_pile_up(world: World) -> None:
    numbers = []
    for _ in range(MOST_DELETED + 2):
        numbers.append(create(world).json["TemplateId"])
        delete(world, "/templates/welcome")
    assert get(world, f"/templates/{numbers[1]}").status == 422
    assert get(world, f"/templates/{numbers[2]}").status == 200


def test_templates_that_are_too_long_together_are_not_kept() -> None:
    world = demo_world(ManualClock(), limits=Limits(message_characters=100))
    answer = create(world, TextBody="x" * 100)
    assert (answer.status, names(world)) == (501, [])
    assert "too long" in answer.headers["X-Practice-Limit"]


@pytest.mark.parametrize("wanted", ["0", "999999", "1" * 30, "²", "%C3%A9", "no-such-alias"])
def test_an_unknown_template(world: World, wanted: str) -> None:
    assert get(created(world), f"/templates/{wanted}").refused[:2] == (422, 1101)

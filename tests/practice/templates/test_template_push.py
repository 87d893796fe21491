"""PUT /templates/push: what is copied from one server to another, and what only seems to be."""

from typing import Any

import pytest

from helpers.practice.world import World
from helpers.reference.limits import TEMPLATES_PER_SERVER
from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN
from tests.practice.produce_templates import WELCOME, created, delete, framed, push
from tests.practice.talk import ACCOUNT, SERVER, get, post, put, say, words

SANDBOX = {"x-postmark-server-token": SANDBOX_SERVER_TOKEN}


def arrived(world: World) -> list[str]:
    rows = get(world, "/templates?count=500&offset=0", SANDBOX).json["Templates"]
    return [row["Alias"] for row in rows]


def rows(world: World, **fields: Any) -> list[Any]:
    answer = push(world, **fields)
    assert answer.status == 200, answer.json
    assert answer.json["TotalCount"] == len(answer.json["Templates"])
    return answer.json["Templates"]


def test_layouts_come_first_and_nameless_templates_stay_behind(world: World) -> None:
    created(framed(world), Alias=None)
    assert [row["Alias"] for row in rows(world)] == ["frame", "welcome"]
    assert arrived(world) == ["frame", "welcome"]


def test_a_row_says_what_was_done(world: World) -> None:
    [row] = rows(created(world))
    assert list(row) == words("Action TemplateId Alias Name TemplateType")
    assert row["Action"] == "Create"
    assert get(world, f"/templates/{row['TemplateId']}", SANDBOX).json["TextBody"] == WELCOME["TextBody"]


def test_a_dry_run_changes_nothing(world: World) -> None:
    [row] = rows(created(world), PerformChanges=False)
    assert (row["Action"], "TemplateId" in row) == ("Create", False)
    assert arrived(world) == []
    assert rows(world, PerformChanges=None)[0]["Action"] == "Create"


def test_a_second_push_edits(world: World) -> None:
    [first] = rows(created(world))
    put(world, "/templates/welcome", {"Name": "Better"})
    [second] = rows(world)
    assert (second["Action"], second["TemplateId"], second["Name"]) == ("Edit", first["TemplateId"], "Better")
    assert get(world, "/templates/welcome", SANDBOX).json["Name"] == "Better"


def test_the_copies_have_a_life_of_their_own(world: World) -> None:
    rows(created(world))
    delete(world, "/templates/welcome")
    assert arrived(world) == ["welcome"]


def test_server_numbers_may_be_texts(world: World) -> None:
    source, destination = world.servers
    assert rows(created(world), SourceServerID=str(source), DestinationServerID=str(destination))


@pytest.mark.parametrize("number", [0, -1, 999_999, "x", "²", None, "1" * 30])
@pytest.mark.parametrize("field", ["SourceServerID", "DestinationServerID"])
def test_unknown_servers(world: World, field: str, number: object) -> None:
    answer = push(created(world), **{field: number})
    assert answer.refused[1] in ((403,) if isinstance(number, str) else (601,))


def test_what_does_not_fit_is_not_pushed_at_all(world: World) -> None:
    for number in range(TEMPLATES_PER_SERVER):
        assert post(world, "/templates", WELCOME | {"Alias": f"a{number}"}, SANDBOX).status == 200
    created(created(world, Alias="a0", Name="Better"), Alias="new")
    assert push(world).refused[1] == 1105
    assert get(world, "/templates/a0", SANDBOX).json["Name"] == "Welcome"


def test_a_server_token_does_not_push(world: World) -> None:
    assert put(world, "/templates/push", {}, SERVER).refused[:2] == (401, 10)


def test_a_push_without_a_body(world: World) -> None:
    assert say(world, "PUT", "/templates/push", headers=ACCOUNT).refused[1] == 1109

"""What to ask for each refusal that has to do with templates."""

from collections.abc import Callable
from typing import Any

from helpers.practice.world import World
from helpers.reference.limits import TEMPLATES_PER_SERVER
from tests.practice.talk import ACCOUNT, GOOD, SERVER, TEST, Answer, get, post, put, say

WELCOME = {"Name": "Welcome", "Alias": "welcome", "Subject": "Hello {{name}}", "TextBody": "Dear {{name}}"}
FRAME = {"Name": "Frame", "Alias": "frame", "TemplateType": "Layout", "TextBody": "-- {{{ @content }}} --"}
LETTER = {
    **{name: GOOD[name] for name in ("From", "To")},
    "TemplateAlias": "welcome",
    "TemplateModel": {"name": "Ada"},
}

TOO_MUCH_CSS = f"<style>{'b {color: red}' * 1000}</style>{'<b>' * 1001}"


def delete(world: World, path: str) -> Answer:
    return say(world, "DELETE", path, headers=SERVER)


def create(world: World, base: dict[str, Any] = WELCOME, **fields: Any) -> Answer:
    return post(world, "/templates", base | fields)


def created(world: World, base: dict[str, Any] = WELCOME, **fields: Any) -> World:
    answer = create(world, base, **fields)
    assert answer.status == 200, answer.json
    return world


def framed(world: World) -> World:
    return created(created(world, FRAME), LayoutTemplate="frame")


def letter(world: World, token: dict[str, str] = SERVER, **fields: Any) -> Answer:
    return post(world, "/email/withTemplate", LETTER | fields, token)


def push(world: World, **fields: Any) -> Answer:
    source, destination = world.servers
    body = {"SourceServerID": source, "DestinationServerID": destination, "PerformChanges": True}
    return put(world, "/templates/push", body | fields, ACCOUNT)


def full(world: World) -> Answer:
    for number in range(TEMPLATES_PER_SERVER):
        created(world, Alias=f"a{number}")
    return create(world)


def pushed_over_a_layout(world: World) -> Answer:
    _, destination = world.servers.values()
    token = {"x-postmark-server-token": destination.tokens[0]}
    assert post(world, "/templates", FRAME | {"Alias": "welcome"}, token).status == 200
    return push(created(world))


PRODUCED_BY: dict[str, Callable[[World], Answer]] = {
    "TEMPLATES_PARAMETER": lambda world: get(world, "/templates"),
    "TEMPLATE_ID_NOT_FOUND": lambda world: get(world, "/templates/1"),
    "TEST_TOKEN_FINDS_NO_ID": lambda world: letter(created(world), TEST, TemplateId=7),
    "TEST_TOKEN_FINDS_NO_ALIAS": lambda world: letter(created(world), TEST),
    "TEMPLATE_ALIAS_NOT_FOUND": lambda world: get(world, "/templates/x"),
    "LAYOUT_NOT_FOUND": lambda world: create(world, LayoutTemplate="x"),
    "TOO_MANY_TEMPLATES": full,
    "NO_TEMPLATE_DATA": lambda world: post(world, "/templates", {}),
    "TEMPLATE_FIELD_MISSING": lambda world: create(world, Name=""),
    "TEMPLATE_BODY_MISSING": lambda world: create(world, TextBody=""),
    "TEMPLATE_MODEL_MISSING": lambda world: letter(created(world), TemplateModel=None),
    "TEMPLATE_FIELD_TOO_LONG": lambda world: create(world, Name="x" * 256),
    "TEMPLATE_TYPE_INVALID": lambda world: create(world, TemplateType="x"),
    "TEMPLATE_TYPE_STAYS": lambda world: put(created(world), "/templates/welcome", {"TemplateType": "Layout"}),
    "TEMPLATE_ALIAS_INVALID": lambda world: create(world, Alias="1"),
    "TEMPLATE_ALIAS_TAKEN": lambda world: create(created(world)),
    "TEMPLATE_DOES_NOT_PARSE": lambda world: create(world, TextBody="{{#x}}"),
    "MODEL_KEY_RESERVED": lambda world: letter(created(world), TemplateModel={"@content": ""}),
    "LAYOUT_WITH_SUBJECT": lambda world: create(world, FRAME, Subject="x"),
    "LAYOUT_IN_LAYOUT": lambda world: create(world, FRAME, LayoutTemplate="x"),
    "TEMPLATE_AND_CONTENT": lambda world: letter(created(world), Subject="x"),
    "NOTHING_TO_PUSH": push,
    "PUSH_TYPES_DIFFER": pushed_over_a_layout,
    "PUSH_SERVER_NOT_FOUND": lambda world: push(world, SourceServerID=1),
    "LAYOUT_IN_USE": lambda world: delete(framed(world), "/templates/frame"),
    "CONTENT_PLACEHOLDER": lambda world: create(world, FRAME, TextBody="x"),
}

"""Properties of the template operations: whatever is posted gets a documented reply."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.practice.clock import ManualClock
from helpers.practice.seed import demo_world
from helpers.practice.world import World
from helpers.reference.error_codes import ERROR_CODES
from tests.practice.produce_templates import FRAME, LETTER, WELCOME, framed
from tests.practice.talk import ACCOUNT, JSON_HEADERS, SERVER, Answer, say
from tests.practice.test_any_payload import ANY_JSON, ANY_TEXT

bounded = settings(max_examples=100)

TEMPLATE_TEXT = st.text(st.sampled_from("{}#^/@ .abeach\n")) | ANY_TEXT
FIELDS = {
    **dict.fromkeys(("Subject", "HtmlBody", "TextBody", "Name", "Alias"), TEMPLATE_TEXT),
    "TemplateType": st.sampled_from(["Standard", "Layout", "x"]),
    "LayoutTemplate": st.sampled_from(["frame", "welcome", "", "x"]),
    "TemplateAlias": st.sampled_from(["frame", "welcome", "x"]),
    "TestRenderModel": ANY_JSON,
    "TemplateModel": ANY_JSON,
    "InlineCss": st.booleans(),
    "SourceServerID": st.integers(1000, 1005) | ANY_TEXT,
    "DestinationServerID": st.integers(1000, 1005) | ANY_TEXT,
    "PerformChanges": st.booleans(),
}
NEARLY_GOOD = st.builds(
    lambda base, good, odd: base | good | odd,
    st.sampled_from([WELCOME, FRAME, LETTER, {}]),
    st.fixed_dictionaries({}, optional=FIELDS),
    st.dictionaries(st.sampled_from(sorted(FIELDS)), ANY_JSON, max_size=1),
)
PATHS = {
    "/templates": "POST",
    "/templates/validate": "POST",
    "/templates/welcome": "PUT",
    "/templates/frame": "PUT",
    "/templates/push": "PUT",
    "/email/withTemplate": "POST",
    "/email/batchWithTemplates": "POST",
}


def say_json(world: World, path: str, value: Any) -> Answer:
    token = ACCOUNT if path.endswith("push") else SERVER
    return say(world, PATHS[path], path, json.dumps(value).encode(), {**JSON_HEADERS, **token})


@bounded
@given(
    st.sampled_from(sorted(PATHS)),
    ANY_JSON | NEARLY_GOOD | st.lists(NEARLY_GOOD, max_size=3).map(lambda many: {"Messages": many}),
)
def test_any_json_gets_a_documented_reply(path: str, value: Any) -> None:
    answer = say_json(framed(demo_world(ManualClock())), path, value)
    assert answer.status in {200, 422, 501}
    if answer.status == 422:
        assert set(answer.json) == {"ErrorCode", "Message"}
        assert answer.json["ErrorCode"] in ERROR_CODES


@bounded
@given(NEARLY_GOOD)
def test_what_was_kept_is_valid(value: dict[str, Any]) -> None:
    world = framed(demo_world(ManualClock()))
    if say_json(world, "/templates", value).status == 200:
        *_, kept = world.servers[min(world.servers)].templates.values()
        parts = {**kept.parts, "TemplateType": kept.type, "LayoutTemplate": kept.layout}
        checked = say_json(world, "/templates/validate", parts | {"InlineCssForHtmlTestRender": False})
        assert all(
            not checked.json[field]["ValidationErrors"] or "used like" in str(checked.json) for field in kept.parts
        )

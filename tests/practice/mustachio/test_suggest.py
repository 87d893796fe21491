"""The model that a template seems to want."""

from typing import Any

import pytest

from helpers.practice.mustachio.suggest import merged, suggest_model
from helpers.practice.mustachio.template import read_template
from helpers.practice.mustachio.tokens import DEEPEST


def suggested(*texts: str) -> dict[str, Any]:
    return suggest_model(map(read_template, texts))


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("no tags", {}),
        ("{{Name}}", {"Name": "Name_Value"}),
        ("{{{raw}}}", {"raw": "raw_Value"}),
        ("{{company.address}}", {"company": {"address": "address_Value"}}),
        ("{{#Person}}{{Name}}{{/Person}}", {"Person": {"Name": "Name_Value"}}),
        ("{{^none}}nothing{{/none}}", {"none": {}}),
        ("{{#each colors}}{{.}}{{/each}}", {"colors": ["colors_1", "colors_2", "colors_3"]}),
        ("{{#each people}}{{name}}{{/each}}", {"people": [{"name": "name_Value"}]}),
        (
            "{{#Person}}{{Name}}{{#each ../Person.Colors}}{{.}}{{/each}}{{/Person}}",
            {"Person": {"Name": "Name_Value", "Colors": ["Colors_1", "Colors_2", "Colors_3"]}},
        ),
        (
            "{{#each staff}}{{person.name}}{{#each colors}}{{hue}}{{/each}}{{/each}}",
            {"staff": [{"person": {"name": "name_Value"}, "colors": [{"hue": "hue_Value"}]}]},
        ),
        ("{{{ @content }}}", {}),
    ],
)
def test_examples(text: str, model: dict[str, Any]) -> None:
    assert suggested(text) == model


def test_several_templates_want_one_model() -> None:
    assert suggested("{{a}}", "{{b.c}}", "{{b.d}}") == {"a": "a_Value", "b": {"c": "c_Value", "d": "d_Value"}}


def test_given_values_come_before_placeholders() -> None:
    both = merged({"a": "a_Value", "b": {"c": "c_Value", "d": "d_Value"}, "e": ["1"]}, {"b": {"c": 1}, "e": [], "f": 2})
    assert both == {"a": "a_Value", "b": {"c": 1, "d": "d_Value"}, "e": [], "f": 2}


def test_a_model_does_not_nest_without_end() -> None:
    path = ".".join(["a"] * DEEPEST)
    model: Any = suggested(f"{{{{#{path}}}}}{{{{{path}}}}}{{{{/{path}}}}}")
    depth = 0
    while model:
        model, depth = model["a"], depth + 1
    assert depth == DEEPEST

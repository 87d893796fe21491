"""Filling templates in: the examples of the syntax page and of Mustachio's own tests."""

from typing import Any

import pytest

from helpers.practice.mustachio.render import RenderingFailed, render
from helpers.practice.mustachio.template import read_template


def filled(text: str, model: dict[str, Any], *, escaping: bool = True, content: str = "") -> str:
    return render(read_template(text), model, escaping=escaping, content=content)


ACME = {"company": "ACME", "employees": [{"name": "Wile"}, {"name": "Road"}]}


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("Hello {{ person.first_name }}", {"person": {"first_name": "Andrew"}}, "Hello Andrew"),
        ("{{#person}}Hello {{name}}{{/person}}", {"person": {"name": "Andrew"}}, "Hello Andrew"),
        ("{{#each employees}}<li>{{ name }}</li>{{/each}}", ACME, "<li>Wile</li><li>Road</li>"),
        ("{{#each employees}}{{name}} at {{../../company}}. {{/each}}", ACME, "Wile at ACME. Road at ACME. "),
        ("{{#each list}}{{.}},{{/each}}", {"list": [1, "two", None, True]}, "1,two,,True,"),
        ("{{#each a.b}}{{../../c}}{{/each}}", {"a": {"b": [1, 2], "c": "x"}}, "xx"),
        ("{{#name}}Dear {{.}}{{/name}}{{^name}}Hello{{/name}}", {"name": "Ada"}, "Dear Ada"),
        ("{{#name}}Dear {{.}}{{^name}}Hello{{/name}}", {}, "Hello"),
        ("{{^gone}}{{../here}}{{/gone}}", {"gone": False, "here": "x"}, "x"),
        ("{{missing}}{{a.b.c}}{{null}}", {"a": "text", "null": None}, ""),
        ("{{../../../name}}", {"name": "Ada"}, "Ada"),
        ("{{list}}{{object}}", {"list": [1], "object": {"a": 1}}, ""),
        ("{{a}} {{b}} {{c}} {{d}}", {"a": 1.0, "b": 1.5, "c": False, "d": -7}, "1 1.5 False -7"),
        ("as{{!stu\nff}}df", {}, "asdf"),
        ("{{{{name}}", {"name": "Mike"}, "{{Mike"),
        ("{{{name}}", {"name": "Mike"}, "{Mike"),
        ("{{name}}}", {"name": "Mike"}, "Mike}"),
        ("{{name}}}}", {"name": "Mike"}, "Mike}}"),
        ("{{{ pm:unsubscribe }}}", {}, "{{{ pm:unsubscribe }}}"),
    ],
)
def test_examples(text: str, model: dict[str, Any], expected: str) -> None:
    assert filled(text, model) == expected


@pytest.mark.parametrize("value", [None, False, 0, 0.0, "", [], {}])
def test_what_counts_as_absent(value: object) -> None:
    assert filled("{{#x}}yes{{/x}}{{^x}}no{{/x}}{{#each x}}yes{{/each}}", {"x": value}) == "no"


def test_values_are_made_safe_for_html_unless_asked_for_raw() -> None:
    model = {"x": "<b>\"Ada\" & 'Bo' é</b>"}
    assert filled("{{x}}", model) == "&lt;b&gt;&quot;Ada&quot; &amp; &#39;Bo&#39; &#233;&lt;/b&gt;"
    assert filled("{{{x}}} {{&x}}", model) == f"{model['x']} {model['x']}"
    assert filled("{{x}}", model, escaping=False) == model["x"]


def test_a_layout_takes_content_in_as_it_is() -> None:
    assert filled("<i>{{{ @content }}}</i>{{x}}", {"x": 1}, content="<b>{{x}}</b>") == "<i><b>{{x}}</b></i>1"


@pytest.mark.parametrize("value", ["text", {"a": 1}, 7, True])
def test_each_wants_a_list(value: object) -> None:
    with pytest.raises(RenderingFailed, match="'x' is used like an array by the template"):
        filled("{{#each x}}{{/each}}", {"x": value})


def test_a_result_that_gets_out_of_hand_is_stopped() -> None:
    ten = {"ten": [{"ten": [{"ten": [0] * 100}] * 100}] * 100}
    with pytest.raises(RenderingFailed, match="more text than"):
        filled("{{#each ten}}{{#each ten}}{{#each ten}}{{.}}{{/each}}{{/each}}{{/each}}", ten)
    with pytest.raises(RenderingFailed, match="more text than"):
        filled("{{#each list}}{{../../long}}{{/each}}", {"list": [1] * 70, "long": "x" * 100_000})

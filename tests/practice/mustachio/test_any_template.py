"""Properties of templates: whatever is written in them, and whatever they are filled in with."""

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.practice.mustachio.render import RenderingFailed, render
from helpers.practice.mustachio.suggest import merged
from helpers.practice.mustachio.template import read_template

bounded = settings(max_examples=100)

NAMES = st.sampled_from(["a", "b", "list", "x_1"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map(".".join) | NAMES.map("../{}".format) | st.just(".")
WORDS = st.sampled_from(["<p>", "é", "\n", "}", "{", " ", "{{", "{{{ @content }}}", "{{! x }}"]) | st.text(max_size=5)
VALUES = st.tuples(st.sampled_from(["{{%s}}", "{{ %s }}"]), PATHS).map(lambda pair: pair[0] % pair[1])
SCOPES = st.sampled_from(["{{#%s}}%s{{/%s}}", "{{^%s}}%s{{/%s}}", "{{#each %s}}%s{{/each}}"])


def scoped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def filled(parts: tuple[str, str, str]) -> str:
        scope, path, text = parts
        return scope % ((path, text) if "each" in scope else (path, text, path))

    return st.tuples(SCOPES, PATHS, inner).map(filled) | st.lists(inner, max_size=4).map("".join)


WELL_FORMED = st.recursive(WORDS | VALUES, scoped, max_leaves=10)
ANY_TEMPLATE = st.text(st.sampled_from("{}#^/&! .abeachx@\n")) | st.text() | WELL_FORMED
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
MODELS = st.dictionaries(
    NAMES,
    st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
)


@bounded
@given(ANY_TEMPLATE, MODELS, st.booleans())
def test_reading_never_raises_and_rendering_only_its_own_error(
    text: str, model: dict[str, Any], escaping: bool
) -> None:
    template = read_template(text)
    try:
        assert isinstance(render(template, model, escaping=escaping), str)
    except RenderingFailed as failed:
        assert "used like an array" in str(failed)


@bounded
@given(ANY_TEMPLATE)
def test_mistakes_stand_inside_the_template(text: str) -> None:
    lines = text.split("\n")
    for one in read_template(text).problems:
        assert lines[one.line - 1][one.character - 1 :].startswith("{{")


@bounded
@given(WELL_FORMED.filter(lambda text: not re.search(r"<|\{\{[{&]", text)), MODELS)
def test_values_bring_no_markup_into_html(text: str, model: dict[str, Any]) -> None:
    try:
        html = render(read_template(text), model, escaping=True)
    except RenderingFailed:
        return
    assert not set("<>\"'") & (set(html) - set(text))


@bounded
@given(MODELS, MODELS)
def test_merging_keeps_every_given_value(suggested: dict[str, Any], given_model: dict[str, Any]) -> None:
    both = merged(suggested, given_model)
    assert set(both) == set(suggested) | set(given_model)
    assert all(both[name] == value for name, value in given_model.items() if not isinstance(value, dict))
    assert all(set(value) <= set(both[name]) for name, value in given_model.items() if isinstance(value, dict))


@bounded
@given(st.text(st.characters(exclude_characters="{")))
def test_text_without_tags_stays_as_it_is(text: str) -> None:
    assert render(read_template(text), {}, escaping=True) == text

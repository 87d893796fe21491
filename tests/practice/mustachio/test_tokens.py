"""Reading templates: what is a tag, what is a mistake, and where it stands."""

import pytest

from helpers.practice.mustachio.template import read_template
from helpers.practice.mustachio.tokens import DEEPEST, MOST_TAGS


def problems(text: str) -> list[tuple[int, int]]:
    return [(one.line, one.character) for one in read_template(text).problems]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no tags at all }} {{ {",
        "{{first_name}} {{ company.address_line_1 }}",
        "{{#a}}x{{/a}} {{^a}}y{{/a}} {{#a}}x{{^a}}y{{/a}} {{^a}}y{{#a}}x{{/a}}",
        "{{#each list}}{{.}}{{/each}}",
        "{{#content}}Hello {{../Person.Name}}!{{/content}} {{../../x}}",
        "{{! a comment,\nover @two lines }}",
        "{{{raw}}} {{& raw }} {{{ @content }}} {{{@content}}} {{{ pm:unsubscribe }}} {{pm:unsubscribe_url}}",
        "<a href='mailto:x'>{ {x} }</a>",
    ],
)
def test_templates_in_order(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    "path", [".../a", "/", "./", "..", ".. ", "//", "@", "[", "(", "~", "$", "first name", "a-b", "a..b", "pm:", "a/b"]
)
def test_paths_that_do_not_exist(path: str) -> None:
    assert problems(f"{{{{{path}}}}}") == [(1, 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1{{first name}}", [(1, 2)]),
        ("ss{{#each company.name}}\nasdf", [(1, 3)]),
        ("xzyhj{{#company.address_line_1}}\nasdf{{dsadskl-sasa@}}\n{{/each}}", [(2, 5), (3, 1), (1, 6)]),
        ("fff{{#each company.address_line_1}}\n{{dsadskl-sasa@}}\n{{/each}}", [(2, 1)]),
        ("a{{name}}dd\ndd{{/each}}dd", [(2, 3)]),
        ("\n\n  {{/a}}", [(3, 3)]),
    ],
)
def test_mistakes_are_shown_where_they_are(text: str, expected: list[tuple[int, int]]) -> None:
    assert problems(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{#each}}{{/each}}", "The 'each' block being opened requires a model path"),
        ("{{#eachs}}{{/each}}", "The 'each' block being opened requires a model path"),
        ("{{#each a}}{{/each a}}", "The syntax to close the 'each' block should be: '{{/each}}'."),
        ("{{/each}}", "An 'each' block is being closed, but no corresponding opening element"),
        ("{{#a}}{{/b}}", "It appears that open and closing elements are mismatched."),
        ("{{#a}}{{#b}}{{/a}}{{/b}}", "It appears that open and closing elements are mismatched."),
        ("{{^name}}x", "A scope block to the following path was opened but not closed: 'name'"),
        ("{{#each name}}x", "A scope block to the following path was opened but not closed: 'name'"),
        ("{{a b}}", "The path 'a b' is not valid."),
    ],
)
def test_every_mistake_has_mustachios_message(text: str, message: str) -> None:
    assert read_template(text).problems[0].message.startswith(message)


def test_scopes_inside_scopes_have_an_end() -> None:
    def nested(depth: int) -> str:
        return "{{#a}}{{#b}}" * (depth // 2) + "x" + "{{/b}}{{/a}}" * (depth // 2)

    assert problems(nested(DEEPEST)) == []
    assert problems(nested(DEEPEST + 2))


def test_tags_have_an_end() -> None:
    assert problems("{{a}}" * MOST_TAGS) == []
    assert problems("{{a}}" * MOST_TAGS + "\n{{a}}{{") == [(2, 1)]
    assert len(problems("{{-}}" * 3 * MOST_TAGS)) == MOST_TAGS + 1


def test_paths_have_an_end() -> None:
    assert problems("{{" + ".".join(["a"] * DEEPEST) + "}}") == []
    assert problems("{{" + ".".join(["a"] * (DEEPEST + 1)) + "}}") == [(1, 1)]


def test_places_for_content_are_counted_wherever_they_stand() -> None:
    assert read_template("{{{ @content }}}{{#a}}{{{@content}}}{{/a}}").places_for_content == 2

"""CSS that moves into style attributes."""

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.practice.css.inlining import TooMuchCss, inline_css

bounded = settings(max_examples=150)


def styled(css: str, body: str) -> str:
    """What becomes of `body` below that style element."""
    head = f"<style>{css}</style>"
    return inline_css(head + body).removeprefix(head)


@pytest.mark.parametrize(
    ("css", "body", "expected"),
    [
        ("b {color: red}", "<b>x</b>", '<b style="color: red">x</b>'),
        ("B {COLOR: Red}", "<b>x</b>", '<b style="color: Red">x</b>'),
        ("*{top:0}", "<i>", '<i style="top: 0">'),
        (".a.b {top: 0}", '<i class="b c a"><i class=a>', '<i style="top: 0" class="b c a"><i class=a>'),
        ("#a {top: 0}", "<i id=a><i id=b>", '<i style="top: 0" id=a><i id=b>'),
        ("p, b {top: 0;}", "<p><b>", '<p style="top: 0"><b style="top: 0">'),
        ("p b {top: 0}", "<p><i><b></b></i></p><b>", '<p><i><b style="top: 0"></b></i></p><b>'),
        ("p > b {top: 0}", "<p><i><b></b></i><b>", '<p><i><b></b></i><b style="top: 0">'),
        ("p i > b {top: 0}", "<p><i><i><b>", '<p><i><i><b style="top: 0">'),
        ("br {top: 0}", "<br/><br>", '<br style="top: 0"/><br style="top: 0">'),
        ("img b {top: 0}", "<img><b>", "<img><b>"),
        ("b:hover, b[id], b + b, b ~ b, > b, b > {top: 0}", "<b id=x><b>", "<b id=x><b>"),
        ("@media print { b {top: 0} } i {top: 1px}", "<b><i>", '<b><i style="top: 1px">'),
        ("@import url('a;b.css'); b {top: 0}", "<b>", '<b style="top: 0">'),
        ("/* b {top: 0} */ b {left: 0 /* } */}", "<b>", '<b style="left: 0">'),
        ("<!-- b {top: 0} -->", "<b>", '<b style="top: 0">'),
        ("b {top: 0", "<b>", '<b style="top: 0">'),
        ("} b {top: 0}", "<b>", '<b style="top: 0">'),
        ("b {}", "<b>", "<b>"),
        ("b {top}", "<b>", "<b>"),
        ("b {background: url(a;b)}", "<b>", '<b style="background: url(a;b)">'),
    ],
)
def test_which_rules_move(css: str, body: str, expected: str) -> None:
    assert styled(css, body) == expected


@pytest.mark.parametrize(
    ("css", "body", "style"),
    [
        ("b {top: 0} b {top: 1px}", "<b>", "top: 1px"),
        (".a {top: 0} b {top: 1px}", "<b class=a>", "top: 0"),
        ("#a {top: 0} .a.b.c b.a {top: 1px}", "<b class=a id=a>", "top: 0"),
        ("p b {top: 0} b {top: 1px}", "<p><b>", "top: 0"),
        ("b {top: 0 !important} #a {top: 1px}", "<b id=a>", "top: 0"),
        ("b {top: 0; left: 0}", "<b style='top: 1px'>", "left: 0; top: 1px"),
        ("b {top: 0 ! IMPORTANT}", "<b STYLE=top:1px>", "top: 0"),
        ("b {padding-top: 0} i, b {padding: 1px}", "<b>", "padding-top: 0; padding: 1px"),
        ('b {font: "A B"}', "<b>", "font: &quot;A B&quot;"),
    ],
)
def test_which_rule_outweighs_another(css: str, body: str, style: str) -> None:
    assert re.findall(r'<b [^>]*style="([^"]*)"', styled(css, body)) == [style]


def test_an_attribute_of_another_name_is_left_alone() -> None:
    assert styled("b {top: 0}", "<b title=' style=1' data-style=2>") == (
        "<b style=\"top: 0\" title=' style=1' data-style=2>"
    )


@pytest.mark.parametrize(("media", "moves"), [("all", True), ("screen", True), ("print", False)])
def test_only_styles_for_every_medium_move(media: str, moves: bool) -> None:
    html = f'<style media="{media}">b {{top: 0}}</style><b>'
    assert (inline_css(html) == html) is not moves


def test_styles_that_come_later_count_for_what_came_before() -> None:
    assert inline_css("<b><style>b {top: 0}</style>") == '<b style="top: 0"><style>b {top: 0}</style>'


@pytest.mark.parametrize(
    ("css", "body"),
    [
        ("b {top: 0}" * 1000, "<b>" * 1000),
        ("b {" + "top: 0;" * 10_000 + "}", "<b>" * 1000),
        ("b {top: 0}", "<b>" * 100_000),
        ("b," * 60_000, "<b>"),
    ],
    ids=["rules", "declarations", "elements", "characters"],
)
def test_too_much_is_too_much(css: str, body: str) -> None:
    before = time.monotonic()
    with pytest.raises(TooMuchCss):
        styled(css, body)
    assert time.monotonic() - before < 3


def test_a_large_newsletter_is_not_too_much() -> None:
    body = "<td class=a5>x</td>" * 200
    assert styled("".join(f"td.a{number} {{top: 0; left: 0; right: 0}}" for number in range(200)), body) != body


PIECES = st.sampled_from(
    [
        "<b>",
        "</b>",
        '<i class="a">',
        "</i>",
        "<br/>",
        "<p id=x\n>",
        "</p>",
        "é\n",
        "<!-- <b> -->",
        "<",
        "<b",
        "&amp;",
        "</style>",
    ]
)
CSS = st.text(st.sampled_from("bi.#ax{}:;@ >,*\"'/()é\n")) | st.text(max_size=20)


class Tags(HTMLParser):
    """The tags of a document, with their attributes but for style, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[object] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, [one for one in attrs if one[0] != "style"]))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(tag)

    def handle_data(self, data: str) -> None:
        self.found.append(data)


@bounded
@given(CSS | st.just("b {top: 0} .a, #x {left: 0}"), st.lists(PIECES).map("".join))
def test_nothing_but_style_attributes_changes(css: str, body: str) -> None:
    html = f"<style>{css}</style>{body}"
    assert Tags(inline_css(html)).found == Tags(html).found


@bounded
@given(st.lists(PIECES).map("".join))
def test_inlining_twice_changes_nothing_more(body: str) -> None:
    once = inline_css(f"<style>b {{top: 0}} .a, p b {{left: 0}}</style>{body}")
    assert inline_css(once) == once

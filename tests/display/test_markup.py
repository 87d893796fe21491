"""Text stays text, whatever is in it."""

import json

from helpers.display.markup import el, to_html, to_xml


def test_text_and_attributes_are_escaped() -> None:
    page = to_html(el("p", {"title": '"<&'}, "<script>alert(1)</script>", el("b", {}, "&")))
    assert page == '<p title="&quot;<&amp;">&lt;script&gt;alert(1)&lt;/script&gt;<b>&amp;</b></p>'


def test_children_keep_their_reading_order() -> None:
    assert to_html(el("p", {}, "a", "b", el("i", {}, "c"), "d", None, el("b"), "e", "f")) == (
        "<p>ab<i>c</i>d<b></b>ef</p>"
    )


def test_void_elements_have_no_end_tag_in_html() -> None:
    assert to_html(el("p", {}, "a", el("br"), "b")) == "<p>a<br>b</p>"


def test_xml_closes_every_element() -> None:
    assert to_xml(el("svg", {}, el("rect", {"width": "1"}))) == '<svg><rect width="1" /></svg>'


def test_half_a_surrogate_pair_does_not_break_the_page() -> None:
    assert to_html(el("p", {}, json.loads(r'"a\ud800b"'))).encode() == b"<p>a?b</p>"

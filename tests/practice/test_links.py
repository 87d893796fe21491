"""Which links of a message are tracked."""

import pytest

from helpers.practice.links import tracked_links
from helpers.practice.world import World
from tests.practice.talk import message_id

HTML = """<a href="https://example.com/?a=1&amp;b=2">x</a> <A HREF='HTTP://example.com'>y</A>
<a href="mailto:a@example.com">z</a> <a>no link</a> <a href="https://example.com/secret" data-pm-no-track>s</a>
<a href="https://example.com/?a=1&amp;b=2">again</a> <img src="https://example.com/i.png">"""
TEXT = "See https://example.com/a, (http://example.com/b) or https://example.com/secret. ftp://example.com"
IN_HTML = ["https://example.com/?a=1&b=2", "HTTP://example.com"]
IN_TEXT = ["https://example.com/a", "http://example.com/b"]


@pytest.mark.parametrize(
    ("how", "html", "text"),
    [
        ("HtmlAndText", IN_HTML, IN_TEXT),
        ("HtmlOnly", IN_HTML, []),
        ("TextOnly", [], IN_TEXT),
        ("None", [], []),
    ],
)
def test_links(world: World, how: str, html: list[str], text: list[str]) -> None:
    message = world.messages.get(message_id(world, HtmlBody=HTML, TextBody=TEXT, TrackLinks=how))
    assert message
    assert tracked_links(message) == {"HTML": html, "Text": text}


@pytest.mark.parametrize(
    "html", ["<a href='http://a.b'", "<a href=http://a.b", "<<a <a href='x'>", "<!-- <a href='http://a'>", "\x00"]
)
def test_broken_html_is_no_matter(world: World, html: str) -> None:
    message = world.messages.get(message_id(world, HtmlBody=html, TrackLinks="HtmlAndText"))
    assert message
    assert set(tracked_links(message)["HTML"]) <= {"http://a.b"}

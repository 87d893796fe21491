"""The preview's frame runs nothing and asks nobody; the browser's tests show that the browser keeps to it."""

from helpers.panels.html_preview import html_preview


def test_the_frame_may_do_nothing() -> None:
    frame = html_preview("<p>Hi</p>").find("iframe")
    assert frame is not None
    assert frame.get("sandbox") == ""
    assert frame.get("title")


def test_the_policy_stands_before_the_message() -> None:
    frame = html_preview("<p>Hi</p>").find("iframe")
    assert frame is not None
    before, _, after = str(frame.get("srcdoc")).partition("<p>Hi</p>")
    assert before.startswith('<meta http-equiv="Content-Security-Policy" content="default-src \'none\';')
    assert after == ""

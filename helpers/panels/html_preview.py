"""A message's HTML body as a reader would see it, in a frame that runs nothing and asks nobody for anything.

The frame's sandbox forbids scripts, forms, new windows and timed redirects; its policy forbids every download.
Imports the markup.
"""

from helpers.display.markup import Element, el, to_html

TITLE = "Preview of the HTML body"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_HEAD = (
    el("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY}),
    el("style", {}, "body { font: 15px/1.4 system-ui, sans-serif; }"),
    el("base", {"target": "_blank"}),  # a link would open a new window, which the sandbox forbids
)
_BEFORE = "".join(map(to_html, _HEAD))


def html_preview(html_body: str) -> Element:
    """The frame with its caption."""
    frame = el("iframe", {"sandbox": "", "srcdoc": _BEFORE + html_body, "title": TITLE})
    return el("figure", {"class": "tokenlab-preview"}, el("figcaption", {}, TITLE), frame)

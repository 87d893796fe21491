"""The links of a message that Postmark would track: https://postmarkapp.com/developer/user-guide/tracking-links

Only http and https, not where `data-pm-no-track` stands. Imports the records only.
"""

import re
from html.parser import HTMLParser

from helpers.practice.records import Message

_IN_TEXT = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_IN_HTML = {"HtmlAndText", "HtmlOnly"}
_IN_PLAIN = {"HtmlAndText", "TextOnly"}


class _Anchors(HTMLParser):
    """Collects the addresses of `<a href>`, and those that must not be tracked."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.untracked: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        href = (given.get("href") or "").strip()
        if tag != "a" or not href.lower().startswith(("http://", "https://")):
            return
        if "data-pm-no-track" in given:
            self.untracked.add(href)
        else:
            self.links.append(href)


def tracked_links(message: Message) -> dict[str, list[str]]:
    """The tracked links of each part, `HTML` and `Text`, each once and in order; none where nothing is tracked."""
    if message.track_links == "None":
        return {"HTML": [], "Text": []}
    anchors = _Anchors(message.html_body)
    html = anchors.links if message.track_links in _IN_HTML else []
    text = _in_text(message.text_body) if message.track_links in _IN_PLAIN else []
    return {
        "HTML": list(dict.fromkeys(html)),
        "Text": list(dict.fromkeys(link for link in text if link not in anchors.untracked)),
    }


def _in_text(text: str) -> list[str]:
    return [link.rstrip(".,;:!?)") for link in _IN_TEXT.findall(text)]

"""The one thing to do now: a sentence, where to do it, and a line to copy."""

from helpers.display.markup import Element, el

SERVERS_PAGE = "https://account.postmarkapp.com/servers"
"""Where a person finds server tokens. Source: https://postmarkapp.com/developer/api/overview"""

_OWN_PAGES = ("https://account.postmarkapp.com/", "https://postmarkapp.com/")  # ServerLink has been seen with either


def next_step(sentence: str, *more: Element | None) -> Element | None:
    """A strip with the sentence and what helps to do it; None when there is nothing to do."""
    if not sentence:
        return None
    return el("div", {"class": "tokenlab-next"}, el("p", {}, el("b", {}, "Next "), sentence), *more)


def link(url: str, words: str) -> Element | None:
    """A link to a page of Postmark's own, in a new tab; None for any other address, which a reply may name."""
    if not url.startswith(_OWN_PAGES):
        return None
    return el("p", {}, el("a", {"href": url, "target": "_blank", "rel": "noopener noreferrer"}, words))


def line_to_copy(line: str, words: str) -> Element:
    """A line that one click selects as a whole, and what it is for."""
    return el("p", {}, el("code", {"class": "tokenlab-copy"}, line), f" {words}")

"""A report as one page: the theme in it, the cards of the results, and every request. It loads nothing.

Sees redacted records only.
"""

from collections.abc import Iterator
from pathlib import Path

from helpers.client.exchange import Exchange
from helpers.display.exchange_card import exchange_box
from helpers.display.markup import Element, el, to_html
from helpers.display.next_step import next_step
from helpers.display.printable import printable
from helpers.display.report.records import Contents, Part
from helpers.display.report.times import utc
from helpers.display.theme import style_element

_CSS = Path(__file__).with_name("report.css")
_NOTHING_FROM_ELSEWHERE = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"


def report_as_page(report: Contents) -> str:
    """The page's text."""
    page = el("html", {"lang": "en"}, _head(report), el("body", {}, _main(report)))
    return f"<!DOCTYPE html>\n{to_html(page)}\n"


def _head(report: Contents) -> Element:
    return el(
        "head",
        {},
        el("meta", {"charset": "utf-8"}),
        el("meta", {"http-equiv": "Content-Security-Policy", "content": _NOTHING_FROM_ELSEWHERE}),
        el("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        el("title", {}, printable(report.headline)),
        style_element(),
        el("style", {}, _CSS.read_text(encoding="utf-8")),
    )


def _main(report: Contents) -> Element:
    return el(
        "main",
        {"class": "tokenlab tokenlab-report"},
        el("h1", {}, printable(report.headline)),
        _about(report),
        *(section for number, part in enumerate(report.parts, 1) for section in _part(number, part)),
        *_listed("What was not checked", report.not_checked),
        *_requests(report),
        el("p", {}, el("small", {}, report.about_redaction)),
    )


def _about(report: Contents) -> Element:
    asked = [str(place) for place in report.places] or ["nobody"]
    rows = [*report.versions, *(("Asked", words) for words in asked)]
    if report.times:
        rows.append(("Times (UTC)", " to ".join(dict.fromkeys(report.times))))
    cells = (el("tr", {}, el("th", {"scope": "row"}, name), el("td", {}, printable(words))) for name, words in rows)
    return el("table", {"class": "tokenlab-about"}, el("tbody", {}, *cells))


def _part(number: int, part: Part) -> Iterator[Element]:
    yield el("h2", {}, f"{number}. {part.kind.title}")
    yield part.kind.form("card")(part.result) if part.kind.card else _plainly(part)
    if part.left_open:
        yield el("p", {}, el("b", {}, "Left open"))
        yield _list(part.left_open)


def _plainly(part: Part) -> Element:
    words = el("p", {}, printable(part.headline))
    return el("article", {"class": "tokenlab tokenlab-card"}, words, next_step(printable(part.next_step)))


def _requests(report: Contents) -> Iterator[Element]:
    if report.exchanges:
        yield el("h2", {}, "Requests")
        yield el("ol", {}, *(_request(one, utc(one.asked.started_at)) for one in report.exchanges))


def _request(exchange: Exchange, begun: str) -> Element:
    return el("li", {}, el("time", {"datetime": begun, "class": "tokenlab-aside"}, begun), exchange_box(exchange))


def _listed(title: str, sentences: tuple[str, ...]) -> Iterator[Element]:
    if sentences:
        yield el("h2", {}, title)
        yield _list(sentences)


def _list(sentences: tuple[str, ...]) -> Element:
    return el("ul", {}, *(el("li", {}, printable(sentence)) for sentence in sentences))

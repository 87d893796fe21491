"""What was found in handed-over text, as a card: each finding with its cause, what to do and how sure that is.

Imports the records of `helpers.diagnosis`. Reads well with every style stripped.
"""

from collections.abc import Iterator

from helpers.diagnosis.records import Explained, Explanation
from helpers.display.certainty import certainty
from helpers.display.findings import severity_mark
from helpers.display.markup import Element, el
from helpers.display.next_step import next_step


def explanation_card(explanation: Explanation) -> Element:
    """The whole card, an `article`; the certain findings come first."""
    return el(
        "article",
        {"class": "tokenlab tokenlab-card tokenlab-explained", "aria-label": "Explanation"},
        *(_finding(finding) for finding in explanation.findings),
    )


def _finding(finding: Explained) -> Element:
    return el(
        "section",
        {},
        _head(finding),
        el("p", {"class": "tokenlab-headline"}, el("strong", {}, finding.title)),
        el("pre", {}, finding.evidence) if finding.evidence else None,
        el("p", {}, finding.cause),
        next_step(finding.next_step),
        _alternatives(finding),
        el("p", {}, el("b", {}, "How to tell "), finding.how_to_tell) if finding.how_to_tell else None,
        _source(finding),
    )


def _head(finding: Explained) -> Element:
    aside = " · ".join((certainty(finding.confidence), *_place(finding)))
    return el(
        "p",
        {"class": "tokenlab-head"},
        severity_mark(finding.severity),
        " ",
        el("span", {"class": "tokenlab-aside"}, aside),
    )


def _place(finding: Explained) -> Iterator[str]:
    if finding.file:
        yield finding.file
    if finding.line:
        yield f"line {finding.line:,}"


def _alternatives(finding: Explained) -> Element | None:
    if not finding.alternatives:
        return None
    others = (el("li", {}, sentence) for sentence in finding.alternatives)
    return el("div", {}, el("p", {}, el("b", {}, "It could also be")), el("ul", {}, *others))


def _source(finding: Explained) -> Element:
    source = finding.source
    note = f" ({source.note})" if source.note else ""
    link = el("a", {"href": source.url}, source.url)
    return el("p", {}, el("small", {}, f"{finding.code} · {source.standing} · ", link, note))

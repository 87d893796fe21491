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
    """A card for each finding, the certain ones first."""
    return el("div", {"class": "tokenlab"}, *map(explained_card, explanation.findings))


def explained_card(finding: Explained) -> Element:
    """One finding, an `article`."""
    return el(
        "article",
        {"class": "tokenlab tokenlab-card tokenlab-explained", "aria-label": "Finding"},
        _head(finding),
        el("p", {"class": "tokenlab-headline"}, el("strong", {}, finding.title)),
        el("pre" if finding.line else "p", {}, finding.evidence) if finding.evidence else None,
        el("p", {}, *with_code(finding.cause)),
        next_step(finding.next_step),
        _alternatives(finding),
        el("p", {}, el("b", {}, "How to tell "), *with_code(finding.how_to_tell)) if finding.how_to_tell else None,
        _source(finding),
    )


def _head(finding: Explained) -> Element:
    return el("p", {"class": "tokenlab-head"}, severity_mark(finding.severity), " ", how_sure_and_where(finding))


def how_sure_and_where(finding: Explained) -> Element:
    """How sure a finding is, and the file and line that it speaks of."""
    words = " · ".join((certainty(finding.confidence), *_place(finding)))
    return el("span", {"class": "tokenlab-aside"}, words)


def _place(finding: Explained) -> Iterator[str]:
    if finding.file:
        yield finding.file
    if finding.line:
        yield f"line {finding.line:,}"


def _alternatives(finding: Explained) -> Element | None:
    if not finding.alternatives:
        return None
    others = (el("li", {}, *with_code(sentence)) for sentence in finding.alternatives)
    return el("div", {}, el("p", {}, el("b", {}, "It could also be")), el("ul", {}, *others))


def _source(finding: Explained) -> Element:
    source = finding.source
    note = f" ({source.note})" if source.note else ""
    link = el("a", {"href": source.url}, source.url)
    return el("p", {}, el("small", {}, f"{finding.code} · {source.standing} · ", link, note))


def with_code(sentence: str) -> Iterator[Element | str]:
    """The sentence, with what stands in backticks as code."""
    for at, piece in enumerate(sentence.split("`")):
        yield el("code", {}, piece) if at % 2 else piece

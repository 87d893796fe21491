"""Findings with their cause: what was found, why that is, what to do, how sure it is, and what else it could be.

Imports the records of `helpers.diagnosis`.
"""

from collections.abc import Iterable

from helpers.diagnosis.records import Explained
from helpers.display.certainty import certainty
from helpers.display.findings import severity_mark
from helpers.display.markup import Element, el
from helpers.display.printable import printable


def worded_findings(findings: Iterable[Explained], *, told: str = "") -> Element | None:
    """An unordered list, one item a finding; a step that the page has `told` already is not told again."""
    items = [_item(finding, told) for finding in findings]
    return el("ul", {"class": "tokenlab-findings"}, *items) if items else None


def _item(finding: Explained, told: str) -> Element:
    source = finding.source
    return el(
        "li",
        {},
        severity_mark(finding.severity),
        " ",
        el("b", {}, f"{finding.title}."),
        f" {printable(finding.evidence)} {finding.cause} ",
        el("i", {}, finding.next_step) if finding.next_step not in ("", told) else None,
        _doubt(finding) or el("br", {}),
        el(
            "small",
            {},
            f"{finding.code} · {certainty(finding.confidence)} · {source.standing} · ",
            el("a", {"href": source.url}, source.url),
        ),
    )


def _doubt(finding: Explained) -> Element | None:
    """What else it could be, and what would tell; folded."""
    if not finding.alternatives and not finding.how_to_tell:
        return None
    others = el("ul", {}, *(el("li", {}, sentence) for sentence in finding.alternatives))
    tell = el("p", {}, el("b", {}, "How to tell "), *_with_code(finding.how_to_tell)) if finding.how_to_tell else None
    return el(
        "details", {}, el("summary", {}, "What else it could be"), el("ul", {}, *others) if others else None, tell
    )


def _with_code(sentence: str) -> list[Element | str]:
    """The sentence, with what stands in backticks as code."""
    return [el("code", {}, piece) if at % 2 else piece for at, piece in enumerate(sentence.split("`"))]


def worded_lines(findings: Iterable[Explained]) -> list[str]:
    """The findings for a terminal, a line each."""
    return [f"{one.code} {one.title}. {one.evidence} {one.cause} → {one.next_step}".rstrip(" →") for one in findings]

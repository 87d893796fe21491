"""Findings as a list: what was found, the evidence, what to do, and where the fact is stated."""

from collections.abc import Iterable

from helpers.diagnosis.records import Finding, Severity
from helpers.display.markup import Element, el

_GLYPHS = {Severity.PROBLEM: "✗ problem", Severity.WARNING: "! warning", Severity.INFO: "· note"}
_CLASSES = {Severity.PROBLEM: "bad", Severity.WARNING: "unsure", Severity.INFO: "info"}


def finding_list(findings: Iterable[Finding], *, told: str = "") -> Element:
    """An unordered list, one item a finding; the next step that the page has `told` already is not told again."""
    return el("ul", {"class": "tokenlab-findings"}, *(_item(finding, told) for finding in findings))


def severity_mark(severity: Severity) -> Element:
    """The glyph and its word, e.g. `✗ problem`."""
    return el("b", {"class": f"tokenlab-mark tokenlab-{_CLASSES[severity]}"}, _GLYPHS[severity])


def _item(finding: Finding, told: str) -> Element:
    source = finding.source
    return el(
        "li",
        {},
        severity_mark(finding.severity),
        f" {finding.title}. {finding.evidence} ",
        el("i", {}, finding.next_step) if finding.next_step not in ("", told) else None,
        el("br", {}),
        el("small", {}, f"{finding.code} · {source.standing} · ", el("a", {"href": source.url}, source.url)),
    )

"""Findings in handed-over text as plain text for a terminal: the certain first, each with its place and its source.

Imports the records only. Foreign texts in it cannot move a terminal's cursor.
"""

from collections.abc import Iterable, Iterator

from helpers.diagnosis.records import Confidence, Explained, Explanation, Severity
from helpers.display.printable import printable

_GLYPHS = {Severity.PROBLEM: "✗", Severity.WARNING: "!", Severity.INFO: "·"}


def explained_as_text(findings: Iterable[Explained]) -> str:
    """The findings, one block each; "" when there are none."""
    return "\n\n".join("\n".join(printable(line) for line in _lines(one)) for one in findings)


def explanation_as_text(explanation: Explanation) -> str:
    """All that is known of something pasted."""
    return explained_as_text(explanation.findings)


def _lines(finding: Explained) -> Iterator[str]:
    yield f"{_GLYPHS[finding.severity]} {finding.code} {finding.title}  [{finding.confidence}]"
    place = _place(finding)
    yield f"    {place}: {finding.evidence}" if place else f"    {finding.evidence}"
    yield f"    {finding.cause}"
    if finding.next_step:
        yield f"    → {finding.next_step}"
    or_else = "It could be:" if finding.confidence is Confidence.OPEN else "It could also be:"
    yield from (f"    {or_else} {alternative}" for alternative in finding.alternatives)
    if finding.how_to_tell:
        yield f"    To tell: {finding.how_to_tell}"
    yield f"    {finding.source}"


def _place(finding: Explained) -> str:
    if finding.file and finding.line:
        return f"{finding.file}, line {finding.line}"
    return finding.file or (f"line {finding.line}" if finding.line else "")

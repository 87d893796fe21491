"""A report as Markdown for a ticket: the headline, findings with evidence, what was not checked, the requests.

Foreign texts stay texts: nothing in them becomes a link, a picture, a heading or HTML. Sees redacted records only.
"""

import re
from collections.abc import Iterable, Iterator

from helpers.client.exchange import Exchange
from helpers.diagnosis.records import Explained, Finding, Severity
from helpers.display.printable import printable
from helpers.display.report.records import Contents, Part
from helpers.display.report.times import utc

_SIGNS = {Severity.PROBLEM: "✗ problem", Severity.WARNING: "! warning", Severity.INFO: "· note"}
_MOST_REQUESTS = 40
_MOST_LINES = 60
_SPECIAL = re.compile(r"([\\`*_{}\[\]|~#])")


def report_as_markdown(report: Contents) -> str:
    """The whole report."""
    lines = (
        f"# {inline(report.headline)}",
        "",
        *_about(report),
        *(line for number, part in enumerate(report.parts, 1) for line in _part(number, part)),
        *_listed("## What was not checked", report.not_checked),
        *_requests(report.exchanges),
        report.about_redaction,
    )
    return "\n".join(lines) + "\n"


def inline(text: str) -> str:
    """`text` on one line, so that Markdown shows it as it is."""
    line = " ".join(printable(text).split())
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", line).replace("://", r":\/\/")  # or an address would become a link by itself


def _about(report: Contents) -> Iterator[str]:
    yield f"- Versions: {inline(', '.join(f'{name} {value}' for name, value in report.versions))}"
    if report.times:
        yield f"- Times (UTC): {' to '.join(dict.fromkeys(report.times))}"
    for place in report.places:
        yield f"- Asked: {inline(str(place))}"
    if not report.places:
        yield "- Asked: nobody"
    yield ""


def _part(number: int, part: Part) -> Iterator[str]:
    yield from (f"## {number}. {part.kind.title}", "", inline(part.headline), "")
    if part.next_step:
        yield from (f"**Next:** {inline(part.next_step)}", "")
    for finding in part.findings:
        yield from _finding(finding, part.next_step)
    if part.findings:
        yield ""
    if part.kind.lines:
        yield from _fenced(_untold(part))
    yield from _listed("Left open:", part.left_open)


def _finding(finding: Finding, told: str) -> Iterator[str]:
    yield f"- {_SIGNS[finding.severity]}: **{inline(finding.title)}** ({finding.code}{_place(finding)})"
    if finding.evidence:
        yield f"  - Evidence: {inline(finding.evidence)}"
    if isinstance(finding, Explained):
        yield f"  - Cause ({finding.confidence}): {inline(finding.cause)}"
        yield from (f"  - It could also be: {inline(other)}" for other in finding.alternatives)
    if finding.next_step not in ("", told):
        yield f"  - Next: {inline(finding.next_step)}"
    yield f"  - Source: <{finding.source.url}> ({finding.source.standing})"


def _place(finding: Finding) -> str:
    if not isinstance(finding, Explained):
        return ""
    where = (inline(finding.file), f"line {finding.line}" if finding.line else "")
    return "".join(f", {part}" for part in where if part)


def _untold(part: Part) -> list[str]:
    """What the result's text form tells that does not stand in the report already."""
    told = (part.headline, "Next: ", "? Not read: ", "Not proved: ", *(finding.code for finding in part.findings))
    lines = part.kind.form("lines")(part.result).splitlines()
    return [printable(line) for line in lines if not line.startswith(told)]


def _fenced(lines: list[str]) -> Iterator[str]:
    """Lines that keep their columns, in a fence longer than any in them."""
    if not lines:
        return
    fence = "`" * max(3, 1 + max(map(len, re.findall(r"`+", "\n".join(lines))), default=0))
    more = [f"… and {len(lines) - _MOST_LINES} more lines, in the other forms"] if len(lines) > _MOST_LINES else []
    yield from (f"{fence}text", *lines[:_MOST_LINES], *more, fence, "")


def _listed(title: str, sentences: Iterable[str]) -> Iterator[str]:
    lines = [f"- {inline(sentence)}" for sentence in sentences]
    if lines:
        yield from (title, "", *lines, "")


def _requests(exchanges: tuple[Exchange, ...]) -> Iterator[str]:
    if not exchanges:
        return
    yield from (
        "## Requests",
        "",
        "| # | begun (UTC) | request | token in | answer | ms |",
        "|--:|---|---|---|---|--:|",
    )
    for number, exchange in enumerate(exchanges[:_MOST_REQUESTS], 1):
        yield f"| {number} | {' | '.join(_row(exchange))} |"
    if len(exchanges) > _MOST_REQUESTS:
        yield f"\n… and {len(exchanges) - _MOST_REQUESTS} more, in the other forms."
    yield ""


def _row(exchange: Exchange) -> Iterator[str]:
    asked, outcome = exchange.asked, exchange.outcome
    yield utc(asked.started_at)
    yield inline(f"{asked.method} {asked.url.partition('://')[2]}")
    tokens = (f"{name}: {value}" for name, value in asked.headers.items() if name.startswith("X-Postmark-"))
    yield inline(", ".join(tokens) or "–")
    said = f" “{outcome.message}”" if outcome.message else ""
    yield inline(f"{outcome.kind}: {outcome.detail or 'no detail'}{said}")
    yield f"{exchange.elapsed_ms:.0f}"

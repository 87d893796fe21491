"""Results as plain text for a terminal: the verdict first, evidence under it, the next step last.

Imports records only. Foreign texts in it cannot move a terminal's cursor.
"""

from collections.abc import Iterable

from helpers.client.exchange import Exchange
from helpers.diagnosis.reach import Reach
from helpers.diagnosis.records import Finding, Kind, Severity, Verdict
from helpers.diagnosis.sending.sample import SentSample
from helpers.display.printable import printable
from helpers.reference.token_kinds import TOKEN_KINDS, TokenKind

_GLYPHS = {Severity.PROBLEM: "✗", Severity.WARNING: "!", Severity.INFO: "·"}
_KIND_GLYPHS = {Kind.NEITHER: "✗", Kind.UNKNOWN: "?"}


def verdict_as_text(verdict: Verdict) -> str:
    """A verdict, for reading on a terminal."""
    glyph = _KIND_GLYPHS.get(verdict.kind) or TOKEN_KINDS[TokenKind(verdict.kind)].glyph
    where = "nobody" if not verdict.exchanges else "practice Postmark" if verdict.practice else "Postmark"
    return _joined(
        (f"{glyph} {verdict.headline}",),
        (verdict.because,),
        (f"Token {verdict.token.masked}, from: {verdict.origin}. Asked: {where}.",),
        _facts(verdict),
        _findings(verdict.findings, verdict.next_step),
        (f"  {_exchange(exchange)}" for exchange in verdict.exchanges),
        ("This does not prove:", *(f"  - {sentence}" for sentence in verdict.does_not_prove)),
        (f"Next: {verdict.next_step}",) if verdict.next_step else (),
    )


def sample_as_text(sample: SentSample) -> str:
    """One attempt to send, for reading on a terminal."""
    head = f"✓ Accepted as {sample.message_id}" if sample.accepted else f"✗ {sample.exchange.outcome.sentence}"
    return _joined(
        (head,),
        (f"  {_exchange(sample.exchange)}",),
        _findings(sample.findings, sample.next_step),
        (f"Next: {sample.next_step}",),
    )


def reach_as_text(reach: Reach) -> str:
    """Whether Postmark was reached, for reading on a terminal."""
    return _joined(
        (f"{'✓' if reach.reached else '✗'} {reach.headline}",),
        (f"  {_exchange(reach.exchange)}",),
        _findings(reach.findings, reach.next_step),
        (f"Next: {reach.next_step}",) if reach.next_step else (),
    )


def _joined(*blocks: Iterable[str]) -> str:
    return "\n".join(printable(line) for block in blocks for line in block)


def _exchange(exchange: Exchange) -> str:
    headers = ", ".join(f"{name}: {value}" for name, value in exchange.asked.headers.items() if "Token" in name)
    ending = exchange.outcome.detail.rstrip(".") or str(exchange.outcome.kind)
    said = f" “{exchange.outcome.message}”" if exchange.outcome.message else ""
    return f"{exchange.asked.method} {exchange.asked.url} [{headers}] → {ending}{said}, {exchange.elapsed_ms:.0f} ms"


def _findings(findings: Iterable[Finding], told: str) -> Iterable[str]:
    """The findings with their next steps, but for the one that is `told` at the end."""
    for finding in findings:
        yield f"{_GLYPHS[finding.severity]} {finding.code} {finding.title}. {finding.evidence}"
        if finding.next_step not in ("", told):
            yield f"    → {finding.next_step}"


def _facts(verdict: Verdict) -> Iterable[str]:
    if server := verdict.server:
        streams = "unknown" if server.streams is None else ", ".join(server.streams)
        smtp = "on" if server.smtp_on else "off"
        yield f"Server “{server.name}” (ID {server.id}, {server.delivery_type}); streams: {streams}; SMTP {smtp}."
    if account := verdict.account:
        verified = ", ".join(account.verified_domains) or "none"
        yield (
            f"Servers: {_count(account.servers)}; domains: {_count(account.domains)} (verified: {verified}); "
            f"sender signatures: {_count(account.signatures)}."
        )


def _count(number: int | None) -> str:
    return "unknown" if number is None else str(number)

"""NET: exchanges that did not get the answer they asked for, because somebody or something else got in between.

The words come from the client's table of endings and from the table of ErrorCodes; none stand here.
"""

from collections.abc import Iterable

from helpers.client.exchange import Exchange
from helpers.client.outcome import Outcome
from helpers.diagnosis.records import Finding, Severity


def network_findings(exchanges: Iterable[Exchange]) -> tuple[Finding, ...]:
    """One finding for each way in which `exchanges` stayed unclear; the first of a kind stands for the others."""
    endings: dict[tuple[str, int | None], Exchange] = {}
    for exchange in exchanges:
        endings.setdefault((exchange.outcome.row.code, exchange.outcome.error_code), exchange)
    return tuple(_finding(exchange.outcome, exchange) for exchange in endings.values())


def _finding(outcome: Outcome, exchange: Exchange) -> Finding:
    via = f" It went {exchange.asked.route}." if exchange.asked.route else ""
    said = f" “{outcome.message}”" if outcome.message else ""
    return Finding(
        code=outcome.row.code,
        severity=Severity.WARNING,
        title=outcome.sentence.rstrip("."),
        evidence=f"{exchange.asked.method} {exchange.asked.url}: {outcome.detail.rstrip('.')}.{said}{via}",
        next_step=exchange.next_step,
        source=outcome.error.source if outcome.error else outcome.row.source,
    )

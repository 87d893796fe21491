"""NET: exchanges that say nothing about the token, because somebody or something else got in between."""

from collections.abc import Iterable

from helpers.client.exchange import Exchange
from helpers.client.outcome import Outcome
from helpers.diagnosis.records import Finding, Severity


def network_findings(exchanges: Iterable[Exchange]) -> tuple[Finding, ...]:
    """One finding for each way in which `exchanges` stayed unclear."""
    outcomes = {exchange.outcome.row.code: exchange for exchange in exchanges}
    return tuple(_finding(exchange.outcome, exchange) for exchange in outcomes.values())


def _finding(outcome: Outcome, exchange: Exchange) -> Finding:
    via = f" It went {exchange.asked.route}." if exchange.asked.route else ""
    said = f" “{outcome.message}”" if outcome.message else ""
    return Finding(
        code=outcome.row.code,
        severity=Severity.WARNING,
        title=outcome.row.sentence.rstrip("."),
        evidence=f"{exchange.asked.method} {exchange.asked.url}: {outcome.detail.rstrip('.')}.{said}{via}",
        next_step=exchange.next_step,
        source=outcome.row.source,
    )

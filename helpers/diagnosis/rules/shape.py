"""SHAPE: the faults that the client sees in a token's text, as findings.

The faults and their words stand in `helpers.client.shape`; here they only get a severity.
"""

from helpers.client.shape import ShapeFault
from helpers.client.token import Token
from helpers.diagnosis.records import Finding, Severity


def shape_findings(token: Token) -> tuple[Finding, ...]:
    """One finding a fault. What keeps the token from being sent is a problem; the rest is a warning, no proof."""
    return tuple(_finding(fault, token) for fault in token.faults)


def _finding(fault: ShapeFault, token: Token) -> Finding:
    return Finding(
        code=fault.code,
        severity=Severity.WARNING if token.may_travel else Severity.PROBLEM,
        title=fault.title,
        evidence=fault.evidence,
        next_step=fault.next_step,
        source=fault.source,
    )

"""SEND: what the answer to `POST /email` means, beyond accepted and refused.

ErrorCodes are explained by their own rows; only what a code does not say stands here.
"""

import re

from helpers.client.exchange import Exchange
from helpers.diagnosis.records import Finding, Severity, Verdict
from helpers.diagnosis.rules.network import network_findings
from helpers.reference.error_codes import ErrorRow
from helpers.reference.sources import API_DOCS, documented, observed

_CLIENT = "https://github.com/ActiveCampaign/postmark.js/blob/main/src/client/errors/Errors.ts"
_INACTIVE = re.compile(r"these inactive addresses: (.+?)\.?$")


def sending_findings(exchange: Exchange, token_verdict: Verdict | None) -> tuple[Finding, ...]:
    """What is to be said of one attempt to send. `token_verdict` is there when the token was refused."""
    if exchange.accepted:
        return tuple(finding for finding in (_partly(exchange), _test_job(exchange)) if finding)
    about_token = token_verdict.findings if token_verdict else ()
    if exchange.outcome.error:
        return (*about_token, _refused(exchange, exchange.outcome.error))
    return (*about_token, *network_findings([exchange]))


def _refused(exchange: Exchange, error: ErrorRow) -> Finding:
    """The ErrorCode's row as a finding."""
    return Finding(
        code="SEND503",
        severity=Severity.PROBLEM,
        title=f"ErrorCode {error.code}: {error.meaning.rstrip('.')}",
        evidence=f"{exchange.outcome.detail}. “{exchange.outcome.message}” {error.cause}",
        next_step=error.fix,
        source=error.source,
    )


def _partly(exchange: Exchange) -> Finding | None:
    """Accepted, and yet some recipients get nothing: only Postmark's text says which."""
    found = _INACTIVE.search(str(exchange.body.get("Message", "")))
    if not found:
        return None
    return Finding(
        code="SEND501",
        severity=Severity.WARNING,
        title="Accepted, but some recipients get nothing",
        evidence=f"HTTP 200, ErrorCode 0, and yet these are inactive: {found.group(1)}.",
        next_step="Look them up among the suppressions of this message stream; reactivate them if they are right.",
        source=observed(_CLIENT),
    )


def _test_job(exchange: Exchange) -> Finding | None:
    if exchange.body.get("Message") != "Test job accepted":
        return None
    return Finding(
        code="SEND502",
        severity=Severity.INFO,
        title="Checked only, with the test token",
        evidence="The reply says “Test job accepted”: the message was checked and nobody receives it.",
        next_step="Send with a server token to have a message that can be followed.",
        source=documented(f"{API_DOCS}/overview"),
    )

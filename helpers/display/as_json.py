"""Results as JSON values for other programs; everything in them is masked already.

The field names are a promise to those programs; tests hold them.
"""

from helpers.client.exchange import Exchange
from helpers.diagnosis.reach import Reach
from helpers.diagnosis.records import Explained, Explanation, Finding, Verdict
from helpers.diagnosis.sending.sample import SentSample

Json = dict[str, object]


def finding_as_json(finding: Finding) -> Json:
    """One finding: code, severity, title, evidence, next_step, source."""
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "title": finding.title,
        "evidence": finding.evidence,
        "next_step": finding.next_step,
        "source": str(finding.source),
    }


def explained_as_json(finding: Explained) -> Json:
    """A finding in handed-over text: as any finding, and cause, confidence, alternatives, how_to_tell, file, line."""
    return {
        **finding_as_json(finding),
        "cause": finding.cause,
        "confidence": str(finding.confidence),
        "alternatives": list(finding.alternatives),
        "how_to_tell": finding.how_to_tell,
        "file": finding.file,
        "line": finding.line,
    }


def explanation_as_json(explanation: Explanation) -> Json:
    """What is found in handed-over text, the certain first."""
    return {"findings": [explained_as_json(finding) for finding in explanation.findings]}


def exchange_as_json(exchange: Exchange) -> Json:
    """One exchange: request, reply and outcome; `elapsed_ms` in milliseconds."""
    asked, answered = exchange.asked, exchange.answered
    return {
        "request": {
            "method": asked.method,
            "url": asked.url,
            "headers": dict(asked.headers),
            "body": asked.body,
            "route": asked.route,
            "started_at": asked.started_at.isoformat(),
        },
        "reply": answered
        and {
            "status": answered.status,
            "headers": dict(answered.headers),
            "body": answered.body,
            "masked": list(answered.masked_paths),
            "practice": answered.by_practice,
        },
        "outcome": str(exchange.outcome.kind),
        "error_code": exchange.outcome.error_code,
        "message": exchange.outcome.message,
        "detail": exchange.outcome.detail,
        "elapsed_ms": round(exchange.elapsed_ms, 3),
    }


def verdict_as_json(verdict: Verdict) -> Json:
    """A verdict with its findings and exchanges."""
    return {
        "kind": str(verdict.kind),
        "headline": verdict.headline,
        "because": verdict.because,
        "confidence": str(verdict.confidence),
        "next_step": verdict.next_step,
        "does_not_prove": list(verdict.does_not_prove),
        "origin": verdict.origin,
        "token": verdict.token.masked,
        "practice": verdict.practice,
        "facts": _facts_as_json(verdict),
        "findings": [finding_as_json(finding) for finding in verdict.findings],
        "exchanges": [exchange_as_json(exchange) for exchange in verdict.exchanges],
    }


def _facts_as_json(verdict: Verdict) -> Json:
    if server := verdict.server:
        return {
            "server_id": server.id,
            "name": server.name,
            "color": server.color,
            "delivery_type": server.delivery_type,
            "smtp_on": server.smtp_on,
            "server_tokens": server.token_count,
            "message_streams": None if server.streams is None else list(server.streams),
            "link": server.link,
        }
    if account := verdict.account:
        return {
            "servers": account.servers,
            "domains": account.domains,
            "verified_domains": list(account.verified_domains),
            "sender_signatures": account.signatures,
        }
    return {}


def sample_as_json(sample: SentSample) -> Json:
    """One attempt to send."""
    return {
        "accepted": sample.accepted,
        "message_id": sample.message_id,
        "audience": str(sample.forecast.audience),
        "forecast": sample.forecast.sentence,
        "next_step": sample.next_step,
        "findings": [finding_as_json(finding) for finding in sample.findings],
        "exchanges": [exchange_as_json(sample.exchange)],
    }


def reach_as_json(reach: Reach) -> Json:
    """Whether Postmark was reached."""
    return {
        "reached": reach.reached,
        "headline": reach.headline,
        "next_step": reach.next_step,
        "findings": [finding_as_json(finding) for finding in reach.findings],
        "exchanges": [exchange_as_json(reach.exchange)],
    }

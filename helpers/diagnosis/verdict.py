"""From findings to one verdict: the words for each kind stand here, in one table.

Pure: the same evidence gives the same verdict. Which finding decides is settled by the order in `_findings`.
"""

from dataclasses import dataclass

from helpers.diagnosis.evidence import Evidence, describe
from helpers.diagnosis.records import Confidence, Finding, Kind, Severity, Verdict
from helpers.diagnosis.rule import findings_of
from helpers.diagnosis.rules import access, setup
from helpers.diagnosis.rules.network import network_findings
from helpers.diagnosis.rules.shape import shape_findings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    headline: str
    next_step: str
    does_not_prove: tuple[str, ...]


_WORDS = {
    Kind.SERVER: _Words(
        headline="This is a server token: it sends mail for one server.",
        next_step="Put it where the application reads it (Auth.js: AUTH_POSTMARK_KEY), then send a sample.",
        does_not_prove=(
            "That mail gets out: an account that waits for approval, is paused or has no credits shows it on sending.",
            "That this machine may send: a list of allowed IP addresses is checked on sending only.",
            "That your From address may be used: sender signatures and domains belong to the account.",
        ),
    ),
    Kind.ACCOUNT: _Words(
        headline="This is an account token: it manages the account and cannot send mail.",
        next_step="An application needs a server token: copy it from Servers → your server → API Tokens.",
        does_not_prove=(
            "That the account may send: approval, pauses and credits show on sending only.",
            "That it is harmless: whoever holds it can read every server's token, and send with that.",
        ),
    ),
    Kind.TEST: _Words(
        headline="This is the test token: Postmark checks a message sent with it and delivers nothing.",
        next_step="Good for trying POST /email. To reach anybody, take a server token.",
        does_not_prove=("Anything about an account: the test token belongs to none.",),
    ),
    Kind.NEITHER: _Words(
        headline="This token is not accepted, neither as a server token nor as an account token.",
        next_step="Copy it again from Servers → your server → API Tokens, whole and alone.",
        does_not_prove=(
            "Why: mistyped, revoked, of a deleted server or a closed account all look the same from outside.",
        ),
    ),
    Kind.UNKNOWN: _Words(
        headline="What this token is cannot be told.",
        next_step="",
        does_not_prove=("That the token is wrong: nothing was learnt about it.",),
    ),
}


def verdict_from(evidence: Evidence) -> Verdict:
    """The verdict that the evidence allows, with every finding behind it, the worst first."""
    words, findings = _WORDS[evidence.kind], _findings(evidence)
    open_question = evidence.kind is Kind.UNKNOWN
    worst = findings[0] if findings else None
    return Verdict(
        kind=evidence.kind,
        headline=words.headline,
        because=_because(evidence, worst),
        confidence=Confidence.OPEN if open_question else Confidence.CERTAIN,
        next_step=worst.next_step if worst and _overrides(worst, evidence) else words.next_step,
        does_not_prove=words.does_not_prove,
        findings=findings,
        exchanges=(*evidence.probes, *evidence.further),
        token=evidence.token,
        origin=evidence.origin.words,
        practice=evidence.practice,
        server=evidence.server,
        account=evidence.account,
    )


_ORDER = (Severity.PROBLEM, Severity.WARNING, Severity.INFO)  # and within one severity, what decides comes first


def _findings(evidence: Evidence) -> tuple[Finding, ...]:
    undecided = evidence.unclear if evidence.kind is Kind.UNKNOWN else ()
    found = (
        *network_findings(undecided),
        *findings_of(access.RULES, evidence),
        *shape_findings(evidence.token),
        *findings_of(setup.RULES, evidence),
        *network_findings(exchange for exchange in evidence.further if not exchange.accepted),
    )
    return tuple(sorted(found, key=lambda finding: _ORDER.index(finding.severity)))


def _overrides(worst: Finding, evidence: Evidence) -> bool:
    """Whether the worst finding says better what to do than the kind does."""
    return evidence.kind is Kind.UNKNOWN or (worst.severity is Severity.PROBLEM and bool(worst.next_step))


def _because(evidence: Evidence, worst: Finding | None) -> str:
    if evidence.kind is Kind.UNKNOWN and worst:
        return f"{worst.title}. {worst.evidence}"
    if evidence.kind is Kind.TEST:
        return "Its text is the same for everybody, so no request was needed."
    who = "The practice Postmark" if evidence.practice else "Postmark"
    decisive = next((exchange for exchange in evidence.probes if exchange.accepted), None)
    return f"{who} accepted it: {describe(decisive)}" if decisive else f"{who} refused it in both headers."

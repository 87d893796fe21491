"""A verdict in the status line: how it looks, and one sentence. The card says it in full. Imports records only."""

from helpers.diagnosis.records import Kind, Verdict
from helpers.panels.status import StatusState

_SHORT = {
    Kind.SERVER: "Server token.",
    Kind.ACCOUNT: "Account token.",
    Kind.TEST: "Test token.",
    Kind.NEITHER: "Not accepted.",
    Kind.UNKNOWN: "The reason stands below.",
}


def status_of(verdict: Verdict) -> StatusState:
    """Good only where the token opens something and nothing has to be mended."""
    if verdict.kind is Kind.UNKNOWN:
        return StatusState.UNSURE
    return StatusState.BAD if verdict.kind is Kind.NEITHER or verdict.has_problem else StatusState.GOOD


def sentence_of(verdict: Verdict) -> str:
    """The worst finding, where nothing can be told or a known kind has a problem; else the kind."""
    problem = verdict.has_problem and verdict.kind is not Kind.NEITHER
    says_more = verdict.findings and (problem or verdict.kind is Kind.UNKNOWN)
    return f"{verdict.findings[0].title}." if says_more else _SHORT[verdict.kind]

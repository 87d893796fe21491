"""What a conclusion about a delivery is: a rule with an ending, how sure it is, its cause, and what else it could be.

Imports the rule and the records.
"""

from collections.abc import Callable
from dataclasses import dataclass

from helpers.diagnosis.delivery_records import Ending, Seen
from helpers.diagnosis.records import Confidence, Explained
from helpers.diagnosis.rule import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion(Rule[Seen]):
    """One row. `step` says better than `next_step` what to do, where that depends on what was seen."""

    ending: Ending
    confidence: Confidence
    cause: str
    alternatives: tuple[str, ...] = ()
    how_to_tell: str = ""
    step: Callable[[Seen], str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Conclusion):
    """A possible cause of a message that was not found; the lower its `rank`, the likelier (a judgement, no fact)."""

    rank: Callable[[Seen], int]
    ending: Ending = Ending.NOT_FOUND
    confidence: Confidence = Confidence.OPEN


def concluded(rule: Conclusion, seen: Seen) -> Explained | None:
    """What the rule concludes from `seen`, if it holds."""
    finding = rule.finding(seen)
    if finding is None:
        return None
    return Explained(
        code=finding.code,
        severity=finding.severity,
        title=finding.title,
        evidence=finding.evidence,
        next_step=rule.step(seen) if rule.step else finding.next_step,
        source=finding.source,
        cause=rule.cause,
        confidence=rule.confidence,
        alternatives=rule.alternatives,
        how_to_tell=rule.how_to_tell,
    )

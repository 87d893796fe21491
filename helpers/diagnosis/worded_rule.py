"""A rule that says more than what to do: the cause, how sure that is, what else it could be and how to tell.

Imports the rule and the records.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.diagnosis.records import Confidence, Explained
from helpers.diagnosis.rule import E, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedRule(Rule[E]):
    """One row, with its words."""

    cause: str
    confidence: Confidence = Confidence.CERTAIN
    alternatives: tuple[str, ...] = ()
    how_to_tell: str = ""

    def explained(self, evidence: E) -> Explained | None:
        """What the rule finds, if it holds, with all its words."""
        finding = self.finding(evidence)
        if finding is None:
            return None
        return Explained(
            code=finding.code,
            severity=finding.severity,
            title=finding.title,
            evidence=finding.evidence,
            next_step=finding.next_step,
            source=finding.source,
            cause=self.cause,
            confidence=self.confidence,
            alternatives=self.alternatives,
            how_to_tell=self.how_to_tell,
        )


def explained_by(rules: Iterable[WordedRule[E]], evidence: E) -> tuple[Explained, ...]:
    """What the rules find, in their order."""
    return tuple(found for rule in rules if (found := rule.explained(evidence)))

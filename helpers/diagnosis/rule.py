"""What a rule is: a row with a code, what it needs to know, and a pure function from evidence to a sentence.

A rule holds, does not hold, or was not asked, because something it needs was not looked at.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from helpers.diagnosis.records import Finding, Severity
from helpers.reference.sources import Source

E = TypeVar("E")  # what the rules look at: the evidence on one token, or how far its holder gets


class Answer(StrEnum):
    """What a rule says of some evidence."""

    HOLDS = "holds"
    DOES_NOT = "does not"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[E]):
    """One rule. `holds` gives the evidence as a sentence, or None; it runs only if all of `requires` is known."""

    code: str
    title: str
    severity: Severity
    holds: Callable[[E], str | None]
    next_step: str
    source: Source
    requires: tuple[str, ...] = ()  # names of the evidence's fields that must not be None

    def answer(self, evidence: E) -> Answer:
        """Whether the rule holds for this evidence."""
        if not self._can_ask(evidence):
            return Answer.NOT_ASKED
        return Answer.HOLDS if self.holds(evidence) else Answer.DOES_NOT

    def finding(self, evidence: E) -> Finding | None:
        """What the rule finds, if it holds."""
        sentence = self.holds(evidence) if self._can_ask(evidence) else None
        return (
            None
            if not sentence
            else Finding(
                code=self.code,
                severity=self.severity,
                title=self.title,
                evidence=sentence,
                next_step=self.next_step,
                source=self.source,
            )
        )

    def _can_ask(self, evidence: E) -> bool:
        return all(getattr(evidence, name) is not None for name in self.requires)


def findings_of(rules: Iterable[Rule[E]], evidence: E) -> tuple[Finding, ...]:
    """What the rules find, in their order."""
    return tuple(finding for rule in rules if (finding := rule.finding(evidence)))

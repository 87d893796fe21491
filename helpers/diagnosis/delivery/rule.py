"""What a conclusion about a delivery is: a rule with all its words, and an ending.

Imports the rule and the records.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from helpers.diagnosis.delivery.records import Ending, Seen
from helpers.diagnosis.records import Confidence, Explained
from helpers.diagnosis.worded_rule import WordedRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion(WordedRule[Seen]):
    """One row. `heading` and `step` say better than `title` and `next_step` what depends on what was seen."""

    ending: Ending
    heading: Callable[[Seen], str] | None = None
    step: Callable[[Seen], str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Conclusion):
    """A possible cause of a message that was not found; the lower its `rank`, the likelier (a judgement, no fact)."""

    rank: Callable[[Seen], int]
    ending: Ending = Ending.NOT_FOUND
    confidence: Confidence = Confidence.OPEN


def concluded(rule: Conclusion, seen: Seen) -> Explained | None:
    """What the rule concludes from `seen`, if it holds."""
    found = rule.explained(seen)
    if found is None:
        return None
    title = rule.heading(seen) if rule.heading else found.title
    return replace(found, title=title, next_step=rule.step(seen) if rule.step else found.next_step)

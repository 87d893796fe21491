"""SETUP: what is odd about the place that the token came from.

Looks at variables' names only, never at what they hold.
"""

from helpers.diagnosis.evidence import Evidence
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.records import Severity
from helpers.diagnosis.rule import Rule
from helpers.reference.sources import observed


def _names(names: tuple[str, ...]) -> str:
    return " and ".join(names)


def _empty(evidence: Evidence) -> str | None:
    empty = evidence.origin.empty
    return (
        f"{_names(empty)} {'is' if len(empty) == 1 else 'are'} set, but to nothing; counted as unset."
        if empty
        else None
    )


def _differing(evidence: Evidence) -> str | None:
    origin = evidence.origin
    if not origin.differing:
        return None
    said = f"{_names(origin.differing)} holds another token than {origin.words}; only the latter was tested."
    return f"{said} {_how_to_test_the_other(origin)}".strip()


def _how_to_test_the_other(origin: Origin) -> str:
    """The command for it: a token that nobody asked about is not sent."""
    unset = " ".join(f"-u {name}" for name in origin.to_unset)
    return f"`env {unset} tokenlab check` tests {origin.differing[0]}." if unset else ""


RULES = (
    Rule(
        code="SETUP401",
        title="A variable is set but empty",
        severity=Severity.WARNING,
        holds=_empty,
        next_step="Give it a value or remove it: some programs take the empty text for a token.",
        source=observed("https://github.com/ActiveCampaign/postmark-gem/issues/118"),
    ),
    Rule(
        code="SETUP402",
        title="Two variables hold different tokens",
        severity=Severity.WARNING,
        holds=_differing,
        next_step="Find out which one the application reads, test that one, and remove the other.",
        source=observed("https://github.com/nextauthjs/next-auth/blob/main/packages/core/src/lib/utils/env.ts"),
    ),
)

"""A row of the pre-flight whose fact is an ErrorCode: what Postmark would answer, with that row's source."""

from collections.abc import Callable

from helpers.diagnosis.preflight.records import Plan
from helpers.diagnosis.records import Severity
from helpers.diagnosis.rule import Rule
from helpers.reference.error_codes import ERROR_CODES


def answered(
    code: str,
    title: str,
    holds: Callable[[Plan], str | None],
    next_step: str,
    *,
    error: int,
    requires: tuple[str, ...] = (),
) -> Rule[Plan]:
    """A problem that Postmark answers with the ErrorCode `error`, which ends the title."""
    return Rule(
        code=code,
        title=f"{title} (ErrorCode {error})",
        severity=Severity.PROBLEM,
        requires=requires,
        holds=holds,
        next_step=next_step,
        source=ERROR_CODES[error].source,
    )

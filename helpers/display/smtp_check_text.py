"""A look at an SMTP server as plain text for a terminal. Imports records only; foreign texts move no cursor."""

from collections.abc import Iterator

from helpers.diagnosis.smtp_check.records import SmtpCheck, Speaker, StepState
from helpers.display.printable import printable
from helpers.display.worded_findings import worded_lines

_SIGNS = {StepState.OK: "✓", StepState.FAILED: "✗", StepState.NOT_REACHED: "·"}


def smtp_check_as_text(check: SmtpCheck) -> str:
    """The check, for reading on a terminal."""
    return "\n".join(map(printable, _lines(check)))


def _lines(check: SmtpCheck) -> Iterator[str]:
    yield f"{check.headline} User {check.user}."
    for step in check.talk.steps:
        yield f"  {_SIGNS[step.state]} {step.name}: {step.state}. {step.words}".rstrip()
    yield from (f"  {'✓' if one.is_open else '✗'} port {one.port}: {one.words}" for one in check.ports)
    yield from worded_lines(check.findings)
    yield from (f"Not proved: {sentence}" for sentence in check.does_not_prove)
    for line in check.talk.lines:
        yield f"  {'→' if line.speaker is Speaker.CLIENT else '←'} {line.text}   # {line.meaning}".rstrip(" #")

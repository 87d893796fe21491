"""What the desk's status line says of each result: how it looks, and one sentence. The cards say it in full.

Imports records only.
"""

from collections.abc import Iterable

from helpers.diagnosis.delivery.records import Delivery, Ending
from helpers.diagnosis.delivery.remedies import Mended
from helpers.diagnosis.dns_check.records import DnsCheck, RecordState
from helpers.diagnosis.explaining.unknown import UNKNOWN
from helpers.diagnosis.preflight.records import Grade, Preflight
from helpers.diagnosis.records import Confidence, Explanation, Severity
from helpers.diagnosis.smtp_check.records import SmtpCheck
from helpers.panels.status import StatusState

Said = tuple[StatusState, str]

_BADNESS = (StatusState.GOOD, StatusState.UNSURE, StatusState.BAD)
_ENDINGS = {
    Ending.DELIVERED: StatusState.GOOD,
    Ending.NEWEST_DELIVERED: StatusState.UNSURE,
    Ending.PARTLY: StatusState.BAD,
    Ending.DELAYED: StatusState.UNSURE,
    Ending.UNDER_WAY: StatusState.UNSURE,
    Ending.NOT_FOUND: StatusState.UNSURE,
    Ending.UNKNOWN: StatusState.UNSURE,
}
_GRADES = {Grade.GO: StatusState.GOOD, Grade.CAREFUL: StatusState.UNSURE, Grade.STOP: StatusState.BAD}


def worst_of(said: Iterable[Said]) -> Said:
    """The gravest; of two alike the first; nothing when nothing was said."""
    return max(said, key=lambda one: _BADNESS.index(one[0]), default=(StatusState.IDLE, ""))


def is_known(explanation: Explanation) -> bool:
    """Whether anything was recognised: “I don't know this” is not worth repeating above what is found later."""
    return any(finding.code != UNKNOWN for finding in explanation.findings)


def of_explanation(explanation: Explanation) -> Said:
    """The first finding; where that is only a possibility, it cannot be told."""
    first = explanation.findings[0]
    if first.confidence is Confidence.OPEN:
        return StatusState.UNSURE, _sentence(first.title)
    return StatusState.GOOD if first.severity is Severity.INFO else StatusState.BAD, _sentence(first.title)


def of_delivery(delivery: Delivery) -> Said:
    """The conclusion; everything that is neither an arrival nor open is a problem."""
    return _ENDINGS.get(delivery.ending, StatusState.BAD), _sentence(delivery.conclusion.title)


def of_mended(mended: Mended) -> Said:
    """Done, or not."""
    return StatusState.GOOD if mended.done else StatusState.UNSURE, _sentence(mended.sentence)


def of_preflight(preflight: Preflight) -> Said:
    """Go, careful or stop."""
    return _GRADES[preflight.grade], _sentence(preflight.headline)


def of_smtp_check(check: SmtpCheck) -> Said:
    """Good only when the login was accepted and nothing has to be mended."""
    good = StatusState.GOOD if check.accepted else StatusState.UNSURE
    return StatusState.BAD if check.has_problem else good, _sentence(check.headline)


def of_dns_check(check: DnsCheck) -> Said:
    """Good only when all that Postmark checks was seen to be right."""
    status = StatusState.GOOD if check.worst is RecordState.RIGHT else StatusState.UNSURE
    return StatusState.BAD if check.has_problem else status, _sentence(check.headline)


def _sentence(words: str) -> str:
    return f"{words.rstrip('.')}."

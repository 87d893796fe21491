"""What is said where nothing is recognised: that it is not known, and what would help.

Imports the records and the pasted text.
"""

from helpers.diagnosis.explaining.pasted import Pasted
from helpers.diagnosis.records import Confidence, Explained, Severity
from helpers.reference.sources import API_DOCS, assumed

UNKNOWN = "EXPLAIN690"
_SOURCE = assumed(f"{API_DOCS}/overview#error-codes", "a rule of this kit: nothing is guessed")


def unknown(pasted: Pasted) -> Explained:
    """The finding for a text in which nothing was recognised."""
    return Explained(
        code=UNKNOWN,
        severity=Severity.INFO,
        title="I don't know this",
        evidence=_read(pasted),
        next_step="Paste the lines around the failure: the reply's body with its ErrorCode, or the exception's name"
        " and text, and the host that was asked.",
        source=_SOURCE,
        cause="Nothing in it is an answer of Postmark's, or an error on the way to it, that this kit knows.",
        confidence=Confidence.OPEN,
        how_to_tell="If there is a token, `tokenlab check` asks Postmark itself.",
        file=pasted.file,
    )


def _read(pasted: Pasted) -> str:
    size = f"{_counted(pasted.length, 'character')} in {_counted(pasted.lines, 'line')}"
    if pasted.is_whole:
        but = ", of long runs without a break only the beginning" if pasted.has_long_runs else ""
        return f"{size} {'was' if pasted.length == 1 else 'were'} read{but}."
    return f"Of {size}, {len(pasted.text):,} characters were read."


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'s' * (number != 1)}"

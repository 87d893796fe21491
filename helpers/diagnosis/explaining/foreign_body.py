"""Whether a place of a text lies in a body that somebody else than Postmark wrote: an object with a message of another
form, on lines that do not name Postmark.

Imports the pasted text.
"""

import re

from helpers.diagnosis.explaining.pasted import Pasted

_REACH = 1_500  # characters before a place in which the object around it may begin
_LENGTH = 2_000  # characters of an object that are looked at
_TELLS = re.compile(r"[\"']?\b(?:message|msg|detail|details|title|error|body)[\"']?\s{0,3}[:=]\s{0,3}[\"'{\[]")
_OURS = re.compile(r"ErrorCode|\bMessage\b|[Pp]ost[Mm]ark|POSTMARK")


def is_in_foreign_body(pasted: Pasted, at: int) -> bool:
    """Whether the outermost object around the position tells something in another form than Postmark's bodies have."""
    start = _outermost(pasted.text, at)
    if start is None:
        return False
    object_text = pasted.text[start : start + _LENGTH]
    named = _lines_before(pasted.text, start) + object_text
    return _TELLS.search(object_text) is not None and _OURS.search(named) is None


def _outermost(text: str, at: int) -> int | None:
    """Where the outermost brace opens that is still open at the position."""
    low, depth, outermost = max(0, at - _REACH), 0, None
    for place in range(at - 1, low - 1, -1):
        depth += {"}": 1, "{": -1}.get(text[place], 0)
        if depth < 0:
            depth, outermost = 0, place
    return outermost


def _lines_before(text: str, start: int) -> str:
    """The line on which an object opens, up to it, and the last line before that which is not empty."""
    before, _, opening = text[max(0, start - _REACH) : start].rpartition("\n")
    filled = [line for line in before.split("\n") if line.strip()]
    return "\n".join([*filled[-1:], opening])

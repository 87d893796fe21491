"""Handed-over text, made ready for reading: bounded, without terminal colours, with line numbers and safe quotations.

Imports the scrubbing; a record of it shows nothing of the text.
"""

import re
from dataclasses import dataclass, field

from helpers.diagnosis.explaining.scrubbing import scrubbed

LIMIT = 200_000  # characters that are read; of a longer text the beginning and the end, one half each
MOST_PLACES = 100  # places of one kind whose surroundings are looked at
_AROUND_QUOTE = 100  # characters before and after what was found
_QUOTE = 260  # characters a quotation has at most
_CONTEXT = 2_000  # characters around it that decide what of it is secret
_LINE = 600  # characters of a line that are looked at
_NEAR = 2_500  # characters within which two things belong together

_COLOURS = re.compile(r"\x1b\[[0-9;:?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]*(?:\x07|\x1b\\)?")
_FIRST_PIECE = re.compile(r"\A[^\s,;{}\[\]]*")
_LAST_PIECE = re.compile(r"(?<![^\s,;{}\[\]])[^\s,;{}\[\]]*\Z")
_POSTMARK = re.compile(
    r"postmark|\bx-pm-|\bPMMail|pystmark|\bmtasv\.net|\b(?:ApiInput|InvalidEmailRequest|InactiveRecipients)Error\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What was handed over. `length` counts its characters, of which only some may be in `text`."""

    text: str = field(repr=False)
    file: str
    length: int
    seam: int | None = None  # where in `text` something was left out
    skipped_lines: int = 0

    def line(self, at: int) -> int:
        """The number of the line at this position, counted from 1."""
        skipped = self.skipped_lines if self.seam is not None and at >= self.seam else 0
        return self.text.count("\n", 0, at) + 1 + skipped

    def quote(self, start: int, end: int) -> str:
        """What stands at this place, on its own line and without its secrets, in quotation marks."""
        first = max(self.text.rfind("\n", 0, start) + 1, start - _AROUND_QUOTE)
        after = self.text.find("\n", start)
        last = min(len(self.text) if after < 0 else after, max(end, start) + _AROUND_QUOTE, first + _QUOTE)
        low, high = max(0, first - _CONTEXT), min(len(self.text), last + _CONTEXT)
        words = scrubbed(self.text[low:high], first - low, last - low)
        return f"“{words}”" if words else ""

    def whole_line(self, start: int, end: int) -> str:
        """The line, or lines, that this place stands on, up to `_LINE` characters."""
        after = self.text.find("\n", end)
        return self.text[self.text.rfind("\n", 0, start) + 1 : after if after >= 0 else None][:_LINE]

    def near(self, at: int, reach: int = _NEAR) -> str:
        """The text around a position, up to `reach` characters on either side."""
        return self.text[max(0, at - reach) : at + reach]

    def is_about_postmark(self, at: int, reach: int = _NEAR) -> bool:
        """Whether Postmark, or something that only Postmark has, is named around this position."""
        return _POSTMARK.search(self.near(at, reach)) is not None


def paste(text: str, file: str = "") -> Pasted:
    """Make `text` ready; of a long one the beginning and the end are kept."""
    length = len(text)
    if length <= LIMIT:
        return Pasted(text=_clean(text), file=file, length=length)
    head, tail = _clean(_without_last_piece(text[: LIMIT // 2])), _clean(_without_first_piece(text[-LIMIT // 2 :]))
    skipped = text.count("\n") - head.count("\n") - tail.count("\n") - 1
    return Pasted(text=f"{head}\n{tail}", file=file, length=length, seam=len(head) + 1, skipped_lines=max(skipped, 0))


def _clean(text: str) -> str:
    return _COLOURS.sub("", text)


def _without_last_piece(text: str) -> str:
    """Without the piece that the cut goes through: half of a token is a secret too, and does not look like one."""
    return _LAST_PIECE.sub("", text)


def _without_first_piece(text: str) -> str:
    return _FIRST_PIECE.sub("", text)

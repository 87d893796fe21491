"""Handed-over text, made ready for reading: bounded, without terminal colours, with line numbers and safe quotations.

Imports the scrubbing; a record of it shows nothing of the text.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from helpers.diagnosis.explaining.places import Span, windows
from helpers.diagnosis.explaining.scrubbing import scrubbed

LIMIT = 200_000  # characters up to which a text is read as a whole
MOST_PLACES = 100  # places of one kind whose surroundings are looked at
_AROUND_QUOTE = 100  # characters before and after what was found
_QUOTE = 260  # characters a quotation has at most
_CONTEXT = 2_000  # characters around it that decide what of it is secret
_LINE = 600  # characters of a line that are looked at
_NEAR = 2_500  # characters within which two things belong together

_COLOURS = re.compile(r"\x1b\[[0-9;:?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]*(?:\x07|\x1b\\)?")
_RUN = re.compile(r"\d{81,}|([^\w\s])\1{200,}|[\w+/=~%-]{2001,}")  # an attachment, a ruled line: no wording is so long
_KEPT_OF_RUN = 80  # characters
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
    lines: int = 1  # of all that was handed over
    is_blank: bool = False  # whether all of it is white space
    seams: tuple[tuple[int, int], ...] = ((0, 0),)  # where in `text` each part begins, and the line breaks before it
    has_long_runs: bool = False  # of which only the beginning was kept
    left_out: int = 0  # places that could matter and were not read

    @property
    def is_whole(self) -> bool:
        """Whether all of it was read."""
        return self.length <= LIMIT

    def line(self, at: int) -> int:
        """The number of the line at this position, counted from 1."""
        start, breaks = self.seams[self._part(at)]
        return breaks + self.text.count("\n", start, at) + 1

    def _part(self, at: int) -> int:
        return max(0, bisect_right(self.seams, at, key=lambda seam: seam[0]) - 1)

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
        """The text around a position, up to `reach` characters on either side, and of the same part."""
        part = self._part(at)
        ends = self.seams[part + 1][0] if part + 1 < len(self.seams) else len(self.text)
        return self.text[max(self.seams[part][0], at - reach) : min(ends, at + reach)]

    def is_about_postmark(self, at: int, reach: int = _NEAR) -> bool:
        """Whether Postmark, or something that only Postmark has, is named around this position."""
        return _POSTMARK.search(self.near(at, reach)) is not None


def paste(text: str, file: str = "") -> Pasted:
    """Make `text` ready; of a long one the beginning, the end and the places between that could matter are kept."""
    lines = text.count("\n") + (not text.endswith("\n"))
    whole = Pasted(
        text=_clean(text[:LIMIT]),
        file=file,
        length=len(text),
        lines=lines,
        is_blank=not text.strip(),
        has_long_runs=_RUN.search(text[:LIMIT]) is not None,
    )
    if whole.is_whole:
        return whole
    spans, left_out = windows(text)
    joined, seams = _joined(text, spans)
    return replace(whole, text=joined, seams=seams, left_out=left_out)


def _joined(text: str, spans: list[Span]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The parts of `text` one below the other, and where each begins."""
    parts, seams, at, breaks, counted = [], [], 0, 0, 0
    for start, end in spans:
        breaks, counted = breaks + text.count("\n", counted, start), start
        seams.append((at, breaks))
        parts.append(_clean(_part(text, start, end)))
        at += len(parts[-1]) + 1
    return "\n".join(parts), tuple(seams)


def _part(text: str, start: int, end: int) -> str:
    """A part of `text` without the pieces that a cut goes through: half of a token is a secret too, and does not look
    like one."""
    part = text[start:end]
    if start and text[start - 1] != "\n":
        part = _FIRST_PIECE.sub("", part)
    return _LAST_PIECE.sub("", part) if end < len(text) else part


def _clean(text: str) -> str:
    return _RUN.sub(lambda run: run[0][:_KEPT_OF_RUN], _COLOURS.sub("", text))

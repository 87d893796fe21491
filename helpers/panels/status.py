"""What a panel is doing, or how it went: each state with its glyph and its word. Imports nothing of ours."""

from enum import StrEnum


class StatusState(StrEnum):
    """What a panel is doing, or how it went."""

    IDLE = "idle"
    BUSY = "busy"
    GOOD = "good"
    BAD = "bad"
    UNSURE = "unsure"
    STALE = "stale"  # what the panel shows no longer holds


GLYPHS_AND_WORDS: dict[StatusState, tuple[str, str]] = {
    StatusState.IDLE: ("○", "Ready"),
    StatusState.BUSY: ("", "Working"),  # the front end turns a ring instead of showing a glyph
    StatusState.GOOD: ("✓", "Done"),
    StatusState.BAD: ("✗", "Problem"),
    StatusState.UNSURE: ("?", "Can't tell"),
    StatusState.STALE: ("!", "Out of date"),
}

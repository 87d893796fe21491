"""How sure something is: a glyph with its word, the same on a card and in a terminal.

Imports the records of `helpers.diagnosis`.
"""

from helpers.diagnosis.records import Confidence

_GLYPHS = {Confidence.CERTAIN: "●", Confidence.LIKELY: "◐", Confidence.OPEN: "○"}


def certainty(confidence: Confidence) -> str:
    """The glyph and the word, e.g. `◐ likely`."""
    return f"{_GLYPHS[confidence]} {confidence}"

"""How much room a text takes in a drawing, in every common font, and how it is cut to fit. Imports nothing of ours."""

from itertools import accumulate, takewhile
from unicodedata import east_asian_width


def fit(text: str, room: float, size: int, *, bold: bool = False) -> str:
    """`text`, cut so that it takes at most `room` CSS pixels at font size `size`."""
    letters = room / (size * (0.68 if bold else 0.6))
    if sum(map(_width, text)) <= letters:
        return text
    taken = accumulate(map(_width, text))
    longest = sum(1 for _ in takewhile(lambda width: width <= letters - 1, taken))
    return f"{text[:longest].rstrip()}…"


def _width(letter: str) -> float:
    """How much room a letter takes; a small one takes 1."""
    if east_asian_width(letter) in "WF":
        return 2.0
    return 1.75 if letter in "mwMW@%" else 1.25 if letter.isupper() else 1.0

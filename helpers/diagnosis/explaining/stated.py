"""Where an ErrorCode is stated in a text, as a body or a header states it: with its name before the number.

Imports the pasted text.
"""

import re
from collections.abc import Iterator

from helpers.diagnosis.explaining.pasted import Pasted

BODY_REACH = 700  # characters on either side within which the other parts of a body stand

_BETWEEN = r"""(?:[\s\\"'\]:=>]|&quot;|&\#34;|&\#x22;|%22|%3A|%20){1,24}"""
_STATED = re.compile(rf"(?:ErrorCode|X-PM-ApiErrorCode){_BETWEEN}(?P<number>\d{{1,4}})(?![\w-]|\.\d)", re.IGNORECASE)


def stated_codes(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Every ErrorCode stated in `text`, 0 too, with its place."""
    return ((int(found["number"]), found) for found in _STATED.finditer(text))


def code_stated_near(pasted: Pasted, at: int) -> int | None:
    """The ErrorCode stated closest to a position, or None if no body or header stands around it."""
    low = max(0, at - BODY_REACH)
    places = [(abs(low + found.start() - at), code) for code, found in stated_codes(pasted.near(at, BODY_REACH))]
    return min(places)[1] if places else None

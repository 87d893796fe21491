"""A token as the kit holds it: one way in, one way out, masked everywhere between.

`Token.reveal()` is called at two places only: where a request's headers are built (`helpers.client.wire`), and where an
SMTP server asks for a login (`helpers.diagnosis.smtp_check.session`).
"""

import hmac
import re
from typing import NoReturn, Self

from helpers.client.echoes import spellings
from helpers.client.sealing import sealed
from helpers.client.shape import ShapeFault, faults_of, is_header_safe
from helpers.reference.practice_tokens import is_practice_token
from helpers.reference.token_kinds import TEST_TOKEN

MASK = "••••"
_SHORTEST_SECRET = 6  # characters
_SHORTEST_WITH_TAIL = 20  # of a shorter text the last four characters would give too much away


class Token:
    """A secret text exactly as it was entered: never trimmed, never repaired, never printed."""

    __slots__ = ("_text",)
    _text: str

    def __init__(self, text: str | None) -> None:
        """Hold `text`; None counts as empty. Raises TypeError, without quoting it, for anything but text."""
        if text is not None and not isinstance(text, str):
            kind = type(text).__name__
            del text
            raise TypeError(f"A token is text; this is {kind}.")
        object.__setattr__(self, "_text", text or "")

    def reveal(self) -> str:
        """The text itself, for a request header or an SMTP login and nothing else."""
        return self._text

    @property
    @sealed
    def masked(self) -> str:
        """`••••` and the last four characters; bullets only when the text is short or its end is unprintable."""
        tail = self._text[-4:]
        shown = len(self._text) >= _SHORTEST_WITH_TAIL and tail.isascii() and tail.isalnum()
        return MASK + (tail if shown else "")

    @property
    def length(self) -> int:
        """Number of characters."""
        return len(self._text)

    @property
    @sealed
    def is_test(self) -> bool:
        """Whether it is the public test token."""
        return self._text.upper() == TEST_TOKEN

    @property
    @sealed
    def is_practice(self) -> bool:
        """Whether only the practice Postmark can know it."""
        return is_practice_token(self._text)

    @property
    @sealed
    def faults(self) -> tuple[ShapeFault, ...]:
        """What looks wrong with the text, before anything is sent."""
        return faults_of(self._text)

    @property
    @sealed
    def may_travel(self) -> bool:
        """Whether it can and should be put into a request header at all."""
        return is_header_safe(self._text) and not any(fault.stops for fault in self.faults)

    @property
    def is_secret(self) -> bool:
        """Whether copies of it elsewhere must be masked: not if it is public, or too short to be one."""
        return len(self._text) >= _SHORTEST_SECRET and not self.is_test and not self.is_practice

    @sealed
    def is_echoed_in(self, content: bytes) -> bool:
        """Whether `content` holds a copy of it, whatever the letter case and however it is escaped."""
        content = content.lower()
        return self.is_secret and any(
            spelling.lower().encode("utf-8", "surrogatepass") in content for spelling in spellings(self._text)
        )

    @sealed
    def scrub(self, text: str) -> str:
        """`text` with every copy of this token masked, whatever its letter case and however it is escaped."""
        if self.is_secret:
            for spelling in spellings(self._text):
                text = re.sub(re.escape(spelling), self.masked, text, flags=re.IGNORECASE)
        return text

    def __repr__(self) -> str:
        return f"Token({self.masked})"

    def __str__(self) -> str:
        return self.masked

    def __format__(self, spec: str) -> str:
        return format(self.masked, spec)

    def _repr_html_(self) -> str:
        return f"<code>{self.masked}</code>"

    @sealed
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Token):
            return NotImplemented
        mine, theirs = (text.encode("utf-8", "surrogatepass") for text in (self._text, other._text))
        return hmac.compare_digest(mine, theirs)

    def __hash__(self) -> int:
        return hash(self._text)

    def __bool__(self) -> bool:
        return bool(self._text)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _memo: dict[int, object]) -> Self:
        return self

    def __getstate__(self) -> NoReturn:
        raise TypeError("A token is not stored: it has no state to give away.")

    def __reduce_ex__(self, _protocol: object) -> NoReturn:
        raise TypeError("A token is not stored: it cannot be pickled.")

    def __setattr__(self, name: str, _value: object) -> NoReturn:
        raise AttributeError(f"A token cannot be changed ({name}).")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"A token cannot be changed ({name}).")

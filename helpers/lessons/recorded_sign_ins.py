"""Sign-ins that failed with the real Auth.js 5 and NextAuth 4, as recorded: where the browser ended, and the log.

Recorded against the practice Postmark by tools/record_sign_ins.py; a test makes each happen again where Node is
present. Paths are shortened, and lines of Node's own code are left out. Imports nothing of ours.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

FILE = "recorded_sign_ins.json"

_ERROR = re.compile(r"\[(?:auth|next-auth)\]\[error\]|\w*Error: ")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedSignIn:
    """One failed sign-in: what was wrong, where the browser ended, and everything that the application logged."""

    wrong: str
    ends: str  # a path with its query, an HTTP status, or "dropped": the process ended
    log: str

    @property
    def line(self) -> str:
        """The first line of the log that names an error."""
        return next((line for line in self.log.splitlines() if _ERROR.match(line)), "")


def recorded_sign_ins() -> Mapping[str, RecordedSignIn]:
    """All of them by what was wrong, those of NextAuth 4 last."""
    found = _stored()["sign_ins"]
    return MappingProxyType({wrong: RecordedSignIn(wrong=wrong, **one) for wrong, one in found.items()})


def recorded_with() -> Mapping[str, str]:
    """The versions of Node and of the packages that were recorded."""
    return MappingProxyType(dict(_stored()["recorded_with"]))


@cache
def _stored() -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(files("helpers.lessons").joinpath(FILE).read_text(encoding="utf-8"))
    return stored

"""What a `package.json` says of versions: which Auth.js, which nodemailer, which adapter. Imports nothing of ours.

A range is judged by the lowest version that it names, and only where it names one.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

_NUMBERS = re.compile(
    r"(?P<major>\d{1,6})(?:\.(?P<minor>\d{1,6}|[xX*]))?(?:\.(?P<patch>\d{1,6}|[xX*]))?(?:-beta\.(?P<beta>\d{1,6}))?"
)
_NO_VERSION = re.compile(r"^(?:file:|link:|git|https?:|github:|portal:|\*$|$)")
_SECTIONS = ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies")


class NotAPackage(ValueError):
    """The text is no `package.json`. `str()` is a sentence for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageFacts:
    """One file: every package that it asks for, with the range as written and the line where it stands."""

    file: str
    ranges: Mapping[str, str]
    lines: Mapping[str, int]

    def major(self, package: str) -> int | None:
        """The major version that is asked for; None when it is not asked for or names none."""
        found = _numbers(self.ranges.get(package, ""))
        return int(found["major"]) if found else None

    def beta(self, package: str) -> int | None:
        """The number of the beta that is asked for."""
        found = _numbers(self.ranges.get(package, ""))
        return int(found["beta"]) if found and found["beta"] else None

    @property
    def authjs(self) -> int | None:
        """The version of Auth.js that is asked for, 4 or 5; None where it cannot be told.

        The tag `latest` of next-auth is a version 4, and `beta` a 5 (seen in November 2026).
        """
        if any(name.startswith("@auth/") and not name.endswith("-adapter") for name in self.ranges):
            return 5
        tag = {"latest": 4, "beta": 5, "next": 4}.get(self.ranges.get("next-auth", ""))
        return tag or self.major("next-auth")


def read_package(name: str, text: str) -> PackageFacts:
    """The packages that a `package.json` asks for. Raises NotAPackage."""
    try:
        value = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        raise NotAPackage("It is not valid JSON.") from None
    if not isinstance(value, dict):
        raise NotAPackage("It holds no JSON object.")
    sections = [value[name] for name in _SECTIONS if isinstance(value.get(name), dict)]
    ranges = {str(key): str(part) for section in reversed(sections) for key, part in section.items()}
    return PackageFacts(file=name, ranges=ranges, lines=_lines(text, ranges))


def _lines(text: str, packages: Mapping[str, str]) -> dict[str, int]:
    named = {f'"{package}"': package for package in packages}
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        key = line.strip().partition(":")[0].strip()
        if key in named:
            found.setdefault(named[key], number)
    return found


def _numbers(written: str) -> re.Match[str] | None:
    version = written.removeprefix("npm:").rpartition("@")[2].removeprefix("workspace:")
    return None if _NO_VERSION.match(version) else _NUMBERS.search(version)

"""Reads what this repository asks to have installed: pyproject.toml and the lock files of `requirements/`."""

import re
import tomllib
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[2]

_PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?P<marker> ; [^\\\n]+)? \\$", re.MULTILINE)


def project() -> dict[str, Any]:
    """The `[project]` table of pyproject.toml."""
    table: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return table


def runtime_requirements() -> list[Requirement]:
    """What the kit needs to run."""
    return [Requirement(text) for text in project()["dependencies"]]


def all_requirements() -> list[Requirement]:
    """What the kit needs to run, and the extras."""
    extras = project()["optional-dependencies"].values()
    return runtime_requirements() + [Requirement(text) for extra in extras for text in extra]


def pins(lock: str) -> dict[str, Version]:
    """The versions that a lock file pins, by name; the newest one where several stand for several platforms."""
    found: dict[str, Version] = {}
    for pin in _PIN.finditer((ROOT / lock).read_text()):
        version = Version(pin["version"])
        found[pin["name"]] = max(version, found.get(pin["name"], version))
    return found

"""The lock files: hashed, free of host names, and enough for pyproject.toml."""

import json
import re

import pytest
from packaging.requirements import Requirement

from tests.repository.requirements import ROOT, all_requirements, pins
from tests.repository.tracked import tracked_files

CLIENT_LOCKS = sorted(str(one.relative_to(ROOT)) for one in ROOT.glob("tests/clients/python/*/requirements.txt"))
LOCKS = ("requirements/lock.txt", "requirements/uv.txt", *CLIENT_LOCKS)


@pytest.mark.parametrize("requirement", all_requirements(), ids=str)
def test_the_lock_satisfies_pyproject(requirement: Requirement) -> None:
    assert requirement.specifier.contains(pins("requirements/lock.txt")[requirement.name.lower()])


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock: str) -> None:
    text = (ROOT / lock).read_text()
    hashed = re.findall(r"^([\w.-]+)==.* \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
    assert hashed == re.findall(r"^([\w.-]+)==", text, re.MULTILINE) != []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index(lock: str) -> None:
    options = [line for line in (ROOT / lock).read_text().splitlines() if line.startswith("--") or "://" in line]
    assert options == []


def node_packages() -> list[dict[str, str]]:
    """The packages that every package-lock.json pins, without the entry that stands for the folder itself."""
    locks = [json.loads(path.read_text()) for path in tracked_files() if path.name == "package-lock.json"]
    return [row for lock in locks for key, row in lock["packages"].items() if key]


def test_node_locks_hash_every_package_and_name_no_registry() -> None:
    packages = node_packages()
    assert [("integrity" in row, "resolved" in row) for row in packages] == [(True, False)] * len(packages) != []


def test_no_lock_that_names_its_index_is_committed() -> None:
    assert [path for path in tracked_files() if path.name in {"uv.lock", "pylock.toml", "poetry.lock"}] == []

"""environment.yml for conda users and Binder: well-formed, solvable, and in step with pyproject.toml.

No conda channel is asked: the solver works on a channel made here, so this says nothing of what conda-forge holds.
"""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.specifiers import SpecifierSet
from rattler import Channel, MatchSpec, solve

from tests.repository.requirements import ROOT, pins, project, runtime_requirements

CONDA_NAMES = {"tzdata": "python-tzdata"}  # conda-forge's `tzdata` is the system's database, not the Python package
BEYOND = "9999.0"


@pytest.fixture(scope="module")
def environment() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "environment.yml").read_text())
    return loaded


@pytest.fixture(scope="module")
def specs(environment: dict[str, Any]) -> dict[str, MatchSpec]:
    texts = [entry for entry in environment["dependencies"] if isinstance(entry, str)]
    return {text.split()[0]: MatchSpec(text, strict=True) for text in texts}


def record(name: str, version: str) -> tuple[str, dict[str, Any]]:
    fields = {"name": name, "version": version, "build": "0", "build_number": 0, "depends": [], "subdir": "noarch"}
    return f"{name}-{version}-0.conda", {**fields, "sha256": "0" * 64, "size": 1}


def write_channel(folder: Path, versions: list[tuple[str, str]]) -> Channel:
    (folder / "noarch").mkdir()
    repodata = {"info": {"subdir": "noarch"}, "packages": {}, "packages.conda": dict(record(*one) for one in versions)}
    (folder / "noarch" / "repodata.json").write_text(json.dumps(repodata))
    return Channel(folder.as_uri())


def test_it_asks_for_what_pyproject_asks_for(specs: dict[str, MatchSpec]) -> None:
    wanted = {CONDA_NAMES.get(one.name, one.name): one.specifier for one in runtime_requirements()}
    wanted |= {"python": SpecifierSet(project()["requires-python"]), "pip": SpecifierSet()}
    assert {name: SpecifierSet(str(spec.version or "")) for name, spec in specs.items()} == wanted


def test_it_installs_this_checkout_with_pip(environment: dict[str, Any]) -> None:
    assert environment["dependencies"][-1] == {"pip": ["-e .[authjs]"]}


def test_it_needs_one_public_channel(environment: dict[str, Any]) -> None:
    assert environment["channels"] == ["conda-forge"]
    assert environment.keys() == {"name", "channels", "dependencies"}


async def test_it_solves_to_the_locked_versions(specs: dict[str, MatchSpec], tmp_path: Path) -> None:
    locked = {CONDA_NAMES.get(name, name): str(version) for name, version in pins("requirements/lock.txt").items()}
    locked = {name: version for name, version in locked.items() if name in specs}
    offered = [*locked.items(), ("python", "3.11.0"), ("python", "3.10.0"), ("pip", "1.0")]
    bounded = [name for name in locked if "<" in str(specs[name].version)]
    channel = write_channel(tmp_path, offered + [(name, BEYOND) for name in bounded])
    solved = await solve([channel], list(specs.values()), platforms=["noarch"])
    chosen = {one.name.normalized: str(one.version) for one in solved}
    assert chosen == {**locked, "python": "3.11.0", "pip": "1.0"}

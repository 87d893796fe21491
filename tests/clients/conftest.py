"""The clients that others wrote, as `make test` installs them, and the practice Postmark that they talk to."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.needed import missing, needed

HERE = Path(__file__).parent
NODE_IS_MISSING = "Node 18 or newer with npm is missing: install it (Debian: apt install nodejs npm) and run make test."
NOT_INSTALLED = "The clients that these tests use are not installed: run make test, which installs them."

Run = Callable[..., list[Any]]


def run_lines(*command: str | Path, stdin: str = "") -> list[Any]:
    """The JSON values that a command prints, one a line; the command must succeed within 60 s."""
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def node_client(folder: str, package: str) -> Run:
    """Runs a script of a folder beside which npm has installed `package`."""
    program = needed("node", NODE_IS_MISSING)
    if not (HERE / folder / "node_modules" / package).is_dir():
        needed("npm", NODE_IS_MISSING)
        missing(NOT_INSTALLED)
    return lambda script, *arguments, stdin="": run_lines(program, HERE / folder / script, *arguments, stdin=stdin)


def python_client(name: str) -> Run:
    """Runs a script of tests/clients/python/`name` in the environment that holds the package of that name."""
    program, scripts = HERE.parents[1] / f"build/clients/{name}/bin/python", HERE / "python" / name
    if not program.exists():
        missing(NOT_INSTALLED)
    return lambda script, *arguments, stdin="": run_lines(program, scripts / script, *arguments, stdin=stdin)


@pytest.fixture(scope="session")
def node() -> Run:
    """The official npm `postmark`."""
    return node_client("node", "postmark")


@pytest.fixture(scope="session")
def postmark_python() -> Run:
    """The official `postmark-python`."""
    return python_client("postmark-python")


@pytest.fixture(scope="module")
def practice() -> Iterator[dict[str, Any]]:
    """What `tokenlab practice --json` says of itself; a practice Postmark of each test module's own."""
    command = (Path(sys.executable).with_name("tokenlab"), "practice", "--port", "0", "--json")
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield json.loads(server.stdout.readline())
        server.terminate()

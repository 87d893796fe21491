"""`tokenlab` in this process, with an environment and a standard input of the test's own."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import pytest

from helpers.cli.main import main
from helpers.practice.clock import RealClock
from helpers.practice.loopback import running
from helpers.practice.seed import demo_world
from tests.clean_environment import clean_environment

__all__ = ["clean_environment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on standard output."""
        return json.loads(self.out)


Tokenlab = Callable[..., Ran]


@pytest.fixture
def tokenlab(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tokenlab:
    """Runs `tokenlab ARGUMENTS…` with these environment variables and this standard input (None: a terminal)."""

    def run(*arguments: str, stdin: bytes | None = None, **environment: str) -> Ran:
        with monkeypatch.context() as patch:
            for name, value in environment.items():
                patch.setenv(name, value)
            patch.setattr("getpass.getpass", press_ctrl_d)
            patch.setattr(sys, "stdin", Terminal() if stdin is None else io.TextIOWrapper(io.BytesIO(stdin)))
            try:
                code = main(arguments)
            except SystemExit as end:  # argparse
                code = int(str(end.code or 0))
        said = capsys.readouterr()
        return Ran(code=code, out=said.out, err=said.err)

    return run


def press_ctrl_d(_prompt: str) -> NoReturn:
    """Stands for the keyboard, as `Terminal` does: nobody types. `test_terminal.py` uses a real one."""
    raise EOFError


class Terminal(io.StringIO):
    """A standard input at which a person sits who types nothing."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="session")
def practice_url() -> Iterator[str]:
    """A practice Postmark on a port of this machine."""
    with running(demo_world(RealClock())) as url:
        yield url

"""`tokenlab` as a program of its own, for what only a process can show: signals, pipes, its own command line."""

import os
import subprocess
import sys
from pathlib import Path

from tests.clean_environment import UNSET

_NOT_PASSED_ON = {*UNSET, "PYTHONUNBUFFERED", "PYTHONIOENCODING", "PYTHONUTF8"}
PROGRAM = Path(sys.executable).with_name("tokenlab")


def environment(**variables: str) -> dict[str, str]:
    """This process's environment with `variables`, without what the kit reads or what changes Python's outputs."""
    return {name: value for name, value in os.environ.items() if name not in _NOT_PASSED_ON} | variables


def start(*arguments: str, program: tuple[str | Path, ...] = (PROGRAM,), **variables: str) -> subprocess.Popen[str]:
    """Start `tokenlab ARGUMENTS…`, or another program with these arguments, with pipes for all it says."""
    return subprocess.Popen(
        [*program, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(**variables),
    )


def shell(script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a shell script in which `tokenlab` is the program under test."""
    return subprocess.run(
        ["/bin/sh", "-c", f'tokenlab() {{ "{PROGRAM}" "$@"; }}; {script}'],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=environment(**variables),
    )

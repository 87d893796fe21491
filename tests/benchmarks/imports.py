"""(d) What `import helpers` and a notebook's setup cell cost beside the libraries that every kernel loads anyway."""

import os
import subprocess
import sys

from tests.benchmarks.figures import Figure, alternating, milliseconds

_LIBRARIES = "import httpx, ipywidgets"
_SETUP_CELL = 'from helpers import open_lab\nlab = open_lab("practice")'


def figures(rounds: int = 9) -> list[Figure]:
    """Two figures; each round starts fresh interpreters."""
    return [
        _figure("import helpers ÷ import httpx, ipywidgets", "import helpers", rounds, 1.3),
        _figure("setup cell ÷ import httpx, ipywidgets", _SETUP_CELL, rounds, 1.6),
    ]


def _figure(name: str, code: str, rounds: int, limit: float) -> Figure:
    _seconds(code), _seconds(_LIBRARIES)  # the first run writes bytecode
    ours, theirs = alternating(lambda: _seconds(code), lambda: _seconds(_LIBRARIES), rounds)
    return Figure(name=name, ours=milliseconds(ours), theirs=milliseconds(theirs), ratio=ours / theirs, limit=limit)


def _seconds(code: str) -> float:
    """How long `code` takes in a fresh interpreter, by its own clock: starting Python is not counted."""
    timed = f"import time\nbegun = time.perf_counter()\n{code}\nprint(time.perf_counter() - begun)"
    # The libraries were compiled when they were installed; without its bytecode the kit alone would compile anew.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", timed]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, env=environment)
    return float(done.stdout)

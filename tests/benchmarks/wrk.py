"""`wrk`, which drives a server harder than a Python client could: requests a second, and the slowest in a hundred."""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

_UNITS_MS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


class WrkMissing(Exception):
    """`wrk` is not installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """The one request that is made again and again."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: object = None  # sent as JSON

    def as_lua(self) -> str:
        """The script that makes wrk ask for it."""
        headers = {"Content-Type": "application/json", "Accept": "application/json", **self.headers}
        lines = [f"wrk.headers[{json.dumps(name)}] = {json.dumps(value)}" for name, value in headers.items()]
        body = [] if self.body is None else [f"wrk.body = [[{json.dumps(self.body)}]]"]
        return "\n".join([f'wrk.method = "{self.method}"', *body, *lines, ""])


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What one run came to."""

    per_second: float
    p99_ms: float


def need_wrk() -> None:
    """Raises WrkMissing."""
    if shutil.which("wrk") is None:
        raise WrkMissing("wrk is missing: install it (Debian: apt install wrk) to measure requests per second.")


def drive(url: str, load: Load, *, connections: int = 16, seconds: int = 3) -> Rate:
    """Ask `url` for `load` over so many connections for so long; every reply must be a 200."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "request.lua"
        script.write_text(load.as_lua(), encoding="utf-8")
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", str(script)]
        command.append(f"{url}{load.path}")
        said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=seconds + 60).stdout
    assert "Non-2xx" not in said, said
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    slowest = re.search(r"99%\s+([\d.]+)(us|ms|s|m)\b", said)
    assert rate and slowest, said
    return Rate(per_second=float(rate[1]), p99_ms=float(slowest[1]) * _UNITS_MS[slowest[2]])

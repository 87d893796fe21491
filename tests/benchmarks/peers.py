"""Other mock servers that can send one email, each a process of its own on a loopback port.

Prism, Mockoon and Scalar answer from an OpenAPI description of POST /email (`email-openapi.json`); moto imitates
Amazon SES. The first use installs them below build/; after that no network is needed.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.benchmarks.throughput import SEND
from tests.benchmarks.wrk import Load
from tests.loopback import closed_port

_HERE = Path(__file__).parent
_FOLDER = _HERE.parents[1] / "build" / "peers"
_SPEC = str(_HERE / "email-openapi.json")
_READY_S = 60.0
_SCALAR = """
import { readFileSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { createMockServer } from '@scalar/mock-server';
const [description, port] = process.argv.slice(-2);
const app = await createMockServer({ specification: JSON.parse(readFileSync(description, 'utf8')) });
serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' });
"""
_SES = {"Authorization": "AWS4-HMAC-SHA256 Credential=practice/20260105/us-east-1/ses/aws4_request"}  # whose service


class PeersMissing(Exception):
    """The peers cannot be installed here; `str()` says what is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """Another mock server: what it is called, what it needs, how it starts on a port, and what it is asked."""

    name: str
    package: str  # with its version
    command: Callable[[int], Sequence[str]]
    load: Load = SEND
    before: tuple[Load, ...] = ()
    extra: tuple[str, ...] = ()  # further packages


def _node(program: str) -> str:
    return str(_FOLDER / "node_modules" / ".bin" / program)


def _python(program: str) -> str:
    return str(_FOLDER / "python" / "bin" / program)


PRISM = Peer(
    name="Prism",
    package="@stoplight/prism-cli@5.14.2",
    command=lambda port: [_node("prism"), "mock", "-h", "127.0.0.1", "-p", str(port), _SPEC],
)
MOCKOON = Peer(
    name="Mockoon",
    package="@mockoon/cli@9.9.0",
    command=lambda port: [
        *(_node("mockoon-cli"), "start", "--data", _SPEC, "--port", str(port), "--hostname", "127.0.0.1"),
        *("--disable-log-to-file", "--disable-admin-api"),
    ],
)
SCALAR = Peer(
    name="Scalar",
    package="@scalar/mock-server@0.3.25",
    extra=("@hono/node-server@1.19.9",),
    command=lambda port: ["node", "--input-type=module", "--eval", _SCALAR, "--", _SPEC, str(port)],
)
MOTO = Peer(
    name="moto's SES",
    package="moto[server]==5.2.5",
    command=lambda port: [_python("moto_server"), "-H", "127.0.0.1", "-p", str(port)],
    load=Load(
        method="POST",
        path="/v2/email/outbound-emails",
        headers=_SES,
        body={
            "FromEmailAddress": "hello@example.com",
            "Destination": {"ToAddresses": ["ada@example.org"]},
            "Content": {
                "Simple": {
                    "Subject": {"Data": "A sample"},
                    "Body": {"Text": {"Data": "A sample."}, "Html": {"Data": "<p>A sample.</p>"}},
                }
            },
        },
    ),
    before=(
        Load(
            method="POST",
            path="/v2/email/identities",
            headers=_SES,
            body={"EmailIdentity": "hello@example.com"},
        ),
    ),
)
PEERS = (PRISM, MOCKOON, SCALAR, MOTO)


def install_peers() -> None:
    """Install what is not there yet, at exactly the versions above. Raises PeersMissing."""
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            raise PeersMissing(
                f"{program} is missing: install Node (Debian: apt install nodejs npm) for Prism and others."
            )
    _FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = "\n".join(name for peer in PEERS for name in (peer.package, *peer.extra))
    done = _FOLDER / "installed"
    if done.exists() and done.read_text(encoding="utf-8") == wanted:
        return
    node = [name for peer in PEERS if peer is not MOTO for name in (peer.package, *peer.extra)]
    quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    _install(["npm", "install", "--prefix", str(_FOLDER), *quiet, *node])
    _install([sys.executable, "-m", "venv", "--without-pip", str(_FOLDER / "python")])
    uv = str(Path(sys.executable).with_name("uv"))
    _install([uv, "pip", "install", "--quiet", "--python", _python("python"), MOTO.package])
    done.write_text(wanted, encoding="utf-8")


def _install(command: list[str]) -> None:
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    if result.returncode:
        last = (result.stderr.strip() or "it said nothing").splitlines()[-1]
        raise PeersMissing(f"{Path(command[0]).name} could not install the peers, which needs the network once: {last}")


@contextmanager
def serving(peer: Peer) -> Iterator[str]:
    """The base URL of that peer while the block runs, once it answers its first request. Raises TimeoutError."""
    port = closed_port()
    url = f"http://127.0.0.1:{port}"
    silent = subprocess.DEVNULL
    environment = {**os.environ, "NODE_ENV": "production"}
    command = peer.command(port)
    with subprocess.Popen(command, cwd=_FOLDER, env=environment, stdout=silent, stderr=silent) as process:
        try:
            for load in (*peer.before, peer.load):
                _await(url, load)
            yield url
        finally:
            process.terminate()


def _await(url: str, load: Load) -> None:
    """Ask until the answer is 200."""
    headers = {"Accept": "application/json", **load.headers}
    end = time.monotonic() + _READY_S
    while time.monotonic() < end:
        try:
            if httpx.request(load.method, url + load.path, json=load.body, headers=headers, trust_env=False).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise TimeoutError(f"{url}{load.path} did not answer within {_READY_S:.0f} s")

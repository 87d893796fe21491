"""Lets sign-ins fail with the real Auth.js 5 and NextAuth 4, and brings their logs into a form that can be compared.

Knows the ways in which they fail from `sign_ins.py`, and nothing of what is stored.
"""

import json
import re
import subprocess
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx

from helpers.reference.token_kinds import SERVER_HEADER
from tests.clients.application import Application, running
from tests.clients.sign_ins import AUTHJS, OVER_SMTP, Failure, SetUp
from tests.loopback import closed_port

LATENCY_S = 0.03  # a refusal that comes at once can end the process before Auth.js awaits it

_CHANGING = {  # their logs hold a port or an id of the one connection
    "the host is not trusted",
    "4: TLS begins at once",
    "4: nobody listens on the port",
}
RECORDED: Mapping[str, Failure] = {name: way for name, way in {**AUTHJS, **OVER_SMTP}.items() if name not in _CHANGING}
_HERE = Path(__file__).parent
_PACKAGES = {"@auth/core": "authjs", "next-auth": "next-auth", "nodemailer": "authjs"}
_COLOUR = re.compile(r"\x1b\[\d+m")
_APPLICATION = re.compile(r"(?:file://)?/[^\s()'\"]*?/tests/clients/(?:authjs|next-auth)/")
_OF_NODE = re.compile(r"\(node:|^\s*(?:at )?node:|at JSON\.parse|Promise\.all \(index|^Node\.js v")


def start_over(control: httpx.Client) -> None:
    """The practice Postmark as it begins, and slow enough for Auth.js."""
    control.post("/reset").raise_for_status()
    control.post("/latency", json={"seconds": LATENCY_S}).raise_for_status()


def spoil(way: Failure, practice: Mapping[str, Any], control: httpx.Client) -> None:
    """What is wrong at Postmark, made so."""
    if way.state:
        control.post("/state", json=way.state).raise_for_status()
    if way.fault:
        control.post("/faults", json={"operation": "POST /email", **way.fault}).raise_for_status()
    if way.suppressed:
        inactive = {"Suppressions": [{"EmailAddress": way.email}]}
        ask(practice, "POST", "/message-streams/outbound/suppressions", json=inactive)


def start_application(way: SetUp, practice: Mapping[str, Any], folder: Path) -> AbstractContextManager[Application]:
    """The application that is set up in this way."""
    places = {"url": practice["url"], "smtp_port": str(practice["smtp_port"]), "closed_port": str(closed_port())}
    auth = "/api/auth" if way.is_v4 else "/auth"
    return running(way.script, way.scenario, way.environment(**places), folder, auth=auth)


def record(way: Failure, practice: Mapping[str, Any], control: httpx.Client, folder: Path) -> dict[str, str]:
    """Let one sign-in fail; where the browser ended, and the log."""
    start_over(control)
    spoil(way, practice, control)
    with start_application(way, practice, folder) as application:
        ends = application.sign_in(way.email, provider=way.provider, csrf=way.csrf)
        application.browser.close()
    return {"ends": ends, "log": comparable(application.log)}


def comparable(log: str) -> str:
    """A log without colours, without this machine's paths and without the lines of Node's own code."""
    shortened = _APPLICATION.sub("app/", _COLOUR.sub("", log))
    lines = (line.rstrip() for line in shortened.splitlines() if not _OF_NODE.search(line))
    return "\n".join(lines).strip() + "\n"


def versions() -> dict[str, str]:
    """Node's version and those of the packages, as they are installed."""
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
    return {"node": node.stdout.strip()} | {name: _version(name, folder) for name, folder in _PACKAGES.items()}


def _version(package: str, folder: str) -> str:
    manifest = _HERE / folder / "node_modules" / package / "package.json"
    return str(json.loads(manifest.read_text(encoding="utf-8"))["version"])


def ask(practice: Mapping[str, Any], method: str, path: str, *, token: str = "", **how: Any) -> Any:
    """The practice Postmark's answer to a request with a server token."""
    headers = {SERVER_HEADER: token or practice["server_token"]}
    reply = httpx.request(method, practice["url"] + path, headers=headers, trust_env=False, **how)
    return reply.raise_for_status().json()

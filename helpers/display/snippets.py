"""A request as code to copy: curl, httpx, Node. The token is taken from the environment and never written out."""

import json
import shlex
from urllib.parse import urlsplit

from helpers.client.endpoint import IN_KERNEL_HOST, LIVE_URL
from helpers.client.exchange import Asked, Exchange
from helpers.display.markup import Element, el
from helpers.reference.token_kinds import ACCOUNT_HEADER, SERVER_HEADER

_VARIABLES = {SERVER_HEADER: "POSTMARK_SERVER_TOKEN", ACCOUNT_HEADER: "POSTMARK_ACCOUNT_TOKEN"}
_PRACTICE_NOTE = (
    f"Nothing listens at {IN_KERNEL_HOST} outside the notebook: "
    f"put the address of `tokenlab practice` there, or {LIVE_URL}."
)


def snippets(exchange: Exchange) -> Element:
    """The three snippets, folded."""
    asked = exchange.asked
    blocks = (("curl", curl(asked)), ("Python, httpx", python_httpx(asked)), ("Node, fetch", node_fetch(asked)))
    parts = [part for title, code in blocks for part in (el("p", {}, el("b", {}, title)), el("pre", {}, code))]
    return el("details", {}, el("summary", {}, "The same request as curl, httpx and Node"), *parts)


def _note(asked: Asked, comment: str) -> str:
    """A line of comment where another program would not reach the address, which only a lab's own kernel answers."""
    return f"{comment} {_PRACTICE_NOTE}\n" if urlsplit(asked.url).hostname == IN_KERNEL_HOST else ""


def _headers(asked: Asked) -> dict[str, str]:
    """The headers that another program would send too: it has a User-Agent of its own."""
    return {name: value for name, value in asked.headers.items() if name != "User-Agent"}


def curl(asked: Asked) -> str:
    """A shell command."""
    lines = [f"curl -X {asked.method} {shlex.quote(asked.url)}"]
    lines += [f"-H {_shell_header(name, value)}" for name, value in _headers(asked).items()]
    if asked.body is not None:
        lines.append(f"-d {shlex.quote(json.dumps(asked.body, ensure_ascii=False))}")
    return _note(asked, "#") + " \\\n  ".join(lines)


def _shell_header(name: str, value: str) -> str:
    return f'"{name}: ${_VARIABLES[name]}"' if name in _VARIABLES else shlex.quote(f"{name}: {value}")


def python_httpx(asked: Asked) -> str:
    """A Python script with httpx."""
    headers = ", ".join(
        f'"{name}": os.environ["{_VARIABLES[name]}"]' if name in _VARIABLES else f"{name!r}: {value!r}"
        for name, value in _headers(asked).items()
        if name != "Content-Type"
    )
    body = f",\n    json={asked.body!r}" if asked.body is not None else ""
    return (
        f"{_note(asked, '#')}import os\n\nimport httpx\n\n"
        f"reply = httpx.request(\n    {asked.method!r},\n    {asked.url!r},\n    headers={{{headers}}}{body},\n)\n"
        "print(reply.status_code, reply.json())"
    )


def node_fetch(asked: Asked) -> str:
    """A script for Node 18 or newer."""
    values = {name: json.dumps(value) for name, value in _headers(asked).items()}
    values |= {name: f"process.env.{variable}" for name, variable in _VARIABLES.items() if name in values}
    headers = ", ".join(f"{json.dumps(name)}: {value}" for name, value in values.items())
    body = f",\n  body: JSON.stringify({json.dumps(asked.body, ensure_ascii=False)})" if asked.body is not None else ""
    return (
        f"{_note(asked, '//')}"
        f"const reply = await fetch({json.dumps(asked.url)}, {{\n  method: {json.dumps(asked.method)},\n"
        f"  headers: {{ {headers} }}{body},\n}});\nconsole.log(reply.status, await reply.json());"
    )

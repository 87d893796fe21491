"""`tokenlab practice`: a practice Postmark on a loopback port until Ctrl-C, which is its usual end and no failure.

Imports the practice Postmark; nothing of the client.
"""

import json
import os
import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING

from helpers.cli.exits import Exit, OutputLost, complain, tell
from helpers.reference.practice_tokens import (
    ACCOUNT_TOKEN,
    SANDBOX_SERVER_TOKEN,
    SERVER_TOKEN,
    SMTP_ACCESS_KEY,
    SMTP_SECRET_KEY,
)

if TYPE_CHECKING:
    from helpers.practice.loopback import Addresses

_TEXT = """\
Practice Postmark on {url}   (nothing leaves this machine; Ctrl-C stops it)

  account token          {account_token}
  server token           {server_token}
  sandbox server token   {sandbox_server_token}
  SMTP                   127.0.0.1, port {smtp_port}; user name and password: the server token twice, or an SMTP token
  SMTP token             {smtp_access_key} / {smtp_secret_key}
  verified sender        {from}
  control routes         {control_url}/reset (POST), {control_url}/coverage (GET)

Try it:

  curl {url}/email -H "X-Postmark-Server-Token: {server_token}" -H "Content-Type: application/json" \\
    -d '{{"From": "{from}", "To": "test@blackhole.postmarkapp.com", "Subject": "Hello", "TextBody": "Hello"}}'
"""


def run(port: int, smtp_port: int, as_json: bool) -> int:
    """Serve until SIGINT or SIGTERM and return the exit code: 0, or 1 when one of the ports cannot be had or
    the addresses cannot be written.

    The first line on standard output is one JSON object with `as_json`, and comes once connections are accepted.
    """
    before = [signal.signal(one, _leave) for one in (signal.SIGINT, signal.SIGTERM)]
    try:
        return _serve(port, smtp_port, as_json)
    finally:
        for one, handler in zip((signal.SIGINT, signal.SIGTERM), before, strict=True):
            signal.signal(one, handler)


def _leave(_number: int, _frame: FrameType | None) -> None:
    """Before and after the server looks after the signals there is nothing to tidy up, and nothing may be raised."""
    os._exit(0)


def _serve(port: int, smtp_port: int, as_json: bool) -> int:
    from helpers.practice.clock import RealClock
    from helpers.practice.loopback import PortUnavailable, serve
    from helpers.practice.seed import demo_world

    try:
        world = demo_world(RealClock())
        serve(world, port=port, smtp_port=smtp_port, on_ready=lambda addresses: _announce(addresses, as_json))
    except PortUnavailable as problem:
        print(problem, file=sys.stderr)
        return Exit.PROBLEM
    except OutputLost as problem:  # nobody would know where the server is, or its tokens
        complain(str(problem))
        return Exit.PROBLEM
    return Exit.OK


def _announce(addresses: "Addresses", as_json: bool) -> None:
    facts = announcement(addresses)
    tell(json.dumps(facts) if as_json else _TEXT.format_map(facts))


def announcement(addresses: "Addresses") -> dict[str, str | int]:
    """What a program needs to know to use the practice Postmark at these addresses."""
    from helpers.practice.control.control import PREFIX
    from helpers.practice.seed import VERIFIED_SENDER

    return {
        "url": addresses.url,
        "account_token": ACCOUNT_TOKEN,
        "server_token": SERVER_TOKEN,
        "sandbox_server_token": SANDBOX_SERVER_TOKEN,
        "from": VERIFIED_SENDER,
        "smtp_port": addresses.smtp_port,
        "smtp_access_key": SMTP_ACCESS_KEY,
        "smtp_secret_key": SMTP_SECRET_KEY,
        "control_url": f"{addresses.url}{PREFIX}",
    }

"""`tokenlab practice`: a practice Postmark on a loopback port until Ctrl-C.

Imports the practice Postmark; nothing of the client.
"""

import json
import os
import signal
import sys
from types import FrameType

from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN

_TEXT = """\
Practice Postmark on {url}   (nothing leaves this machine; Ctrl-C stops it)

  account token          {account_token}
  server token           {server_token}
  sandbox server token   {sandbox_server_token}
  verified sender        {from}
  control routes         {control_url}/reset (POST), {control_url}/coverage (GET)

Try it:

  curl {url}/email -H "X-Postmark-Server-Token: {server_token}" -H "Content-Type: application/json" \\
    -d '{{"From": "{from}", "To": "test@blackhole.postmarkapp.com", "Subject": "Hello", "TextBody": "Hello"}}'
"""


def run(port: int, as_json: bool) -> int:
    """Serve until SIGINT or SIGTERM and return the exit code: 0, or 1 when the port cannot be had.

    The first line on standard output is one JSON object with `as_json`, and comes once connections are accepted.
    """
    before = [signal.signal(one, _leave) for one in (signal.SIGINT, signal.SIGTERM)]
    try:
        return _serve(port, as_json)
    finally:
        for one, handler in zip((signal.SIGINT, signal.SIGTERM), before, strict=True):
            signal.signal(one, handler)


def _leave(_number: int, _frame: FrameType | None) -> None:
    """Before and after the server looks after the signals there is nothing to tidy up, and nothing may be raised."""
    os._exit(0)


def _serve(port: int, as_json: bool) -> int:
    from helpers.practice.clock import RealClock
    from helpers.practice.loopback import PortUnavailable, serve
    from helpers.practice.seed import demo_world

    try:
        serve(demo_world(RealClock()), port=port, on_ready=lambda url: _announce(url, as_json))
    except PortUnavailable as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _announce(url: str, as_json: bool) -> None:
    facts = announcement(url)
    try:
        print(json.dumps(facts) if as_json else _TEXT.format_map(facts), flush=True)
    except BrokenPipeError:  # nobody reads: serve all the same, and let nothing complain at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def announcement(url: str) -> dict[str, str | None]:
    """What a program needs to know to use the practice Postmark at `url`."""
    from helpers.practice.control import PREFIX
    from helpers.practice.seed import VERIFIED_SENDER

    return {
        "url": url,
        "account_token": ACCOUNT_TOKEN,
        "server_token": SERVER_TOKEN,
        "sandbox_server_token": SANDBOX_SERVER_TOKEN,
        "from": VERIFIED_SENDER,
        "smtp_port": None,
        "control_url": f"{url}{PREFIX}",
    }

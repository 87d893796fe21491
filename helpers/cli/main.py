"""`tokenlab`: reads the arguments, runs one command, turns its end into an exit code."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from typing import NoReturn

from helpers import __version__
from helpers.cli.exits import Exit, complain
from helpers.client.connection import DEADLINE_S
from helpers.client.endpoint import LIVE_URL
from helpers.client.problems import SettingsProblem

_WHENCE = (
    "The token comes from POSTMARK_TOKEN, else AUTH_POSTMARK_KEY, POSTMARK_SERVER_TOKEN, POSTMARK_API_TOKEN or "
    "POSTMARK_API_KEY, else from standard input; never from an argument."
)
_TEXT = "A sample, sent to see whether this address, this token and this sender work together."
_EXITS = (
    "Exit codes: 0 usable, sent or reached; 1 a problem was found; 2 it could not be told; 64 wrong use; 130 Ctrl-C."
)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One sentence and exit code 64: 2 already means that something could not be told."""
        self.print_usage(sys.stderr)
        self.exit(Exit.USAGE, f"tokenlab: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `tokenlab` and return its exit code."""
    try:
        return _run(_parser().parse_args(arguments))
    except SettingsProblem as problem:
        complain(str(problem))
        return Exit.USAGE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        return Exit.OK


def _run(given: argparse.Namespace) -> int:
    if given.command == "practice":
        from helpers.cli.practice import run

        return run(given.port, given.json)
    if given.command == "check":
        from helpers.cli.check import check

        return asyncio.run(check(given.base_url, given.timeout, as_json=given.json))
    if given.command == "reach":
        from helpers.cli.reach import reach

        return asyncio.run(reach(given.base_url, given.timeout, as_json=given.json))
    return _send(given)


def _send(given: argparse.Namespace) -> int:
    from helpers.cli.send import send
    from helpers.client.email import Email

    email = Email(
        sender=given.sender,
        to=given.to,
        subject=given.subject,
        text_body=given.text,
        html_body=given.html,
        message_stream=given.stream,
    )
    return asyncio.run(send(given.base_url, given.timeout, email, confirm=given.confirm, as_json=given.json))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="tokenlab", description="Test Postmark tokens and send samples.", epilog=_EXITS)
    parser.add_argument("--version", action="version", version=f"tokenlab {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)
    _practice_arguments(commands.add_parser("practice", help="serve a practice Postmark on this machine"))
    check = commands.add_parser("check", help="what is this token?", description=_WHENCE, epilog=_EXITS)
    reach = commands.add_parser("reach", help="can this machine reach Postmark?", epilog=_EXITS)
    send = commands.add_parser("send", help="send a sample", description=_WHENCE, epilog=_EXITS)
    for command in (check, reach, send):
        _common_arguments(command)
    _message_arguments(send)
    return parser


def _common_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--base-url", default=LIVE_URL, metavar="URL", help=f"default: {LIVE_URL}")
    command.add_argument("--timeout", type=_seconds, default=DEADLINE_S, metavar="S", help="seconds a request may take")
    command.add_argument("--json", action="store_true", help="print one JSON object")


def _practice_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--port", type=_port, default=8025, metavar="N", help="default: 8025; 0 takes any free one")
    command.add_argument("--json", action="store_true", help="print one JSON object with the address and the tokens")


def _message_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--from", dest="sender", required=True, metavar="A", help="the sender's address")
    command.add_argument("--to", required=True, metavar="B", help="the recipients' addresses")
    command.add_argument("--subject", default="A sample", help="default: A sample")
    command.add_argument("--text", default=_TEXT, help="the text body; a default one if not given")
    command.add_argument("--html", default="", help="the HTML body")
    command.add_argument("--stream", default="outbound", help="the message stream's ID; default: outbound")
    command.add_argument("--confirm", default="", metavar="B", help="the recipients again, to leave this machine")


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds <= 3600:
        raise argparse.ArgumentTypeError("a time-out is between 0 and 3600 seconds")
    return seconds


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return port

"""The arguments of `tokenlab`. A token is never one of them; one given by mistake is not repeated on screen.

Knows the names of endpoints and variables, and starts nothing, so that `--help` and `--version` answer at once.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

from helpers import __version__
from helpers.cli.exits import Exit
from helpers.client.endpoint import DEADLINE_S, LIVE_URL
from helpers.client.token import Token
from helpers.diagnosis.origin import ACCOUNT_VARIABLES, SERVER_VARIABLES, VARIABLES

_WHENCE = (
    f"The token comes from the first of {', '.join(VARIABLES)} that is set, else from standard input; at a terminal it "
    "is asked for and does not show."
)
_TEXT = "A sample, sent to see whether this address, this token and this sender work together."
_MATRIX = (
    "Without --observe nobody is asked. With it, calls go out that have to be refused for their content; what destroys "
    f"is never sent live. Server token: the first of {', '.join(SERVER_VARIABLES)}; account token: "
    f"{', '.join(ACCOUNT_VARIABLES)}."
)
_PASTED = "The text on standard input is an error line, a log or a transcript. Nobody is asked; no token is used."
_EXITS = (
    "Exit codes: 0 usable, sent or reached; 1 a problem was found; 2 it could not be told; 64 wrong use; 130 Ctrl-C"
    " (practice: 0)."
)
_STORED = "stored_options"  # which options a command line has named so far
_ADVICE = {"to": "write several recipients into one, separated by commas"}


class _Once(argparse.Action):
    """Store a value; a second one would silently replace the first."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,  # noqa: ARG002 - argparse gives it
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        stored = vars(namespace).setdefault(_STORED, set())
        if option_string and self.dest in stored:
            raise argparse.ArgumentError(self, f"it is given twice; {_ADVICE.get(self.dest, 'give it once')}")
        stored.add(self.dest)
        setattr(namespace, self.dest, values)


class _Parser(argparse.ArgumentParser):
    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)
        self.register("action", None, _Once)
        self._given: list[str] = []

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        self._given = sys.argv[1:] if args is None else list(args)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """One sentence, in which nothing stands that was given, and exit code 64: 2 has another meaning here."""
        for text in sorted(self._values(), key=len, reverse=True):
            message = Token(text).scrub(message)
        if self._given[:1] == ["explain"] and message.startswith("unrecognized"):
            message += ". The text comes from standard input: tokenlab explain < FILE"
        self.print_usage(sys.stderr)
        self.exit(Exit.USAGE, f"tokenlab: {message}. A token is never an argument.\n")

    def _values(self) -> Iterator[str]:
        """What was given, apart from the names of options: argparse quotes it."""
        for text in self._given:
            name, _, value = text.partition("=")
            yield value
            if name not in self._option_string_actions:
                yield text.lstrip("-")


def parser() -> argparse.ArgumentParser:
    """The parser for all commands; `command` names the one that was chosen."""
    whole = _Parser(prog="tokenlab", description="Test Postmark tokens and send samples.", epilog=_EXITS)
    whole.add_argument("--version", action="version", version=f"tokenlab {__version__}")
    commands = whole.add_subparsers(dest="command", required=True, parser_class=_Parser)
    _practice_arguments(
        commands.add_parser("practice", help="serve a practice Postmark on this machine", epilog=_EXITS)
    )
    check = commands.add_parser("check", help="what is this token?", description=_WHENCE, epilog=_EXITS)
    reach = commands.add_parser("reach", help="can this machine reach Postmark?", epilog=_EXITS)
    send = commands.add_parser("send", help="send a sample", description=_WHENCE, epilog=_EXITS)
    explain = commands.add_parser("explain", help="what does this error mean?", description=_PASTED, epilog=_EXITS)
    explain.add_argument("--json", action="store_true", help="print one JSON object")
    doctor = commands.add_parser("doctor", help="why does sign-in by mail with Auth.js fail?", epilog=_EXITS)
    for command in (check, reach, send, doctor):
        _common_arguments(command)
    _doctor_arguments(doctor)
    _message_arguments(send)
    matrix = commands.add_parser("matrix", help="who may call what?", description=_MATRIX, epilog=_EXITS)
    _common_arguments(matrix)
    _matrix_arguments(matrix)
    return whole


def _common_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--base-url", default=LIVE_URL, metavar="URL", help=f"default: {LIVE_URL}")
    command.add_argument("--timeout", type=_seconds, default=DEADLINE_S, metavar="S", help="seconds a request may take")
    command.add_argument("--json", action="store_true", help="print one JSON object")


def _doctor_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths", nargs="+", metavar="PATH", help=".env, auth.ts, a log, a project's folder; - reads a paste"
    )
    command.add_argument("--ask-postmark", action="store_true", help="ask Postmark what the keys in .env files are")


def _matrix_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--csv", action="store_true", help="print a line for each operation, separated by commas")
    command.add_argument("--group", default="", metavar="G", help="one group of operations only, such as sending")
    command.add_argument("--observe", action="store_true", help="ask, with the tokens of the environment")
    command.add_argument(
        "--writes", action="store_true", help="with --observe: ask live for more than reads, by calls that must fail"
    )


def _practice_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--port", type=_port, default=8025, metavar="N", help="default: 8025; 0 takes any free one")
    command.add_argument("--smtp-port", type=_port, default=0, metavar="N", help="default: 0, which takes any free one")
    command.add_argument("--json", action="store_true", help="print one JSON object with the address and the tokens")


def _message_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--from", type=_utf8, dest="sender", required=True, metavar="A", help="the sender's address")
    command.add_argument("--to", type=_utf8, required=True, metavar="B", help="the recipients' addresses")
    command.add_argument("--subject", type=_utf8, default="A sample", help="default: A sample")
    command.add_argument("--text", type=_utf8, default=_TEXT, help="the text body; a default one if not given")
    command.add_argument("--html", type=_utf8, default="", help="the HTML body")
    command.add_argument("--stream", type=_utf8, default="outbound", help="the message stream's ID; default: outbound")
    command.add_argument(
        "--confirm", type=_utf8, default="", metavar="B", help="the recipients again, to leave this machine"
    )


def _utf8(text: str) -> str:
    """A text that can be sent; bytes of another encoding stand in it as halves of letters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError("it holds bytes that are no UTF-8; nothing was sent") from None
    return text


def _seconds(text: str) -> float:
    """A number of seconds, above 0 and up to an hour."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 3600:
        raise argparse.ArgumentTypeError("it takes a number of seconds, above 0 and up to 3600")
    return seconds


def _port(text: str) -> int:
    """A port number; 0 stands for any free one."""
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError("it takes a port number from 0 to 65535")
    return int(text)

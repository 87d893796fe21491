"""Runs one command: arguments and token first, then the event loop, then the exit code.

Each command imports its own module, so that none pays for the others. Standard input is read outside the event
loop: inside it, Ctrl-C would have to wait for the reader.
"""

import argparse
import os
import sys
from collections.abc import Sequence

from helpers.cli.arguments import parser
from helpers.cli.event_loop import complete
from helpers.cli.exits import Exit, complain, lost_answer
from helpers.client.problems import SettingsProblem


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` name (None: those of this process). Raises KeyboardInterrupt, SystemExit."""
    given = parser().parse_args(arguments)
    try:
        code = _COMMANDS[given.command](given)
    except SettingsProblem as problem:
        complain(str(problem))
        return Exit.USAGE
    if lost := lost_answer():
        complain(lost)
        return code or Exit.CANNOT_TELL
    return code


def _practice(given: argparse.Namespace) -> int:
    from helpers.cli.practice import run as serve

    return serve(given.port, given.smtp_port, given.json)


def _check(given: argparse.Namespace) -> int:
    from helpers.cli.check import check
    from helpers.cli.secret_input import token_from

    token, origin = token_from(os.environ, sys.stdin)
    return complete(check(given.base_url, given.timeout, token, origin, as_json=given.json))


def _reach(given: argparse.Namespace) -> int:
    from helpers.cli.reach import reach

    return complete(reach(given.base_url, given.timeout, as_json=given.json))


def _send(given: argparse.Namespace) -> int:
    from helpers.cli.secret_input import token_from
    from helpers.cli.send import send
    from helpers.client.email import Email

    token, _origin = token_from(os.environ, sys.stdin)
    email = Email(
        sender=given.sender,
        to=given.to,
        subject=given.subject,
        text_body=given.text,
        html_body=given.html,
        message_stream=given.stream,
    )
    return complete(send(given.base_url, given.timeout, token, email, confirm=given.confirm, as_json=given.json))


def _explain(given: argparse.Namespace) -> int:
    from helpers.cli.explain import explain_input

    return explain_input(sys.stdin, as_json=given.json)


def _doctor(given: argparse.Namespace) -> int:
    from helpers.cli.doctor import doctor, gathered

    found = gathered(given.paths, sys.stdin)
    asks = given.ask_postmark
    return complete(doctor(given.base_url, given.timeout, found, ask_postmark=asks, as_json=given.json))


def _matrix(given: argparse.Namespace) -> int:
    from helpers.cli.matrix import expected, observed

    if given.json and given.csv:
        raise SettingsProblem("Choose one of --json and --csv.")
    if given.writes and not given.observe:
        raise SettingsProblem("--writes says how to ask, so it goes with --observe.")
    form = "json" if given.json else "csv" if given.csv else "text"
    if not given.observe:
        return expected(given.group, form)
    return complete(observed(given.base_url, given.timeout, given.group, form, writes=given.writes))


_COMMANDS = {
    "practice": _practice,
    "check": _check,
    "explain": _explain,
    "reach": _reach,
    "send": _send,
    "doctor": _doctor,
    "matrix": _matrix,
}

"""`tokenlab matrix`: who may call what, from the table; with `--observe` asked, safely, with the environment's tokens.

Joins the client, the diagnosis and the words of `helpers.display`.
"""

import json
import os
from collections.abc import Callable, Mapping

from helpers.cli.exits import Exit, complain, say
from helpers.client.connection import Connection
from helpers.client.problems import SettingsProblem
from helpers.diagnosis.matrix.guard import ProbeAccepted
from helpers.diagnosis.matrix.holders import Tokens, tokens_from
from helpers.diagnosis.matrix.matrix import Matrix, expected_matrix
from helpers.diagnosis.matrix.probing import observe
from helpers.diagnosis.origin import ACCOUNT_VARIABLES, SERVER_VARIABLES
from helpers.display.matrix_data import matrix_as_csv, matrix_as_json
from helpers.display.matrix_text import matrix_as_text

FORMS: Mapping[str, Callable[[Matrix], str]] = {
    "text": matrix_as_text,
    "json": lambda matrix: json.dumps(matrix_as_json(matrix), indent=2),
    "csv": lambda matrix: matrix_as_csv(matrix).removesuffix("\n"),
}


def expected(group: str, form: str) -> Exit:
    """Print what is to be expected; nobody is asked. Raises SettingsProblem for an unknown group."""
    say(FORMS[form](_expected(group)))
    return Exit.OK


async def observed(base_url: str, deadline_s: float, group: str, form: str, *, writes: bool) -> Exit:
    """Ask, and print what came. Raises SettingsProblem before anything is sent."""
    operations = _expected(group).operations
    tokens = tokens_from(os.environ)
    _say_what_is_missing(tokens)
    async with Connection(base_url, deadline_s=deadline_s) as connection:
        try:
            matrix = await observe(connection, tokens, operations=operations, writes=writes)
        except ProbeAccepted as stop:
            complain(str(stop))
            say(FORMS[form](stop.matrix or expected_matrix(())))
            return Exit.PROBLEM
    say(FORMS[form](matrix))
    return exit_for(matrix)


def exit_for(matrix: Matrix) -> Exit:
    """As expected, otherwise than expected, or no telling."""
    if matrix.differences:
        return Exit.PROBLEM
    return Exit.CANNOT_TELL if matrix.unclear or not matrix.observed else Exit.OK


def _expected(group: str) -> Matrix:
    try:
        return expected_matrix().of_group(group.replace("-", " "))
    except ValueError as problem:
        raise SettingsProblem(str(problem)) from None


def _say_what_is_missing(tokens: Tokens) -> None:
    for kind, token, names in (
        ("server token", tokens.server, SERVER_VARIABLES),
        ("account token", tokens.account, ACCOUNT_VARIABLES),
    ):
        if token is None:
            complain(f"There is no {kind}, so its cells are not asked: set {' or '.join(names)}.")

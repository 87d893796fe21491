"""`tokenlab check`: what is this token?"""

import json
import os

from helpers.cli.exits import Exit
from helpers.cli.secret_input import token_from
from helpers.client.connection import Connection
from helpers.diagnosis.examine import examine
from helpers.diagnosis.records import Kind, Verdict
from helpers.display.as_json import verdict_as_json
from helpers.display.plain import verdict_as_text


async def check(base_url: str, deadline_s: float, *, as_json: bool) -> Exit:
    """Examine the token and print the verdict. Raises BaseUrlRefused."""
    token, origin = token_from(os.environ)
    async with Connection(base_url, deadline_s=deadline_s) as connection:
        verdict = await examine(connection, token, origin)
    print(json.dumps(verdict_as_json(verdict), indent=2) if as_json else verdict_as_text(verdict))
    return exit_for(verdict)


def exit_for(verdict: Verdict) -> Exit:
    """Usable, a problem, or no telling."""
    if verdict.usable:
        return Exit.OK
    if verdict.has_problem or verdict.kind is Kind.NEITHER:
        return Exit.PROBLEM
    return Exit.CANNOT_TELL

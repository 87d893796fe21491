"""`tokenlab check`: what is this token?

Joins the client, the diagnosis and the words of `helpers.display`; the token was read before, outside the event loop.
"""

import json

from helpers.cli.exits import Exit, say
from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.diagnosis.examine import examine
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.records import Kind, Verdict
from helpers.display.as_json import verdict_as_json
from helpers.display.plain import verdict_as_text


async def check(base_url: str, deadline_s: float, token: Token, origin: Origin, *, as_json: bool) -> Exit:
    """Examine `token` and print the verdict. Raises BaseUrlRefused or RouteRefused; nothing is sent then."""
    async with Connection(base_url, deadline_s=deadline_s) as connection:
        verdict = await examine(connection, token, origin)
    say(json.dumps(verdict_as_json(verdict), indent=2) if as_json else verdict_as_text(verdict))
    return exit_for(verdict)


def exit_for(verdict: Verdict) -> Exit:
    """Usable, a problem, or no telling."""
    if verdict.usable:
        return Exit.OK
    return Exit.PROBLEM if verdict.has_problem or verdict.kind is Kind.NEITHER else Exit.CANNOT_TELL

"""`tokenlab reach`: can this machine reach Postmark at all? No token of yours is needed, nothing is delivered.

Joins the client, the diagnosis and the words of `helpers.display`.
"""

import json

from helpers.cli.exits import Exit, say
from helpers.client.connection import Connection
from helpers.diagnosis.reach import reach as ask
from helpers.display.as_json import reach_as_json
from helpers.display.plain import reach_as_text


async def reach(base_url: str, deadline_s: float, *, as_json: bool) -> Exit:
    """Ask once and print the answer. Raises BaseUrlRefused or RouteRefused; nothing is sent then."""
    async with Connection(base_url, deadline_s=deadline_s) as connection:
        found = await ask(connection)
    say(json.dumps(reach_as_json(found), indent=2) if as_json else reach_as_text(found))
    return Exit.OK if found.reached else Exit.CANNOT_TELL

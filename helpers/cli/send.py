"""`tokenlab send`: send one sample, once.

Says beforehand who would receive it, and after Ctrl-C that it may be under way. Joins client, diagnosis and display.
"""

import asyncio
import json
import shlex

from helpers.cli.exits import Exit, complain, say
from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.exchange import LOOK_FIRST
from helpers.client.problems import LiveNotConfirmed
from helpers.client.token import Token
from helpers.diagnosis.sending.audience import forecast
from helpers.diagnosis.sending.sample import SentSample, confirmation_for, send_sample
from helpers.display.as_json import sample_as_json
from helpers.display.plain import sample_as_text


async def send(base_url: str, deadline_s: float, token: Token, email: Email, *, confirm: str, as_json: bool) -> Exit:
    """Say who would receive `email`, send it, print the answer. Raises SettingsProblem; nothing is sent then."""
    async with Connection(base_url, deadline_s=deadline_s) as connection:
        complain(forecast(connection, token, email).sentence)
        try:
            sample = await send_sample(connection, token, email, confirm=confirm)
        except LiveNotConfirmed as problem:
            raise LiveNotConfirmed(f"{problem}{_as_an_option(email)}") from None
        except asyncio.CancelledError:
            complain(LOOK_FIRST)
            raise
    say(json.dumps(sample_as_json(sample), indent=2) if as_json else sample_as_text(sample))
    return exit_for(sample)


def _as_an_option(email: Email) -> str:
    """How the confirmation is given here, for a shell to read."""
    wanted = confirmation_for(email)
    return f" (--confirm {shlex.quote(wanted)})" if wanted else ""


def exit_for(sample: SentSample) -> Exit:
    """Accepted, refused by Postmark, or no telling whether anything was sent."""
    if sample.accepted:
        return Exit.OK
    return Exit.PROBLEM if sample.exchange.outcome.row.speaks_for_postmark else Exit.CANNOT_TELL

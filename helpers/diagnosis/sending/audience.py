"""Will this message reach a real person? Said before it is sent.

In doubt somebody will: only bare addresses on Postmark's own test domains count as nobody.
"""

from dataclasses import dataclass
from enum import StrEnum

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.token import Token
from helpers.diagnosis.wanted_types import typed
from helpers.reference.destinations import is_harmless


class Audience(StrEnum):
    """Who receives a message."""

    NOBODY = "nobody"
    REAL_PEOPLE = "real people"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """Who would receive the message, and why."""

    audience: Audience
    sentence: str


@typed
def forecast(connection: Connection, token: Token, email: Email, *, sandbox: bool = False) -> Forecast:
    """Who would receive `email`. `sandbox`: whether the token's server is known to be one.

    Where it cannot be known, real people are assumed.
    """
    recipients = _as_written(email)
    people = [address for address in recipients if not is_harmless(address)]
    if connection.endpoint.loopback:
        return _nobody("It stays on this machine: no real person receives it.")
    if token.is_test:
        return _nobody("The test token delivers nothing: no real person receives it.")
    if sandbox:
        return _nobody("The server is a sandbox: no real person receives it.")
    if not people:
        who = "goes to Postmark's own test addresses only" if recipients else "names no recipient"
        return _nobody(f"It {who}: no real person receives it.")
    return Forecast(audience=Audience.REAL_PEOPLE, sentence=_people(people))


def _as_written(email: Email) -> list[str]:
    """The recipients between the commas, not taken apart further: what is no bare address counts as a person's."""
    parts = ",".join((email.to, email.cc, email.bcc)).split(",")
    return [part.strip() for part in parts if part.strip()]


def _nobody(sentence: str) -> Forecast:
    return Forecast(audience=Audience.NOBODY, sentence=sentence)


def _people(people: list[str]) -> str:
    more = f" and {len(people) - 3} more" if len(people) > 3 else ""
    return f"A real person may receive it: {', '.join(people[:3])}{more}."

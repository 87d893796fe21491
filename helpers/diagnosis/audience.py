"""Will this message reach a real person? Said before it is sent."""

from dataclasses import dataclass
from enum import StrEnum

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.token import Token
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


def forecast(connection: Connection, token: Token, email: Email, *, sandbox: bool = False) -> Forecast:
    """Who would receive `email`. `sandbox`: whether the token's server is known to be one.

    Where it cannot be known, real people are assumed.
    """
    people = [address for address in email.recipients if not is_harmless(address)]
    if connection.endpoint.loopback:
        return _nobody("It stays on this machine: no real person receives it.")
    if token.is_test:
        return _nobody("The test token delivers nothing: no real person receives it.")
    if sandbox:
        return _nobody("The server is a sandbox: no real person receives it.")
    if email.recipients and not people:
        return _nobody("It goes to Postmark's own test addresses only: no real person receives it.")
    return Forecast(audience=Audience.REAL_PEOPLE, sentence=_people(people))


def _nobody(sentence: str) -> Forecast:
    return Forecast(audience=Audience.NOBODY, sentence=sentence)


def _people(people: list[str]) -> str:
    if not people:
        return "The recipients cannot be made out, so real people may receive it."
    more = f" and {len(people) - 3} more" if len(people) > 3 else ""
    return f"A real person may receive it: {', '.join(people[:3])}{more}."

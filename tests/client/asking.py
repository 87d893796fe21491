"""How the client's tests ask: one request with a token that nobody knows."""

from uuid import uuid4

from helpers.client.connection import Connection
from helpers.client.exchange import Exchange
from helpers.client.token import Token

UNKNOWN = Token(str(uuid4()))
EMAIL = {"From": "a@example.com", "To": "b@example.com", "TextBody": "x"}


async def ask(url: str, *, deadline_s: float = 20.0) -> Exchange:
    """`GET /deliverystats` at `url`."""
    async with Connection(url, deadline_s=deadline_s) as connection:
        return await connection.send("GET", "/deliverystats", server_token=UNKNOWN)


async def send_mail(url: str, *, deadline_s: float = 20.0) -> Exchange:
    """`POST /email` at `url`."""
    async with Connection(url, deadline_s=deadline_s) as connection:
        return await connection.send("POST", "/email", server_token=UNKNOWN, body=EMAIL, confirmed=True)

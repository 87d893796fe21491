"""Results to report, asked of a practice lab."""

from helpers.client.email import Email
from helpers.client.exchange import Exchange
from helpers.client.token import Token
from helpers.lab import open_lab

HELLO = Email(
    sender="Hello <hello@example.com>",
    to="Ada Lovelace <ada@example.com>",
    subject="A secret party",
    text_body="https://example.com/sign-in?token=abc",
    metadata={"user": "ada-1815"},
)


async def session() -> list[object]:
    """A refused and an accepted sample, the verdict on a token, and the message to its end."""
    lab = open_lab()
    refused = await lab.send_sample(lab.account_token, HELLO)
    accepted = await lab.send_sample(lab.server_token, HELLO)
    timeline = await lab.follow(lab.server_token, accepted.message_id)
    return [await lab.examine(lab.server_token), refused, accepted, timeline]


async def asked(method: str, path: str, *, token: Token | None = None) -> Exchange:
    """One exchange with the practice Postmark, under its server or account token unless another is given."""
    lab = open_lab()
    if path in ("/domains", "/senders"):
        account_token, query = token or lab.account_token, {"count": 1, "offset": 0}
        return await lab.connection.send(method, path, account_token=account_token, query=query)
    return await lab.connection.send(method, path, server_token=token or lab.server_token)

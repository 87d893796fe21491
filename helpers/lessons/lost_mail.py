"""Mail that is missing, for lesson 06: what happened before you came, and what an application's log says of it.

Everything is done by requests that an application could have sent, so it needs nothing but a connection. Its tokens are
practice tokens: a live connection refuses them before anything is sent.
"""

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.exchange import Exchange
from helpers.client.token import Token
from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN, SERVER_TOKEN

KIM = "kim@blackhole.postmarkapp.com"
LIN = "lin@example.net"
INVOICE = "Invoice 7"
NEWS = "News in January"
_SHOP = "hello@example.com"
_UNTIL_THE_NEWS_S = 60.0
_BLOCKED = {"Suppressions": [{"EmailAddress": LIN}]}


async def lost_invoice(connection: Connection) -> str:
    """The log line of an invoice that another server took. Raises PracticeTokenInLive on a live connection."""
    token = Token(SANDBOX_SERVER_TOKEN)
    invoice = Email(sender=_SHOP, to=LIN, subject=INVOICE, text_body="Thank you.")
    return f"token {token}: {_logged(invoice, await _sent(connection, token, invoice))}"


def newsletter() -> Email:
    """A message to look at before it is sent: two things would be refused."""
    return Email(sender="grace@example.org", to=KIM, subject=NEWS, text_body="Hello.", message_stream="Newsletter")


def receipt() -> Email:
    """The receipt as the shop sends it."""
    return Email(sender=_SHOP, to=f"{KIM}, {LIN}", subject="Your receipt", text_body="Thank you.")


async def lost_receipt(connection: Connection) -> str:
    """The drill: Kim gets the receipt and Lin does not, who gets the newsletter. Gives the log; raises as above."""
    token = Token(SERVER_TOKEN)
    path = "/message-streams/outbound/suppressions"
    await connection.send("POST", path, server_token=token, body=_BLOCKED)
    first = _logged(receipt(), await _sent(connection, token, receipt()))
    await connection.clock.sleep(_UNTIL_THE_NEWS_S)
    news = Email(sender=_SHOP, to=LIN, subject=NEWS, text_body="Hello.", message_stream="broadcast")
    return f"{first}\n{_logged(news, await _sent(connection, token, news))}"


async def _sent(connection: Connection, token: Token, email: Email) -> Exchange:
    return await connection.send("POST", "/email", server_token=token, body=email.body)


def _logged(email: Email, exchange: Exchange) -> str:
    """What an application writes down that looks at the status alone."""
    message_id = exchange.body["MessageID"] if isinstance(exchange.body, dict) else ""
    return f"POST /email “{email.subject}” to {email.to}: {exchange.outcome.detail} MessageID {message_id}"

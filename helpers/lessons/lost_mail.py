"""Mail that is missing, for lesson 06: what happened before you came, and what an application's log says of it.

Everything is done by requests that an application could have sent, so it needs nothing but a connection. Its tokens are
practice tokens: a live connection refuses them before anything is sent.
"""

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.exchange import Exchange
from helpers.client.token import Token
from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN, SERVER_TOKEN

ADA = "ada@bounce-testing.postmarkapp.com"
KIM = "kim@blackhole.postmarkapp.com"
LIN = "lin@example.net"
INVOICE = "Invoice 7"
NEWS = "News in January"
_SHOP = "hello@example.com"
_UNTIL_THE_NEWS_S = 60.0
_AGAIN = "So this drill has not happened: run lab.practice.reset(), then this cell again."
_BLOCKED = {"Suppressions": [{"EmailAddress": LIN}]}


async def lost_invoice(connection: Connection) -> str:
    """The log line of an invoice that another server took, or why there is none, with what to do.

    Raises PracticeTokenInLive on a live connection.
    """
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
    blocked = await connection.send("POST", path, server_token=token, body=_BLOCKED)
    if not blocked.accepted:
        return f"POST {path}: {_spoilt(blocked)}"
    first = _logged(receipt(), await _sent(connection, token, receipt()))
    await connection.clock.sleep(_UNTIL_THE_NEWS_S)
    news = Email(sender=_SHOP, to=LIN, subject=NEWS, text_body="Hello.", message_stream="broadcast")
    return f"{first}\n{_logged(news, await _sent(connection, token, news))}"


async def _sent(connection: Connection, token: Token, email: Email) -> Exchange:
    return await connection.send("POST", "/email", server_token=token, body=email.body)


def _logged(email: Email, exchange: Exchange) -> str:
    """What an application writes down that looks at the status alone; without a MessageID what went wrong here."""
    said = f"POST /email “{email.subject}” to {email.to}:"
    if not exchange.accepted:
        return f"{said} {_spoilt(exchange)}"
    return f"{said} {exchange.outcome.detail} MessageID {exchange.body['MessageID']}"


def _spoilt(exchange: Exchange) -> str:
    """How a request of the drill ended that had to be accepted, because of a fault that was planned, for example."""
    ending = exchange.outcome.detail.rstrip(".") or str(exchange.outcome.kind)
    return f"{ending}. {exchange.outcome.sentence} {_AGAIN}"

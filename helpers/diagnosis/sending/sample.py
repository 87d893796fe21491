"""Send a sample: say who would receive it, send once, explain the answer. Never sends again by itself.

What leaves this machine needs a confirmation first. Imports `helpers.client` and the rest of the diagnosis.
"""

from dataclasses import dataclass

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.exchange import Exchange
from helpers.client.problems import LiveNotConfirmed
from helpers.client.token import Token
from helpers.diagnosis.examine import identify
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.records import Finding, Verdict
from helpers.diagnosis.sending.audience import Forecast, forecast
from helpers.diagnosis.sending.rules import sending_findings
from helpers.diagnosis.wanted_types import typed
from helpers.reference.token_kinds import TokenKind

_OF_A_SEND = Origin(words="a send", meant_for=TokenKind.SERVER)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentSample:
    """One attempt to send: the message, who would receive it, the exchange and what was found in it."""

    email: Email
    forecast: Forecast
    exchange: Exchange
    findings: tuple[Finding, ...]
    token_verdict: Verdict | None = None  # asked for only when the token was refused

    @property
    def accepted(self) -> bool:
        """Whether Postmark took the message for processing; that is not yet delivery."""
        return self.exchange.accepted

    @property
    def message_id(self) -> str:
        """Postmark's MessageID; "" when there is none."""
        return str(self.exchange.body.get("MessageID", "")) if self.accepted else ""

    @property
    def next_step(self) -> str:
        """What to do now, in one sentence."""
        if self.findings and self.findings[0].next_step:
            return self.findings[0].next_step
        return self.exchange.next_step or "Accepted is not delivered: follow the message."

    def __str__(self) -> str:
        said = f"Accepted as {self.message_id}." if self.accepted else str(self.exchange)
        return f"{said} {self.next_step if self.accepted else ''}".strip()

    __repr__ = __str__


def confirmation_for(email: Email) -> str:
    """What has to be given as `confirm` before this message leaves the machine: To, Cc and Bcc as they are written."""
    return ", ".join(text.strip() for text in (email.to, email.cc, email.bcc) if text.strip())


@typed
async def send_sample(connection: Connection, token: Token, email: Email, *, confirm: str = "") -> SentSample:
    """Send `email` once. To leave this machine it needs `confirm`, the text that `confirmation_for` gives.

    Raises LiveNotConfirmed, TokenMissing, TokenMalformed or PracticeTokenInLive before anything is sent.
    """
    connection.endpoint.admit(token)
    ahead = forecast(connection, token, email)
    if not connection.endpoint.loopback:
        _require(confirm, email, f"Nothing was sent. This goes to {connection.endpoint.host}. {ahead.sentence}")
    exchange = await connection.send("POST", "/email", server_token=token, body=email.body, confirmed=True)
    verdict = await identify(connection, token, _OF_A_SEND) if exchange.token_refused else None
    return SentSample(
        email=email,
        forecast=ahead,
        exchange=exchange,
        findings=sending_findings(exchange, verdict),
        token_verdict=verdict,
    )


def _require(confirm: str, email: Email, before: str) -> None:
    wanted = confirmation_for(email)
    if not wanted:
        raise LiveNotConfirmed(f"{before} Name a recipient.")
    if confirm.strip() != wanted:
        raise LiveNotConfirmed(f"{before} To send it, confirm it with: {wanted}")

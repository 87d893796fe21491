"""Can this machine reach Postmark at all? One `POST /email` with the public test token tells.

It needs no credential and delivers nothing: Postmark answers “Test job accepted”.
Source: https://postmarkapp.com/developer/api/overview; seen live in September 2026.
"""

from dataclasses import dataclass

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.exchange import Exchange
from helpers.client.token import Token
from helpers.diagnosis.records import Finding
from helpers.diagnosis.rules.network import network_findings
from helpers.reference.destinations import DESTINATIONS
from helpers.reference.token_kinds import TEST_TOKEN

_PROBE = Email(
    sender="sender@example.com",
    to=DESTINATIONS["blackhole"].address,
    subject="Can this machine reach Postmark?",
    text_body="Sent with the test token: checked, never delivered.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Whether Postmark was reached, and how long its answer took (ms)."""

    reached: bool
    headline: str
    next_step: str
    findings: tuple[Finding, ...]
    exchange: Exchange

    def __str__(self) -> str:
        return f"{self.headline} {self.next_step}".strip()

    __repr__ = __str__


async def reach(connection: Connection) -> Reach:
    """Ask once. Raises nothing that the network does."""
    exchange = await connection.send("POST", "/email", server_token=Token(TEST_TOKEN), body=_PROBE.body)
    # Any answer with an ErrorCode is Postmark's, also a refusal.
    reached = exchange.outcome.row.speaks_for_postmark
    return Reach(
        reached=reached,
        headline=_headline(exchange, connection.endpoint.host, reached=reached),
        next_step="" if reached else exchange.outcome.next_step,
        findings=() if reached else network_findings([exchange]),
        exchange=exchange,
    )


def _headline(exchange: Exchange, host: str, *, reached: bool) -> str:
    if not reached:
        return f"Postmark was not reached at {host}: {exchange.outcome.sentence}"
    who = "The practice Postmark" if exchange.by_practice else "Postmark"
    return f"{who} was reached at {host} and answered in {exchange.elapsed_ms:.0f} ms."

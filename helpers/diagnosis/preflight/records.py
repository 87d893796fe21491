"""What a pre-flight looked at and what it found. Records only; the display builds on these.

None stands for what was not asked or could not be read.
"""

from dataclasses import dataclass
from email.utils import parseaddr
from enum import StrEnum

from helpers.client.email import Email
from helpers.client.exchange import Exchange
from helpers.client.token import Token
from helpers.diagnosis.blast_radius.records import Sender, Unread
from helpers.diagnosis.delivery.records import SeenStream, SeenSuppression
from helpers.diagnosis.records import Finding, ServerFacts
from helpers.diagnosis.sending.audience import Forecast


class Grade(StrEnum):
    """Whether to click."""

    GO = "go"
    CAREFUL = "careful"  # it is accepted, and something is not as it may be meant; or not all could be looked at
    STOP = "stop"  # it is refused, or reaches nobody it should


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One message about to be sent, and what was read for it; what the rules look at."""

    email: Email
    size: int  # bytes of the request's body
    test_token: bool = False
    refused: Exchange | None = None  # the exchange in which Postmark refused the server token
    server: ServerFacts | None = None
    streams: tuple[SeenStream, ...] | None = None
    suppressions: tuple[SeenSuppression, ...] | None = None  # of the recipients, on the message's stream
    lists_read: bool = False  # whether `suppressions` covers every recipient
    domains: tuple[Sender, ...] | None = None  # all of the account's
    signatures: tuple[Sender, ...] | None = None
    same_account: bool | None = None  # whether the account token opens the account of this server
    account_refused: Exchange | None = None  # the exchange in which Postmark refused the account token as one
    one_token_twice: bool = False  # whether the server token was given as the account token, too
    pending: bool | None = None  # whether the account waits for its approval: no field of any reply says so

    @property
    def sender(self) -> str:
        """The bare address in From, in lower case; empty when it is none."""
        address = parseaddr(self.email.sender)[1].lower()
        return address if "@" in address.strip("@") else ""

    @property
    def sender_domain(self) -> str:
        """What stands behind the @ in From."""
        return self.sender.rpartition("@")[2]

    @property
    def stream(self) -> SeenStream | None:
        """The message stream that the message names; None when there is no such, or it is not known."""
        return next((one for one in self.streams or () if one.id == self.email.message_stream), None)

    @property
    def senders(self) -> tuple[Sender, ...] | None:
        """Domains and signatures of the very account that the server is in; None where they are not all known."""
        if self.domains is None or self.signatures is None or not self.same_account:
            return None
        return (*self.domains, *self.signatures)

    @property
    def may_be_sender(self) -> bool:
        """Whether From is known to stand on a verified domain, or to be a confirmed signature."""
        known = {one.name.lower() for one in self.senders or () if one.confirmed}
        return bool(self.sender) and not known.isdisjoint((self.sender, self.sender_domain))


@dataclass(frozen=True, slots=True, kw_only=True)
class Preflight:
    """Go, careful or stop, in words, with the evidence; and what cannot be known before the send."""

    grade: Grade
    headline: str
    next_step: str
    plan: Plan
    forecast: Forecast
    findings: tuple[Finding, ...]  # the worst first
    unknown: tuple[Unread, ...]  # what could not be looked at, and why
    exchanges: tuple[Exchange, ...]
    token: Token
    practice: bool

    def __str__(self) -> str:
        return f"{self.headline} {self.next_step}".strip()

    __repr__ = __str__

"""What is known after a talk with an SMTP server: what the rules look at, None for what was not looked at.

Imports the records, `helpers.client` and `helpers.reference`.
"""

from dataclasses import dataclass

from helpers.client.endpoint import is_loopback
from helpers.client.outcome import OutcomeKind
from helpers.client.token import Token
from helpers.diagnosis.records import Kind, ServerFacts, Verdict
from helpers.diagnosis.smtp_check.records import PortAnswer, StepName, StepState, Talk
from helpers.reference.practice_tokens import ACCOUNT_TOKEN

HOST = "smtp.postmarkapp.com"
BROADCAST_HOST = "smtp-broadcasts.postmarkapp.com"
PORTS = (587, 2525, 25)
"""Hosts and ports. Source: https://postmarkapp.com/support/article/811-what-are-the-smtp-details-api-tokens-i-should-be-using"""

_PRACTICE_GREETING = "practice Postmark"
_ACCESS_KEY = "SHAPE114"


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpEvidence:
    """The talk, what was given for it, and what is known from elsewhere."""

    host: str
    port: int
    user: Token
    password: Token
    stream: str
    talk: Talk
    ports: tuple[PortAnswer, ...] | None  # None: no other port was tried
    verdict: Verdict | None  # over HTTP, on one of the two tokens

    @property
    def is_postmark(self) -> bool:
        """Whether the host is one of Postmark's two for SMTP."""
        return self.host in (HOST, BROADCAST_HOST)

    @property
    def loopback(self) -> bool:
        """Whether the host is this machine."""
        return is_loopback(self.host)

    @property
    def practice(self) -> bool:
        """Whether the practice Postmark greeted."""
        return self.loopback and _PRACTICE_GREETING in self.talk.greeting

    @property
    def failure(self) -> OutcomeKind | None:
        """What the network did, if it ended the talk."""
        return self.talk.failure

    @property
    def stopped_at(self) -> StepName | None:
        """The step that failed first."""
        return next((step.name for step in self.talk.steps if step.state is StepState.FAILED), None)

    @property
    def greeting_code(self) -> int | None:
        """The code that the server greeted with; 0 for what is no SMTP."""
        return self.talk.greeting_code

    @property
    def offers_tls(self) -> bool | None:
        """Whether STARTTLS was offered."""
        return self.talk.offers_tls

    @property
    def verified(self) -> bool | None:
        """Whether the certificate was verified."""
        return self.talk.verified

    @property
    def mechanisms(self) -> tuple[str, ...] | None:
        """What AUTH offers."""
        return self.talk.mechanisms

    @property
    def login_code(self) -> int | None:
        """The last code of AUTH."""
        return self.talk.login_code

    @property
    def http_kind(self) -> Kind | None:
        """What the HTTP API, or the list of practice tokens, says that the token is, where both places hold it."""
        if self.user != self.password:
            return None
        if self.user == Token(ACCOUNT_TOKEN):
            return Kind.ACCOUNT
        return self.verdict.kind if self.verdict and self.verdict.token == self.user else None

    @property
    def server(self) -> ServerFacts | None:
        """What the token's own server says of itself over HTTP."""
        return self.verdict.server if self.verdict and self.http_kind is Kind.SERVER else None

    @property
    def user_is_access_key(self) -> bool:
        """Whether the user name begins as the access keys of SMTP tokens do."""
        return any(fault.code == _ACCESS_KEY for fault in self.user.faults)

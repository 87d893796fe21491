"""Everything that is known of a token when the rules look at it, and the kind that follows from it.

Imports `helpers.client` and the records; asks nobody.
"""

from dataclasses import dataclass

from helpers.client.exchange import Exchange
from helpers.client.token import Token
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.records import AccountFacts, Kind, ServerFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What was entered, what was asked and what came back; None stands for what was not asked."""

    token: Token
    origin: Origin
    host: str  # who was to be asked
    stopped: str = ""  # why nothing was sent, if so
    as_server: Exchange | None = None  # with the token in the server header
    as_account: Exchange | None = None  # with the token in the account header
    further: tuple[Exchange, ...] = ()
    in_kernel: bool = False
    server: ServerFacts | None = None
    account: AccountFacts | None = None

    @property
    def probes(self) -> tuple[Exchange, ...]:
        """The two exchanges that decide the kind, as far as they were made."""
        return tuple(exchange for exchange in (self.as_server, self.as_account) if exchange)

    @property
    def practice(self) -> bool:
        """Whether the practice Postmark is the one that answered, or would have."""
        return self.in_kernel or any(exchange.by_practice for exchange in self.probes)

    @property
    def mixed(self) -> bool:
        """Whether one answer is the practice Postmark's and the other is not."""
        return len({exchange.by_practice for exchange in self.probes if exchange.answered}) > 1

    @property
    def refused_as_both(self) -> bool:
        """Whether both headers were answered by ErrorCode 10, in the same place."""
        return len(self.probes) == 2 and not self.mixed and all(exchange.token_refused for exchange in self.probes)

    @property
    def unclear(self) -> tuple[Exchange, ...]:
        """The deciding exchanges that said nothing about the token."""
        return tuple(exchange for exchange in self.probes if not exchange.accepted and not exchange.token_refused)

    @property
    def kind(self) -> Kind:
        """The kind that the evidence allows: only Postmark's own word decides.

        A 200 of the expected shape decides its kind; ErrorCode 10 under both headers means neither. A token that the
        practice Postmark cannot know stays unknown.
        """
        if self.token.is_test:
            return Kind.TEST
        as_server = self.as_server is not None and self.as_server.accepted
        as_account = self.as_account is not None and self.as_account.accepted
        if as_server != as_account:
            return Kind.SERVER if as_server else Kind.ACCOUNT
        if self.refused_as_both and self.token.is_practice == self.practice:
            return Kind.NEITHER
        return Kind.UNKNOWN


def describe(exchange: Exchange) -> str:
    """One exchange as a piece of evidence: what was asked, how it ended, in whose words.

    No colon follows the header's name: what stands behind one is the token, for readers and for whatever redacts.
    """
    header = next(name for name in exchange.asked.headers if name.startswith("X-Postmark-"))
    ending = exchange.outcome.detail.rstrip(".") or str(exchange.outcome.kind)
    said = f" “{exchange.outcome.message}”" if exchange.outcome.message else ""
    return f"{exchange.asked.method} {exchange.asked.path} with {header} → {ending}.{said}"

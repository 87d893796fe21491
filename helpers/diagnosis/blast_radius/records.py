"""What a blast radius consists of: servers, their tokens, streams and messages, senders, and what could not be read.

Records only; `helpers.display` builds on them. A server token that a reply carried stays a masked `Token`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from helpers.client.exchange import Exchange
from helpers.client.token import Token
from helpers.diagnosis.records import Finding, Kind, Verdict
from helpers.reference.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number as far as it was read: exact, a lower bound (`more`), or none."""

    value: int | None = None
    more: bool = False

    def __str__(self) -> str:
        if self.value is None:
            return "could not be read"
        if self.more and not self.value:
            return "0 or more"
        return f"{'at least ' if self.more else ''}{self.value:,}"

    def of(self, word: str) -> str:
        """The number with its word, e.g. `at least 2 servers`; if there is none, that there is none."""
        if self.value is None:
            return f"{word}s that could not be counted"
        return f"{self} {word}{'' if self.value == 1 else 's'}"


def total(counts: Iterable[Count], *, complete: bool = True) -> Count:
    """The sum, a lower bound if one of them is missing or there are more of them (not `complete`)."""
    counts = tuple(counts)
    known = [count.value for count in counts if count.value is not None]
    if not known and (counts or not complete):
        return Count()
    return Count(value=sum(known), more=not complete or len(known) < len(counts) or any(one.more for one in counts))


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamReach:
    """One message stream, and how many messages a search in it finds: sent ones, or received and processed ones."""

    id: str
    type: str  # Transactional, Broadcasts or Inbound, as Postmark spells them
    messages: Count

    @property
    def receives(self) -> bool:
        """Whether it is the stream of received messages."""
        return self.type.lower() == "inbound"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """What a server token opens on its server; None for what could not be read."""

    streams: tuple[StreamReach, ...] | None
    webhooks: int | None
    webhook_secrets: int | None  # passwords and header values that `GET /webhooks` shows

    @property
    def messages(self) -> Count:
        """Every message that can be read, sent or received."""
        return Count() if self.streams is None else total(stream.messages for stream in self.streams)

    @property
    def all_counted(self) -> bool:
        """Whether the messages of every stream were counted."""
        return self.streams is not None and all(stream.messages.value is not None for stream in self.streams)

    def in_use(self, *types: str) -> tuple[str, ...]:
        """The ids of the streams of these types that hold messages."""
        return tuple(one.id for one in self.streams or () if one.type in types and one.messages.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerReach:
    """One server within reach."""

    id: int
    name: str
    delivery_type: str  # Live or Sandbox
    link: str
    tokens: tuple[Token, ...] | None  # its server tokens, masked wherever they are shown; None: not in the reply
    inside: Inside | None = None  # None when nobody looked into it

    @property
    def is_sandbox(self) -> bool:
        """Whether it never delivers."""
        return self.delivery_type.lower() == "sandbox"

    @property
    def token_count(self) -> Count:
        """How many server tokens the reply showed."""
        return Count() if self.tokens is None else Count(value=len(self.tokens))

    @property
    def messages(self) -> Count:
        """How many messages can be read there."""
        return self.inside.messages if self.inside else Count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """A domain or an address that mail can be sent as, once it is confirmed or verified."""

    name: str
    confirmed: bool


class Act(StrEnum):
    """What somebody may do with a token, in one word."""

    SEND = "send"
    READ = "read"
    CHANGE = "change"
    DESTROY = "destroy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """One thing that a token's holder may do. It stands in Postmark's documentation; nothing of it was tried."""

    act: Act
    sentence: str
    operations: tuple[str, ...]  # keys of `helpers.reference.operations`
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Something that belongs to the picture and was not read, and why."""

    what: str
    why: str

    def __str__(self) -> str:
        return f"{self.what}: {self.why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BlastRadius:
    """How far somebody gets who holds a token: the numbers of this very account, as far as they could be read."""

    verdict: Verdict
    headline: str
    servers: tuple[ServerReach, ...] | None  # None when they could not be read, or the token reaches none
    server_count: Count
    domains: tuple[Sender, ...] | None  # None also for a server token, which cannot list them
    domain_count: Count
    signatures: tuple[Sender, ...] | None
    signature_count: Count
    powers: tuple[Power, ...]
    unread: tuple[Unread, ...]
    findings: tuple[Finding, ...]
    exchanges: tuple[Exchange, ...]

    @property
    def kind(self) -> Kind:
        """What the token is."""
        return self.verdict.kind

    @property
    def token(self) -> Token:
        """The token in question, masked wherever it is shown."""
        return self.verdict.token

    @property
    def all_servers_read(self) -> bool:
        """Whether every server within reach is in `servers`."""
        return self.servers is not None and len(self.servers) == self.server_count.value

    @property
    def known_kind(self) -> Kind | None:
        """What the token is; None where that is not known."""
        return None if self.kind in (Kind.NEITHER, Kind.UNKNOWN) else self.kind

    @property
    def whole_account(self) -> tuple[ServerReach, ...] | None:
        """Every server of the account; None where they were not all read."""
        return self.servers if self.kind is Kind.ACCOUNT and self.all_servers_read else None

    @property
    def named(self) -> tuple[ServerReach, ...] | None:
        """The servers that were read themselves, name and tokens; None if there are none such."""
        return tuple(one for one in self.servers or () if one.tokens is not None) or None

    @property
    def counted(self) -> tuple[ServerReach, ...] | None:
        """The servers whose messages were all counted; None if there are none such."""
        return tuple(one for one in self.servers or () if one.inside and one.inside.all_counted) or None

    @property
    def with_webhooks_read(self) -> tuple[ServerReach, ...] | None:
        """The servers whose webhooks were read; None if there are none such."""
        read = (one for one in self.servers or () if one.inside and one.inside.webhooks is not None)
        return tuple(read) or None

    @property
    def token_count(self) -> Count:
        """How many server tokens can be read, of all servers."""
        return total((one.token_count for one in self.servers or ()), complete=self.all_servers_read)

    @property
    def message_count(self) -> Count:
        """How many messages can be read, on all servers."""
        return total((one.messages for one in self.servers or ()), complete=self.all_servers_read)

    @property
    def senders(self) -> tuple[str, ...]:
        """The verified domains and confirmed addresses that mail can be sent as."""
        return tuple(one.name for one in (*(self.domains or ()), *(self.signatures or ())) if one.confirmed)

    @property
    def all_senders_read(self) -> bool:
        """Whether every domain and sender signature of the account is there."""
        listed = ((self.domains, self.domain_count), (self.signatures, self.signature_count))
        return all(senders is not None and len(senders) == count.value for senders, count in listed)

    def __str__(self) -> str:
        return self.headline

    __repr__ = __str__

"""The practice world: everything that the practice Postmark knows, with the indexes that find it fast.

Holds state and answers look-ups; the rules that change it live in the handlers. Imports `helpers.reference` only.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from helpers.practice.background import BulkSend, DataRemoval
from helpers.practice.clock import Clock
from helpers.practice.faults import Faults
from helpers.practice.ids import Ids
from helpers.practice.inbound_record import InboundMessage
from helpers.practice.outbox import Outbox
from helpers.practice.records import (
    Account,
    AccountState,
    Bounce,
    Domain,
    Message,
    Server,
    Signature,
    SmtpToken,
    Stream,
    StreamType,
)
from helpers.practice.shelf import Shelf
from helpers.practice.sighting import Sighting
from helpers.practice.webhook_records import Webhook

# Memory stays bounded under endless sends: beyond these, the oldest leave. 10,000 is also as far as paging reaches.
MOST_MESSAGES = 10_000
MOST_MESSAGE_CHARACTERS = 32_000_000
MOST_BOUNCES = 10_000
MOST_SERVERS = 100
MOST_IN_BACKGROUND = 1_000  # data removals, and as many bulk sends
MOST_SENDERS = 100  # domains, and sender signatures
CALLER_IP = "203.0.113.10"  # where every request seems to come from; an address set aside for documentation

_DEFAULT_STREAMS = (
    ("outbound", "Default Transactional Stream", StreamType.TRANSACTIONAL, "None"),
    ("broadcast", "Default Broadcast Stream", StreamType.BROADCASTS, "Postmark"),
    ("inbound", "Default Inbound Stream", StreamType.INBOUND, "None"),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a world keeps."""

    messages: int = MOST_MESSAGES
    message_characters: int = MOST_MESSAGE_CHARACTERS
    bounces: int = MOST_BOUNCES
    sightings: int = MOST_BOUNCES  # opens, and as many clicks
    servers: int = MOST_SERVERS
    senders: int = MOST_SENDERS


def weight_of(message: Message) -> int:
    """Roughly the characters that keeping `message` costs."""
    headers = sum(len(name) + len(value) for name, value in message.headers)
    names = sum(len(name) for name in message.attachments)
    people = sum(len(one.email) + len(one.name or "") for one in message.recipients)
    texts = len(message.subject) + len(message.text_body) + len(message.html_body) + len(message.sender)
    return 1000 + texts + headers + names + people + len(message.reply_to)


class World:
    """One practice account and everything in it. An empty one until somebody fills it: see `seed.demo_world`."""

    def __init__(self, clock: Clock, *, limits: Limits | None = None) -> None:
        self.clock = clock
        self.limits = limits or Limits()
        self.latency_s = 0.0  # seconds that every reply takes; a setting of the connection, not cleared
        # Seconds for which a new message is not found yet: ErrorCode 701. Off, so that all runs fare alike.
        self.details_after_s = 0.0
        self.messages: Shelf[str, Message] = Shelf(
            self.limits.messages, max_weight=self.limits.message_characters, weigh=weight_of
        )
        self.bounces: Shelf[int, Bounce] = Shelf(self.limits.bounces)
        self.opens: Shelf[int, Sighting] = Shelf(self.limits.sightings)
        self.clicks: Shelf[int, Sighting] = Shelf(self.limits.sightings)
        self.inbound: Shelf[str, InboundMessage] = Shelf(
            self.limits.messages, max_weight=self.limits.message_characters, weigh=lambda one: one.weight
        )
        self.removals: Shelf[int, DataRemoval] = Shelf(MOST_IN_BACKGROUND)
        self.bulk_sends: Shelf[str, BulkSend] = Shelf(MOST_IN_BACKGROUND)
        self.servers: dict[int, Server] = {}
        self.webhooks: dict[int, Webhook] = {}
        self.outbox = Outbox()
        self.smtp_tokens: dict[str, SmtpToken] = {}  # by access key
        self.domains: dict[int, Domain] = {}
        self.signatures: dict[int, Signature] = {}
        self.clear()

    def clear(self) -> None:
        """Empty the world in place and take the clock back to the start, so that the story can be told again."""
        self.clock.restart()
        self.ids = Ids()
        self.faults = Faults()
        self.account = Account(tokens=[])
        self.caller_ip = CALLER_IP
        self.deferring_domains: set[str] = set()  # whose mail servers put off what comes first, in lower case
        self.dns_hosts: set[str] = set()  # hosts whose records hold what Postmark asks for, in lower case
        self.details_after_s = 0.0
        for things in (self.messages, self.bounces, self.opens, self.clicks):
            things.clear()
        for requests in (self.inbound, self.removals, self.bulk_sends):
            requests.clear()
        for rows in (self.servers, self.domains, self.signatures, self.webhooks, self.smtp_tokens):
            rows.clear()
        self.outbox.clear()
        self._server_by_token: dict[str, Server] = {}

    def server_with(self, token: str) -> Server | None:
        """The server that a server token opens. Letter case does not count: Postmark documents tokens so.

        None for every token of a closed account, which is refused like an unknown one (assumed).
        """
        return None if self._is_closed else self._server_by_token.get(token.lower())

    def smtp_token_with(self, access_key: str) -> SmtpToken | None:
        """The SMTP token of that access key. None for every one of a closed account (assumed)."""
        return None if self._is_closed else self.smtp_tokens.get(access_key)

    def is_account_token(self, token: str) -> bool:
        """Whether `token` opens the account; letter case does not count."""
        wanted = token.lower()
        return not self._is_closed and any(wanted == known.lower() for known in self.account.tokens)

    @property
    def _is_closed(self) -> bool:
        return self.account.state is AccountState.CLOSED

    def add_token(self, server: Server, token: str) -> None:
        """Let `token` open `server` from now on."""
        server.tokens.append(token)
        self._server_by_token[token.lower()] = server

    def remove_token(self, server: Server, token: str) -> None:
        """Let `token` open nothing any more. Raises ValueError when it is none of the server's."""
        server.tokens.remove(token)
        del self._server_by_token[token.lower()]

    def remove_server(self, server: Server) -> None:
        """Take a server away with everything that only its tokens could reach."""
        for server_token in tuple(server.tokens):
            self.remove_token(server, server_token)
        del self.servers[server.id]
        for webhook in [one for one in self.webhooks.values() if one.server_id == server.id]:
            del self.webhooks[webhook.id]
        for token in [one for one in self.smtp_tokens.values() if one.server_id == server.id]:
            del self.smtp_tokens[token.access_key]

    def add_server(self, server: Server) -> Server:
        """Add a server with the three message streams that every new server has."""
        now = self.clock.now()
        for stream_id, name, kind, handling in _DEFAULT_STREAMS:
            server.streams[stream_id] = Stream(
                id=stream_id,
                server_id=server.id,
                name=name,
                description="",
                type=kind,
                created_at=now,
                unsubscribe_handling=handling,
            )
        self.servers[server.id] = server
        for token in server.tokens:
            self._server_by_token[token.lower()] = server
        return server

    def add_domain(self, domain: Domain) -> Domain:
        """Add a sender domain."""
        self.domains[domain.id] = domain
        return domain

    def add_signature(self, signature: Signature) -> Signature:
        """Add a sender signature."""
        self.signatures[signature.id] = signature
        return signature

    def message_of(self, server: Server, message_id: str) -> Message | None:
        """A message of that server by its MessageID; None when the server has none such."""
        message = self.messages.get(message_id.lower())
        return message if message and message.server_id == server.id else None

    def messages_of(self, server: Server) -> Iterator[Message]:
        """The server's messages, newest first."""
        return (one for one in self.messages.newest_first() if one.server_id == server.id)

    def bounce_of(self, server: Server, bounce_id: int) -> Bounce | None:
        """A bounce of that server by its ID; None when the server has none such."""
        bounce = self.bounces.get(bounce_id)
        return bounce if bounce and bounce.server_id == server.id else None

    def bounces_of(self, server: Server) -> Iterator[Bounce]:
        """The server's bounces, newest first."""
        return (one for one in self.bounces.newest_first() if one.server_id == server.id)

    def server_named(self, name: str) -> Server | None:
        """The server of that name; letter case does not count."""
        return _first(one for one in self.servers.values() if one.name.lower() == name.lower())


def _first(servers: Iterable[Server]) -> Server | None:
    return next(iter(servers), None)

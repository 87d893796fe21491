"""What a practice world holds: account, servers, message streams, domains, sender signatures, messages, bounces.

Plain records without behaviour. What may change in a world is mutable; what is history is frozen. Imports the shelf
and `helpers.reference` only.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from helpers.practice.shelf import Shelf
from helpers.practice.stored_template import StoredTemplate
from helpers.reference.bounce_types import BounceType
from helpers.reference.limits import ARCHIVED_STREAM_DAYS

MOST_SUPPRESSIONS = 10_000  # on one message stream


class AccountState(StrEnum):
    """What the account may do. Only a send shows it: no field of any reply does."""

    APPROVED = "approved"
    PENDING = "pending"  # may send to its own domain only: ErrorCode 412
    NOT_APPROVED = "not approved"  # ErrorCode 413
    OUT_OF_CREDITS = "out of credits"  # ErrorCode 405
    PAUSED = "paused"  # a send is answered with 200, and the message is never seen again: ErrorCode 701
    CLOSED = "closed"  # every token is refused like an unknown one


class Permission(StrEnum):
    """What Postmark's support allows an account to do; the ErrorCode is what it answers without."""

    BULK = "bulk"  # 14
    DELETE_SERVERS = "delete servers"  # 604
    MESSAGE_STREAMS = "message streams"  # 1220; every account has it until it is taken away
    CUSTOM_UNSUBSCRIBE = "custom unsubscribe"  # 1238
    DATA_REMOVALS = "data removals"  # 1302


class StreamType(StrEnum):
    """The three kinds of message stream, as `MessageStreamType` spells them."""

    TRANSACTIONAL = "Transactional"
    BROADCASTS = "Broadcasts"
    INBOUND = "Inbound"


@dataclass(slots=True, kw_only=True)
class Account:
    """The account that owns everything in the world."""

    tokens: list[str]
    state: AccountState = AccountState.APPROVED
    permissions: set[Permission] = field(default_factory=lambda: {Permission.MESSAGE_STREAMS})
    ip_ranges: tuple[str, ...] = ()  # who may send, in CIDR notation; empty means everybody


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """An address that a message stream no longer delivers to."""

    email: str
    reason: str  # HardBounce, SpamComplaint or ManualSuppression
    origin: str  # Recipient, Customer or Admin
    created_at: datetime


@dataclass(slots=True, kw_only=True)
class Stream:
    """A message stream of one server; `suppressions` is keyed by the address in lower case."""

    id: str
    server_id: int
    name: str
    description: str
    type: StreamType
    created_at: datetime
    unsubscribe_handling: str = "None"
    updated_at: datetime | None = None
    archived_at: datetime | None = None
    suppressions: Shelf[str, Suppression] = field(default_factory=lambda: Shelf(MOST_SUPPRESSIONS))

    @property
    def purged_at(self) -> datetime | None:
        """When an archived stream goes for good; None while it is in use."""
        return self.archived_at and self.archived_at + timedelta(days=ARCHIVED_STREAM_DAYS)


@dataclass(slots=True, kw_only=True)
class Server:
    """A server: Postmark's word for a mailbox of settings, tokens and message streams inside the account."""

    id: int
    name: str
    tokens: list[str]
    delivery_type: str  # Live or Sandbox; never changes
    inbound_hash: str
    color: str = "blue"
    smtp_api_activated: bool = True
    raw_email_enabled: bool = False
    inbound_hook_url: str = ""
    bounce_hook_url: str = ""
    open_hook_url: str = ""
    delivery_hook_url: str = ""
    click_hook_url: str = ""
    post_first_open_only: bool = False
    inbound_domain: str = ""
    inbound_spam_threshold: int = 0
    track_opens: bool = False
    track_links: str = "None"
    include_bounce_content_in_hook: bool = False
    enable_smtp_api_error_hooks: bool = False
    ip_ranges: tuple[str, ...] | None = None  # who may send through this server; None means whoever the account lets
    streams: dict[str, Stream] = field(default_factory=dict)
    templates: dict[int, StoredTemplate] = field(default_factory=dict)
    inbound_rules: dict[int, str] = field(default_factory=dict)  # addresses and domains that may not write to it

    @property
    def is_sandbox(self) -> bool:
        """Whether the server accepts messages without ever delivering them."""
        return self.delivery_type == "Sandbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpToken:
    """An access key and a secret key that send over SMTP through one message stream."""

    access_key: str
    secret_key: str
    server_id: int
    stream_id: str


@dataclass(slots=True, kw_only=True)
class Domain:
    """A sender domain; once its DKIM record is found, it authorises every address on it."""

    id: int
    name: str
    dkim_verified: bool
    return_path_verified: bool
    return_path: str = ""  # empty means pm-bounces in front of the name
    spf_verified: bool = False
    selector: str = "20260105"  # of the DKIM key in force, or of the first one while it waits for its record
    pending_selector: str = ""  # of the key that is to replace it
    revoked_selector: str = ""  # of the key that it has replaced

    @property
    def return_path_host(self) -> str:
        """Where bounces go; its CNAME record must point to Postmark."""
        return self.return_path or f"pm-bounces.{self.name}"


@dataclass(slots=True, kw_only=True)
class Signature:
    """A sender signature: one address that may stand in From once its owner has confirmed it."""

    id: int
    email: str
    name: str
    confirmed: bool
    reply_to: str = ""
    note: str = ""
    return_path: str = ""

    @property
    def domain(self) -> str:
        """The part after the last `@`."""
        return self.email.rpartition("@")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One mail address of a message. `email` stands as it was sent."""

    email: str
    name: str | None = None

    @property
    def key(self) -> str:
        """What the address is compared by: letter case does not count."""
        return self.email.lower()

    @property
    def domain(self) -> str:
        """The part after the last `@`, in lower case."""
        return self.email.rpartition("@")[2].lower()


@dataclass(slots=True, kw_only=True)
class Message:
    """An accepted message. What has become of it by now is worked out by `delivery`, not stored.

    Nothing writes to it once it is accepted; it is not frozen because every send builds one, and that costs half.
    """

    message_id: str
    server_id: int
    stream_id: str
    sandboxed: bool
    received_at: datetime
    sender: str  # From, as it was sent
    from_email: str
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    bcc: tuple[Address, ...]
    reply_to: str
    subject: str
    tag: str
    text_body: str
    html_body: str
    headers: tuple[tuple[str, str], ...]
    attachments: tuple[str, ...]  # file names; contents are not kept
    metadata: dict[str, str]
    track_opens: bool
    track_links: str
    inactive: frozenset[str]  # keys of recipients that were suppressed when it was accepted
    bounce_ids: dict[str, int]  # key of a recipient -> ID of the bounce it caused
    deferred: frozenset[str] = frozenset()  # keys of recipients whose mail server takes it at the second attempt only

    @property
    def recipients(self) -> tuple[Address, ...]:
        """Everybody in To, Cc and Bcc, in this order."""
        return self.to + self.cc + self.bcc


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """One bounce of one recipient."""

    id: int
    type: BounceType
    server_id: int
    stream_id: str
    message_id: str
    email: str
    sender: str
    subject: str
    tag: str
    bounced_at: datetime
    inactive: bool
    can_activate: bool
    details: str = ""  # what stands in the way, where it is no answer of a pretended mail server

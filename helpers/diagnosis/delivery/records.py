"""What an investigation of a delivery saw and what follows from it. Records only; the display builds on these.

Imports the client's records, the timeline and `helpers.reference`. None stands for what was not asked or not readable.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from helpers.client.exchange import Exchange
from helpers.client.token import Token
from helpers.diagnosis.blast_radius.records import Unread
from helpers.diagnosis.records import Explained, Finding, ServerFacts, Verdict
from helpers.diagnosis.sending.timeline import Event, Timeline, is_not_found, timeline_from
from helpers.reference.bounce_types import BOUNCE_TYPES, BounceType
from helpers.reference.sources import Source


class Ending(StrEnum):
    """What an investigation came to, in a word or two."""

    DELIVERED = "delivered"
    NEWEST_DELIVERED = "newest delivered"  # what is known of others speaks against their delivery
    SANDBOXED = "kept by a sandbox"
    PARTLY = "partly delivered"
    COMPLAINED = "complained about"
    BOUNCED = "bounced"
    SUPPRESSED = "suppressed"
    DELAYED = "delayed"
    UNDER_WAY = "under way"
    NOT_ADDRESSED = "not addressed"
    NOT_FOUND = "not found"
    UNKNOWN = "can't tell"


class Fate(StrEnum):
    """What became of one recipient's copy."""

    DELIVERED = "delivered"
    ANSWERED = "answered"  # it arrived, and what came back counts as a bounce at Postmark
    COMPLAINED = "complained about"  # it arrived, and its recipient called it spam
    BOUNCED = "bounced"
    SUPPRESSED = "suppressed"  # the address was on the stream's list when the message was accepted
    DELAYED = "delayed"
    NO_EVENT = "nothing yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What was asked about, as it was typed, without what surrounds a MessageID in a mail's header."""

    message_id: str = ""
    recipient: str = ""
    subject: str = ""

    @property
    def words(self) -> str:
        """The question in words: `MessageID 7d0c…`."""
        named = (("MessageID", self.message_id), ("recipient", self.recipient), ("subject", self.subject))
        return ", ".join(f"{name} {value}" for name, value in named if value)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenStream:
    """One message stream of the server."""

    id: str
    type: str  # Transactional, Broadcasts or Inbound
    archived_at: str  # ISO 8601; empty while it is in use
    purge_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenMessage:
    """One message as its details or the message search show it."""

    message_id: str
    stream: str
    sender: str
    subject: str
    recipients: tuple[str, ...]
    at: str  # when Postmark accepted it, ISO 8601
    status: str
    sandboxed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenBounce:
    """One bounce, or a spam complaint, which Postmark keeps as one."""

    id: int
    type: str  # Postmark's own word
    email: str
    stream: str
    message_id: str
    at: str
    details: str  # what the receiving side said
    inactive: bool  # whether Postmark delivers to the address no more
    can_activate: bool

    @property
    def row(self) -> BounceType | None:
        """The reference table's row for the type; None for a type that it does not know."""
        return BOUNCE_TYPES.get(self.type)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenSuppression:
    """One address that one message stream no longer delivers to."""

    email: str
    stream: str
    reason: str  # HardBounce, SpamComplaint or ManualSuppression
    origin: str  # Recipient, Customer or Admin
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One recipient's copy of the message: what became of it, and by which evidence."""

    email: str
    fate: Fate
    event: Event | None = None  # the one that decides
    bounce: SeenBounce | None = None
    suppression: SeenSuppression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One message that the search found, and what is known of the copy of the recipient that was asked about."""

    message: SeenMessage
    copy: Copy | None = None  # None when nobody was asked about, or nothing is known of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Everything that was read for one question; what the rules look at."""

    question: Question
    server: ServerFacts | None = None
    streams: tuple[SeenStream, ...] | None = None
    details: Exchange | None = None
    message: SeenMessage | None = None
    matches: tuple[SeenMessage, ...] | None = None  # what the search found, the newest first; the newest only
    fitting: int = 0  # how many messages fit in all, by Postmark's own count of the streams that were searched
    unsearched: tuple[str, ...] = ()  # the streams whose messages could not be searched
    received: Exchange | None = None  # whether it is a received message, asked when no sent one is known
    bounces: tuple[SeenBounce, ...] | None = None
    suppressions: tuple[SeenSuppression, ...] | None = None
    events: tuple[Event, ...] = ()  # the message's own, and what bounces and suppressions add, in order of time
    copies: tuple[Copy, ...] = ()  # of the recipient that was asked about, or of all
    matched: tuple[Match, ...] = ()  # the matches once more, with what the other replies tell of each
    waited_s: float = 0.0
    refused: Exchange | None = None  # the exchange in which Postmark refused the token
    test_token: bool = False
    unread: tuple[Unread, ...] = ()

    @property
    def is_unknown(self) -> bool:
        """Whether Postmark itself says that it does not know the message that was named (ErrorCode 701)."""
        return bool(self.question.message_id) and self.details is not None and is_not_found(self.details)

    @property
    def how_many_fit(self) -> str:
        """How many messages fit the question, those too that the search did not bring."""
        return f"{'At least ' if self.unsearched else ''}{self.fitting:,} messages fit"

    @property
    def events_read(self) -> bool:
        """Whether the message's own events were read, which tell what came after a bounce."""
        return self.details is not None and self.details.accepted

    @property
    def fates(self) -> frozenset[Fate]:
        """What became of the copies in question."""
        return frozenset(copy.fate for copy in self.copies)

    @property
    def archived(self) -> tuple[SeenStream, ...] | None:
        """The archived streams; None when the streams could not be read."""
        return None if self.streams is None else tuple(one for one in self.streams if one.archived_at)


class Act(StrEnum):
    """What can be done about an address that gets nothing any more."""

    REACTIVATE = "reactivate"
    UNSUPPRESS = "unsuppress"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something that can be done about it, or cannot, and what it would change. Nothing is done by itself."""

    act: Act
    email: str
    stream: str
    bounce_id: int | None
    possible: bool
    will: str  # what it changes, or why it is not possible
    source: Source

    @property
    def code(self) -> str:
        """The line that does it, once it is confirmed; `token` is the one that the question was asked with."""
        if not self.possible:
            return ""
        what = f"{self.bounce_id}" if self.act is Act.REACTIVATE else f"{self.stream!r}, {self.email!r}"
        return f"await lab.{self.act}(token, {what}, confirm={self.email!r})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What became of a message: one conclusion with its evidence, what else it could be, and what can be done."""

    seen: Seen
    ending: Ending
    conclusion: Explained
    candidates: tuple[Explained, ...]  # for what was not found: the possible causes, the likeliest first
    findings: tuple[Finding, ...]  # what else was noticed
    offers: tuple[Offer, ...]
    exchanges: tuple[Exchange, ...]
    token: Token
    practice: bool
    token_verdict: Verdict | None = None  # asked for only when the token was refused

    @property
    def message_id(self) -> str:
        """The MessageID that the conclusion is about; empty when no message was found."""
        return self.seen.message.message_id if self.seen.message else self.seen.question.message_id

    @property
    def timeline(self) -> Timeline | None:
        """The message's timeline with what bounces and suppressions add; None when its details were not read."""
        if self.seen.details is None:
            return None
        return replace(timeline_from(self.seen.details, self.message_id), events=self.seen.events)

    @property
    def next_step(self) -> str:
        """What to do now."""
        return self.conclusion.next_step

    def __str__(self) -> str:
        said = self.conclusion
        return f"{said.title} ({said.confidence}). {said.evidence} {said.next_step}".strip()

    __repr__ = __str__

"""What happened to one message, read from `GET /messages/outbound/{id}/details`: its events and a conclusion.

Event types: https://postmarkapp.com/developer/api/messages-api#outbound-message-details.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from helpers.client.exchange import Exchange
from helpers.client.outcome import OutcomeKind
from helpers.reference.destinations import bounces_on_purpose
from helpers.reference.moments import in_order

_MESSAGE_NOT_FOUND = 701
_ENDS = {"Delivered", "Bounced"}
_PASSING = {
    OutcomeKind.RATE_LIMITED,
    OutcomeKind.MAINTENANCE,
    OutcomeKind.SERVER_ERROR,
    OutcomeKind.TIMED_OUT,
    OutcomeKind.CONNECTION_LOST,
}


class State(StrEnum):
    """How far a message has come."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    PARTLY = "partly delivered"
    NOT_FOUND = "not found"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened to one recipient's copy."""

    type: str  # Postmark's own word: Delivered, Transient, Bounced, Opened …
    recipient: str
    at: str  # ISO 8601, as Postmark gives it
    details: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A message's events so far, the state they add up to, and the exchange they were read from."""

    message_id: str
    state: State
    status: str  # Postmark's own word: Queued, Sent, Processed
    submitted_at: str
    sandboxed: bool
    events: tuple[Event, ...]
    exchange: Exchange
    waited_s: float | None = None  # set once nothing more is waited for

    @property
    def ended(self) -> bool:
        """Whether every recipient's copy has come to an end."""
        return self.state in (State.DELIVERED, State.BOUNCED, State.PARTLY)

    @property
    def bounced_on_purpose(self) -> bool:
        """Whether all it went to are addresses that exist to bounce, and they did."""
        bounced = self.state is State.BOUNCED
        return bounced and all(bounces_on_purpose(event.recipient) for event in self.events if event.type in _ENDS)

    @property
    def may_change(self) -> bool:
        """Whether asking again can tell more."""
        return self.state in (State.WAITING, State.NOT_FOUND) or self.exchange.outcome.kind in _PASSING

    @property
    def conclusion(self) -> str:
        """What this means, in a sentence or two."""
        if self.state is State.UNKNOWN:
            return str(self.exchange)
        if self.bounced_on_purpose:
            return _MEANT_TO_BOUNCE
        return _SANDBOXED if self.sandboxed and self.ended else _CONCLUSIONS[self.state]

    def closed(self, waited_s: float) -> "Timeline":
        """This timeline as the last word, after `waited_s` seconds of waiting."""
        return replace(self, waited_s=waited_s)

    def __str__(self) -> str:
        lines = [f"{event.at}  {event.type} {event.recipient} {event.details}".rstrip() for event in self.events]
        return "\n".join([f"{self.message_id}: {self.state}", *lines, self.conclusion])

    __repr__ = __str__


_SANDBOXED = "A sandbox server took it: it says Delivered, and nobody received anything."
_MEANT_TO_BOUNCE = "As it was meant to: this address exists to bounce. A hard bounce suppresses it all the same."
_CONCLUSIONS = {
    State.WAITING: "Accepted and under way; nothing final yet. Follow it later; a suppressed recipient gets no event.",
    State.DELIVERED: "Handed over to the receiving server. Whether it is in the inbox or in spam, its owner sees.",
    State.BOUNCED: "The receiving side refused it. A hard bounce also suppresses the address for the next send.",
    State.PARTLY: "Some recipients' servers took it, others refused it; read the events.",
    State.NOT_FOUND: (
        "Postmark does not know this message (ErrorCode 701). Most likely it is too early, or the token is of another "
        "server; a sandbox or an account whose sending is paused can look like this too."
    ),
}


def timeline_from(exchange: Exchange, message_id: str) -> Timeline:
    """Read one exchange with the details of a message."""
    said = exchange.body
    events = in_order(map(_event, _rows(said, "MessageEvents")), lambda event: event.at)
    return Timeline(
        message_id=message_id,
        state=_state(exchange, events),
        status=str(said.get("Status", "")),
        submitted_at=str(said.get("ReceivedAt", "")),
        sandboxed=said.get("Sandboxed") is True,
        events=events,
        exchange=exchange,
    )


def is_not_found(exchange: Exchange) -> bool:
    """Whether Postmark itself says that it does not know the message (ErrorCode 701)."""
    return exchange.outcome.kind is OutcomeKind.REFUSED and exchange.outcome.error_code == _MESSAGE_NOT_FOUND


def _rows(said: dict[str, object], name: str) -> list[dict[str, object]]:
    rows = said.get(name)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _event(row: dict[str, object]) -> Event:
    details = row.get("Details")
    words = (str(value) for value in details.values() if value) if isinstance(details, dict) else ()
    return Event(
        type=str(row.get("Type", "")),
        recipient=str(row.get("Recipient", "")),
        at=str(row.get("ReceivedAt", "")),
        details=", ".join(words),
    )


def _state(exchange: Exchange, events: tuple[Event, ...]) -> State:
    if is_not_found(exchange):
        return State.NOT_FOUND
    if not exchange.accepted:
        return State.UNKNOWN
    recipients = {str(address).lower() for address in _recipients(exchange)}
    ends = {event.recipient.lower(): event.type for event in events if event.type in _ENDS}
    if not recipients or not recipients <= ends.keys():
        return State.WAITING
    kinds = set(ends.values())
    return State.PARTLY if len(kinds) > 1 else State.DELIVERED if kinds == {"Delivered"} else State.BOUNCED


def _recipients(exchange: Exchange) -> list[object]:
    recipients = exchange.body.get("Recipients")
    return recipients if isinstance(recipients, list) else []

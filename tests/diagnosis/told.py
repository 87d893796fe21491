"""An investigation of one message to Ada, about which Postmark says what the practice Postmark never does by itself."""

from dataclasses import dataclass, field

from helpers.client.connection import Connection
from helpers.diagnosis.delivery.investigate import investigate
from helpers.diagnosis.delivery.records import Delivery
from helpers.practice.clock import ManualClock
from tests.diagnosis.asking import UNKNOWN
from tests.diagnosis.deliveries import ADA
from tests.loopback import Act, Heard, loopback
from tests.replies import SERVER_REPLIES, error, json_reply, page

Row = dict[str, object]
MESSAGE: Row = {
    "MessageID": "m-1",
    "MessageStream": "outbound",
    "From": "hello@example.com",
    "Subject": "Hello",
    "Recipients": [ADA],
    "ReceivedAt": "2026-01-05T09:00:00-05:00",
    "Status": "Sent",
}
UNREADABLE, NOT_KNOWN = page(502), error(422, 701, "This message was not found.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What Postmark says of the message: its events, its bounces; `details` and `found` stand for other replies."""

    events: tuple[Row, ...] = ()
    bounces: tuple[Row, ...] = ()
    details: Act | None = None
    found: Row = field(default_factory=lambda: {"Messages": [MESSAGE]})

    def __call__(self, heard: Heard) -> Act:
        path = heard.target.partition("?")[0]
        if path.endswith("/details"):
            return self.details or json_reply(200, {**MESSAGE, "MessageEvents": list(self.events)})
        lists = {"/bounces": {"Bounces": list(self.bounces)}, "/messages/outbound": self.found}
        return json_reply(200, lists.get(path) or SERVER_REPLIES.get(f"GET {path}", {"Suppressions": []}))


def event(kind: str, at: str) -> Row:
    """An event of Ada's copy."""
    return {"Type": kind, "Recipient": ADA, "ReceivedAt": at, "Details": {"Summary": f"what was said of {kind}"}}


def bounce(kind: str, *, inactive: bool = False, at: str = "2026-01-05T14:05:00Z") -> Row:
    """A bounce of the message from Ada's address."""
    return {"ID": 7, "Type": kind, "Email": ADA, "MessageID": "m-1", "BouncedAt": at, "Inactive": inactive}


async def found(told: Told, **about: str) -> Delivery:
    """What is found where Postmark says this, asked by MessageID if by nothing else."""
    with loopback(told) as server:
        async with Connection(server.url, clock=ManualClock()) as connection:
            return await investigate(connection, UNKNOWN, patience_s=0, **(about or {"message_id": "m-1"}))

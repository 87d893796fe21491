"""One open or one click, as Postmark noticed it, and how replies show it.

Imports nothing but the devices and the shape of dates and JSON.
"""

from dataclasses import dataclass
from datetime import datetime

from helpers.practice.dates import eastern_precise
from helpers.practice.devices import Device, Place
from helpers.practice.wire import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """Somebody opened a message or, when `link` is set, clicked on a link in it."""

    id: int
    server_id: int
    stream_id: str
    message_id: str
    tag: str
    recipient: str
    at: datetime
    device: Device
    place: Place | None
    first: bool  # of this recipient, for this message and, when it is a click, for this link
    read_seconds: int = 0
    link: str = ""
    location: str = ""  # HTML or Text

    @property
    def key(self) -> str:
        """What the recipient is compared by."""
        return self.recipient.lower()

    def as_json(self) -> dict[str, Json]:
        """As the messages API shows it. What is not known about the reader is left out, never null.

        Source: https://postmarkapp.com/developer/api/messages-api#message-opens; that Client, OS and Geo are empty
        objects then is what the official Python client's models ask for.
        """
        return {
            "RecordType": "Click" if self.link else "Open",
            **({"ClickLocation": self.location} if self.link else {}),
            "Client": self.device.client.as_json() if self.device.client else {},
            "OS": self.device.os.as_json() if self.device.os else {},
            "Platform": self.device.platform,
            "UserAgent": self.device.user_agent,
            **({"OriginalLink": self.link} if self.link else {"ReadSeconds": self.read_seconds}),
            "Geo": self.place.as_json() if self.place else {},
            "MessageID": self.message_id,
            "MessageStream": self.stream_id,
            "ReceivedAt": eastern_precise(self.at),
            "Tag": self.tag,
            "Recipient": self.recipient,
        }

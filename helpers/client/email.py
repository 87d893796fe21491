"""One message to send, and the body that `POST /email` wants for it.

Field names: https://postmarkapp.com/developer/api/email-api#send-a-single-email.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import getaddresses

DEFAULT_STREAM = "outbound"


@dataclass(frozen=True, slots=True, kw_only=True)
class Email:
    """A message; addresses as they stand in a header, several separated by commas. Nothing is checked here."""

    sender: str
    to: str
    subject: str = ""
    text_body: str = ""
    html_body: str = ""
    cc: str = ""
    bcc: str = ""
    message_stream: str = DEFAULT_STREAM
    tag: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)

    @property
    def body(self) -> dict[str, object]:
        """The JSON body; what is empty is left away, so that Postmark judges what is missing."""
        fields: dict[str, object] = {
            "From": self.sender,
            "To": self.to,
            "Cc": self.cc,
            "Bcc": self.bcc,
            "Subject": self.subject,
            "TextBody": self.text_body,
            "HtmlBody": self.html_body,
            "MessageStream": self.message_stream,
            "Tag": self.tag,
            "Metadata": dict(self.metadata),
        }
        return {name: value for name, value in fields.items() if value}

    @property
    def recipients(self) -> tuple[str, ...]:
        """The bare addresses of To, Cc and Bcc, as far as they can be made out."""
        fields = [text for text in (self.to, self.cc, self.bcc) if text]
        return tuple(address for _name, address in getaddresses(fields) if address)

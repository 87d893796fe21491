"""Who gets a mail: the envelope says who, the headers To and Cc say what they are to each other.

What a header names beyond the envelope is shown to readers but not sent to, and counts for nothing here. Imports this
package only.
"""

from collections.abc import Mapping, Sequence

from helpers.practice.payload import Payload
from helpers.practice.smtp.headers import addresses_in, mailbox, plain_text


def add_people(payload: Payload, headers: Mapping[str, str], recipients: Sequence[str]) -> None:
    """Put sender and recipients into `payload`; `headers` holds the raw address headers by name in lower case."""
    payload["From"] = _mailboxes(headers.get("from", ""))
    payload["ReplyTo"] = _mailboxes(headers.get("reply-to", ""))
    waiting = {one.lower(): one for one in recipients}
    to = _taken_from(waiting, headers.get("to", ""))
    cc = _taken_from(waiting, headers.get("cc", ""))
    rest = list(waiting.values())
    payload["To"], payload["Cc"] = ", ".join(to or rest), ", ".join(cc)
    payload["Bcc"] = ", ".join(rest if to else ())


def _mailboxes(raw: str) -> str:
    """An address header as the API takes it; what has no encoded word in it stays as it came."""
    if "=?" not in raw:
        return plain_text(raw).strip()
    return ", ".join(mailbox(name, email) for name, email in addresses_in(raw))


def _taken_from(waiting: dict[str, str], raw: str) -> list[str]:
    """Whom the header `raw` names of those that wait; they wait no longer."""
    if (only := waiting.pop(raw.strip().lower(), None)) is not None:
        return [only]
    return [
        mailbox(name, waiting.pop(email.lower()))
        for name, email in (addresses_in(raw) if raw else ())
        if email.lower() in waiting
    ]

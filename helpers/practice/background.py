"""What Postmark works on in the background: data removals and bulk sends.

How far each has come is worked out from the clock by whoever asks. Imports nothing of this project.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRemoval:
    """One request to erase what is known about a person."""

    id: int
    requested_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkSend:
    """One bulk send: how many messages it had, and how many of them went out or failed."""

    id: str
    server_id: int
    submitted_at: datetime
    released: int
    failed: int
    subject: str | None

"""The shapes in which Postmark writes dates, and how it reads the dates of a query.

Replies carry US-Eastern time; a date without an offset in a query is read as US-Eastern time too. Imports nothing of
this project.
"""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

EASTERN = ZoneInfo("America/New_York")


def eastern_precise(moment: datetime) -> str:
    """`2026-01-05T04:00:00.0000000-05:00`: seven fraction digits, as in SubmittedAt and ReceivedAt."""
    text = moment.astimezone(EASTERN).isoformat(timespec="microseconds")
    return f"{text[:26]}0{text[26:]}"


def eastern_seconds(moment: datetime) -> str:
    """`2026-01-05T04:00:00-05:00`: no fraction, as in a message stream's CreatedAt."""
    return moment.astimezone(EASTERN).isoformat(timespec="seconds")


def utc_precise(moment: datetime) -> str:
    """`2026-01-05T09:00:00.0000000Z`: seven fraction digits, as in webhooks."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f0Z")


def utc_seconds(moment: datetime) -> str:
    """`2026-01-05T09:00:00Z`: as in the bounce list's BouncedAt."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def eastern_day(moment: datetime) -> str:
    """`2026-01-05`: the US-Eastern day of `moment`, as statistics count it."""
    return moment.astimezone(EASTERN).date().isoformat()


def read_date(text: str, *, last_instant: bool = False) -> datetime:
    """The moment that a query's date names; a bare day means its first instant, or its last.

    Raises ValueError when `text` is no date.
    """
    if len(text) == len("2026-01-05"):
        day = date.fromisoformat(text)
        return datetime.combine(day, time.max if last_instant else time.min, EASTERN)
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=EASTERN)

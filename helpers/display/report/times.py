"""Times in a report: always UTC, as ISO 8601. Imports nothing of ours."""

from datetime import UTC, datetime


def utc(moment: datetime) -> str:
    """`2026-01-05T09:00:00.000Z`; a time without a zone counts as UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

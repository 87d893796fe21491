"""Replies about a delivery as records: messages, bounces, suppressions and streams. Pure.

Field names: https://postmarkapp.com/developer/api/messages-api, …/bounce-api, …/suppressions-api,
…/message-streams-api.
"""

from helpers.client.exchange import Exchange
from helpers.diagnosis.careful_reader import rows_of
from helpers.diagnosis.delivery.records import SeenBounce, SeenMessage, SeenStream, SeenSuppression

Row = dict[str, object]


def streams_in(exchange: Exchange) -> tuple[SeenStream, ...]:
    """The message streams of a `GET /message-streams`."""
    return tuple(
        SeenStream(
            id=_text(row, "ID"),
            type=_text(row, "MessageStreamType"),
            archived_at=_text(row, "ArchivedAt"),
            purge_at=_text(row, "ExpectedPurgeDate"),
        )
        for row in rows_of(exchange, "MessageStreams")
    )


def messages_in(exchange: Exchange) -> tuple[SeenMessage, ...]:
    """The messages of a `GET /messages/outbound`, in its order: the newest first."""
    return tuple(map(message_in, rows_of(exchange, "Messages")))


def fitting_in(exchange: Exchange) -> int:
    """How many messages fit a `GET /messages/outbound` in all: Postmark's own count, else those in the reply."""
    total = exchange.body.get("TotalCount")
    return max(total if type(total) is int else 0, len(rows_of(exchange, "Messages")))


def message_in(row: Row) -> SeenMessage:
    """One message, from its details or a search."""
    recipients = row.get("Recipients")
    return SeenMessage(
        message_id=_text(row, "MessageID"),
        stream=_text(row, "MessageStream"),
        sender=_text(row, "From"),
        subject=_text(row, "Subject"),
        recipients=tuple(map(str, recipients)) if isinstance(recipients, list) else (),
        at=_text(row, "ReceivedAt"),
        status=_text(row, "Status"),
        sandboxed=row.get("Sandboxed") is True,
    )


def bounces_in(exchange: Exchange) -> tuple[SeenBounce, ...]:
    """The bounces of a `GET /bounces`, the newest first."""
    return tuple(map(bounce_in, rows_of(exchange, "Bounces")))


def bounce_in(row: Row) -> SeenBounce:
    """One bounce."""
    number = row.get("ID")
    return SeenBounce(
        id=number if type(number) is int else 0,
        type=_text(row, "Type"),
        email=_text(row, "Email"),
        stream=_text(row, "MessageStream"),
        message_id=_text(row, "MessageID"),
        at=_text(row, "BouncedAt"),
        details=_text(row, "Details"),
        inactive=row.get("Inactive") is True,
        can_activate=row.get("CanActivate") is True,
    )


def suppressions_in(exchange: Exchange, stream: str) -> tuple[SeenSuppression, ...]:
    """The entries of a suppression dump of `stream`."""
    return tuple(
        SeenSuppression(
            email=_text(row, "EmailAddress"),
            stream=stream,
            reason=_text(row, "SuppressionReason"),
            origin=_text(row, "Origin"),
            at=_text(row, "CreatedAt"),
        )
        for row in rows_of(exchange, "Suppressions")
    )


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    return "" if value is None else str(value)

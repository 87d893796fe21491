"""Asks Postmark everything that one delivery needs: reads only, a few at once, bounded; notes what stayed unread.

Searches and bounce lists that name no message stream mean `outbound`, so every sending stream is asked by name:
https://postmarkapp.com/developer/api/messages-api#outbound-message-search. Imports `helpers.client`.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import TypeVar
from urllib.parse import quote

from helpers.client.connection import Connection
from helpers.client.exchange import Exchange
from helpers.client.token import Token
from helpers.diagnosis.blast_radius.records import Unread
from helpers.diagnosis.careful_reader import CarefulReader
from helpers.diagnosis.delivery.reading import bounces_in, fitting_in, messages_in, suppressions_in
from helpers.diagnosis.delivery.records import Question, SeenBounce, SeenMessage, SeenSuppression
from helpers.diagnosis.sending.timeline import is_not_found
from helpers.reference.moments import instant

MOST_MATCHES = 20  # messages a stream
MOST_BOUNCES = 50  # a stream
MOST_LISTS = 24  # looks into a suppression list: one is one address on one stream
_PAGE = {"count": MOST_MATCHES, "offset": 0}

R = TypeVar("R")


class DeliveryReader:
    """Reads for one token. Raises what `Connection.send` raises for a token that may not travel."""

    def __init__(self, connection: Connection, token: Token) -> None:
        self.token = token
        self.careful = CarefulReader(connection)
        self.unread: list[Unread] = []
        self.unsearched: tuple[str, ...] = ()
        self.fitting = 0

    async def get(self, path: str, what: str, query: dict[str, str | int] | None = None) -> Exchange | None:
        """One exchange; what was not accepted is noted as unread, named `what`, unless `what` is empty."""
        exchange = await self.careful.get(path, server_token=self.token, query=query)
        if what and (why := self.careful.why(exchange)):
            self.unread.append(Unread(what=what, why=why))
        return exchange

    async def details(self, message_id: str) -> Exchange | None:
        """The details of a message; that it is not found is an answer too."""
        exchange = await self.get(f"/messages/outbound/{quote(message_id, safe='')}/details", "")
        if exchange is None or not (exchange.accepted or is_not_found(exchange)):
            self.unread.append(Unread(what="The details of the message", why=self.careful.why(exchange)))
        return exchange

    async def received(self, message_id: str) -> Exchange | None:
        """Whether the MessageID is a received message's; that it is none is an answer too."""
        return await self.get(f"/messages/inbound/{quote(message_id, safe='')}/details", "")

    async def search(self, question: Question, streams: Sequence[str]) -> tuple[SeenMessage, ...] | None:
        """The newest messages to the recipient and with the subject that are asked for, the newest first."""
        filters = {"recipient": question.recipient, "subject": question.subject}
        query: dict[str, str | int] = {**_PAGE, **{name: value for name, value in filters.items() if value}}
        self.fitting = 0
        found = await asyncio.gather(*(self._search(one, query) for one in streams))
        self.unsearched = tuple(stream for stream, rows in zip(streams, found, strict=True) if rows is None)
        matches = _joined(found)
        return None if matches is None else tuple(sorted(matches, key=lambda one: instant(one.at), reverse=True))

    async def _search(self, stream: str, query: dict[str, str | int]) -> tuple[SeenMessage, ...] | None:
        def read(exchange: Exchange) -> tuple[SeenMessage, ...]:
            self.fitting += fitting_in(exchange)
            return messages_in(exchange)

        what = f"The messages in “{stream}”"
        return await self._rows("/messages/outbound", what, {**query, "messagestream": stream}, read)

    async def bounces(self, streams: Iterable[str], *, message_id: str, email: str) -> tuple[SeenBounce, ...] | None:
        """Every bounce of the address, or of the message when no address is given."""
        query = {"emailFilter": email} if email else {"messageID": message_id}
        asked: dict[str, str | int] = {"count": MOST_BOUNCES, "offset": 0, **query}
        found = await asyncio.gather(
            *(
                self._rows("/bounces", f"The bounces in “{one}”", {**asked, "messagestream": one}, bounces_in)
                for one in streams
            )
        )
        bounces = _joined(found)
        return bounces and tuple(one for one in bounces if not email or one.email.lower() == email.lower())

    async def suppressions(self, streams: Iterable[str], emails: Iterable[str]) -> tuple[SeenSuppression, ...] | None:
        """The entries of these addresses on these streams' lists, as far as `MOST_LISTS` looks go."""
        pairs = list(product(streams, emails))
        if rest := len(pairs[MOST_LISTS:]):
            why = f"only the first {MOST_LISTS} looks into suppression lists are made"
            self.unread.append(Unread(what=f"{rest:,} more pairs of stream and address", why=why))
        return _joined(await asyncio.gather(*(self._list(*pair) for pair in pairs[:MOST_LISTS])))

    async def _list(self, stream: str, email: str) -> tuple[SeenSuppression, ...] | None:
        path = f"/message-streams/{quote(stream, safe='')}/suppressions/dump"
        what = f"The suppressions of {email} in “{stream}”"
        return await self._rows(path, what, {"EmailAddress": email}, lambda exchange: suppressions_in(exchange, stream))

    async def _rows(
        self, path: str, what: str, query: dict[str, str | int], read: Callable[[Exchange], tuple[R, ...]]
    ) -> tuple[R, ...] | None:
        exchange = await self.get(path, what, query)
        return read(exchange) if exchange is not None and exchange.accepted else None


def _joined(found: Iterable[tuple[R, ...] | None]) -> tuple[R, ...] | None:
    """All rows of the lists that could be read; None when there is no such list."""
    read = [rows for rows in found if rows is not None]
    return tuple(row for rows in read for row in rows) if read else None

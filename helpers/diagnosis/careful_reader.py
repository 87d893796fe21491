"""Reads much without being a burden: GET only, a few at once, and no more once Postmark or the network objects.

Keeps every exchange. Imports `helpers.client`. Cancelling what waits for it stops every request.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from helpers.client.connection import Connection
from helpers.client.exchange import Exchange
from helpers.client.outcome import OutcomeKind
from helpers.client.token import Token

AT_ONCE = 4  # requests under way
MOST_PAGES = 5
PAGE = 100  # rows a request; Postmark allows 500
_MOST_FAILURES = 3  # answers that were not Postmark's, before nothing more is asked
_SLOW_DOWN = "not asked, because Postmark had answered 429: too many requests"
_GIVEN_UP = "not asked, because other requests had got no answer of Postmark's"


class CarefulReader:
    """Asks one connection for much. Raises what `Connection.send` raises for a token that may not travel."""

    def __init__(self, connection: Connection, *, at_once: int = AT_ONCE) -> None:
        self.connection = connection
        self.exchanges: list[Exchange] = []
        self._slots = asyncio.Semaphore(at_once)
        self._stopped = ""

    async def get(
        self,
        path: str,
        *,
        server_token: Token | None = None,
        account_token: Token | None = None,
        query: Mapping[str, str | int] | None = None,
    ) -> Exchange | None:
        """The exchange, or None when it was better not to ask any more."""
        async with self._slots:
            if self._stopped:
                return None
            exchange = await self.connection.send(
                "GET", path, server_token=server_token, account_token=account_token, query=query
            )
        self.keep(exchange)
        return exchange

    def keep(self, *exchanges: Exchange) -> None:
        """Count exchanges in, also those that somebody else made, and stop when they show that it is time to."""
        self.exchanges += exchanges
        silent = (OutcomeKind.NOT_IMITATED, OutcomeKind.RATE_LIMITED)
        endings = [one.outcome for one in self.exchanges]
        failures = [one for one in endings if not one.row.speaks_for_postmark and one.kind not in silent]
        if any(one.kind is OutcomeKind.RATE_LIMITED for one in endings):
            self._stopped = _SLOW_DOWN
        elif len(failures) >= _MOST_FAILURES:
            self._stopped = _GIVEN_UP

    def why(self, exchange: Exchange | None) -> str:
        """Why something was not read, as the end of a sentence; empty when it was."""
        if exchange is None:
            return self._stopped
        if exchange.accepted:
            return ""
        outcome = exchange.outcome
        detail = outcome.detail.rstrip(".") or str(outcome.kind)
        return f"{detail}. {outcome.sentence}" if exchange.answered else detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The pages of a list that were read, and Postmark's own count of all its rows."""

    pages: tuple[Exchange, ...]
    total: int | None  # None when not even the first page was read
    why_not_all: str  # empty when all of it was read


async def read_list(
    reader: CarefulReader, path: str, of: str, account_token: Token, first: Exchange | None = None
) -> Listing:
    """The list at `path`, whose rows stand in the field `of`, up to MOST_PAGES pages; `first` was asked already."""
    pages: list[Exchange] = []
    known = count = 0
    for number in range(MOST_PAGES):
        asked = first if number == 0 and first else await _page(reader, path, account_token, known)
        if asked is None or not asked.accepted:
            return Listing(pages=tuple(pages), total=count if pages else None, why_not_all=reader.why(asked))
        pages.append(asked)
        known += len(found := rows_of(asked, of))
        count = max(int(str(asked.body["TotalCount"])), known)
        if known >= count or not found:
            break
    why = "" if known >= count else f"only the first {known:,} were read"
    return Listing(pages=tuple(pages), total=count, why_not_all=why)


async def _page(reader: CarefulReader, path: str, account_token: Token, offset: int) -> Exchange | None:
    return await reader.get(path, account_token=account_token, query={"count": PAGE, "offset": offset})


def rows_of(exchange: Exchange, of: str) -> list[dict[str, object]]:
    """The objects in one field of a reply; whatever else stands there is left out."""
    rows = exchange.body.get(of)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []

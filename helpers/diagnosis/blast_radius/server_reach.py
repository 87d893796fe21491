"""One server from within reach: what a reply says of it, and what one of its server tokens opens there.

Imports `helpers.client`. Source of the fields: https://postmarkapp.com/developer/api/server-api, …/message-streams-api,
…/messages-api, …/webhooks-api.
"""

import asyncio
from collections.abc import Iterator

from helpers.client.exchange import Exchange
from helpers.client.token import Token
from helpers.diagnosis.blast_radius.records import Count, Inside, ServerReach, StreamReach, Unread
from helpers.diagnosis.careful_reader import CarefulReader, rows_of

_COUNT_ONLY: dict[str, str | int] = {"count": 1, "offset": 0}


def servers_in(exchange: Exchange, rows: list[dict[str, object]]) -> list[ServerReach]:
    """The servers of one reply, each with the tokens that the client found in its `ApiTokens`."""
    shown = [_shown_tokens(row) for row in rows]
    found = exchange.answered.tokens_found if exchange.answered else ()
    # The client collects tokens in the order of the reply. Should they ever not match, none is given to any server.
    matches = sum(len(tokens or ()) for tokens in shown) == len(found)
    rest = iter(found)
    return [_server(row, _taken(tokens, rest) if matches else None) for row, tokens in zip(rows, shown, strict=True)]


def _shown_tokens(row: dict[str, object]) -> list[str] | None:
    """The tokens of one server as they arrived here: masked. None when the reply lacks them."""
    tokens = row.get("ApiTokens")
    return [one for one in tokens if isinstance(one, str) and one] if isinstance(tokens, list) else None


def _taken(shown: list[str] | None, rest: Iterator[Token]) -> tuple[Token, ...] | None:
    return None if shown is None else tuple(next(rest) for _ in shown)


def _server(row: dict[str, object], tokens: tuple[Token, ...] | None) -> ServerReach:
    number = row.get("ID")
    return ServerReach(
        id=number if type(number) is int else 0,
        name=str(row.get("Name", "")),
        delivery_type=str(row.get("DeliveryType", "")),
        link=str(row.get("ServerLink", "")),
        tokens=tokens,
    )


async def look_inside(reader: CarefulReader, token: Token, name: str) -> tuple[Inside, list[Unread]]:
    """What `token` opens on its server, called `name`, and what could not be read there. Only reads."""
    (streams, unread), webhooks = await asyncio.gather(
        _streams(reader, token, name), reader.get("/webhooks", server_token=token)
    )
    if why := reader.why(webhooks):
        unread.append(Unread(what=f"The webhooks of {name}", why=why))
    read = webhooks is not None and webhooks.accepted and webhooks.answered is not None
    return Inside(
        streams=streams,
        webhooks=len(rows_of(webhooks, "Webhooks")) if read and webhooks else None,
        webhook_secrets=len(webhooks.answered.masked_paths) if read and webhooks and webhooks.answered else None,
    ), unread


async def _streams(
    reader: CarefulReader, token: Token, name: str
) -> tuple[tuple[StreamReach, ...] | None, list[Unread]]:
    asked = await reader.get("/message-streams", server_token=token)
    if asked is None or not asked.accepted:
        return None, [Unread(what=f"The message streams of {name}", why=reader.why(asked))]
    rows = rows_of(asked, "MessageStreams")
    counted = await asyncio.gather(*(_stream(reader, token, row, name) for row in rows))
    return tuple(stream for stream, _ in counted), [gap for _, gap in counted if gap]


async def _stream(
    reader: CarefulReader, token: Token, row: dict[str, object], name: str
) -> tuple[StreamReach, Unread | None]:
    """One stream with Postmark's own count of its messages. A search that names no stream means `outbound`."""
    stream = StreamReach(id=str(row.get("ID", "")), type=str(row.get("MessageStreamType", "")), messages=Count())
    if stream.receives:
        found = await reader.get("/messages/inbound", server_token=token, query=_COUNT_ONLY)
    else:
        query = {**_COUNT_ONLY, "messagestream": stream.id}
        found = await reader.get("/messages/outbound", server_token=token, query=query)
    number = found.body.get("TotalCount") if found and found.accepted else None
    if type(number) is int:
        return StreamReach(id=stream.id, type=stream.type, messages=Count(value=number)), None
    why = reader.why(found) or "the reply holds no TotalCount"
    return stream, Unread(what=f"The messages in “{stream.id}” of {name}", why=why)

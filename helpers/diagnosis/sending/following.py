"""Follow a message: ask for its events with growing pauses until every recipient has an end, or patience does.

Just after a send Postmark may not know the message yet (ErrorCode 701). A lasting 701 has several causes.
Source: https://github.com/ActiveCampaign/postmark.js/blob/main/test/integration/Messages.test.ts
"""

from collections.abc import AsyncGenerator
from urllib.parse import quote

from helpers.client.connection import Connection
from helpers.client.exchange import Exchange
from helpers.client.problems import SettingsProblem
from helpers.client.token import Token
from helpers.diagnosis.sending.timeline import Timeline, timeline_from
from helpers.diagnosis.wanted_types import typed

PAUSES_S = (1.0, 1.0, 2.0, 3.0, 5.0, 8.0)  # then the last one again
PATIENCE_S = 60.0


async def watch(
    connection: Connection, token: Token, message_id: str | None, *, patience_s: float = PATIENCE_S
) -> AsyncGenerator[Timeline, None]:
    """The message's timeline, each time it was asked for; ends with the last word. Stop it by `aclose()`.

    Raises what `Connection.send` raises, and SettingsProblem where there is no MessageID. Only reads; waits by the
    connection's clock.
    """
    message_id = _of_an_accepted_message(message_id)
    begun, asked = connection.clock.elapsed(), 0
    while True:
        timeline = timeline_from(await _details(connection, token, message_id), token.scrub(message_id))
        pause = PAUSES_S[min(asked, len(PAUSES_S) - 1)]
        waited = connection.clock.elapsed() - begun
        if timeline.ended or not timeline.may_change or waited + pause > patience_s:
            yield timeline.closed(waited)
            return
        yield timeline
        asked += 1
        await connection.clock.sleep(pause)


@typed
async def follow(
    connection: Connection, token: Token, message_id: str | None, *, patience_s: float = PATIENCE_S
) -> Timeline:
    """The message's timeline once nothing more is to be expected, or after `patience_s` seconds."""
    last: Timeline | None = None
    async for timeline in watch(connection, token, message_id, patience_s=patience_s):
        last = timeline
    assert last is not None  # `watch` yields at least once
    return last


def _of_an_accepted_message(message_id: str | None) -> str:
    if not message_id or not message_id.strip():
        raise SettingsProblem("There is no MessageID: the message was not accepted. Nothing was asked.")
    return message_id


async def _details(connection: Connection, token: Token, message_id: str) -> Exchange:
    path = f"/messages/outbound/{quote(message_id, safe='')}/details"
    return await connection.send("GET", path, server_token=token)

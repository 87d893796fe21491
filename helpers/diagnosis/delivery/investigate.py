"""Investigate a delivery: by MessageID, recipient or subject, to one conclusion with its evidence. Only reads.

Server, streams, details, bounces and suppressions are read a few at once; a message still under way is asked for again
with growing pauses. Cancelling it stops every request. Imports `helpers.client` and the rest of the diagnosis.
"""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import aclosing
from dataclasses import replace
from datetime import timedelta

from helpers.client.connection import Connection
from helpers.client.email import DEFAULT_STREAM
from helpers.client.exchange import Exchange
from helpers.client.token import Token
from helpers.diagnosis.delivery.asking import DeliveryReader
from helpers.diagnosis.delivery.copies import put_together
from helpers.diagnosis.delivery.question import question_of
from helpers.diagnosis.delivery.reading import message_in, streams_in
from helpers.diagnosis.delivery.records import Delivery, Ending, Fate, Question, Seen, SeenMessage
from helpers.diagnosis.delivery.remedies import offers_for
from helpers.diagnosis.delivery.rule import concluded
from helpers.diagnosis.delivery.rules.causes import CAUSES
from helpers.diagnosis.delivery.rules.endings import FOUND
from helpers.diagnosis.delivery.rules.notes import NOTES
from helpers.diagnosis.delivery.rules.unfound import NOBODY_MAY_LOOK, NOT_FOUND
from helpers.diagnosis.examine import identify
from helpers.diagnosis.facts import server_facts
from helpers.diagnosis.origin import Origin
from helpers.diagnosis.records import Verdict
from helpers.diagnosis.rule import findings_of
from helpers.diagnosis.sending.following import watch
from helpers.diagnosis.sending.timeline import Timeline
from helpers.diagnosis.wanted_types import typed
from helpers.reference.moments import moment
from helpers.reference.token_kinds import TokenKind

PATIENCE_S = 15.0
"""How long a message that is under way, or not known yet, is waited for: as long as the official client's own tests do.

Source: https://github.com/ActiveCampaign/postmark.js/blob/main/test/integration/Messages.test.ts
"""
CONCLUSIONS = (*NOBODY_MAY_LOOK, *FOUND, *NOT_FOUND)

Progress = Callable[[str], object]

_RECENT = timedelta(minutes=10)  # an older message is not waited for: seconds would tell nothing
_OPEN = frozenset({Fate.NO_EVENT, Fate.DELAYED})
_OF_A_LOOK = Origin(words="an investigation", meant_for=TokenKind.SERVER)


@typed
async def investigate(
    connection: Connection,
    token: Token,
    *,
    message_id: str = "",
    recipient: str = "",
    subject: str = "",
    patience_s: float = PATIENCE_S,
    progress: Progress = lambda _sentence: None,
) -> Delivery:
    """What became of a message: of that MessageID, or the newest to that recipient or with that subject.

    `progress` hears in a sentence what is being done. Raises SettingsProblem before anything is sent, when nothing is
    asked about, no one address, or the token may not travel; raises nothing that Postmark or the network does.
    """
    question = question_of(token, message_id, recipient, subject)
    connection.endpoint.admit(token)
    if token.is_test:
        return _delivery(Seen(question=question, test_token=True), connection, token, ())
    reader = DeliveryReader(connection, token)
    progress(f"Reading the server and its message streams; looking for {question.words}.")
    seen = await _first_look(reader, question)
    verdict = None
    if seen.refused:
        verdict = await identify(connection, token, _OF_A_LOOK)
    else:
        progress("Reading bounces and suppressions.")
        seen = await _second_look(reader, seen)
        seen = await _waited(reader, seen, patience_s, progress)
        seen = await _received(reader, seen)
    seen = replace(seen, unread=() if seen.refused else tuple(dict.fromkeys(reader.unread)))
    return _delivery(seen, connection, token, tuple(reader.careful.exchanges), verdict)


async def _first_look(reader: DeliveryReader, question: Question) -> Seen:
    """The server, its streams and, for a MessageID, the details."""
    server, streams, details = await asyncio.gather(
        reader.get("/server", "Its server’s name and type"),
        reader.get("/message-streams", "The list of message streams", {"IncludeArchivedStreams": "true"}),
        _details(reader, question.message_id),
    )
    return Seen(
        question=question,
        server=server_facts(server, streams) if server and streams else None,
        streams=streams_in(streams) if streams and streams.accepted else None,
        details=details,
        message=_message(details),
        refused=next((one for one in (server, streams, details) if one and one.token_refused), None),
    )


async def _second_look(reader: DeliveryReader, seen: Seen) -> Seen:
    """The search where no MessageID was given, then what bounces and suppressions say of the message's recipients."""
    streams, question = _sending(seen), seen.question
    if not question.message_id:
        matches = await reader.search(question, streams)
        message = matches[0] if matches else None
        seen = replace(seen, matches=matches, message=message, unsearched=reader.unsearched, fitting=reader.fitting)
    message = seen.message
    message_id = message.message_id if message else question.message_id
    ordered = _own_first(streams, message)
    details, bounces, suppressions = await asyncio.gather(
        _details(reader, "" if question.message_id else message_id),
        _nothing()
        if not message_id and not question.recipient
        else reader.bounces(
            ordered[:1] if message and not question.recipient else ordered,
            message_id=message_id,
            email=question.recipient,
        ),
        reader.suppressions(ordered, _whom(seen)),
    )
    details = details or seen.details
    seen = replace(seen, details=details, message=_message(details) or message)
    return put_together(replace(seen, bounces=bounces, suppressions=suppressions))


async def _nothing() -> None:
    return None


async def _details(reader: DeliveryReader, message_id: str) -> Exchange | None:
    return await reader.details(message_id) if message_id else None


def _message(details: Exchange | None) -> SeenMessage | None:
    return message_in(details.body) if details and details.accepted else None


def _sending(seen: Seen) -> tuple[str, ...]:
    """The streams that send, archived ones too; without their list, the one that every server has."""
    if seen.streams is None:
        return (DEFAULT_STREAM,)
    return tuple(one.id for one in seen.streams if one.type != "Inbound")


def _own_first(streams: Iterable[str], message: SeenMessage | None) -> tuple[str, ...]:
    """The message's own stream, then the others."""
    own = (message.stream,) if message and message.stream else ()
    return tuple(dict.fromkeys((*own, *streams)))


def _whom(seen: Seen) -> tuple[str, ...]:
    """Whose suppressions matter: the address asked about, or the message's recipients, those without an end first."""
    if seen.question.recipient:
        return (seen.question.recipient,)
    copies = put_together(seen).copies
    return tuple(copy.email for copy in sorted(copies, key=lambda copy: copy.fate is Fate.DELIVERED))


async def _waited(reader: DeliveryReader, seen: Seen, patience_s: float, progress: Progress) -> Seen:
    """`seen` after asking again for what may still change, and what bounces and suppressions say by then."""
    connection = reader.careful.connection
    if patience_s <= 0 or reader.careful.why(None) or not _may_change(connection, seen):
        return seen
    message_id = seen.message.message_id if seen.message else seen.question.message_id
    last: Timeline | None = None
    async with aclosing(watch(connection, reader.token, message_id, patience_s=patience_s)) as timelines:
        async for last in timelines:
            reader.careful.keep(last.exchange)
            progress(f"{str(last.state).capitalize()}; asking again with growing pauses, up to {patience_s:.0f} s.")
    if last is None or not (last.exchange.accepted or seen.details is None):
        return replace(seen, waited_s=(last.waited_s or 0.0) if last else 0.0)
    seen = replace(seen, details=last.exchange, message=_message(last.exchange), waited_s=last.waited_s or 0.0)
    return await _second_look(reader, seen)


async def _received(reader: DeliveryReader, seen: Seen) -> Seen:
    """`seen` with the answer to whether it is a received message, where no sent one is known."""
    if not seen.is_unknown or seen.bounces:
        return seen
    return replace(seen, received=await reader.received(seen.question.message_id))


def _may_change(connection: Connection, seen: Seen) -> bool:
    """Whether asking again can tell more: Postmark does not know it yet, or a copy of a recent message is open."""
    if seen.is_unknown:
        return not seen.bounces
    at = moment(seen.message.at) if seen.message else None
    return bool(seen.fates & _OPEN) and at is not None and connection.clock.now() - at < _RECENT


def _delivery(
    seen: Seen, connection: Connection, token: Token, exchanges: tuple[Exchange, ...], verdict: Verdict | None = None
) -> Delivery:
    """The record, with the conclusion that follows and what else it could be."""
    ending, conclusion = next((rule.ending, found) for rule in CONCLUSIONS if (found := concluded(rule, seen)))
    causes = sorted(CAUSES, key=lambda cause: cause.rank(seen)) if ending is Ending.NOT_FOUND else ()
    return Delivery(
        seen=seen,
        ending=ending,
        conclusion=conclusion,
        candidates=tuple(found for cause in causes if (found := concluded(cause, seen))),
        findings=(*(verdict.findings if verdict else ()), *findings_of(NOTES, seen)),
        offers=offers_for(seen),
        exchanges=(*exchanges, *(verdict.exchanges if verdict else ())),
        token=token,
        practice=connection.in_kernel or any(one.by_practice for one in exchanges),
        token_verdict=verdict,
    )

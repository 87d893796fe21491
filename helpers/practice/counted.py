"""What statistics count: each thing that happened to one recipient, with its moment, its stream and its tag.

A message to three people counts three times: https://postmarkapp.com/developer/api/messages-api. Imports the world
and what it holds.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from helpers.practice.call import Call, NotImitated
from helpers.practice.links import tracked_links
from helpers.practice.paging import read_dates, within_dates
from helpers.practice.records import Bounce, Message
from helpers.practice.refusals.activity import STREAM_NOT_FOUND
from helpers.practice.refusals.row import Refused
from helpers.practice.refusals.statistics import DATES_SWAPPED, FROM_DATE_TOO_OLD, STATISTICS_COUNT
from helpers.practice.shelf import Shelf
from helpers.practice.sighting import Sighting
from helpers.reference.limits import COUNT_PER_REQUEST

BOUNCES = ("HardBounce", "SoftBounce", "SMTPApiError", "Transient")  # the types that have a column of their own
_A_YEAR = timedelta(days=366)
_GONE = (
    "The practice Postmark counts what it still holds, and by now the oldest messages, bounces, opens or clicks have"
    " left it: its statistics would be too low."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A message on its way to one recipient."""

    at: datetime
    tracks_opens: bool
    tracks_links: bool
    links: int  # tracked ones, each counted once

    @property
    def tracked(self) -> bool:
        """Whether Postmark notices anything of what the recipient does."""
        return self.tracks_opens or self.tracks_links


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Everything that a query asks to be counted, oldest first."""

    sent: list[Sent]
    bounces: list[Bounce]  # of the types with a column
    complaints: list[Bounce]
    opens: list[Sighting]
    clicks: list[Sighting]


def counted(call: Call) -> Counted:
    """What the query of a statistics operation selects. Raises `Refused`, and `NotImitated` once things have left."""
    world, query = call.world, call.query()
    passes = _filter(call, query)
    if any(shelf.left for shelf in (world.messages, world.bounces, world.opens, world.clicks)):
        raise NotImitated(_GONE)
    messages = [one for one in world.messages_of(call.server) if passes(one.stream_id, one.tag, one.received_at)]
    bounces = [one for one in world.bounces_of(call.server) if passes(one.stream_id, one.tag, one.bounced_at)]
    opens, clicks = (
        [one for one in _own(call, shelf) if passes(one.stream_id, one.tag, one.at)]
        for shelf in (world.opens, world.clicks)
    )
    return Counted(
        sent=[sent for message in reversed(messages) for sent in _sent(message)],
        bounces=[one for one in reversed(bounces) if one.type.name in BOUNCES],
        complaints=[one for one in reversed(bounces) if one.type.name == "SpamComplaint"],
        opens=opens[::-1],
        clicks=clicks[::-1],
    )


def _own(call: Call, sightings: Shelf[int, Sighting]) -> Iterator[Sighting]:
    return (one for one in sightings.newest_first() if one.server_id == call.server.id)


def _sent(message: Message) -> Iterator[Sent]:
    links = {link for part in tracked_links(message).values() for link in part}
    for recipient in message.recipients:
        if recipient.key not in message.inactive:
            yield Sent(
                at=message.received_at,
                tracks_opens=message.track_opens,
                tracks_links=message.track_links != "None",
                links=len(links),
            )


def _filter(call: Call, query: Mapping[str, str]) -> Callable[[str, str, datetime], bool]:
    """Whether a stream, a tag and a moment pass the query. Without `messagestream` all streams do."""
    in_dates = within_dates(query)
    _check_dates(call.world.clock.now(), *read_dates(query))
    stream = query.get("messagestream", "").lower()
    if stream and stream not in call.server.streams:
        raise Refused(STREAM_NOT_FOUND)
    if "count" in query and not _is_count(query["count"]):
        raise Refused(STATISTICS_COUNT)
    wanted_tag = query.get("tag")

    def passes(stream_id: str, tag: str, at: datetime) -> bool:
        return stream in {"", stream_id} and wanted_tag in {None, tag} and in_dates(at)

    return passes


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= COUNT_PER_REQUEST


def _check_dates(now: datetime, first: datetime | None, last: datetime | None) -> None:
    if first and first < now - _A_YEAR:
        raise Refused(FROM_DATE_TOO_OLD)
    if first and last and first > last:
        raise Refused(DATES_SWAPPED)

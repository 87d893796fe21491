"""Opens and clicks of outbound messages: https://postmarkapp.com/developer/api/messages-api#message-opens

Postmark keeps the first open of a recipient, and the first click of a recipient on a link; that the searches show those
and no others is assumed. Imports `helpers.reference` only.
"""

from collections.abc import Callable, Iterable, Mapping

from helpers.practice.call import Call
from helpers.practice.devices import Place, Program
from helpers.practice.paging import read_page, within_dates
from helpers.practice.refusals.activity import MESSAGE_NOT_FOUND, MESSAGES_PARAMETER
from helpers.practice.refusals.row import Refused
from helpers.practice.sighting import Sighting
from helpers.practice.wire import Json
from helpers.reference.limits import COUNT_PLUS_OFFSET


def list_opens(call: Call) -> Json:
    """GET /messages/outbound/opens, newest first."""
    return _search(call, "Opens", call.world.opens.newest_first())


def list_clicks(call: Call) -> Json:
    """GET /messages/outbound/clicks, newest first. That paging ends at 10,000 here too is assumed."""
    return _search(call, "Clicks", call.world.clicks.newest_first())


def get_opens(call: Call) -> Json:
    """GET /messages/outbound/opens/{id}: the opens of one message."""
    return _of_message(call, "Opens", call.world.opens.newest_first())


def get_clicks(call: Call) -> Json:
    """GET /messages/outbound/clicks/{id}: the clicks of one message."""
    return _of_message(call, "Clicks", call.world.clicks.newest_first())


def _search(call: Call, name: str, sightings: Iterable[Sighting]) -> Json:
    # Clients write client_name and clientName alike.
    query = {key.replace("_", ""): value for key, value in call.query().items()}
    page = read_page(query, MESSAGES_PARAMETER, COUNT_PLUS_OFFSET)
    wanted = _filter(query)
    total, found = page.of(one for one in _own(call, sightings) if wanted(one))
    return {"TotalCount": total, name: [one.as_json() for one in found]}


def _of_message(call: Call, name: str, sightings: Iterable[Sighting]) -> Json:
    page = read_page(call.query(), MESSAGES_PARAMETER, COUNT_PLUS_OFFSET)
    message = call.world.message_of(call.server, call.parameters["message_id"])
    if message is None:
        raise Refused(MESSAGE_NOT_FOUND)
    total, found = page.of(one for one in _own(call, sightings) if one.message_id == message.message_id)
    return {"TotalCount": total, name: [one.as_json() for one in found]}


def _own(call: Call, sightings: Iterable[Sighting]) -> Iterable[Sighting]:
    return (one for one in sightings if one.first and one.server_id == call.server.id)


def _filter(query: Mapping[str, str]) -> Callable[[Sighting], bool]:
    """Whether a sighting passes every filter of the query. Without `messagestream` it is the stream `outbound`.

    That texts are compared as a whole, letter case aside, and that dates are read at all is assumed.
    """
    in_dates = within_dates(query)
    stream = query.get("messagestream", "outbound").lower()
    asked = {name: query[name].lower() for name in _TEXTS if name in query}

    def passes(one: Sighting) -> bool:
        return (
            one.stream_id == stream
            and ("tag" not in query or one.tag == query["tag"])
            and in_dates(one.at)
            and all(wanted in map(str.lower, _TEXTS[name](one)) for name, wanted in asked.items())
        )

    return passes


def _of_program(program: Program | None, field: str) -> tuple[str, ...]:
    return (str(getattr(program, field)),) if program else ()


def _of_place(place: Place | None, *fields: str) -> tuple[str, ...]:
    return tuple(str(getattr(place, field)) for field in fields) if place else ()


# For each filter, what a sighting has to offer.
_TEXTS: Mapping[str, Callable[[Sighting], tuple[str, ...]]] = {
    "recipient": lambda one: (one.recipient,),
    "clientname": lambda one: _of_program(one.device.client, "name"),
    "clientcompany": lambda one: _of_program(one.device.client, "company"),
    "clientfamily": lambda one: _of_program(one.device.client, "family"),
    "osname": lambda one: _of_program(one.device.os, "name"),
    "oscompany": lambda one: _of_program(one.device.os, "company"),
    "osfamily": lambda one: _of_program(one.device.os, "family"),
    "platform": lambda one: (one.device.platform,),
    "country": lambda one: _of_place(one.place, "country", "country_code"),
    "region": lambda one: _of_place(one.place, "region", "region_code"),
    "city": lambda one: _of_place(one.place, "city"),
}

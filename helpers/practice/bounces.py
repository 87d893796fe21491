"""GET /deliverystats, bounces, and activating them: https://postmarkapp.com/developer/api/bounce-api

Imports `helpers.reference` only.
"""

from collections import Counter
from collections.abc import Callable, Mapping

from helpers.practice.bounce_object import bounce_fields, source_of_bounce
from helpers.practice.call import Call
from helpers.practice.delivery import suppression_reason
from helpers.practice.paging import read_flag, read_page, within_dates
from helpers.practice.records import Bounce
from helpers.practice.refusals.activity import BOUNCE_NOT_FOUND, BOUNCES_PARAMETER
from helpers.practice.refusals.row import Refused
from helpers.practice.refusals.streams import BOUNCE_ID_MISSING, BOUNCE_STAYS
from helpers.practice.streams.suppressing import lift
from helpers.practice.wire import Json
from helpers.reference.bounce_types import BOUNCE_TYPES
from helpers.reference.limits import COUNT_PLUS_OFFSET

_TYPE_NAMES = {name.lower() for name in BOUNCE_TYPES}


def delivery_stats(call: Call) -> Json:
    """GET /deliverystats: inactive addresses, and bounces by type."""
    bounces = list(call.world.bounces_of(call.server))
    counts = Counter(one.type.name for one in bounces) if bounces else {}
    by_type: list[Json] = [
        {"Type": name, "Name": BOUNCE_TYPES[name].title, "Count": count} for name, count in sorted(counts.items())
    ]
    return {
        "InactiveMails": sum(one.inactive for one in bounces),
        "Bounces": [{"Name": "All", "Count": len(bounces)}, *by_type],
    }


def list_bounces(call: Call) -> Json:
    """GET /bounces, newest first."""
    query = call.query()
    page = read_page(query, BOUNCES_PARAMETER, COUNT_PLUS_OFFSET)
    wanted = _filter(query)
    total, bounces = page.of(one for one in call.world.bounces_of(call.server) if wanted(one))
    now = call.world.clock.now()
    return {"TotalCount": total, "Bounces": [bounce_fields(one, now) for one in bounces]}


def _filter(query: Mapping[str, str]) -> Callable[[Bounce], bool]:
    """Whether a bounce passes every filter of the query. Without `messagestream` it is the stream `outbound`."""
    kind = query.get("type", "").lower()
    if kind and kind not in _TYPE_NAMES:
        raise Refused(BOUNCES_PARAMETER, name="type", problem="there is no such bounce type")
    inactive = read_flag(query["inactive"]) if "inactive" in query else None
    if "inactive" in query and inactive is None:
        raise Refused(BOUNCES_PARAMETER, name="inactive", problem="it must be true or false")
    in_dates = within_dates(query)
    stream = query.get("messagestream", "outbound").lower()

    def passes(one: Bounce) -> bool:
        return (
            one.stream_id == stream
            and (not kind or one.type.name.lower() == kind)
            and (inactive is None or one.inactive == inactive)
            and query.get("emailfilter", "").lower() in one.email.lower()
            and ("tag" not in query or one.tag == query["tag"])
            and ("messageid" not in query or one.message_id == query["messageid"].lower())
            and in_dates(one.bounced_at)
        )

    return passes


def get_bounce(call: Call) -> Json:
    """GET /bounces/{id}: the bounce with its Content."""
    return _whole(call, _find(call))


def _whole(call: Call, bounce: Bounce) -> dict[str, Json]:
    now = call.world.clock.now()
    return {**bounce_fields(bounce, now), "Content": source_of_bounce(bounce, now)}


def get_bounce_dump(call: Call) -> Json:
    """GET /bounces/{id}/dump: the raw source of the bounce, empty after 30 days."""
    return {"Body": source_of_bounce(_find(call), call.world.clock.now())}


def activate_bounce(call: Call) -> Json:
    """PUT /bounces/{id}/activate: deliver to the address again. A bounce that is active already stays so (assumed)."""
    bounce = _find(call)
    if not bounce.can_activate:
        raise Refused(BOUNCE_STAYS)
    stream = call.server.streams.get(bounce.stream_id)
    suppression = stream.suppressions.get(bounce.email.lower()) if stream else None
    if stream and (suppression is None or suppression.reason == suppression_reason(bounce.type)):
        lift(call.world, stream, bounce.email)
    return {"Message": "OK", "Bounce": _whole(call, _find(call))}


def _find(call: Call) -> Bounce:
    if not call.parameters["bounce_id"].strip():
        raise Refused(BOUNCE_ID_MISSING)
    bounce = call.world.bounce_of(call.server, call.number("bounce_id"))
    if bounce is None:
        raise Refused(BOUNCE_NOT_FOUND)
    return bounce

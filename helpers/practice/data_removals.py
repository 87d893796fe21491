"""Having everything about a person erased: https://postmarkapp.com/developer/api/data-removals-api

Only for accounts that Postmark's support allows it. A request is done a day later (assumed); what is erased then is not
documented, and nothing is erased here. Imports `helpers.reference` only.
"""

from datetime import timedelta

from helpers.practice.addresses import read_addresses
from helpers.practice.background import DataRemoval
from helpers.practice.call import Call
from helpers.practice.fields import Fields, read_fields
from helpers.practice.records import Permission
from helpers.practice.refusals.data_removals import (
    NO_DATA_REMOVAL,
    NO_DATA_REMOVAL_PERMISSION,
    REMOVAL_ADDRESS_INVALID,
    REMOVAL_NOT_FOUND,
)
from helpers.practice.refusals.row import Refused
from helpers.practice.wire import Json
from helpers.reference.sources import assumed

DONE_AFTER = timedelta(days=1)

_PROGRESS = assumed(
    "https://postmarkapp.com/developer/api/data-removals-api",
    "the reply is documented, how long it takes and what is erased are not: nothing is erased here",
)


def request_removal(call: Call) -> Json:
    """POST /data-removals: who asks, and whose data it is about."""
    _check_permission(call)
    fields = read_fields(call, NO_DATA_REMOVAL)
    if not fields:
        raise Refused(NO_DATA_REMOVAL)
    for name in ("RequestedBy", "RequestedFor"):
        _check_address(fields, name)
    fields.flag("NotifyWhenCompleted")
    removal = DataRemoval(id=call.world.ids.number(), requested_at=call.world.clock.now())
    call.world.removals.put(removal.id, removal)
    return _object(call, removal)


def get_removal(call: Call) -> Json:
    """GET /data-removals/{id}: Pending, then Done."""
    _check_permission(call)
    removal = call.world.removals.get(call.number("removal_id"))
    if removal is None:
        raise Refused(REMOVAL_NOT_FOUND)
    return _object(call, removal)


def _check_permission(call: Call) -> None:
    if Permission.DATA_REMOVALS not in call.world.account.permissions:
        raise Refused(NO_DATA_REMOVAL_PERMISSION)


def _check_address(fields: Fields, name: str) -> None:
    """The field holds one address. Only that RequestedFor must is documented."""
    text = fields.text(name) or ""
    try:
        people = read_addresses(name, text) if text.strip() else ()
    except Refused:
        people = ()
    if len(people) != 1:
        raise Refused(REMOVAL_ADDRESS_INVALID, field=name)


def _object(call: Call, removal: DataRemoval) -> Json:
    done = call.world.clock.now() >= removal.requested_at + DONE_AFTER
    call.source = _PROGRESS
    return {"ID": removal.id, "Status": "Done" if done else "Pending"}

"""Creating and deleting suppressions: https://postmarkapp.com/developer/api/suppressions-api

Both answer with a result for each address, in order; one that fails does not stop the others. Imports
`helpers.reference` only.
"""

from collections.abc import Callable

from helpers.practice.addresses import read_addresses
from helpers.practice.call import Call
from helpers.practice.fields import Fields, read_fields
from helpers.practice.records import Stream, Suppression
from helpers.practice.refusals.row import Refused
from helpers.practice.refusals.streams import (
    NO_SUPPRESSIONS,
    SUPPRESSION_ADDRESS_INVALID,
    SUPPRESSION_NOT_YOURS,
    TOO_MANY_SUPPRESSIONS,
)
from helpers.practice.streams.streams import find_stream
from helpers.practice.streams.suppressing import lift, suppress
from helpers.practice.wire import Json
from helpers.practice.world import World
from helpers.reference.limits import SUPPRESSIONS_PER_REQUEST

# What the sender may undo, by origin and reason: https://github.com/ActiveCampaign/postmark-php says so of its method.
_YOURS = frozenset({("Customer", "ManualSuppression"), ("Recipient", "HardBounce")})


def create_suppressions(call: Call) -> Json:
    """POST /message-streams/{id}/suppressions: stop delivering to up to 50 addresses."""
    return _each(call, _create, "Suppressed")


def delete_suppressions(call: Call) -> Json:
    """POST /message-streams/{id}/suppressions/delete: deliver again to up to 50 addresses."""
    return _each(call, _delete, "Deleted")


def _each(call: Call, change: Callable[[World, Stream, str], None], done: str) -> Json:
    stream = find_stream(call)
    items = read_fields(call, NO_SUPPRESSIONS, NO_SUPPRESSIONS).each("Suppressions")
    if items is None:
        raise Refused(NO_SUPPRESSIONS)
    if len(items) > SUPPRESSIONS_PER_REQUEST:
        raise Refused(TOO_MANY_SUPPRESSIONS)
    return {"Suppressions": [_result(call.world, stream, item, change, done) for item in items]}


def _result(
    world: World, stream: Stream, item: Fields, change: Callable[[World, Stream, str], None], done: str
) -> Json:
    email = item.text("EmailAddress") or ""
    try:
        change(world, stream, _checked(email))
    except Refused as refused:
        return {"EmailAddress": email, "Status": "Failed", "Message": refused.message}
    return {"EmailAddress": email, "Status": done, "Message": None}


def _checked(email: str) -> str:
    """`email` when it is one bare address."""
    try:
        (address,) = read_addresses("EmailAddress", email)
    except (Refused, ValueError):
        raise Refused(SUPPRESSION_ADDRESS_INVALID) from None
    return address.email


def _create(world: World, stream: Stream, email: str) -> None:
    """What is on the list already stays as it is; that a hard bounce counts as suppressed then is assumed."""
    known = stream.suppressions.get(email.lower())
    if known is None:
        now = world.clock.now()
        suppress(world, stream, Suppression(email=email, reason="ManualSuppression", origin="Customer", created_at=now))
    elif known.reason == "SpamComplaint":
        raise Refused(SUPPRESSION_NOT_YOURS)


def _delete(world: World, stream: Stream, email: str) -> None:
    """An address that is not on the list counts as deleted, as documented."""
    known = stream.suppressions.get(email.lower())
    if known and (known.origin, known.reason) not in _YOURS:
        raise Refused(SUPPRESSION_NOT_YOURS)
    lift(world, stream, email)

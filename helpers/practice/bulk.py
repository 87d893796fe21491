"""Bulk sending, for accounts that Postmark has approved for it: https://postmarkapp.com/developer/api/bulk-email

What is released is in the message searches at once; only the progress takes its time, a second to start and another to
finish (assumed). Imports `helpers.reference` only.
"""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import cast

from helpers.practice.background import BulkSend
from helpers.practice.bulk_rules import BulkRequest, read_bulk
from helpers.practice.call import Call, NotImitated
from helpers.practice.composing import compose, styled
from helpers.practice.dates import utc_precise
from helpers.practice.mustachio.render import RenderingFailed
from helpers.practice.payload import Payload
from helpers.practice.records import Permission
from helpers.practice.refusals.access import INVALID_FIELDS
from helpers.practice.refusals.bulk import BULK_NOT_APPROVED, BULK_NOT_FOUND, PAGINATION_KEY_INVALID
from helpers.practice.refusals.row import Refused
from helpers.practice.refusals.sending import INACTIVE_RECIPIENTS
from helpers.practice.sending import send_one
from helpers.practice.wire import Json
from helpers.practice.world import World
from helpers.reference.limits import COUNT_PER_REQUEST

STARTS_AFTER_S = 1.0
DONE_AFTER_S = 2.0
COUNT = 50  # requests on a page unless `count` asks for another number; not documented


def send_bulk(call: Call) -> Json:
    """POST /email/bulk: check everything, send each message, and answer how far that has come."""
    _check_permission(call)
    request = read_bulk(call, call.json())
    known = call.source
    released = sum(_release(call, request, number) for number in range(len(request.messages)))
    call.source = known  # which is the bulk page, whatever single messages went through
    bulk = BulkSend(
        id=call.world.ids.message_id(),
        server_id=call.server.id,
        submitted_at=call.world.clock.now(),
        released=released,
        failed=len(request.messages) - released,
        subject=request.subject,
    )
    call.world.bulk_sends.put(bulk.id, bulk)
    # The official Python client reads ID in this one reply, the official Node client Id.
    return {"ID": bulk.id, **_status(call.world, bulk)}


def _release(call: Call, request: BulkRequest, number: int) -> bool:
    """Send one message; False when it cannot be filled in or has too much CSS, or nobody is left to send it to."""
    payload, model = request.messages[number]
    try:
        content = compose(request.template, request.layout, model)
        if "HtmlBody" in content:
            content["HtmlBody"] = styled(content["HtmlBody"], request.inline_css)
        send_one(call, cast(Payload, {**payload, **content}), INACTIVE_RECIPIENTS)
    except (RenderingFailed, Refused, NotImitated):
        return False
    return True


def get_bulk(call: Call) -> Json:
    """GET /email/bulk/{id}."""
    _check_permission(call)
    bulk = call.world.bulk_sends.get(call.parameters["bulk_id"].lower())
    if bulk is None or bulk.server_id != call.server.id:
        raise Refused(BULK_NOT_FOUND)
    return _status(call.world, bulk)


def list_bulk(call: Call) -> Json:
    """GET /email/bulk: newest first, a page at a time; the key of the next page is absent on the last one."""
    _check_permission(call)
    query = call.query()
    count = query.get("count", str(COUNT))
    if not (count.isascii() and count.isdecimal() and 1 <= int(count[:9]) <= COUNT_PER_REQUEST):
        raise Refused(INVALID_FIELDS, fields="'count'")
    own = [one for one in call.world.bulk_sends.newest_first() if one.server_id == call.server.id]
    start = _start([one.id for one in own], query["paginationkey"]) if "paginationkey" in query else 0
    page = own[start : start + int(count)]
    more = {"PaginationKey": _key(page[-1].id)} if start + len(page) < len(own) else {}
    return {"Requests": [_status(call.world, one) for one in page], **more}


def _start(ids: list[str], key: str) -> int:
    """Where the page begins that `key` asks for: after the send that the key names."""
    try:
        last = urlsafe_b64decode(key.encode() + b"=" * (-len(key) % 4)).decode()
        if _key(last) != key:
            raise ValueError
        return ids.index(last) + 1
    except (ValueError, binascii.Error):
        raise Refused(PAGINATION_KEY_INVALID) from None


def _key(bulk_id: str) -> str:
    return urlsafe_b64encode(bulk_id.encode()).decode().rstrip("=")


def _check_permission(call: Call) -> None:
    if Permission.BULK not in call.world.account.permissions:
        raise Refused(BULK_NOT_APPROVED)


def _status(world: World, bulk: BulkSend) -> dict[str, Json]:
    """How far a bulk send has come. What there is none of is left out, never null."""
    total = bulk.released + bulk.failed
    passed = (world.clock.now() - bulk.submitted_at).total_seconds()
    status = "Accepted" if passed < STARTS_AFTER_S else "Processing" if passed < DONE_AFTER_S else "Completed"
    released, failed = {
        "Accepted": (0, 0),
        "Processing": (bulk.released // 2, bulk.failed // 2),
        "Completed": (bulk.released, bulk.failed),
    }[status]
    return {
        "Id": bulk.id,
        "SubmittedAt": utc_precise(bulk.submitted_at),
        "Status": status,
        "TotalMessages": total,
        "PercentageCompleted": round(100 * (released + failed) / total, 2),
        "ReleasedCount": released,
        "FailedCount": failed,
        **({"Subject": bulk.subject} if bulk.subject else {}),
    }

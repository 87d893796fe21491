"""Creating, editing and verifying webhooks: https://postmarkapp.com/developer/api/webhooks-api

Postmark calls the endpoint once for each trigger that is switched on, and saves nothing unless all answer HTTP 200.
Here only endpoints on this machine are called; any other is saved unverified, which means that it gets no events.
Imports `helpers.reference` only.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from helpers.practice.call import Call, Pending
from helpers.practice.outbox import MOST_RETRIES, headers_for, without_userinfo
from helpers.practice.own_machine import is_on_this_machine
from helpers.practice.records import Stream, StreamType
from helpers.practice.refusals.activity import STREAM_NOT_FOUND
from helpers.practice.refusals.row import Refused, RefusedInDetail
from helpers.practice.refusals.webhooks import (
    TOO_MANY_WEBHOOKS,
    WEBHOOK_ID_GIVEN,
    WEBHOOK_KEEPS_PLACE,
    WEBHOOK_ON_ARCHIVED_STREAM,
    WEBHOOK_ON_INBOUND_STREAM,
    WEBHOOK_UNVERIFIED,
    WEBHOOK_URL_INVALID,
)
from helpers.practice.webhook_fields import (
    auth_of,
    headers_of,
    read_webhook,
    triggers_of,
    url_of,
    wants_verification,
)
from helpers.practice.webhook_records import Webhook, all_off
from helpers.practice.webhooks import find_webhook, webhook_object
from helpers.practice.wire import Json, OutgoingPost, PostResult, to_bytes
from helpers.reference.sources import API_DOCS, assumed

WEBHOOKS_PER_STREAM = 10  # https://postmarkapp.com/email-webhooks

_ELSEWHERE = assumed(f"{API_DOCS}/webhooks-api", "the practice Postmark calls endpoints on this machine only")
_NOT_CALLED = "The practice Postmark calls endpoints on this machine only."


def create_webhook(call: Call) -> Json | Pending:
    """POST /webhooks: post the events of a stream to an address from now on."""
    fields = read_webhook(call)
    if "ID" in fields:
        raise Refused(WEBHOOK_ID_GIVEN)
    url = url_of(fields)
    if url is None:
        raise Refused(WEBHOOK_URL_INVALID)
    stream = _stream(call, (fields.text("MessageStream") or "outbound").lower())
    webhook = Webhook(
        id=call.world.ids.number(),
        server_id=call.server.id,
        stream_id=stream.id,
        url=url,
        verified=False,
        auth=auth_of(fields),
        headers=headers_of(fields) or (),
        triggers=triggers_of(fields, all_off()),
    )
    return _saved(call, webhook, webhook.enabled() if wants_verification(call, fields) else None)


def _stream(call: Call, name: str) -> Stream:
    """The stream that a new webhook belongs to. What an unknown one answers is assumed."""
    stream = call.server.streams.get(name)
    if stream is None:
        raise Refused(STREAM_NOT_FOUND)
    if stream.archived_at is not None:
        raise Refused(WEBHOOK_ON_ARCHIVED_STREAM)
    if stream.type is StreamType.INBOUND:
        raise Refused(WEBHOOK_ON_INBOUND_STREAM)
    here = [
        one for one in call.world.webhooks.values() if (one.server_id, one.stream_id) == (call.server.id, stream.id)
    ]
    if len(here) >= WEBHOOKS_PER_STREAM:
        raise Refused(TOO_MANY_WEBHOOKS)
    return stream


def edit_webhook(call: Call) -> Json | Pending:
    """PUT /webhooks/{id}: what is not named stays. A new address or trigger is verified first."""
    present = find_webhook(call)
    fields = read_webhook(call)
    number, stream = fields.number("ID"), fields.text("MessageStream")
    if number not in {None, present.id} or (stream or present.stream_id).lower() != present.stream_id:
        raise Refused(WEBHOOK_KEEPS_PLACE)
    headers = headers_of(fields)
    webhook = replace(
        present,
        url=url_of(fields) or present.url,
        auth=auth_of(fields) or present.auth,
        headers=present.headers if headers is None else headers,
        triggers=triggers_of(fields, present.triggers),
    )
    if not wants_verification(call, fields):
        return _saved(call, webhook, None)
    is_moved = webhook.url != present.url
    new = [one for one in webhook.enabled() if is_moved or one not in present.enabled()]
    if new or is_moved:
        return _saved(call, webhook, new)
    call.world.webhooks[webhook.id] = webhook
    return webhook_object(webhook)


def _saved(call: Call, webhook: Webhook, triggers: Sequence[str] | None) -> Json | Pending:
    """The webhook, saved: at once when nothing is to be verified (None), or once all `triggers` have answered."""
    webhook.verified = False
    if triggers is not None and is_on_this_machine(webhook.url):
        return _asked(webhook, triggers, lambda results: _saved_if_verified(call, webhook, triggers, results))
    if triggers is not None:
        call.source = _ELSEWHERE
    call.world.webhooks[webhook.id] = webhook
    return webhook_object(webhook)


def _saved_if_verified(call: Call, webhook: Webhook, triggers: Sequence[str], results: Sequence[PostResult]) -> Json:
    report = _report(webhook, triggers, results)
    if not report["Success"]:
        raise RefusedInDetail(WEBHOOK_UNVERIFIED, report)
    webhook.verified = True
    call.world.webhooks[webhook.id] = webhook
    return webhook_object(webhook)


def verify_webhook(call: Call) -> Json | Pending:
    """POST /webhooks/{id}/verify: call the endpoint for each trigger; the webhook is verified, or it is not."""
    webhook = find_webhook(call)
    triggers = webhook.enabled()

    def finish(results: Sequence[PostResult]) -> Json:
        report = _report(webhook, triggers, results)
        webhook.verified = bool(report["Success"])
        return report

    if is_on_this_machine(webhook.url):
        return _asked(webhook, triggers, finish)
    call.source = _ELSEWHERE
    return finish([PostResult(problem=_NOT_CALLED)] * len(triggers))


def _asked(webhook: Webhook, triggers: Sequence[str], finish: Callable[[Sequence[PostResult]], Json]) -> Pending:
    """The reply that waits for the endpoint. What stands in a verifying call is assumed."""
    bodies = (
        {"RecordType": one, "MessageStream": webhook.stream_id, "ServerID": webhook.server_id} for one in triggers
    )
    headers = headers_for(webhook.url, webhook.auth, webhook.headers, MOST_RETRIES)
    url = without_userinfo(webhook.url)
    posts = tuple(OutgoingPost(url=url, headers=headers, body=to_bytes(one)) for one in bodies)
    return Pending(posts=posts, finish=finish)


def _report(webhook: Webhook, triggers: Sequence[str], results: Sequence[PostResult]) -> dict[str, Json]:
    """What the endpoint answered to each trigger: nothing but HTTP 200 verifies."""
    verified = sum(one.status == 200 for one in results)
    return {
        "Id": webhook.id,
        "Url": webhook.url,
        "Success": verified == len(triggers),
        "Results": [_result(trigger, result) for trigger, result in zip(triggers, results, strict=True)],
        "Message": WEBHOOK_UNVERIFIED.text.format(verified=verified, enabled=len(triggers)),
    }


def _result(trigger: str, result: PostResult) -> Json:
    """One line of the report. The text after a failure is documented for answers other than 200, else assumed."""
    said = result.problem or f"Remote server returned an HTTP status code of {result.status}."
    return {
        "TriggerType": trigger,
        "Success": result.status == 200,
        "StatusCode": result.status or 0,
        "Message": said,
    }

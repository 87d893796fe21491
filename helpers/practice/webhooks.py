"""Reading and deleting webhooks, and how their endpoints fared: https://postmarkapp.com/developer/api/webhooks-api

Creating, editing and verifying them is in `webhook_changes`. Imports `helpers.reference` only.
"""

from collections.abc import Sequence
from datetime import timedelta

from helpers.practice.call import Call
from helpers.practice.dates import utc_seconds
from helpers.practice.refusals.activity import STREAM_NOT_FOUND
from helpers.practice.refusals.row import Refused
from helpers.practice.refusals.webhooks import WEBHOOK_NOT_FOUND, WEBHOOK_STATUS_FILTER
from helpers.practice.webhook_records import Attempt, Webhook
from helpers.practice.wire import Json

STATISTICS_HOURS = 24
# Seconds; what Postmark calls slow is not published.
SLOW_S = 1.0
VERY_SLOW_S = 5.0


def list_webhooks(call: Call) -> Json:
    """GET /webhooks: all of the server, or those of one stream. That `status` filters is assumed."""
    query = call.query()
    stream, status = query.get("messagestream", "").lower(), query.get("status", "").lower()
    if stream and stream not in call.server.streams:
        raise Refused(STREAM_NOT_FOUND)
    if status not in {"", "verified", "unverified"}:
        raise Refused(WEBHOOK_STATUS_FILTER)
    own = (one for one in call.world.webhooks.values() if one.server_id == call.server.id)
    wanted = (one for one in own if stream in {"", one.stream_id} and status in {"", status_of(one)})
    return {"Webhooks": [webhook_object(one) for one in wanted]}


def get_webhook(call: Call) -> Json:
    """GET /webhooks/{id}: one webhook of the server."""
    return webhook_object(find_webhook(call))


def find_webhook(call: Call) -> Webhook:
    """The webhook that the path names."""
    webhook = call.world.webhooks.get(call.number("webhook_id"))
    if webhook is None or webhook.server_id != call.server.id:
        raise Refused(WEBHOOK_NOT_FOUND)
    return webhook


def delete_webhook(call: Call) -> Json:
    """DELETE /webhooks/{id}: nothing is posted there any more, retries included (assumed)."""
    webhook = find_webhook(call)
    del call.world.webhooks[webhook.id]
    return {"ErrorCode": 0, "Message": f"Webhook {webhook.id} removed."}


def status_of(webhook: Webhook) -> str:
    """`verified` or `unverified`; an unverified webhook gets no events."""
    return "verified" if webhook.verified else "unverified"


def webhook_object(webhook: Webhook) -> Json:
    """A webhook as every reply shows it, its password in clear (assumed)."""
    auth = webhook.auth
    return {
        "ID": webhook.id,
        "Url": webhook.url,
        "MessageStream": webhook.stream_id,
        "Status": status_of(webhook),
        "HttpAuth": {"Username": auth[0], "Password": auth[1]} if auth else None,
        "HttpHeaders": [{"Name": name, "Value": value} for name, value in webhook.headers],
        "Triggers": {name: dict(switches) for name, switches in webhook.triggers.items()},
    }


def get_statistics(call: Call) -> Json:
    """GET /webhooks/{id}/statistics: the requests of the last 24 hours; those that only verify are none (assumed)."""
    webhook = find_webhook(call)
    now = call.world.clock.now()
    since = now - timedelta(hours=STATISTICS_HOURS)
    recent = [one for one in webhook.attempts if one.at > since]
    return {
        "WebhookId": webhook.id,
        "ServerId": webhook.server_id,
        "MessageStreamId": webhook.stream_id,
        "Url": webhook.url,
        "Statuses": {trigger: status_of(webhook) for trigger in webhook.enabled()},
        "TimeRange": {"StartTime": utc_seconds(since), "EndTime": utc_seconds(now), "Hours": STATISTICS_HOURS},
        "Metrics": _metrics(recent),
        "MetricsByTrigger": {
            trigger: _metrics([one for one in recent if one.trigger == trigger]) for trigger in webhook.enabled()
        },
    }


def _metrics(attempts: Sequence[Attempt]) -> Json:
    succeeded = sum(one.succeeded for one in attempts)
    return {
        "TotalRequests": len(attempts),
        "SuccessCount": succeeded,
        "FailureCount": len(attempts) - succeeded,
        "RetryCount": sum(one.is_retry for one in attempts),
        "SuccessRate": round(100 * succeeded / len(attempts), 2) if attempts else 0,
        "SlowCount": sum(SLOW_S <= one.seconds < VERY_SLOW_S for one in attempts),
        "VerySlowCount": sum(one.seconds >= VERY_SLOW_S for one in attempts),
        "AverageTerminalResponseTimeMs": _average_ms([one for one in attempts if one.is_last]),
        "AverageRetryResponseTimeMs": _average_ms([one for one in attempts if not one.is_last]),
    }


def _average_ms(attempts: Sequence[Attempt]) -> int | None:
    return round(1000 * sum(one.seconds for one in attempts) / len(attempts)) if attempts else None

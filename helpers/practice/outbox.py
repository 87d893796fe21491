"""What is to be posted to webhooks, and when: due posts and retries, worked out from the clock without timers.

https://postmarkapp.com/developer/webhooks/webhooks-overview, and for received messages
https://postmarkapp.com/support/article/understanding-inbound-webhook-retries-in-postmark. Nothing is posted here:
`posting` takes what is due and says how it went. Imports this package's records only.
"""

from base64 import b64encode
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from urllib.parse import unquote, urlsplit, urlunsplit

from helpers.practice.inbound_record import InboundMessage, InboundStatus
from helpers.practice.shelf import Shelf
from helpers.practice.webhook_records import Attempt, Webhook
from helpers.practice.wire import OutgoingPost, PostResult

RETRY_MINUTES = (1, 5, 10, 10, 10, 15)  # after the first failure, the second, and so on; then the event is dropped
MOST_RETRIES = len(RETRY_MINUTES)
INBOUND_RETRY_MINUTES = (1, 5, 10, 10, 10, 15, 30, 60, 120, 360)  # of a received message
MOST_WAITING = 10_000
MOST_WAITING_BYTES = 32_000_000  # of bodies, and of the received messages that they hand over
_USER_AGENT = "Postmark (practice)"  # what Postmark calls itself is not published

_PROCESSED, _SCHEDULED, _FAILED = InboundStatus.PROCESSED, InboundStatus.SCHEDULED, InboundStatus.FAILED

Headers = tuple[tuple[str, str], ...]


def headers_for(
    url: str, auth: tuple[str, str] | None, headers: Headers, retries_left: int, trace: str = ""
) -> Headers:
    """The headers of one post: JSON, basic authentication from `auth` or else from the URL, the webhook's own."""
    parts = urlsplit(url)
    if auth is None and parts.username is not None:
        auth = unquote(parts.username), unquote(parts.password or "")
    credentials = b64encode(":".join(auth).encode()).decode() if auth else ""
    return (
        ("Content-Type", "application/json"),
        ("User-Agent", _USER_AGENT),
        *((("Authorization", f"Basic {credentials}"),) if auth else ()),
        *headers,
        ("X-PM-Retries-Remaining", str(retries_left)),
        *((("X-PM-Webhook-Trace-Id", trace),) if trace else ()),
    )


def without_userinfo(url: str) -> str:
    """`url` without the user name and password that may stand in it: these travel in a header."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One event on its way to one endpoint."""

    id: int
    webhook: Webhook
    trigger: str
    body: bytes  # the same at every attempt
    trace: str
    due: datetime
    retries: int = 0  # how often it was tried again
    received: InboundMessage | None = None  # the received message that this hands over

    @property
    def weight(self) -> int:
        """Roughly the bytes that keeping it costs."""
        return len(self.body) + (self.received.weight if self.received else 0)

    @property
    def pauses(self) -> tuple[int, ...]:
        """How many minutes each of its retries waits for."""
        return RETRY_MINUTES if self.received is None else INBOUND_RETRY_MINUTES

    def is_taken(self, result: PostResult) -> bool:
        """Whether the endpoint has it now. A received message asks for exactly 200."""
        if self.received is not None:
            return result.status == 200
        return result.status is not None and 200 <= result.status < 300

    def is_tried_again(self, result: PostResult) -> bool:
        """Whether another attempt follows after `result`."""
        if self.is_taken(result) or self.retries >= len(self.pauses):
            return False
        return result.status != 403 if self.received is not None else _is_worth_retrying(result)

    def as_post(self) -> OutgoingPost:
        """The request to make."""
        url, auth, headers = self.webhook.url, self.webhook.auth, self.webhook.headers
        left = len(self.pauses) - self.retries
        return OutgoingPost(
            url=without_userinfo(url), headers=headers_for(url, auth, headers, left, self.trace), body=self.body
        )


class Outbox:
    """The posts that wait. Bounded by number and by size: the oldest leave, and `waiting.left` counts them."""

    def __init__(self) -> None:
        self.waiting: Shelf[int, Posting] = Shelf(
            MOST_WAITING, max_weight=MOST_WAITING_BYTES, weigh=lambda one: one.weight
        )
        self.dropped = 0  # events that were given up after the last retry, or at once
        self._numbers = count(1)

    def number(self) -> int:
        """A fresh number for a posting."""
        return next(self._numbers)

    def put(self, posting: Posting) -> None:
        """Post this when it is due."""
        self.waiting.put(posting.id, posting)

    def take_due(self, now: datetime, most: int) -> list[Posting]:
        """At most `most` of what is due by `now`, in that order; it waits no longer."""
        due = [one for one in self.waiting.newest_first() if one.due <= now]
        due = sorted(due, key=lambda one: (one.due, one.id))[:most]
        for one in due:
            self.waiting.remove(one.id)
        return due

    def settle(self, posting: Posting, result: PostResult, now: datetime) -> None:
        """Note how `posting` went; what failed for the time being waits for its next attempt."""
        taken, again = posting.is_taken(result), posting.is_tried_again(result)
        posting.webhook.attempts.append(
            Attempt(
                trigger=posting.trigger,
                at=now,
                succeeded=taken,
                is_last=not again,
                is_retry=posting.retries > 0,
                seconds=result.seconds,
            )
        )
        if posting.received is not None:
            posting.received.status = _PROCESSED if taken else _SCHEDULED if again else _FAILED
        if again:
            due = now + timedelta(minutes=posting.pauses[posting.retries])
            self.put(replace(posting, due=due, retries=posting.retries + 1))
        elif not taken:
            self.dropped += 1

    def clear(self) -> None:
        """Nothing waits any more."""
        self.waiting.clear()
        self.dropped = 0


def _is_worth_retrying(result: PostResult) -> bool:
    """No answer, 408, 429 and 5xx are tried again; any other answer but 2xx drops the event at once."""
    return result.status is None or result.status in {408, 429} or result.status >= 500

"""What waits to be posted: headers, retries, and bounds."""

from base64 import b64decode
from dataclasses import replace
from datetime import timedelta

import pytest

from helpers.practice.clock import START
from helpers.practice.outbox import MOST_WAITING, MOST_WAITING_BYTES, Outbox, Posting
from helpers.practice.webhook_records import Webhook
from helpers.practice.wire import PostResult
from helpers.practice.world import World
from tests.practice.produce_inbound import received

MINUTES = [1, 5, 10, 10, 10, 15]


def posting(number: int = 1, url: str = "http://127.0.0.1:9/hook", **more: object) -> Posting:
    webhook = Webhook(id=7, server_id=1001, stream_id="outbound", url=url, verified=True, **more)
    return Posting(id=number, webhook=webhook, trigger="Delivery", body=b"{}", trace="t", due=START)


def headers(one: Posting) -> dict[str, str]:
    return dict(one.as_post().headers)


def test_a_post_says_how_often_it_may_come_again() -> None:
    found = headers(posting())
    assert (found["Content-Type"], found["X-PM-Retries-Remaining"]) == ("application/json", "6")
    assert found["X-PM-Webhook-Trace-Id"] == "t"
    assert "Authorization" not in found


@pytest.mark.parametrize(
    ("url", "auth", "credentials"),
    [
        ("http://localhost/h", ("me", "hush"), b"me:hush"),
        ("http://you:h%40sh@localhost/h?a=b", None, b"you:h@sh"),
        ("http://you@localhost/h", ("me", ""), b"me:"),
    ],
)
def test_basic_authentication(url: str, auth: tuple[str, str] | None, credentials: bytes) -> None:
    one = posting(url=url, auth=auth)
    scheme, _, encoded = headers(one)["Authorization"].partition(" ")
    assert (scheme, b64decode(encoded)) == ("Basic", credentials)
    assert "@" not in one.as_post().url
    assert one.as_post().url.startswith("http://localhost/h")


def test_a_webhooks_own_headers_are_sent() -> None:
    assert headers(posting(headers=(("X-Shop", "7"),)))["X-Shop"] == "7"


def run(*results: PostResult) -> tuple[Outbox, Posting, list[float], list[str]]:
    """An outbox after these results; when the attempts were due in minutes, and the retries they announced."""
    outbox, one = Outbox(), posting()
    outbox.put(one)
    due, left, now = [], [], START
    for result in results:
        (one,) = outbox.take_due(now, 10)
        due.append((one.due - START).total_seconds() / 60)
        left.append(headers(one)["X-PM-Retries-Remaining"])
        outbox.settle(one, result, now)
        now = min((each.due for each in outbox.waiting.newest_first()), default=now)
    return outbox, one, due, left


@pytest.mark.parametrize("result", [PostResult(problem="x"), *(PostResult(status=one) for one in (408, 429, 500, 503))])
def test_what_fails_for_the_time_being_is_tried_six_times_more(result: PostResult) -> None:
    outbox, one, due, left = run(*[result] * 7)
    assert due == [0, *(sum(MINUTES[: number + 1]) for number in range(6))]
    assert left == ["6", "5", "4", "3", "2", "1", "0"]
    assert (len(outbox.waiting), outbox.dropped) == (0, 1)
    attempts = [(each.is_retry, each.is_last, each.succeeded) for each in one.webhook.attempts]
    assert attempts == [(False, False, False), *[(True, False, False)] * 5, (True, True, False)]


@pytest.mark.parametrize(("status", "dropped"), [(200, 0), (204, 0), (301, 1), (400, 1), (401, 1), (403, 1), (410, 1)])
def test_other_answers_are_final(status: int, dropped: int) -> None:
    outbox, one, _, _ = run(PostResult(status=status))
    assert (len(outbox.waiting), outbox.dropped) == (0, dropped)
    assert one.webhook.attempts[0].succeeded is (dropped == 0)


def test_a_retry_may_succeed() -> None:
    outbox, _, due, _ = run(PostResult(status=500), PostResult(status=200))
    assert (due, len(outbox.waiting), outbox.dropped) == ([0, 1], 0, 0)


def test_what_is_due_comes_in_order_and_only_so_much() -> None:
    outbox = Outbox()
    for number, minutes in ((1, 2), (2, 1), (3, 1), (4, 9)):
        outbox.put(replace(posting(number), due=START + timedelta(minutes=minutes)))
    now = START + timedelta(minutes=5)
    assert [one.id for one in outbox.take_due(now, 2)] == [2, 3]
    assert [one.id for one in outbox.take_due(now, 2)] == [1]
    assert outbox.take_due(now, 2) == []


def test_waiting_posts_are_bounded() -> None:
    outbox = Outbox()
    for number in range(MOST_WAITING + 5):
        outbox.put(posting(number))
    assert (len(outbox.waiting), outbox.waiting.left) == (MOST_WAITING, 5)
    outbox.clear()
    assert len(outbox.waiting) == 0


def test_large_posts_leave_sooner() -> None:
    outbox = Outbox()
    for number in range(5):
        outbox.put(replace(posting(number), body=bytes(MOST_WAITING_BYTES // 3)))
    assert (len(outbox.waiting), outbox.waiting.left) == (3, 2)


def test_a_received_message_weighs_as_long_as_it_waits(world: World) -> None:
    message = received(world, text_body="x" * 5000)
    assert replace(posting(), received=message).weight == posting().weight + message.weight
    assert message.weight > 5000

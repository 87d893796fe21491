"""Received messages: how they arrive, are searched, bypassed and retried."""

from typing import Any

import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.inbound_record import InboundAttachment
from helpers.practice.receiving import inbound_address
from helpers.practice.records import Address
from helpers.practice.world import World
from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN
from tests.practice.produce_inbound import act, block, blocked, received
from tests.practice.talk import get, words

SANDBOX = {"x-postmark-server-token": SANDBOX_SERVER_TOKEN}
FIELDS = words(
    "From FromName FromFull To ToFull Cc CcFull Bcc BccFull ReplyTo OriginalRecipient Subject Date MailboxHash Tag"
    " Attachments MessageID Status MessageStream"
)


def found(world: World, query: str = "") -> list[str]:
    answer = get(world, f"/messages/inbound?count=500&offset=0{query}").json
    assert answer["TotalCount"] == len(answer["InboundMessages"])
    return [one["Subject"] for one in answer["InboundMessages"]]


def details(world: World, message_id: str) -> Any:
    answer = get(world, f"/messages/inbound/{message_id}/details")
    assert answer.status == 200, answer.json
    return answer.json


@pytest.fixture
def mailbox(world: World, clock: ManualClock) -> World:
    """Day one: a letter and one that the webhook did not take. Day two: an answer, and a blocked one."""
    received(world, subject="A letter", mailbox_hash="order-17", tag="Post")
    received(world, subject="Lost", hook_takes_it=False)
    clock.advance(86_400)
    received(world, subject="An answer", sender=Address(email="bo@example.net"), cc=(Address(email="cy@example.net"),))
    block(world)
    received(world, subject="Unwanted")
    return world


def test_a_message_has_postmarks_fields(mailbox: World) -> None:
    letter = get(mailbox, "/messages/inbound?count=1&offset=1").json["InboundMessages"][0]
    assert list(letter) == FIELDS
    address = inbound_address(mailbox.servers[min(mailbox.servers)], "order-17")
    assert (letter["From"], letter["FromName"]) == ("Ada@example.org", "Ada")
    assert letter["FromFull"] == {"Email": "Ada@example.org", "Name": "Ada", "MailboxHash": ""}
    assert letter["ToFull"] == [{"Email": address, "Name": "", "MailboxHash": "order-17"}]
    assert (letter["MailboxHash"], letter["OriginalRecipient"], letter["To"]) == ("order-17", address, address)
    assert letter["Date"] == "Mon, 05 Jan 2026 04:00:00 -0500"
    assert (letter["Status"], letter["MessageStream"]) == ("Processed", "inbound")


def test_details_hold_the_bodies_and_the_headers(world: World) -> None:
    file = InboundAttachment(name="a.txt", content_type="text/plain", content_length=3)
    sent = received(world, text_body="text", html_body="<b></b>", attachments=(file,), headers=(("X-A", "1"),))
    letter = details(world, sent.message_id.upper())
    assert list(letter) == [*FIELDS, *words("TextBody HtmlBody StrippedTextReply Headers BlockedReason")]
    assert (letter["TextBody"], letter["HtmlBody"], letter["BlockedReason"]) == ("text", "<b></b>", "")
    assert letter["Attachments"] == [{"Name": "a.txt", "ContentType": "text/plain", "ContentLength": 3}]
    assert letter["Headers"] == [{"Name": "X-Spam-Score", "Value": "0.0"}, {"Name": "X-A", "Value": "1"}]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["An answer", "A letter"]),
        ("&status=processed", ["An answer", "A letter"]),
        ("&status=Sent", ["An answer", "A letter"]),
        ("&status=blocked", ["Unwanted"]),
        ("&status=failed", ["Lost"]),
        ("&status=queued", []),
        ("&status=scheduled", []),
        ("&fromEmail=ada@EXAMPLE.org", ["A letter"]),
        ("&fromemail=example.org", []),
        ("&recipient=CY@example.net", ["An answer"]),
        ("&subject=LETTER", ["A letter"]),
        ("&tag=Post", ["A letter"]),
        ("&tag=post", []),
        ("&mailboxhash=order-17", ["A letter"]),
        ("&mailboxHash=order-18", []),
        ("&fromdate=2026-01-06", ["An answer"]),
        ("&toDate=2026-01-05", ["A letter"]),
        ("&status=failed&todate=2026-01-04", []),
    ],
)
def test_filters(mailbox: World, query: str, expected: list[str]) -> None:
    assert found(mailbox, query) == expected


@pytest.mark.parametrize(
    "query", ["", "count=1", "offset=0", "count=501&offset=0", "count=500&offset=9501", "count=1&offset=0&status=lost"]
)
def test_parameters_out_of_range(world: World, query: str) -> None:
    assert get(world, f"/messages/inbound?{query}").refused[:2] == (422, 700)


def test_a_filter_that_is_no_date(world: World) -> None:
    assert get(world, "/messages/inbound?count=1&offset=0&todate=x").refused[1] == 900


@pytest.mark.parametrize("rule", ["example.org", "EXAMPLE.ORG", "ada@example.org"])
def test_a_rule_blocks_its_address_or_domain(world: World, rule: str) -> None:
    block(world, rule)
    letter = details(world, received(world).message_id)
    assert letter["Status"] == "Blocked"
    assert letter["BlockedReason"] == f"Inbound request blocked by domain rule: {rule}"


@pytest.mark.parametrize("rule", ["example.com", "bo@example.org", "mail.example.org", "ample.org"])
def test_a_rule_blocks_nobody_else(world: World, rule: str) -> None:
    block(world, rule)
    assert details(world, received(world).message_id)["Status"] == "Processed"


@pytest.mark.parametrize(
    ("threshold", "score", "status"), [(0, 30, "Processed"), (5, 5, "Processed"), (5, 5.1, "Blocked")]
)
def test_the_spam_threshold(world: World, threshold: int, score: float, status: str) -> None:
    world.servers[min(world.servers)].inbound_spam_threshold = threshold
    assert details(world, received(world, spam_score=score).message_id)["Status"] == status


def test_a_blocked_message_can_be_let_through_once(world: World) -> None:
    sent = blocked(world)
    assert act(world, sent, "bypass").json == {"ErrorCode": 0, "Message": f"Successfully bypassed message: {sent}."}
    assert details(world, sent)["Status"] == "Processed"
    assert act(world, sent, "bypass").refused[1] == 701


def test_a_failed_message_can_be_tried_again(world: World) -> None:
    sent = received(world, hook_takes_it=False).message_id
    said = f"Successfully rescheduled failed message: {sent}."
    assert act(world, sent, "retry").json == {"ErrorCode": 0, "Message": said}
    assert details(world, sent)["Status"] == "Processed"


def test_bypass_and_retry_are_not_the_same(world: World) -> None:
    assert act(world, received(world, hook_takes_it=False).message_id, "bypass").refused[1] == 701
    assert act(world, blocked(world), "retry").refused[1] == 701


def test_a_stuck_message_stays_where_it_is(world: World) -> None:
    sent = blocked(world, stuck=True)
    assert act(world, sent, "bypass").refused[1] == 702
    assert details(world, sent)["Status"] == "Blocked"


def test_messages_of_another_server_are_unknown(world: World) -> None:
    sent = received(world).message_id
    assert get(world, "/messages/inbound?count=1&offset=0", SANDBOX).json["TotalCount"] == 0
    assert get(world, f"/messages/inbound/{sent}/details", SANDBOX).refused[:2] == (422, 701)
    assert get(world, "/messages/inbound/nobody/details").refused[:2] == (422, 701)


def test_a_fresh_world_has_received_nothing(world: World) -> None:
    received(world)
    world.clear()
    assert len(world.inbound) == 0

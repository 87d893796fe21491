"""Webhooks as a card and as text: what happened to whom, and nothing that proves the sender to somebody else."""

import json
from base64 import b64encode
from typing import Any

import pytest

from helpers.display.markup import Element, to_html
from helpers.display.webhook_card import webhook_card, webhooks_as_text
from helpers.practice.receiver import Received

PASSWORD = "a-canary-password"
SHOP = f"Basic {b64encode(f'shop:{PASSWORD}'.encode()).decode()}"
DELIVERY = {"RecordType": "Delivery", "Recipient": "ada@example.org", "DeliveredAt": "2026-01-05T09:00:02.0000000Z"}
BOUNCE = {"RecordType": "Bounce", "Email": "bob@example.org", "BouncedAt": "2026-01-05T09:00:00.0000000Z"}


def received(body: Any, **headers: str) -> Received:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Received(path="/hook", headers=named, body=content)


def words(card: Element) -> str:
    return " ".join("".join(card.itertext()).split())


def test_events_stand_in_the_order_in_which_they_came() -> None:
    posts = [received(BOUNCE), received(DELIVERY)]
    lines = [words(one) for one in webhook_card(posts).findall("ol/li")]
    assert lines[0].startswith("09:00:00 ✗ Bounce bob@example.org POST /hook")
    assert lines[1].startswith("09:00:02 ✓ Delivery ada@example.org POST /hook")


def test_the_text_says_the_same() -> None:
    assert webhooks_as_text([received(DELIVERY, authorization=SHOP, x_pm_retries_remaining="5")]) == (
        "1 webhook received.\n"
        "2026-01-05T09:00:02.0000000Z  ✓ Delivery ada@example.org (POST /hook · Basic shop:•••• · 5 retries left)"
    )


def test_nothing_received_is_said() -> None:
    assert words(webhook_card([])) == "No webhooks received"
    assert webhooks_as_text([]) == "No webhooks received."


def test_a_call_that_only_tries_the_endpoint_is_no_event() -> None:
    card = webhook_card([received({"RecordType": "Delivery", "MessageStream": "outbound"})])
    assert "– ◦ Delivery POST /hook" in words(card)
    assert card.findall(".//time[@datetime]") == []


@pytest.mark.parametrize("kind", ["Open", "Click", "SubscriptionChange", "Something new"])
def test_other_events_are_neither_good_nor_bad(kind: str) -> None:
    told = {"RecordType": kind, "Recipient": "ada@example.org", "ReceivedAt": "2026-01-05T09:00:02Z"}
    assert f"◦ {kind} ada@example.org" in webhooks_as_text([received(told)])


ENCODED = b64encode(PASSWORD.encode()).decode()  # a secret where a name and a password belong


@pytest.mark.parametrize("value", [SHOP, f"Bearer {PASSWORD}", f"Basic {ENCODED}", f"Basic {PASSWORD}!", PASSWORD])
def test_no_password_is_shown(value: str) -> None:
    posts = [received(DELIVERY, authorization=value, x_secret=PASSWORD)]
    shown = to_html(webhook_card(posts)) + webhooks_as_text(posts)
    assert "••••" in shown
    assert PASSWORD not in shown
    assert ENCODED not in shown


@pytest.mark.parametrize("body", [b"", b"\xff", b"[1, 2]", b"<p>no JSON</p>"])
def test_what_is_no_event_is_shown_as_it_came(body: bytes) -> None:
    card = webhook_card([received(body)])
    assert "◦ unreadable" in words(card)
    assert body.decode("utf-8", "replace") in "".join(card.itertext())


def test_foreign_text_stays_text() -> None:
    assert "<script>" not in to_html(webhook_card([received(DELIVERY | {"Recipient": "<script>"})]))


def test_the_whole_request_is_folded_under_its_line() -> None:
    folded = webhook_card([received(DELIVERY, authorization=SHOP, content_type="application/json")]).find(".//pre")
    assert folded is not None
    lines = "".join(folded.itertext()).splitlines()
    assert lines[:3] == ["POST /hook", "content-type: application/json", "authorization: Basic shop:••••"]
    assert json.loads("".join(lines[4:])) == DELIVERY

"""What the practice Postmark really posts to webhooks, compared with the payload types of the official npm `postmark`.

Every kind of event is brought about over the port. The posts that only verify the endpoint tell of no message and are
left out: what Postmark puts into those is not documented.
"""

import json
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.clients.conftest import Run
from tests.loopback import Act, Heard, loopback

pytestmark = pytest.mark.clients

ACCEPTED = Act(data=b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
TRIGGERS = ("Open", "Click", "Delivery", "Bounce", "SpamComplaint", "SubscriptionChange")
KINDS = {*TRIGGERS, "Inbound"}
LONGEST_WAIT_S = 20.0
ADA, LINK = "ada@example.org", "https://example.com/start"
HARD_BOUNCE = "HardBounce@bounce-testing.postmarkapp.com"


def kind(payload: dict[str, Any]) -> str:
    return str(payload.get("RecordType", "Inbound"))  # received messages are the only ones without a RecordType


def bring_about_everything(practice: dict[str, Any], hook: str) -> None:
    """Each kind of event: mail that is delivered, refused, opened, clicked or complained about, and mail received."""
    headers = {"X-Postmark-Server-Token": practice["server_token"]}
    with httpx.Client(base_url=practice["url"], headers=headers) as http:

        def ask(route: str, **fields: Any) -> Any:
            return http.post(route, json=fields).raise_for_status().json()

        ask("/webhooks", Url=hook, Triggers={one: {"Enabled": True} for one in TRIGGERS})
        http.put("/server", json={"InboundHookUrl": hook}).raise_for_status()
        email = {"From": practice["from"], "Subject": "Hello", "HtmlBody": f'<a href="{LINK}">x</a>', "Tag": "first"}
        tracked = {"TrackOpens": True, "TrackLinks": "HtmlOnly", "Metadata": {"order": "7"}}
        sent = ask("/email", To=f"{ADA}, {HARD_BOUNCE}", **email, **tracked)["MessageID"]
        ask("/practice/clock", advance_seconds=60)
        for event in ("open", "click", "complain"):
            ask(f"/practice/{event}", message_id=sent, email=ADA, link=LINK)
        ask("/practice/receive", server=http.get("/server").json()["ID"], subject="Question", text_body="Why?")


@pytest.fixture(scope="module")
def payloads(practice: dict[str, Any]) -> Iterator[list[dict[str, Any]]]:
    with loopback(ACCEPTED) as endpoint:
        bring_about_everything(practice, f"{endpoint.url}/hook")
        before = time.monotonic()
        while {kind(one) for one in read(endpoint.requests)} < KINDS and time.monotonic() - before < LONGEST_WAIT_S:
            time.sleep(0.05)
        yield read(endpoint.requests)


def read(requests: list[Heard]) -> list[dict[str, Any]]:
    """The events among these requests."""
    payloads = [json.loads(one.body) for one in requests]
    return [one for one in payloads if "MessageID" in one]


def test_every_kind_of_event_is_posted(payloads: list[dict[str, Any]]) -> None:
    assert {kind(one) for one in payloads} == KINDS


def differences(node: Run, payloads: list[dict[str, Any]]) -> list[str]:
    calls = [{"model": f"{kind(one)}Webhook", "returned": one} for one in payloads]
    (found,) = node("declared.mjs", stdin=json.dumps(calls))
    return [f"{where}: {problem}" for _, where, problem in found["differences"]]


def test_every_post_has_the_declared_fields_and_types(node: Run, payloads: list[dict[str, Any]]) -> None:
    assert differences(node, payloads) == []


def test_a_post_of_another_shape_would_be_noticed(node: Run, payloads: list[dict[str, Any]]) -> None:
    changed = [one | {"Extra": 1, "MessageID": None} for one in payloads]
    problems = [one.partition(".")[2] for one in differences(node, changed)]
    assert sorted(problems) == sorted(["Extra: not declared", "MessageID: null for string"] * len(payloads))

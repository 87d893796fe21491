"""Properties of everything that changes settings: whatever is sent gets a documented reply, and nothing breaks."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.practice.clock import ManualClock
from helpers.practice.seed import demo_world
from helpers.practice.world import World
from helpers.reference.error_codes import ERROR_CODES
from helpers.reference.operations import OPERATIONS
from helpers.reference.token_kinds import TokenKind
from tests.practice.talk import ACCOUNT, JSON_HEADERS, SERVER, say
from tests.practice.test_any_payload import ANY_JSON, ANY_TEXT

IDS = {
    "server_id": 1001,
    "domain_id": 1003,
    "signature_id": 1005,
    "stream_id": "broadcast",
    "webhook_id": 1007,
    "bounce_id": 1008,
}
AREAS = {"server", "message streams", "suppressions", "webhooks", "servers", "domains", "sender signatures", "bounces"}
WRITES = sorted(key for key, one in OPERATIONS.items() if one.group in AREAS and one.method in {"POST", "PUT", "PATCH"})
ADDRESSES = st.sampled_from(["ada@example.org", "cy@example.edu", "nobody", "", "a@b.example, c@d.example"])
FIELDS = {
    "Name": ANY_TEXT | st.sampled_from(["example.edu", "Shop", "Demo app"]),
    "ID": ANY_TEXT | st.sampled_from(["receipts", "pm-x", "outbound"]),
    "MessageStreamType": st.sampled_from(["Transactional", "Broadcasts", "Inbound", "x"]),
    "Description": ANY_TEXT,
    "SubscriptionManagementConfiguration": st.fixed_dictionaries(
        {"UnsubscribeHandlingType": st.sampled_from(["None", "Postmark", "Custom", "x"])}
    ),
    "Suppressions": st.lists(st.fixed_dictionaries({"EmailAddress": ADDRESSES}), max_size=3),
    "FromEmail": ADDRESSES,
    "ReplyToEmail": ADDRESSES,
    "ReturnPathDomain": ANY_TEXT | st.sampled_from(["mail.example.com", "mail.example.edu"]),
    "ConfirmationPersonalNote": ANY_TEXT,
    "Color": ANY_TEXT | st.just("Red"),
    "InboundDomain": ANY_TEXT,
    "DeliveryHookUrl": ANY_TEXT | st.just("http://127.0.0.1:9/hook"),
    "Url": ANY_TEXT | st.sampled_from(["http://127.0.0.1:9/hook", "http://me:hush@localhost:99999/", "https://[x"]),
    "MessageStream": st.sampled_from(["outbound", "broadcast", "inbound", "x"]),
    "HttpAuth": st.fixed_dictionaries({"Username": ANY_TEXT, "Password": ANY_TEXT}),
    "HttpHeaders": st.lists(st.fixed_dictionaries({"Name": ANY_TEXT, "Value": ANY_TEXT}), max_size=2),
    "Triggers": st.dictionaries(
        st.sampled_from(["Open", "Bounce", "Inbound", "x"]), st.fixed_dictionaries({"Enabled": st.booleans()})
    ),
    "Verify": st.booleans(),
}
NEARLY_GOOD = st.builds(
    lambda good, odd: good | odd,
    st.fixed_dictionaries({}, optional=FIELDS),
    st.dictionaries(st.sampled_from(sorted(FIELDS)), ANY_JSON, max_size=1),
)


def fresh() -> World:
    """A demo world with a webhook and a bounce, so that every ID above is there."""
    world = demo_world(ManualClock())
    body = json.dumps({"Url": "http://127.0.0.1:9/hook", "Verify": False, "Triggers": {"Bounce": {"Enabled": True}}})
    say(world, "POST", "/webhooks", body.encode(), {**JSON_HEADERS, **SERVER})
    mail = {"From": "hello@example.com", "To": "hardbounce@bounce-testing.postmarkapp.com", "TextBody": "x"}
    say(world, "POST", "/email", json.dumps(mail).encode(), {**JSON_HEADERS, **SERVER})
    return world


@pytest.mark.parametrize("key", WRITES)
@settings(max_examples=40)
@given(value=ANY_JSON | NEARLY_GOOD)
def test_any_json_gets_a_documented_reply(key: str, value: Any) -> None:
    world, operation = fresh(), OPERATIONS[key]
    token = ACCOUNT if operation.token is TokenKind.ACCOUNT else SERVER
    path = operation.path.format(**IDS)
    answer = say(world, operation.method, path, json.dumps(value).encode(), {**JSON_HEADERS, **token})
    assert answer.status in {200, 400, 422, 500}
    if answer.status != 200:
        assert int(answer.headers["X-PM-ApiErrorCode"]) in ERROR_CODES
    for target in ("/server", "/message-streams?IncludeArchivedStreams=true", "/webhooks", "/deliverystats"):
        assert say(world, "GET", target, headers=SERVER).status == 200
    for target in ("/servers", "/domains", "/senders"):
        assert say(world, "GET", f"{target}?count=500&offset=0", headers=ACCOUNT).status == 200


def test_the_ids_above_are_there() -> None:
    world = fresh()
    assert IDS["webhook_id"] in world.webhooks
    assert [one.id for one in world.bounces.newest_first()] == [IDS["bounce_id"]]

"""POST /servers: the settings it takes, what it refuses, and the token in its reply."""

from typing import Any

import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.seed import demo_world
from helpers.practice.world import Limits, World
from helpers.reference.practice_tokens import is_practice_token
from tests.practice.talk import ACCOUNT, get, message_id, post


def create(world: World, **fields: Any) -> Any:
    return post(world, "/servers", {"Name": "Shop"} | fields, ACCOUNT)


def test_a_new_server_answers_with_its_object_and_a_token(world: World) -> None:
    server = create(world).json
    assert server == get(world, f"/servers/{server['ID']}", ACCOUNT).json
    assert (server["Name"], server["DeliveryType"], server["SmtpApiActivated"]) == ("Shop", "Live", True)
    (token,) = server["ApiTokens"]
    assert is_practice_token(token)


def test_its_token_sends_at_once(world: World) -> None:
    token = {"x-postmark-server-token": create(world, DeliveryType="Sandbox").json["ApiTokens"][0]}
    message = message_id(world, token=token)
    assert get(world, f"/messages/outbound/{message}/details", token).json["Sandboxed"] is True


def test_it_has_the_three_default_streams(world: World) -> None:
    token = {"x-postmark-server-token": create(world).json["ApiTokens"][0]}
    streams = get(world, "/message-streams", token).json["MessageStreams"]
    assert [one["ID"] for one in streams] == ["outbound", "broadcast", "inbound"]


def test_settings_are_kept(world: World) -> None:
    settings = {
        "Color": "Red",
        "SmtpApiActivated": False,
        "RawEmailEnabled": True,
        "DeliveryHookUrl": "https://example.com/hook",
        "PostFirstOpenOnly": True,
        "InboundSpamThreshold": 30,
        "TrackOpens": True,
        "TrackLinks": "TextOnly",
        "EnableSmtpApiErrorHooks": True,
    }
    server = create(world, **settings).json
    assert {name: server[name] for name in settings} == settings | {"Color": "red"}


def test_its_tracking_holds_for_its_messages(world: World) -> None:
    token = {"x-postmark-server-token": create(world, TrackOpens=True, TrackLinks="HtmlOnly").json["ApiTokens"][0]}
    message = get(world, f"/messages/outbound/{message_id(world, token=token, TrackOpens=False)}/details", token).json
    assert (message["TrackOpens"], message["TrackLinks"]) == (True, "HtmlOnly")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"Name": None}, 608),
        ({"Name": "  "}, 608),
        ({"Name": "two\nlines"}, 608),
        ({"Name": "x" * 256}, 608),
        ({"Name": "demo APP"}, 603),
        ({"Color": "pink"}, 607),
        ({"DeliveryType": "Dead"}, 613),
        ({"TrackLinks": "All"}, 612),
        ({"InboundSpamThreshold": 31}, 611),
        ({"InboundSpamThreshold": -1}, 611),
        ({"BounceHookUrl": "not a url"}, 606),
        ({"ClickHookUrl": "ftp://example.com"}, 606),
        ({"OpenHookUrl": "http://[half"}, 606),
        ({"Name": 1}, 403),
        ({"SmtpApiActivated": "true"}, 403),
        ({"InboundSpamThreshold": True}, 403),
    ],
)
def test_settings_that_are_refused(world: World, fields: dict[str, Any], code: int) -> None:
    assert create(world, **fields).refused[:2] == (422, code)
    assert len(world.servers) == 2


@pytest.mark.parametrize(("value", "code"), [({}, 609), (None, 609), ([1], 403), ("Shop", 403)])
def test_a_body_that_is_no_server(world: World, value: Any, code: int) -> None:
    assert post(world, "/servers", value, ACCOUNT).refused[:2] == (422, code)


def test_an_inbound_domain_needs_its_mx_record(world: World) -> None:
    assert create(world, InboundDomain="in.example.com").refused[:2] == (422, 610)
    world.dns_hosts.add("in.example.com")
    assert create(world, InboundDomain="In.example.com").json["InboundDomain"] == "in.example.com"
    assert create(world, Name="Other", InboundDomain="in.example.com").refused[:2] == (422, 602)
    assert create(world, Name="Other", InboundDomain="in.postmarkapp.com").refused[:2] == (422, 608)


def test_servers_are_bounded() -> None:
    world = demo_world(ManualClock(), limits=Limits(servers=3))
    assert create(world).status == 200
    assert create(world, Name="One more").refused[:2] == (422, 614)

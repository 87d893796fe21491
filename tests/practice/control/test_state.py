"""Control routes that read and change the world: the account, the clock, faults, tokens, people."""

from typing import Any

import pytest

from helpers.practice.clock import ManualClock, RealClock
from helpers.practice.control.control import ROUTES
from helpers.practice.seed import UNCONFIRMED_SENDER, demo_world
from helpers.practice.world import Limits, World
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.practice.talk import HARD_BOUNCE, ask, get, message_id, send

ADA = "ada@example.org"


def test_the_state_tells_what_no_operation_shows(world: World) -> None:
    state = ask(world, "GET", "/state").json
    assert (state["account"], state["account_tokens"], state["permissions"]) == (
        "approved",
        [ACCOUNT_TOKEN],
        ["message streams"],
    )
    assert state["servers"][0] == {"id": 1001, "name": "Demo app", "tokens": [SERVER_TOKEN]}
    assert state["kept"] == {"messages": 0, "bounces": 0}
    assert state["webhook_posts"] == {"waiting": 0, "given_up": 0}


def test_the_state_says_what_left_to_make_room() -> None:
    world = demo_world(ManualClock(), limits=Limits(messages=2, bounces=1))
    for _ in range(5):
        message_id(world, To="softbounce@bounce-testing.postmarkapp.com")
    state = ask(world, "GET", "/state").json
    left = state["let_go_to_make_room"]
    assert left == {"messages": 3, "bounces": 4, "opens": 0, "clicks": 0, "inbound_messages": 0, "webhook_posts": 0}
    assert state["kept"] == {"messages": 2, "bounces": 1}


@pytest.mark.parametrize(
    ("state", "code"), [("pending", 412), ("not approved", 413), ("out of credits", 405), ("closed", 10), ("paused", 0)]
)
def test_the_account_changes_its_state(world: World, state: str, code: int) -> None:
    assert ask(world, "POST", "/state", {"account": state}).json["account"] == state
    assert send(world, To="ada@gmail.com").json["ErrorCode"] == code


@pytest.mark.parametrize(
    ("path", "fields", "words"),
    [
        ("/state", {"account": "lost"}, "approved, pending, not approved"),
        ("/state", {"permissions": ["bulk", "all"]}, "bulk, delete servers"),
        ("/faults", {"kind": "lost"}, "latency, timeout"),
        ("/faults", {}, "latency, timeout"),
    ],
)
def test_a_word_that_is_none_gets_those_that_there_are(
    world: World, path: str, fields: dict[str, Any], words: str
) -> None:
    answer = ask(world, "POST", path, fields)
    assert answer.status == 400
    assert f"; there are: {words}" in answer.json["error"]


def test_settings_change_together(world: World) -> None:
    changes = {
        "permissions": ["bulk", "delete servers"],
        "ip_ranges": ["198.51.100.0/24"],
        "caller_ip": "198.51.100.7",
        "details_after_s": 1.5,
        "deferring_domains": ["Slow.example.org"],
        "dns_hosts": ["IN.example.com"],
    }
    state = ask(world, "POST", "/state", changes).json
    lowered = {"deferring_domains": ["slow.example.org"], "dns_hosts": ["in.example.com"]}
    assert {name: state[name] for name in changes} == changes | lowered
    assert send(world).status == 200
    ask(world, "POST", "/state", {"caller_ip": "192.0.2.1"})
    assert send(world).refused[:2] == (403, 1480)


@pytest.mark.parametrize(
    "changes",
    [
        {"account": "rich"},
        {"permissions": ["everything"]},
        {"permissions": "bulk"},
        {"ip_ranges": ["x"]},
        {"ip_ranges": [1]},
        {"caller_ip": "localhost"},
        {"details_after_s": -1},
        {"details_after_s": True},
    ],
)
def test_what_makes_no_sense_changes_nothing(world: World, changes: dict[str, Any]) -> None:
    before = ask(world, "GET", "/state").json
    answer = ask(world, "POST", "/state", {"account": "paused"} | changes)
    assert (answer.status, list(answer.json)) == (400, ["error"])
    assert ask(world, "GET", "/state").json == before


@pytest.mark.parametrize("clock", [ManualClock(), RealClock()])
def test_the_clock_can_be_put_forward(clock: ManualClock | RealClock) -> None:
    world = demo_world(clock)
    before = clock.now()
    assert ask(world, "POST", "/clock", {"advance_seconds": 3600}).json == ask(world, "GET", "/clock").json
    assert (clock.now() - before).total_seconds() >= 3600
    clock.restart()
    assert (clock.now() - before).total_seconds() < 60


@pytest.mark.parametrize("seconds", [None, -1, "1", 1e12])
def test_the_clock_takes_reasonable_steps(world: World, seconds: Any) -> None:
    assert ask(world, "POST", "/clock", {"advance_seconds": seconds}).status == 400


def test_a_message_is_delivered_when_the_clock_is_put_forward(world: World) -> None:
    message = message_id(world, To=ADA)
    ask(world, "POST", "/clock", {"advance_seconds": 2})
    events = get(world, f"/messages/outbound/{message}/details").json["MessageEvents"]
    assert [one["Type"] for one in events] == ["Delivered"]


def test_faults_are_planned_listed_and_cleared(world: World) -> None:
    fault = {"kind": "rate limited", "operation": "GET /server", "times": 0, "probability": 1, "seconds": 0}
    planned = {"faults": [fault | {"times": None}]}
    assert ask(world, "POST", "/faults", fault).json == planned == ask(world, "GET", "/faults").json
    assert [get(world, "/server").status for _ in range(2)] == [429, 429]
    assert ask(world, "DELETE", "/faults").json == {"faults": []}
    assert get(world, "/server").status == 200


def test_a_fault_strikes_once_unless_it_says_otherwise(world: World) -> None:
    ask(world, "POST", "/faults", {"kind": "maintenance"})
    assert [get(world, "/server").status for _ in range(2)] == [503, 200]


@pytest.mark.parametrize("fault", [{}, {"kind": "bad luck"}, {"kind": "timeout", "times": -1}, {"kind": 1}])
def test_a_fault_that_makes_no_sense(world: World, fault: dict[str, Any]) -> None:
    assert ask(world, "POST", "/faults", fault).status == 400
    assert not world.faults


def test_tokens_are_issued_and_revoked(world: World) -> None:
    for body, header, path in (
        ({"server": 1001}, "x-postmark-server-token", "/server"),
        ({}, "x-postmark-account-token", "/servers?count=1&offset=0"),
    ):
        token = ask(world, "POST", "/tokens", body).json["token"]
        assert get(world, path, {header: token}).status == 200
        assert ask(world, "POST", "/tokens/revoke", {"token": token}).json == {"revoked": True}
        assert get(world, path, {header: token}).status == 401


def test_smtp_tokens_are_issued_shown_and_revoked(world: World) -> None:
    token = ask(world, "POST", "/tokens", {"server": 1001, "stream": "broadcast"}).json
    shown = {"access_key": token["access_key"], "server": 1001, "stream": "broadcast"}
    assert shown in ask(world, "GET", "/state").json["smtp_tokens"]
    assert token["secret_key"] not in ask(world, "GET", "/state").reply.body.decode()
    ask(world, "POST", "/tokens/revoke", {"token": token["access_key"]})
    assert shown not in ask(world, "GET", "/state").json["smtp_tokens"]


def test_tokens_that_cannot_be_issued_or_revoked(world: World) -> None:
    assert ask(world, "POST", "/tokens", {"server": 7}).json == {"error": "There is no server 7."}
    assert ask(world, "POST", "/tokens/revoke", {"token": "x"}).status == 400
    assert ask(world, "POST", "/tokens", {"server": 1001, "stream": "x"}).status == 400
    answers = [ask(world, "POST", "/tokens", {"server": 1001}) for _ in range(3)]
    assert [one.status for one in answers] == [200, 200, 400]
    assert "revoke one first" in answers[-1].json["error"]


def test_people_act(world: World) -> None:
    assert ask(world, "POST", "/confirm", {"email": UNCONFIRMED_SENDER}).json == {"confirmed": UNCONFIRMED_SENDER}
    assert send(world, From=UNCONFIRMED_SENDER).status == 200
    mail = {"message_id": message_id(world, To=f"{ADA}, bo@example.org"), "email": ADA}
    assert ask(world, "POST", "/complain", mail).json["bounce"] in {one.id for one in world.bounces.newest_first()}
    assert ask(world, "POST", "/unsubscribe", mail | {"email": "bo@example.org"}).json == {
        "suppressed": "bo@example.org"
    }
    assert (send(world, To=ADA).status, send(world, To="bo@example.org").status) == (422, 422)


def test_recipients_read(world: World, clock: ManualClock) -> None:
    link = "https://example.com/start"
    message = message_id(world, To=ADA, TrackOpens=True, TrackLinks="HtmlOnly", HtmlBody=f'<a href="{link}">x</a>')
    clock.advance(5)
    mail = {"message_id": message, "email": ADA}
    assert ask(world, "POST", "/open", mail).json["RecordType"] == "Open"
    assert ask(world, "POST", "/click", mail | {"link": link}).json["OriginalLink"] == link
    assert get(world, f"/messages/outbound/opens/{message}?count=1&offset=0").json["TotalCount"] == 1


@pytest.mark.parametrize(("reader", "platform"), [("mobile", "Mobile"), ("unknown", "Unknown"), (None, "Desktop")])
def test_recipients_read_with_what_they_have(world: World, clock: ManualClock, reader: str, platform: str) -> None:
    link = "https://example.com/start"
    message = message_id(world, To=ADA, TrackOpens=True, TrackLinks="HtmlOnly", HtmlBody=f'<a href="{link}">x</a>')
    clock.advance(5)
    mail = {"message_id": message, "email": ADA, "link": link, "reader": reader}
    assert ask(world, "POST", "/open", mail).json["Platform"] == platform
    assert ask(world, "POST", "/click", mail).json["Platform"] == platform
    assert "must be one of desktop" in ask(world, "POST", "/click", mail | {"reader": "webmail"}).json["error"]


def test_somebody_writes_to_a_server(world: World) -> None:
    letter = {"server": 1001, "from": ADA, "subject": "Question", "text_body": "Why?"}
    message = ask(world, "POST", "/receive", letter).json["message_id"]
    found = get(world, f"/messages/inbound/{message}/details").json
    assert (found["From"], found["Subject"], found["TextBody"]) == (ADA, "Question", "Why?")


@pytest.mark.parametrize(("takes_it", "status"), [(None, "Processed"), (True, "Processed"), (False, "Failed")])
def test_an_inbound_webhook_may_refuse_a_message(world: World, takes_it: bool | None, status: str) -> None:
    message = ask(world, "POST", "/receive", {"server": 1001, "hook_takes_it": takes_it}).json["message_id"]
    assert get(world, f"/messages/inbound/{message}/details").json["Status"] == status


@pytest.mark.parametrize("route", ["/confirm", "/complain", "/unsubscribe", "/open", "/click", "/receive"])
def test_nobody_acts_on_what_is_not_there(world: World, route: str) -> None:
    assert ask(world, "POST", route, {"email": HARD_BOUNCE}).status == 400
    assert ask(world, "POST", route).status == 400


@pytest.mark.parametrize("route", [one for one in ROUTES if one.startswith("POST")])
def test_every_route_refuses_what_is_no_object(world: World, route: str) -> None:
    answer = ask(world, "POST", route.removeprefix("POST /practice"), [1])
    assert answer.json == {"error": "Send a JSON object."}

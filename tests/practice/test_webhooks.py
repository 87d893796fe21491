"""Webhooks: creating, reading, editing, deleting, verifying, and the statistics of their endpoints."""

import json
from datetime import timedelta
from typing import Any

import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.router import handle
from helpers.practice.webhook_records import TRIGGERS, Attempt
from helpers.practice.wire import OutgoingPost, PostResult, PracticeRequest
from helpers.practice.world import World
from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN
from tests.practice.produce_webhooks import HOOK, NEW, create, made
from tests.practice.talk import JSON_HEADERS, SERVER, Answer, get, post, put, say

SANDBOX = {"x-postmark-server-token": SANDBOX_SERVER_TOKEN}
TWO = {"Bounce": {"Enabled": True}, "Open": {"Enabled": True}}


def with_endpoint(
    world: World, method: str, path: str, fields: dict[str, Any], *statuses: int
) -> tuple[Answer, tuple[OutgoingPost, ...]]:
    """The reply when the endpoint answers with `statuses`, and the calls that it got."""
    headers = {**JSON_HEADERS, **SERVER}
    reply = handle(world, PracticeRequest(method=method, path=path, headers=headers, body=json.dumps(fields).encode()))
    assert reply.errand is not None
    results = [PostResult(status=one) for one in statuses]
    return Answer(reply.errand.finish(results)), reply.errand.posts


def listed(world: World, query: str = "", token: dict[str, str] = SERVER) -> list[int]:
    return [one["ID"] for one in get(world, f"/webhooks{query}", token).json["Webhooks"]]


def test_a_webhook_has_postmarks_fields(world: World) -> None:
    auth, headers = {"Username": "me", "Password": "hush"}, [{"Name": "X-A", "Value": "b"}]
    webhook = create(world, HttpAuth=auth, HttpHeaders=headers, MessageStream="broadcast").json
    assert webhook == get(world, f"/webhooks/{webhook['ID']}").json
    assert list(webhook) == ["ID", "Url", "MessageStream", "Status", "HttpAuth", "HttpHeaders", "Triggers"]
    assert (webhook["Url"], webhook["MessageStream"], webhook["Status"]) == (HOOK, "broadcast", "unverified")
    assert (webhook["HttpAuth"], webhook["HttpHeaders"]) == (auth, headers)
    assert {name: tuple(switches) for name, switches in webhook["Triggers"].items()} == dict(TRIGGERS)
    assert [name for name, switches in webhook["Triggers"].items() if switches["Enabled"]] == ["Delivery"]


def test_a_webhook_needs_little(world: World) -> None:
    webhook = post(world, "/webhooks", {"Url": "https://example.com/hook"}).json
    assert (webhook["MessageStream"], webhook["HttpAuth"], webhook["HttpHeaders"]) == ("outbound", None, [])


def test_lists_are_of_one_server_and_may_be_of_one_stream(world: World) -> None:
    one, other = made(world), made(world, MessageStream="broadcast")
    assert listed(world) == [one, other]
    assert listed(world, "?MessageStream=broadcast") == listed(world, "?messageStream=Broadcast") == [other]
    assert (listed(world, "?status=unverified"), listed(world, "?status=verified")) == ([one, other], [])
    assert listed(world, token=SANDBOX) == []
    assert get(world, f"/webhooks/{one}", SANDBOX).refused[:2] == (422, 1352)
    assert get(world, "/webhooks?MessageStream=nowhere").refused[:2] == (422, 1226)


def test_every_trigger_is_called_before_a_webhook_is_saved(world: World) -> None:
    answer, posts = with_endpoint(world, "POST", "/webhooks", {"Url": HOOK, "Triggers": TWO}, 200, 200)
    assert answer.json["Status"] == "verified"
    assert listed(world) == [answer.json["ID"]]
    assert [json.loads(one.body)["RecordType"] for one in posts] == ["Open", "Bounce"]
    assert {one.url for one in posts} == {HOOK}


@pytest.mark.parametrize(("statuses", "said"), [((200, 500), "1/2"), ((204, 200), "1/2"), ((404, 302), "0/2")])
def test_nothing_is_saved_unless_all_answer_200(world: World, statuses: tuple[int, int], said: str) -> None:
    answer, _ = with_endpoint(world, "POST", "/webhooks", {"Url": HOOK, "Triggers": TWO}, *statuses)
    report = answer.json
    assert (answer.status, answer.headers["X-PM-ApiErrorCode"]) == (422, "1364")
    assert list(report) == ["Id", "Url", "Success", "Results", "Message"]
    assert (report["Success"], report["Message"]) == (False, f"{said} triggers verified successfully")
    assert [one["StatusCode"] for one in report["Results"]] == list(statuses)
    assert report["Results"][1]["Message"] == f"Remote server returned an HTTP status code of {statuses[1]}."
    assert listed(world) == []


def test_nobody_at_the_address(world: World) -> None:
    (result,) = create(world, Verify=True).json["Results"]
    assert result == {"TriggerType": "Delivery", "Success": False, "StatusCode": 0, "Message": "Nobody is there."}


def test_without_triggers_there_is_nothing_to_verify(world: World) -> None:
    answer, posts = with_endpoint(world, "POST", "/webhooks", {"Url": HOOK})
    assert (answer.json["Status"], posts) == ("verified", ())


@pytest.mark.parametrize("target", ["/webhooks", "/webhooks?Verify=false"])
def test_verification_can_be_left_out(world: World, target: str) -> None:
    fields = NEW if target == "/webhooks" else {"Url": HOOK, "Triggers": TWO}
    assert post(world, target, fields).json["Status"] == "unverified"


def test_endpoints_elsewhere_are_not_called_and_stay_unverified(world: World) -> None:
    answer = create(world, Url="https://example.com/hook", Verify=True)
    assert answer.json["Status"] == "unverified"
    assert answer.headers["X-Practice-Postmark"].startswith("assumed; ")
    report = say(world, "POST", f"/webhooks/{answer.json['ID']}/verify", headers=SERVER).json
    assert (report["Success"], report["Results"][0]["StatusCode"]) == (False, 0)
    assert "this machine only" in report["Results"][0]["Message"]


def test_an_edit_changes_what_it_names(world: World) -> None:
    number = made(world, HttpAuth={"Username": "me", "Password": "hush"})
    before = get(world, f"/webhooks/{number}").json
    after = put(world, f"/webhooks/{number}", {"Triggers": {"Open": {"PostFirstOpenOnly": True}}}).json
    assert after["Triggers"].pop("Open") == {"Enabled": False, "PostFirstOpenOnly": True}
    assert before["Triggers"].pop("Open") == {"Enabled": False, "PostFirstOpenOnly": False}
    assert after == before
    assert put(world, f"/webhooks/{number}", {"HttpHeaders": [], "ID": number}).status == 200


def test_a_new_trigger_is_verified_and_the_old_ones_are_not(world: World) -> None:
    number = with_endpoint(world, "POST", "/webhooks", {"Url": HOOK, "Triggers": TWO}, 200, 200)[0].json["ID"]
    more = {"Triggers": {"Click": {"Enabled": True}}}
    before = get(world, f"/webhooks/{number}").json
    answer, posts = with_endpoint(world, "PUT", f"/webhooks/{number}", more, 500)
    assert (answer.status, len(posts)) == (422, 1)
    assert get(world, f"/webhooks/{number}").json == before
    answer, _ = with_endpoint(world, "PUT", f"/webhooks/{number}", more, 200)
    assert answer.json["Triggers"]["Click"]["Enabled"]
    assert put(world, f"/webhooks/{number}", {"Triggers": {"Click": {"Enabled": False}}}).json["Status"] == "verified"


def test_a_new_address_is_verified_for_every_trigger(world: World) -> None:
    number = with_endpoint(world, "POST", "/webhooks", {"Url": HOOK, "Triggers": TWO}, 200, 200)[0].json["ID"]
    moved = {"Url": "http://localhost:9/other"}
    answer, posts = with_endpoint(world, "PUT", f"/webhooks/{number}", moved, 200, 200)
    assert ({one.url for one in posts}, answer.json["Status"]) == ({"http://localhost:9/other"}, "verified")
    assert put(world, f"/webhooks/{number}", {"Url": HOOK, "Verify": False}).json["Status"] == "unverified"


def test_verifying_again_sets_the_status(world: World) -> None:
    number = made(world, Triggers=TWO)
    for statuses, status in (((200, 200), "verified"), ((200, 500), "unverified")):
        answer, _ = with_endpoint(world, "POST", f"/webhooks/{number}/verify", {}, *statuses)
        assert (answer.status, answer.json["Success"]) == (200, status == "verified")
        assert get(world, f"/webhooks/{number}").json["Status"] == status


def test_a_deleted_webhook_is_gone(world: World) -> None:
    number = made(world)
    assert say(world, "DELETE", f"/webhooks/{number}", headers=SERVER).json == {
        "ErrorCode": 0,
        "Message": f"Webhook {number} removed.",
    }
    assert get(world, f"/webhooks/{number}").refused[:2] == (422, 1352)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"Url": None}, 1354),
        ({"Url": "ftp://example.com"}, 1354),
        ({"Url": 1}, 1361),
        ({"MessageStream": "nowhere"}, 1226),
        ({"HttpAuth": "me:hush"}, 1361),
        ({"HttpHeaders": [{"Value": "b"}]}, 1358),
        ({"HttpHeaders": [{"Name": "X-A", "Value": "b\r\nX-B: c"}]}, 1361),
        ({"Triggers": [TWO]}, 1361),
        ({"Triggers": {"Open": True}}, 1361),
        ({"Verify": "no"}, 1361),
    ],
)
def test_what_a_webhook_may_not_be(world: World, fields: dict[str, Any], code: int) -> None:
    assert create(world, **fields).refused[:2] == (422, code)
    assert listed(world) == []


@pytest.mark.parametrize("rest", ["", "/verify", "/statistics"])
def test_an_unknown_webhook(world: World, rest: str) -> None:
    method = {"": "DELETE", "/verify": "POST", "/statistics": "GET"}[rest]
    assert say(world, method, f"/webhooks/7{rest}", headers=SERVER).refused[:2] == (422, 1352)


def attempt(world: World, **fields: Any) -> Attempt:
    usual = {"trigger": "Delivery", "succeeded": True, "is_last": True, "is_retry": False, "seconds": 0.1}
    return Attempt(at=world.clock.now(), **(usual | fields))


def test_statistics_of_the_last_24_hours(world: World, clock: ManualClock) -> None:
    number = made(world, Triggers={"Delivery": {"Enabled": True}, "Bounce": {"Enabled": True}})
    attempts = world.webhooks[number].attempts
    attempts.append(attempt(world))
    clock.advance(timedelta(hours=24).total_seconds())
    attempts.extend(
        [attempt(world, succeeded=False, is_last=False, seconds=6), attempt(world, is_retry=True, seconds=2)]
    )
    found = get(world, f"/webhooks/{number}/statistics").json
    assert (found["WebhookId"], found["ServerId"], found["MessageStreamId"]) == (number, 1001, "outbound")
    assert found["Statuses"] == {"Delivery": "unverified", "Bounce": "unverified"}
    assert found["TimeRange"] == {"StartTime": "2026-01-05T09:00:00Z", "EndTime": "2026-01-06T09:00:00Z", "Hours": 24}
    assert (
        found["Metrics"]
        == found["MetricsByTrigger"]["Delivery"]
        == {
            "TotalRequests": 2,
            "SuccessCount": 1,
            "FailureCount": 1,
            "RetryCount": 1,
            "SuccessRate": 50.0,
            "SlowCount": 1,
            "VerySlowCount": 1,
            "AverageTerminalResponseTimeMs": 2000,
            "AverageRetryResponseTimeMs": 6000,
        }
    )
    assert found["MetricsByTrigger"]["Bounce"]["AverageTerminalResponseTimeMs"] is None

"""Properties of sending: whatever is posted gets a documented reply, and addresses survive the way there."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.practice.addresses import read_addresses
from helpers.practice.clock import ManualClock
from helpers.practice.refusals.table import REFUSALS
from helpers.practice.seed import demo_world
from helpers.practice.wire import PracticeReply
from helpers.practice.world import World
from helpers.reference.error_codes import ERROR_CODES
from helpers.reference.limits import BATCH_MESSAGES
from helpers.reference.operations import OPERATIONS
from tests.practice.talk import ACCOUNT, GOOD, HARD_BOUNCE, JSON_HEADERS, SERVER, TEST, say

bounded = settings(max_examples=150)

NUMBERS = st.integers() | st.floats() | st.integers(10**300, 10**301)  # json writes NaN and Infinity too
ANY_TEXT = st.text(st.characters(), max_size=30)  # lone surrogates included
ANY_JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=12,
)
EMAIL = st.sampled_from(
    ["ada@example.org", HARD_BOUNCE, "Bo <bo@example.com>", '"Cy, Jr" <cy@example.net>', "nobody", ""]
)
FIELDS = {
    "From": st.sampled_from(["hello@example.com", "ada@example.net", "grace@example.org", "x@authjs.dev", "x"]),
    "To": st.lists(EMAIL, max_size=4).map(",".join),
    "Cc": EMAIL,
    "Subject": ANY_TEXT,
    "TextBody": ANY_TEXT,
    "Tag": ANY_TEXT,
    "Metadata": st.dictionaries(ANY_TEXT, ANY_TEXT, max_size=12),
    "Headers": st.lists(st.fixed_dictionaries({"Name": ANY_TEXT, "Value": ANY_TEXT}), max_size=2),
    "Attachments": st.lists(st.fixed_dictionaries({"Name": ANY_TEXT, "Content": ANY_TEXT}), max_size=2),
    "TrackLinks": st.sampled_from(["None", "HtmlOnly", "x"]),
    "TrackOpens": st.booleans(),
    "MessageStream": st.sampled_from(["outbound", "broadcast", "inbound", "x"]),
}
NEARLY_GOOD = st.builds(
    lambda good, odd: GOOD | good | odd,
    st.fixed_dictionaries({}, optional=FIELDS),
    st.dictionaries(st.sampled_from(sorted(FIELDS)), ANY_JSON, max_size=1),
)


def fresh() -> World:
    return demo_world(ManualClock())


def documented(item: Any) -> bool:
    """Whether one result is an acceptance, or a refusal with a known ErrorCode and nothing else."""
    if item["ErrorCode"] == 0:
        return list(item) == ["To", "SubmittedAt", "MessageID", "ErrorCode", "Message"]
    return item["ErrorCode"] in ERROR_CODES and set(item) == {"ErrorCode", "Message"}


def post(world: World, path: str, value: object, token: dict[str, str]) -> PracticeReply:
    return say(world, "POST", path, json.dumps(value).encode(), {**JSON_HEADERS, **token}).reply


@bounded
@given(ANY_JSON | NEARLY_GOOD, st.sampled_from([SERVER, TEST]))
def test_any_json_to_email_gets_a_documented_reply(value: object, token: dict[str, str]) -> None:
    reply = post(fresh(), "/email", value, token)
    result = json.loads(reply.body)
    assert documented(result)
    assert reply.status == (200 if result["ErrorCode"] == 0 else 422)


@bounded
@given(ANY_JSON | st.lists(NEARLY_GOOD, max_size=4) | st.lists(ANY_JSON, max_size=3), st.sampled_from([SERVER, TEST]))
def test_any_json_to_batch_gets_a_documented_reply(value: object, token: dict[str, str]) -> None:
    reply = post(fresh(), "/email/batch", value, token)
    result = json.loads(reply.body)
    if reply.status == 200:
        assert isinstance(value, list)
        assert len(result) == len(value) <= BATCH_MESSAGES
        assert all(map(documented, result))
    else:
        assert (reply.status, documented(result)) == (422, True)


@bounded
@given(st.binary(max_size=60), st.sampled_from(["/email", "/email/batch", "/servers"]))
def test_any_bytes_get_a_documented_reply(body: bytes, path: str) -> None:
    token = ACCOUNT if path == "/servers" else SERVER
    reply = say(fresh(), "POST", path, body, {**JSON_HEADERS, **token}).reply
    assert reply.status in {200, 422}
    assert reply.status == 200 or documented(json.loads(reply.body))


@bounded
@given(
    st.dictionaries(
        ANY_TEXT | st.sampled_from(["Name", "Color", "InboundSpamThreshold", "OpenHookUrl"]), ANY_JSON, max_size=4
    )
)
def test_any_json_to_servers_gets_a_documented_reply(value: dict[str, object]) -> None:
    reply = post(fresh(), "/servers", value, ACCOUNT)
    assert reply.status in {200, 422}
    assert reply.status == 200 or documented(json.loads(reply.body))


@bounded
@given(NEARLY_GOOD)
def test_whatever_was_accepted_can_be_read_back(value: dict[str, Any]) -> None:
    world = fresh()
    sent = json.loads(post(world, "/email", value, SERVER).body)
    if sent["ErrorCode"] == 0:
        found = say(world, "GET", f"/messages/outbound/{sent['MessageID']}/details", headers=SERVER)
        assert found.status == 200
        assert found.json["Subject"] == (value["Subject"] or "")
        assert len(found.json["Recipients"]) == len(found.json["To"] + found.json["Cc"] + found.json["Bcc"])


@bounded
@given(
    st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "BREW"]),
    st.sampled_from(sorted(one.path for one in OPERATIONS.values())) | ANY_TEXT.map(lambda text: f"/{text}"),
    ANY_TEXT | st.sampled_from(["count=1&offset=0", "count=1&offset=0&fromdate=0001-01-01&todate=9999-12-31"]),
    st.sampled_from([{}, SERVER, ACCOUNT, TEST, {"x-postmark-server-token": "\udcff"}]),
)
def test_any_request_at_all_gets_a_reply(method: str, path: str, query: str, token: dict[str, str]) -> None:
    reply = say(fresh(), method, f"{path}?{query}", headers=token).reply
    assert reply.status in {200, 401, 403, 404, 405, 415, 422, 501}
    assert "X-Practice-Postmark" in reply.headers


NAMES = st.text(st.characters(categories=["L", "N", "Zs"], include_characters=',"\\<>@.'), min_size=1, max_size=20)
PLAIN_EMAILS = st.sampled_from(["ada@example.org", "b+o@mail.example.co.uk", "c-y@example.net"])


@bounded
@given(st.lists(st.tuples(NAMES.map(str.strip).filter(bool), PLAIN_EMAILS), min_size=1, max_size=8))
def test_a_list_of_quoted_names_is_read_as_it_was_meant(people: list[tuple[str, str]]) -> None:
    quoted = ((name.replace("\\", "\\\\").replace('"', '\\"'), email) for name, email in people)
    text = ", ".join(f'"{name}" <{email}>' for name, email in quoted)
    assert [(one.name, one.email) for one in read_addresses("To", text)] == people


def test_the_tables_agree_on_the_status_of_a_refusal() -> None:
    assert [name for name, row in REFUSALS.items() if row.http not in ERROR_CODES[row.code].http] == []

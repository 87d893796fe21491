"""Bulk sending: what goes out, how far it has come, and the list of all bulk sends."""

from typing import Any
from uuid import uuid4

import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.records import AccountState
from helpers.practice.world import World
from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN
from tests.practice.produce_bulk import BULK, approved, bulk
from tests.practice.produce_templates import FRAME, TOO_MUCH_CSS, WELCOME, created
from tests.practice.talk import HARD_BOUNCE, SERVER, TEST, get, message_id, post, words

SANDBOX = {"x-postmark-server-token": SANDBOX_SERVER_TOKEN}
STATUS = words("Id SubmittedAt Status TotalMessages PercentageCompleted ReleasedCount FailedCount Subject")
TEMPLATED = {"Subject": None, "TextBody": None, "HtmlBody": None, "TemplateAlias": "welcome"}


def sent(world: World, stream: str = "broadcast") -> list[Any]:
    """The details of everything that was sent, oldest first."""
    rows = get(world, f"/messages/outbound?count=500&offset=0&messagestream={stream}").json["Messages"]
    return [get(world, f"/messages/outbound/{one['MessageID']}/details").json for one in reversed(rows)]


def status(world: World, bulk_id: str) -> Any:
    return get(world, f"/email/bulk/{bulk_id}").json


def test_the_reply_has_postmarks_fields(world: World) -> None:
    reply = bulk(world).json
    assert list(reply) == ["ID", *STATUS]
    assert (reply["ID"], reply["Status"], reply["TotalMessages"]) == (reply["Id"], "Accepted", 2)
    assert (reply["Subject"], reply["SubmittedAt"]) == ("Hello {{name}}", "2026-01-05T09:00:00.0000000Z")


def test_every_message_is_filled_in_for_itself(world: World) -> None:
    bulk(world)
    ada, bo = sent(world)
    assert (ada["Subject"], ada["TextBody"], ada["HtmlBody"]) == ("Hello Ada", "Dear Ada", "<b>Ada</b>")
    assert (bo["Subject"], bo["HtmlBody"], bo["Recipients"]) == (
        "Hello Bo & Cy",
        "<b>Bo &amp; Cy</b>",
        ["bo@example.org"],
    )


def test_a_stored_template_will_do(world: World) -> None:
    created(created(world, FRAME), WELCOME, LayoutTemplate="frame")
    reply = bulk(world, **TEMPLATED).json
    assert [one["TextBody"] for one in sent(world)] == ["-- Dear Ada --", "-- Dear Bo & Cy --"]
    assert "Subject" not in reply


def test_what_messages_share_and_what_is_theirs(world: World) -> None:
    headers = [{"Name": "X-A", "Value": "all"}, {"Name": "X-B", "Value": "all"}]
    own = {"Metadata": {"a": "own"}, "Headers": [{"Name": "x-a", "Value": "own"}], "Cc": "cy@example.org"}
    messages = [BULK["Messages"][0] | own, BULK["Messages"][1]]
    bulk(world, Tag="news", Metadata={"a": "all", "b": "all"}, Headers=headers, Messages=messages, TrackOpens=True)
    ada, bo = sent(world)
    assert (ada["Metadata"], bo["Metadata"]) == ({"a": "own", "b": "all"}, {"a": "all", "b": "all"})
    assert (ada["Tag"], bo["Tag"], bo["TrackOpens"]) == ("news", "news", True)
    assert ada["Recipients"] == ["ada@example.org", "cy@example.org"]
    kept = list(world.messages.newest_first())[1].headers
    assert kept == (("X-B", "all"), ("x-a", "own"))


def test_the_stream_is_broadcast_unless_another_is_named(world: World) -> None:
    bulk(world, MessageStream="outbound")
    assert (len(sent(world)), len(sent(world, "outbound"))) == (0, 2)


def test_progress_takes_its_time(world: World, clock: ManualClock) -> None:
    number = bulk(world).json["Id"]
    seen = []
    for _ in range(3):
        one = status(world, number)
        seen.append((one["Status"], one["PercentageCompleted"], one["ReleasedCount"], one["FailedCount"]))
        clock.advance(1)
    assert seen == [("Accepted", 0, 0, 0), ("Processing", 50, 1, 0), ("Completed", 100, 2, 0)]
    assert list(status(world, number)) == STATUS


def test_what_cannot_be_sent_is_counted(world: World, clock: ManualClock) -> None:
    message_id(world, To=HARD_BOUNCE, MessageStream="broadcast")
    messages = [
        *BULK["Messages"],
        {"To": HARD_BOUNCE},
        {"To": "cy@example.org", "TemplateModel": {"name": ["a", "list"], "list": "text"}},
    ]
    reply = bulk(world, TextBody="{{#each list}}{{.}}{{/each}} Dear {{name}}", Messages=messages)
    clock.advance(2)
    done = status(world, reply.json["Id"])
    assert (done["TotalMessages"], done["ReleasedCount"], done["FailedCount"]) == (4, 2, 2)


def test_a_bulk_send_belongs_to_its_server(world: World) -> None:
    number = bulk(world).json["Id"]
    assert status(world, number.upper())["Id"] == number
    assert get(world, f"/email/bulk/{number}", SANDBOX).refused[:2] == (404, 12)
    assert get(world, f"/email/bulk/{uuid4()}").refused[:2] == (404, 12)
    assert get(world, "/email/bulk", SANDBOX).json == {"Requests": []}


def test_the_list_is_read_page_by_page(world: World) -> None:
    ids = [bulk(world).json["Id"] for _ in range(5)]
    found, key = [], ""
    while key is not None:
        page = get(world, f"/email/bulk?count=2{key and f'&paginationKey={key}'}").json
        found.append([one["Id"] for one in page["Requests"]])
        key = page.get("PaginationKey")
    assert found == [ids[:2:-1], ids[2:0:-1], ids[:1]]


def test_a_list_that_fits_has_no_key(world: World) -> None:
    bulk(world)
    assert list(get(world, "/email/bulk").json) == ["Requests"]


@pytest.mark.parametrize("key", ["x", "é", "AAAA", "=", "LTE", "YQ=="])
def test_keys_that_nobody_gave(world: World, key: str) -> None:
    bulk(world)
    assert get(world, f"/email/bulk?count=1&paginationKey={key}").refused[:2] == (422, 13)


@pytest.mark.parametrize("count", ["0", "501", "x", "-1", "²"])
def test_counts_out_of_range(world: World, count: str) -> None:
    assert get(approved(world), f"/email/bulk?count={count}").refused[:2] == (422, 403)


def test_nobody_gets_anywhere_without_approval(world: World) -> None:
    answers = (
        post(world, "/email/bulk", {}),
        get(world, "/email/bulk"),
        get(world, "/email/bulk/nobody"),
    )
    assert {answer.refused[:2] for answer in answers} == {(422, 14)}


def test_the_test_token_is_for_single_messages(world: World) -> None:
    assert bulk(world, TEST).refused[:2] == (403, 10)


def test_the_reply_is_known_from_the_bulk_page(world: World) -> None:
    message_id(world, To=HARD_BOUNCE, MessageStream="broadcast")
    answer = bulk(world, Messages=[{"To": f"ada@example.org,{HARD_BOUNCE}"}])
    assert answer.headers["X-Practice-Postmark"].startswith("documented; https://postmarkapp.com/developer/api/bulk")


def test_a_paused_account_releases_into_the_void(world: World) -> None:
    world.account.state = AccountState.PAUSED
    assert bulk(world).status == 200
    assert sent(world) == []


def test_too_many_messages_for_practice(world: World) -> None:
    assert bulk(world, Messages=[{"To": "ada@example.org"}] * 10_001).status == 501
    assert len(world.messages) == 0


@pytest.mark.parametrize(
    ("templated", "wish", "inlined"),
    [(False, None, False), (False, True, True), (True, None, True), (True, False, False)],
)
def test_css_is_inlined_where_it_is_wanted(world: World, templated: bool, wish: bool | None, inlined: bool) -> None:
    html = "<style>b {color: red}</style><b>x</b>"
    created(world, WELCOME, HtmlBody=html)
    content: dict[str, Any] = TEMPLATED if templated else {"HtmlBody": html}
    assert bulk(world, **content, InlineCss=wish).status == 200
    assert all(('style="color: red"' in one.html_body) is inlined for one in world.messages.newest_first())


def test_too_much_css_sends_nothing(world: World) -> None:
    assert bulk(world, HtmlBody=TOO_MUCH_CSS, InlineCss=True).status == 501
    assert len(world.messages) == 0


def test_only_post_sends(world: World) -> None:
    assert get(approved(world), "/email/bulk", SERVER).status == 200
    assert len(world.messages) == 0

"""What Postmark notices when people open messages and click on links."""

import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.devices import BROWSERS, MAIL_READERS
from helpers.practice.tracking import Reader, click_link, open_message
from helpers.practice.world import World
from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN
from tests.practice.follow import BLOG, SHOP, TRACKED, delivered
from tests.practice.talk import HARD_BOUNCE, get, message_id, send


def test_only_the_first_open_of_a_recipient_is_the_first(world: World, clock: ManualClock) -> None:
    sent = delivered(world, clock, Cc="bo@example.org")
    seen = [open_message(world, sent, who) for who in ("ada@example.org", "ADA@example.org", "bo@example.org")]
    assert [one.first for one in seen] == [True, False, True]


def test_only_the_first_click_on_a_link_is_the_first(world: World, clock: ManualClock) -> None:
    sent = delivered(world, clock)
    html = [click_link(world, sent, "ada@example.org", link) for link in (SHOP, BLOG, SHOP)]
    text = click_link(world, sent, "ada@example.org", SHOP, location="Text")
    assert [one.first for one in (*html, text)] == [True, True, False, False]


@pytest.mark.parametrize("change", [{"TrackOpens": False}, {"HtmlBody": None}])
def test_opens_that_nobody_notices(world: World, clock: ManualClock, change: dict[str, object]) -> None:
    sent = delivered(world, clock, **change)
    with pytest.raises(LookupError, match="does not track opens"):
        open_message(world, sent, "ada@example.org")


@pytest.mark.parametrize(
    ("how", "link", "location"),
    [("None", SHOP, "HTML"), ("TextOnly", SHOP, "HTML"), ("HtmlOnly", SHOP, "Text"), ("HtmlAndText", BLOG, "Text")],
)
def test_clicks_that_nobody_notices(world: World, clock: ManualClock, how: str, link: str, location: str) -> None:
    sent = delivered(world, clock, TrackLinks=how)
    with pytest.raises(LookupError, match="no tracked link"):
        click_link(world, sent, "ada@example.org", link, location=location)


def test_nobody_opens_what_has_not_arrived(world: World, clock: ManualClock) -> None:
    sent = message_id(world, **TRACKED)
    with pytest.raises(LookupError, match="has not reached"):
        open_message(world, sent, "ada@example.org")
    clock.advance(2)
    assert open_message(world, sent, "ada@example.org").first


def test_nobody_opens_what_bounced_or_was_suppressed(world: World, clock: ManualClock) -> None:
    for sent in (delivered(world, clock, To=HARD_BOUNCE), delivered(world, clock, Cc=HARD_BOUNCE)):
        with pytest.raises(LookupError, match="has not reached"):
            open_message(world, sent, HARD_BOUNCE)


def test_nobody_opens_what_a_sandbox_server_kept(world: World, clock: ManualClock) -> None:
    sent = send(world, {"x-postmark-server-token": SANDBOX_SERVER_TOKEN}, **TRACKED).json["MessageID"]
    clock.advance(2)
    with pytest.raises(LookupError, match="has not reached"):
        open_message(world, sent, "ada@example.org")


@pytest.mark.parametrize(("message", "who"), [("none", "ada@example.org"), ("", "zoe@example.org")])
def test_strangers(world: World, clock: ManualClock, message: str, who: str) -> None:
    sent = delivered(world, clock)
    with pytest.raises(LookupError):
        open_message(world, message or sent, who)


def test_details_tell_of_first_opens_and_clicks(world: World, clock: ManualClock) -> None:
    sent = delivered(world, clock)
    for _ in range(2):
        clock.advance(60)
        open_message(world, sent, "ada@example.org", reader=Reader(device=MAIL_READERS["mobile"]))
        click_link(world, sent, "ada@example.org", SHOP, reader=Reader(device=BROWSERS["unknown"]))
    events = get(world, f"/messages/outbound/{sent}/details").json["MessageEvents"]
    assert [one["Type"] for one in events] == ["Delivered", "Opened", "LinkClicked"]
    assert events[1]["Details"] == {"Summary": "Email opened with iPhone Mail 18"}
    assert events[2]["Details"] == {
        "Summary": "Tracked link clicked with an unknown program",
        "Link": SHOP,
        "ClickLocation": "HTML",
    }


def test_sightings_do_not_pile_up(world: World, clock: ManualClock) -> None:
    sent = delivered(world, clock)
    for _ in range(3):
        open_message(world, sent, "ada@example.org")
    assert len(world.opens) == 3
    world.clear()
    assert len(world.opens) == len(world.clicks) == 0

"""Cards, pictures, texts and JSON of deliveries and pre-flights: the conclusion first, its twin in words, no bodies."""

import json
import re
from dataclasses import replace

import pytest

from helpers.client.token import Token
from helpers.diagnosis.delivery.asking import MOST_MATCHES as MOST_FOUND
from helpers.diagnosis.delivery.records import Delivery, Ending, Fate
from helpers.diagnosis.delivery.remedies import unsuppress
from helpers.diagnosis.preflight.records import Grade
from helpers.display.delivery_card import MARKS, delivery_card
from helpers.display.delivery_json import delivery_as_json, mended_as_json, preflight_as_json
from helpers.display.delivery_matches import MOST_MATCHES
from helpers.display.delivery_picture import _SIGNS, MOST_COPIES, delivery_picture
from helpers.display.delivery_text import delivery_as_text, preflight_as_text
from helpers.display.markup import Element
from helpers.display.preflight_card import preflight_card
from helpers.practice.faults import FaultKind
from helpers.practice.recipients import complain
from helpers.practice.world import World
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from tests.diagnosis.deliveries import ADA, GOOD, HARD, checked, investigated, paused, suppressed
from tests.diagnosis.wide_worlds import Change, connected, failing, world_with
from tests.practice.talk import message_id as sent_in


def text(card: Element) -> str:
    return " ".join(" ".join(card.itertext()).split())


async def of_message(*changes: Change, token: str = SERVER_TOKEN, **message: object) -> Delivery:
    world = world_with(*changes)
    world.clock.advance(5)
    message_id = sent_in(world, **({"To": ADA} | message))
    return (await investigated(world, token, message_id=message_id)).delivery


def complained(world: World) -> None:
    complain(world, sent_in(world, To=ADA), ADA)


def in_sandbox(world: World) -> None:
    sent_in(world, token={"x-postmark-server-token": SANDBOX_SERVER_TOKEN}, To=ADA)


async def every_ending() -> list[Delivery]:
    """One delivery for most endings."""
    return [
        await of_message(),
        await of_message(To=HARD),
        await of_message(suppressed(HARD), To=f"{ADA}, {HARD}"),
        await of_message(paused),
        await of_message(token=SANDBOX_SERVER_TOKEN),
        (await investigated(world_with(in_sandbox), SANDBOX_SERVER_TOKEN, recipient=ADA)).delivery,
        (await investigated(world_with(complained), recipient=ADA)).delivery,
        (await investigated(world_with(suppressed()), recipient=ADA)).delivery,
        (await investigated(world_with(), ACCOUNT_TOKEN, recipient=ADA)).delivery,
    ]


def test_every_ending_and_every_fate_has_its_sign() -> None:
    assert set(MARKS) == set(Ending)
    assert set(_SIGNS) == set(Fate)


async def test_every_card_begins_with_ending_and_conclusion() -> None:
    for delivery in await every_ending():
        card = delivery_card(delivery)
        assert (card.tag, card[0].get("class"), card[1].tag) == ("article", "tokenlab-head", "figure")
        assert str(delivery.ending) in text(card[0])
        assert card[1].findtext("p/strong") == f"{delivery.conclusion.title}."


async def test_what_the_picture_shows_stands_in_its_twin() -> None:
    for delivery in await every_ending():
        sentences = " ".join(delivery_picture(delivery).sentences)
        assert all(copy.email in sentences for copy in delivery.seen.copies)
        assert "Demo" in sentences or delivery.seen.server is None


async def several(count: int) -> Delivery:
    """What is said of the newest of so many messages to one address."""
    world = world_with()
    for at in range(count):
        sent_in(world, To=ADA, Subject=f"Order {at}")
        world.clock.advance(60)
    return (await investigated(world, recipient=ADA)).delivery


async def test_more_matches_than_the_search_brings_are_counted() -> None:
    delivery = await several(MOST_FOUND + 10)
    for told in (text(delivery_card(delivery)), delivery_as_text(delivery)):
        assert f"{MOST_FOUND + 10} messages fit, the newest first" in told
        assert f"and {MOST_FOUND + 10 - MOST_MATCHES} more" in told
        assert f"{MOST_FOUND + 10} messages fit; this is the newest." in told
    as_json = delivery_as_json(delivery)
    assert (as_json["matches_in_all"], len(as_json["matches"])) == (MOST_FOUND + 10, MOST_FOUND)


async def test_where_a_stream_was_not_searched_there_may_be_more() -> None:
    world = world_with(failing("GET /messages/outbound", FaultKind.TIMEOUT, times=1))
    for _ in range(2):
        sent_in(world, To=ADA, MessageStream="broadcast", HtmlBody="<p>{{{ pm:unsubscribe }}}</p>")
    told = delivery_as_text((await investigated(world, recipient=ADA, patience_s=0)).delivery)
    assert "At least 2 messages fit, the newest first:" in told


@pytest.mark.parametrize("count", [2, MOST_MATCHES + 2])
async def test_several_matches_are_listed_the_newest_first_each_with_its_message_id(count: int) -> None:
    delivery = await several(count)
    ids = [one.message.message_id for one in delivery.seen.matched]
    for told in (text(delivery_card(delivery)), delivery_as_text(delivery)):
        listed = told[told.index(f"{count} messages fit, the newest first") :]
        assert [one for one in ids if one in listed] == ids[:MOST_MATCHES]
        assert sorted(ids[:MOST_MATCHES], key=listed.index) == ids[:MOST_MATCHES]
        assert f"“Order {count - 1}” through “outbound”, status Sent, delivered; MessageID {ids[0]}" in listed
        assert ("and 2 more" in listed) is (count > MOST_MATCHES)


async def test_the_message_it_is_about_is_always_named() -> None:
    for delivery in [await several(1), await of_message(), await of_message(paused)]:
        assert delivery.message_id
        for told in (text(delivery_card(delivery)), delivery_as_text(delivery)):
            assert f"This is about MessageID {delivery.message_id}" in told
            assert "messages fit" not in told


async def test_no_time_on_a_card_is_in_another_zone() -> None:
    """The JSON keeps what Postmark wrote."""
    for delivery in [*await every_ending(), await several(3)]:
        card = delivery_card(delivery)
        titles = " ".join(one.get("title", "") for one in card.iter("time"))
        for told in (" ".join(card.itertext()), titles, delivery_as_text(delivery)):
            assert re.findall(r"\d\dT\d\d:\d\d|\d\d:\d\d:\d\d(?! UTC)", told) == []
    assert "-05:00" in json.dumps(delivery_as_json(delivery))


async def test_events_stand_in_order_of_time() -> None:
    world = world_with(suppressed(HARD))
    world.clock.advance(60)
    message_id = sent_in(world, To=f"{ADA}, {HARD}")
    card = delivery_card((await investigated(world, message_id=message_id)).delivery)
    assert [one.text for one in card.iter("time")] == ["-1 min", "0 s", "2 s"]


async def test_many_recipients_are_folded() -> None:
    crowd = await of_message(To=", ".join(f"g{at}@example.net" for at in range(MOST_COPIES + 3)))
    assert "and 3 more" in "".join(delivery_picture(crowd).svg().itertext())


async def test_causes_stand_in_order_each_with_how_to_tell() -> None:
    delivery = await of_message(paused)
    rows = text(next(delivery_card(delivery).iter("ol")))
    titles = [one.title for one in delivery.candidates]
    assert sorted(titles, key=rows.index) == titles
    assert rows.count("How to tell:") == len(titles) > 3


async def test_what_can_be_done_says_what_it_changes_and_gives_the_line() -> None:
    card = text(delivery_card(await of_message(To=HARD)))
    assert f"Reactivate {HARD}. “outbound” delivers to {HARD} again" in card
    assert "await lab.reactivate(token, " in card


async def test_gaps_stand_in_the_open() -> None:
    card = delivery_card(await of_message(failing("GET /server", FaultKind.TIMEOUT)))
    assert "? What was not read" in " ".join(text(part) for part in card if part.tag != "details")


async def test_no_form_shows_what_the_message_says() -> None:
    secret = "https://shop.example/sign-in?once=made-up-by-this-test"
    delivery = await of_message(TextBody=secret, HtmlBody=f"<a href='{secret}'>sign in</a>")
    forms = [text(delivery_card(delivery)), delivery_as_text(delivery), json.dumps(delivery_as_json(delivery))]
    assert [form for form in forms if "made-up-by-this-test" in form] == []


async def test_foreign_texts_cannot_move_a_cursor_or_become_markup() -> None:
    delivery = await of_message(Subject="\x1b[2J<b>now</b>\n\nhidden")
    assert all(line.isprintable() for line in delivery_as_text(delivery).splitlines())
    assert "\x1b" not in "".join(delivery_card(delivery).itertext())


async def test_the_json_names_everything_that_decides() -> None:
    told = json.loads(json.dumps(delivery_as_json(await of_message(suppressed(HARD), To=f"{ADA}, {HARD}"))))
    assert (told["ending"], told["confidence"]) == ("partly delivered", "certain")
    assert [(one["email"], one["fate"]) for one in told["recipients"]] == [(ADA, "delivered"), (HARD, "suppressed")]
    assert set(told) == {
        *("ending", "confidence", "next_step", "asked_about", "token", "practice", "conclusion", "candidates"),
        *(
            "message",
            "matches",
            "matches_in_all",
            "recipients",
            "events",
            "findings",
            "offers",
            "unread",
            "waited_s",
            "asked",
        ),
    }
    assert {"cause", "alternatives", "how_to_tell"} <= set(told["conclusion"])


@pytest.mark.parametrize(
    ("to", "sign", "grade"),
    [
        ("bob@example.net", "✓ go", Grade.GO),
        (f"{ADA}, bob@example.net", "! careful", Grade.CAREFUL),
        (ADA, "✗ stop", Grade.STOP),
    ],
)
async def test_a_pre_flight_says_go_careful_or_stop_in_words(to: str, sign: str, grade: Grade) -> None:
    found = await checked(replace(GOOD, to=to), suppressed(ADA), account=ACCOUNT_TOKEN)
    card = preflight_card(found)
    assert found.grade is grade
    assert text(card[0]).startswith(sign)
    assert card[1].findtext("strong") == found.headline
    assert preflight_as_text(found).startswith(f"{sign[0]} {found.headline}")
    assert json.loads(json.dumps(preflight_as_json(found)))["grade"] == str(grade)


async def test_a_pre_flight_says_who_would_receive_it_and_what_cannot_be_known() -> None:
    card = text(preflight_card(await checked()))
    assert "Will it reach a real person? ✓ No. It stays on this machine" in card
    assert "? What cannot be known before the send Whether From may be used" in card
    assert "3 requests, reads only; nothing was sent" in card


async def test_what_was_mended_as_json() -> None:
    connection, _listening = connected(world_with(suppressed()))
    async with connection:
        told = mended_as_json(await unsuppress(connection, Token(SERVER_TOKEN), "outbound", ADA))
    assert (told["act"], told["email"], told["done"]) == ("unsuppress", ADA, True)

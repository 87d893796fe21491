"""PUT /bounces/{id}/activate: lifts the suppression, keeps the bounce, refuses what cannot be undone."""

import pytest

from helpers.practice.recipients import complain
from helpers.practice.world import World
from tests.practice.talk import HARD_BOUNCE, JSON_HEADERS, SERVER, Answer, get, message_id, say, send

BY_HAND = "ManuallyDeactivated@bounce-testing.postmarkapp.com"


def activate(world: World, bounce: object, body: bytes = b"") -> Answer:
    return say(world, "PUT", f"/bounces/{bounce}/activate", body, {**JSON_HEADERS, **SERVER})


def newest(world: World) -> int:
    return next(world.bounces.newest_first()).id


@pytest.mark.parametrize("email", [HARD_BOUNCE, BY_HAND])
@pytest.mark.parametrize("body", [b"", b"{}"])
def test_an_activated_address_gets_mail_again(world: World, email: str, body: bytes) -> None:
    message_id(world, To=email)
    number = newest(world)
    answer = activate(world, number, body).json
    assert (answer["Message"], answer["Bounce"]) == ("OK", get(world, f"/bounces/{number}").json)
    assert (answer["Bounce"]["Inactive"], answer["Bounce"]["CanActivate"]) == (False, True)
    assert send(world, To=email).status == 200


def test_activating_twice_is_activating_once(world: World) -> None:
    message_id(world, To=HARD_BOUNCE)
    assert activate(world, newest(world)).json == activate(world, newest(world)).json


def test_the_bounce_stays_where_it_was(world: World) -> None:
    message_id(world, To=HARD_BOUNCE)
    first = newest(world)
    message_id(world, To="softbounce@bounce-testing.postmarkapp.com")
    activate(world, first)
    found = get(world, "/bounces?count=2&offset=0").json["Bounces"]
    assert [(one["Type"], one["Inactive"]) for one in found] == [("SoftBounce", False), ("HardBounce", False)]
    assert get(world, "/deliverystats").json["InactiveMails"] == 0


def test_a_complaint_cannot_be_activated(world: World) -> None:
    message = message_id(world, To="ada@example.org")
    number = complain(world, message, "ADA@example.org").id
    assert activate(world, number).refused == (
        422,
        1003,
        "Due to the type of bounce, this address cannot be reactivated.",
    )
    assert send(world, To="ada@example.org").refused[1] == 406


def test_another_reason_for_the_suppression_outlives_the_activation(world: World) -> None:
    message_id(world, To=HARD_BOUNCE)
    number = newest(world)
    activate(world, number)
    complain(world, message_id(world, To=f"{HARD_BOUNCE}"), HARD_BOUNCE)
    assert activate(world, number).status == 200
    assert send(world, To=HARD_BOUNCE).refused[1] == 406


def test_a_missing_and_an_unknown_id(world: World) -> None:
    assert activate(world, "").refused == (400, 1002, "A 'bounceID' parameter is required.")
    assert activate(world, "x").refused[:2] == (422, 1001)

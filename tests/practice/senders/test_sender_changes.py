"""Adding, editing, confirming and removing sender signatures."""

from typing import Any

import pytest

from helpers.practice.seed import CONFIRMED_SENDER, UNCONFIRMED_SENDER
from helpers.practice.senders.sender_changes import confirm
from helpers.practice.world import World
from tests.practice.produce_senders import CONFIRMED, UNCONFIRMED, act, add_sender
from tests.practice.talk import ACCOUNT, get, put, send


def signature(world: World, number: int) -> Any:
    return get(world, f"/senders/{number}", ACCOUNT).json


def test_a_new_signature_waits_for_its_owner(world: World) -> None:
    new = add_sender(world, ReplyToEmail="team@example.edu", ConfirmationPersonalNote="It is me").json
    assert new == signature(world, new["ID"])
    assert (new["EmailAddress"], new["Domain"], new["Confirmed"]) == ("cy@example.edu", "example.edu", False)
    assert (new["ReplyToEmailAddress"], new["ConfirmationPersonalNote"]) == ("team@example.edu", "It is me")
    assert send(world, From="cy@example.edu").refused[1] == 401


def test_a_confirmed_signature_sends(world: World) -> None:
    add_sender(world)
    assert confirm(world, "CY@example.edu").confirmed
    assert send(world, From="cy@example.edu").status == 200
    assert send(world, From="others@example.edu").refused[1] == 400


def test_only_a_signature_can_be_confirmed(world: World) -> None:
    with pytest.raises(LookupError, match="no sender signature cy@example"):
        confirm(world, "cy@example.edu")


def test_the_confirmation_is_sent_again_until_it_is_answered(world: World) -> None:
    said = f"Confirmation email for Sender Signature {UNCONFIRMED_SENDER} was re-sent."
    assert act(world, f"POST /senders/{UNCONFIRMED}/resend").json == {"ErrorCode": 0, "Message": said}
    confirm(world, UNCONFIRMED_SENDER)
    assert act(world, f"POST /senders/{UNCONFIRMED}/resend").refused[:2] == (422, 506)


def test_an_edit_changes_what_it_names(world: World) -> None:
    before = signature(world, CONFIRMED)
    changed = {"Name": "Ada", "ReplyToEmail": "team@example.net"}
    after = put(world, f"/senders/{CONFIRMED}", changed, ACCOUNT).json
    assert after == before | {"Name": "Ada", "ReplyToEmailAddress": "team@example.net"}
    after = put(world, f"/senders/{CONFIRMED}", {"Name": "Ada", "ReplyToEmail": "", "FromEmail": "x"}, ACCOUNT).json
    assert (after["ReplyToEmailAddress"], after["EmailAddress"]) == ("", CONFIRMED_SENDER)


def test_a_signature_may_have_a_return_path(world: World) -> None:
    edited = put(world, f"/senders/{CONFIRMED}", {"Name": "Ada", "ReturnPathDomain": "pm.example.net"}, ACCOUNT).json
    assert edited["ReturnPathDomain"] == "pm.example.net"


def test_a_removed_signature_sends_no_more(world: World) -> None:
    gone = {"ErrorCode": 0, "Message": f"Signature {CONFIRMED_SENDER} removed."}
    assert act(world, f"DELETE /senders/{CONFIRMED}").json == gone
    assert send(world, From=CONFIRMED_SENDER).refused[1] == 400


def test_the_deprecated_spf_check_answers_the_signature(world: World) -> None:
    assert act(world, f"POST /senders/{UNCONFIRMED}/verifyspf").json["SPFVerified"] is False
    world.dns_hosts.add("example.org")
    assert act(world, f"POST /senders/{UNCONFIRMED}/verifyspf").json["SPFVerified"] is True
    assert act(world, f"POST /senders/{CONFIRMED}/verifyspf").json["SPFVerified"] is False


def test_a_new_dkim_key_is_one_of_the_signatures_domain(world: World) -> None:
    number = add_sender(world, FromEmail="cy@example.com").json["ID"]
    assert act(world, f"POST /senders/{number}/requestnewdkim").json["ErrorCode"] == 0
    assert signature(world, number)["DKIMUpdateStatus"] == "Pending"
    assert act(world, f"POST /senders/{number}/requestnewdkim").refused[:2] == (422, 505)
    assert act(world, f"POST /senders/{UNCONFIRMED}/requestnewdkim").refused[:2] == (422, 508)
    assert act(world, f"POST /senders/{CONFIRMED}/requestnewdkim").refused[:2] == (500, 501)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"FromEmail": None}, 520),
        ({"FromEmail": "Cy <cy@example.edu>"}, 522),
        ({"FromEmail": "a@example.edu, b@example.edu"}, 522),
        ({"FromEmail": f"{'x' * 250}@example.edu"}, 521),
        ({"FromEmail": "cy@gmail.com"}, 503),
        ({"Name": ""}, 511),
        ({"Name": "x" * 256}, 521),
        ({"ReplyToEmail": "nobody"}, 522),
        ({"ReturnPathDomain": "mail.example.com"}, 522),
        ({"Name": True}, 403),
    ],
)
def test_what_a_signature_may_not_be(world: World, fields: dict[str, Any], code: int) -> None:
    assert add_sender(world, **fields).refused[:2] == (422, code)
    assert len(world.signatures) == 2


@pytest.mark.parametrize(("fields", "code"), [({}, 502), ({"ReplyToEmail": ""}, 511)])
def test_an_edit_must_repeat_the_name(world: World, fields: dict[str, Any], code: int) -> None:
    assert put(world, f"/senders/{CONFIRMED}", fields, ACCOUNT).refused[:2] == (422, code)


def test_signatures_are_bounded(world: World) -> None:
    answers = [add_sender(world, FromEmail=f"a{number}@example.edu").status for number in range(99)]
    assert answers == [200] * 98 + [422]


@pytest.mark.parametrize("rest", ["resend", "verifyspf", "requestnewdkim"])
def test_an_unknown_signature(world: World, rest: str) -> None:
    assert act(world, f"POST /senders/7/{rest}").refused[:2] == (422, 501)
    assert act(world, "DELETE /senders/7").refused[:2] == (422, 501)

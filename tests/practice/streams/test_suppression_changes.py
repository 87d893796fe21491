"""Creating and deleting suppressions: a result for each address, and what the sender may not undo."""

from typing import Any

import pytest

from helpers.practice.recipients import complain, unsubscribe
from helpers.practice.world import World
from tests.practice.produce_streams import suppressions
from tests.practice.talk import HARD_BOUNCE, get, message_id, post, send

ADA = "ada@example.org"
NOT_YOURS = "You do not have the required authority to change this suppression."


def on_the_list(world: World, stream: str = "outbound") -> list[tuple[str, str, str]]:
    dump = get(world, f"/message-streams/{stream}/suppressions/dump").json["Suppressions"]
    return [(one["EmailAddress"], one["SuppressionReason"], one["Origin"]) for one in dump]


def results(world: World, what: str, *emails: Any) -> list[tuple[str, str | None]]:
    answer = suppressions(world, what, *emails).json["Suppressions"]
    assert [list(one) for one in answer] == [["EmailAddress", "Status", "Message"]] * len(emails)
    return [(one["Status"], one["Message"]) for one in answer]


def test_a_suppressed_address_gets_no_more_mail_on_the_stream(world: World) -> None:
    assert results(world, "", ADA) == [("Suppressed", None)]
    assert on_the_list(world) == [(ADA, "ManualSuppression", "Customer")]
    assert send(world, To=ADA).refused[1] == 406
    assert send(world, To=ADA, MessageStream="broadcast").status == 200


def test_every_address_has_a_result_of_its_own(world: World) -> None:
    answer = results(world, "", ADA, "nobody", None, "Bo <bo@example.org>", f"{ADA}, bo@example.org", ADA.upper())
    invalid = ("Failed", "An invalid email address was provided.")
    assert answer == [("Suppressed", None), invalid, invalid, ("Suppressed", None), invalid, ("Suppressed", None)]
    assert len(on_the_list(world)) == 2


def test_what_is_on_the_list_stays_as_it_is(world: World) -> None:
    message_id(world, To=HARD_BOUNCE)
    assert results(world, "", HARD_BOUNCE) == [("Suppressed", None)]
    assert on_the_list(world) == [(HARD_BOUNCE, "HardBounce", "Recipient")]


def test_a_deleted_suppression_lets_mail_through_again(world: World) -> None:
    suppressions(world, "", ADA)
    assert results(world, "/delete", ADA.upper()) == [("Deleted", None)]
    assert send(world, To=ADA).status == 200


def test_deleting_what_is_not_there_counts_as_deleted(world: World) -> None:
    assert results(world, "/delete", ADA, "nobody")[0] == ("Deleted", None)


def test_deleting_the_suppression_of_a_hard_bounce_activates_the_bounce(world: World) -> None:
    message_id(world, To=HARD_BOUNCE)
    message_id(world, To=HARD_BOUNCE, MessageStream="broadcast")
    suppressions(world, "/delete", HARD_BOUNCE)
    assert [one.inactive for one in world.bounces.newest_first()] == [True, False]
    assert send(world, To=HARD_BOUNCE).status == 200


def test_a_spam_complaint_cannot_be_undone(world: World) -> None:
    complain(world, message_id(world, To=ADA), ADA)
    assert results(world, "/delete", ADA) == [("Failed", NOT_YOURS)]
    assert results(world, "", ADA) == [("Failed", NOT_YOURS)]
    assert on_the_list(world) == [(ADA, "SpamComplaint", "Recipient")]
    assert send(world, To=ADA).refused[1] == 406


def test_who_unsubscribed_is_not_the_senders_to_bring_back(world: World) -> None:
    unsubscribe(world, message_id(world, To=ADA), ADA)
    assert on_the_list(world) == [(ADA, "ManualSuppression", "Recipient")]
    assert results(world, "/delete", ADA) == [("Failed", NOT_YOURS)]


def test_recipients_act_on_messages_that_went_to_them(world: World) -> None:
    message = message_id(world, To=ADA)
    for act in (complain, unsubscribe):
        with pytest.raises(LookupError, match=r"did not go to bo@example\.org"):
            act(world, message, "bo@example.org")
        with pytest.raises(LookupError, match="no message x"):
            act(world, "x", ADA)


@pytest.mark.parametrize("what", ["", "/delete"])
def test_fifty_addresses_are_the_most(world: World, what: str) -> None:
    emails = [f"a{number}@example.org" for number in range(51)]
    assert suppressions(world, what, *emails).refused[:2] == (422, 1410)
    assert len(results(world, what, *emails[:50])) == 50


@pytest.mark.parametrize("what", ["", "/delete"])
@pytest.mark.parametrize("body", [{}, [], {"Suppressions": "x"}, {"Suppressions": [ADA]}, {"Suppressions": None}])
def test_a_body_that_names_no_addresses(world: World, what: str, body: Any) -> None:
    assert post(world, f"/message-streams/outbound/suppressions{what}", body).refused[:2] == (422, 1409)


def test_an_empty_list_changes_nothing(world: World) -> None:
    assert results(world, "") == []


@pytest.mark.parametrize("what", ["", "/delete"])
def test_an_unknown_stream(world: World, what: str) -> None:
    answer = post(world, f"/message-streams/nowhere/suppressions{what}", {"Suppressions": []})
    assert answer.refused[:2] == (422, 1226)

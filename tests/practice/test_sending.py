"""POST /email: the reply, and the rules that depend on the world."""

import re
from datetime import timedelta

import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.records import AccountState, Domain
from helpers.practice.seed import CONFIRMED_SENDER, UNCONFIRMED_SENDER
from helpers.practice.world import World
from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN
from tests.practice.talk import HARD_BOUNCE, TEST, get, message_id, send

SANDBOX = {"x-postmark-server-token": SANDBOX_SERVER_TOKEN}


def test_an_accepted_message(world: World) -> None:
    sent = send(world, To="Ada <ada@example.org>, bo@example.org").json
    assert list(sent) == ["To", "SubmittedAt", "MessageID", "ErrorCode", "Message"]
    assert sent["To"] == "Ada <ada@example.org>, bo@example.org"
    assert sent["SubmittedAt"] == "2026-01-05T04:00:00.0000000-05:00"
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", sent["MessageID"])
    assert (sent["ErrorCode"], sent["Message"]) == (0, "OK")


def test_success_carries_no_error_header(world: World) -> None:
    assert "X-PM-ApiErrorCode" not in send(world).headers


def test_the_test_token_checks_the_message_and_stores_nothing(world: World) -> None:
    answer = send(world, TEST, From="anybody@nowhere.example", MessageStream="no-such-stream", To=HARD_BOUNCE)
    assert answer.status == 200
    assert answer.json["Message"] == "Test job accepted"
    assert answer.headers["X-Practice-Postmark"].startswith("observed; ")
    assert len(world.messages) == len(world.bounces) == 0


def test_the_test_token_still_refuses_a_bad_message(world: World) -> None:
    assert send(world, TEST, To="nobody").refused[:2] == (422, 300)
    assert send(world, TEST, TextBody=None).refused[:2] == (422, 300)


def test_an_unknown_stream(world: World) -> None:
    refused = (422, 1235, "The stream provided: 'unknown-stream' does not exist on this server.")
    assert send(world, MessageStream="unknown-stream").refused == refused


def test_an_inbound_stream_cannot_send(world: World) -> None:
    assert send(world, MessageStream="inbound").refused == (422, 1236, "Sending is not supported for this stream type.")


def test_the_stream_is_checked_before_the_addresses(world: World) -> None:
    assert send(world, MessageStream="unknown-stream", To="nobody").refused[1] == 1235


@pytest.mark.parametrize("to", [None, "", " , "])
def test_somebody_must_receive_it(world: World, to: str | None) -> None:
    assert send(world, To=to, Cc="ada@example.org").refused == (422, 300, "Zero recipients specified")


def test_fifty_recipients_in_all(world: World) -> None:
    twenty_five = ",".join(f"a{number}@example.org" for number in range(25))
    assert send(world, To=twenty_five, Bcc=twenty_five).status == 200
    assert "51" in send(world, To=twenty_five, Bcc=twenty_five, Cc="one@example.org").refused[2]


@pytest.mark.parametrize("field", ["Cc", "Bcc", "ReplyTo"])
def test_other_address_fields_are_checked_too(world: World, field: str) -> None:
    refused = send(world, **{field: "nobody"}).refused
    assert refused[2] == f"Error parsing '{field}': Illegal email address 'nobody'. It must contain the '@' symbol."


@pytest.mark.parametrize("sender", ["anybody@example.com", "Shop <no-reply@EXAMPLE.com>", CONFIRMED_SENDER.upper()])
def test_a_verified_domain_or_a_confirmed_signature_may_send(world: World, sender: str) -> None:
    assert send(world, From=sender).status == 200


@pytest.mark.parametrize(
    "sender", ["no-reply@authjs.dev", "ada@sub.example.com", "other@example.net", "hello@example.org"]
)
def test_a_sender_that_is_not_on_the_account(world: World, sender: str) -> None:
    assert send(world, From=f"Auth.js <{sender}>").refused == (
        422,
        400,
        f"The 'From' address you supplied ({sender}) is not a Sender Signature on your account. Please add and confirm "
        "this address in order to be able to use it in the 'From' field of your messages.",
    )


def test_an_unconfirmed_signature(world: World) -> None:
    status, code, message = send(world, From=UNCONFIRMED_SENDER).refused
    assert (status, code) == (422, 401)
    assert UNCONFIRMED_SENDER in message


def test_a_domain_may_send_once_its_dkim_record_is_found(world: World) -> None:
    world.add_domain(Domain(id=9, name="example.edu", dkim_verified=False, return_path_verified=True))
    assert send(world, From="ada@example.edu").refused[1] == 400
    world.domains[9].dkim_verified = True
    assert send(world, From="ada@example.edu").status == 200


@pytest.mark.parametrize(("state", "code"), [(AccountState.NOT_APPROVED, 413), (AccountState.OUT_OF_CREDITS, 405)])
def test_an_account_that_may_not_send(world: World, state: AccountState, code: int) -> None:
    world.account.state = state
    assert send(world, To="ada@example.com").refused[:2] == (422, code)


def test_a_pending_account_sends_within_its_own_domain(world: World) -> None:
    world.account.state = AccountState.PENDING
    assert send(world, To="ada@example.com", Cc="bo@EXAMPLE.com").status == 200
    assert send(world, To="ada@example.com, bo@gmail.com").refused == (
        422,
        412,
        "While your account is pending approval, all recipient addresses must share the same domain as the 'From' "
        "address. The domain of the 'From' address is 'example.com', but you are attempting to send email to the "
        "following domain: 'gmail.com'.",
    )


def test_the_sender_is_checked_before_the_account(world: World) -> None:
    world.account.state = AccountState.NOT_APPROVED
    assert send(world, From="no-reply@authjs.dev").refused[1] == 400


def test_a_hard_bounce_makes_the_next_send_fail(world: World) -> None:
    message_id(world, To=HARD_BOUNCE)
    assert send(world, To=HARD_BOUNCE.upper()).refused == (
        422,
        406,
        "You tried to send to recipient(s) that have been marked as inactive. Found inactive addresses: "
        f"{HARD_BOUNCE.upper()}. Inactive recipients are ones that have generated a hard bounce, a spam complaint, or "
        "a manual suppression.",
    )


def test_a_suppression_holds_for_its_stream_only(world: World) -> None:
    message_id(world, To=HARD_BOUNCE)
    assert send(world, To=HARD_BOUNCE, MessageStream="broadcast").status == 200
    assert send(world, SANDBOX, To=HARD_BOUNCE).status == 200


def test_some_inactive_recipients_do_not_stop_the_others(world: World) -> None:
    message_id(world, To=HARD_BOUNCE)
    answer = send(world, To="ada@example.org", Cc=HARD_BOUNCE, Bcc=HARD_BOUNCE)
    said = f"Message OK, but will not deliver to these inactive addresses: {HARD_BOUNCE}"
    assert (answer.status, answer.json["ErrorCode"], answer.json["Message"]) == (200, 0, said)


def test_an_inactive_recipient_is_named_once(world: World) -> None:
    message_id(world, To=HARD_BOUNCE)
    assert send(world, To=f"{HARD_BOUNCE}, {HARD_BOUNCE}").refused[2].count(HARD_BOUNCE) == 1


def test_a_sandbox_server_keeps_the_message_and_marks_it(world: World) -> None:
    answer = send(world, SANDBOX, To="ada@example.org")
    found = get(world, f"/messages/outbound/{answer.json['MessageID']}/details", SANDBOX).json
    assert found["Sandboxed"] is True


def test_time_of_submission_follows_the_clock(world: World, clock: ManualClock) -> None:
    clock.advance(timedelta(days=190).total_seconds())
    assert send(world).json["SubmittedAt"] == "2026-07-14T05:00:00.0000000-04:00"

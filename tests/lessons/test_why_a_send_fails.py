"""Lesson 06: right answers are right, every known mistake has its own sentence, and what should be broken is."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.problems import PracticeTokenInLive
from helpers.client.token import Token
from helpers.diagnosis.delivery.records import Delivery, Ending
from helpers.diagnosis.preflight.records import Grade, Preflight
from helpers.lab import Lab
from helpers.lessons.error_lines import ONE_REFUSAL
from helpers.lessons.lost_mail import ADA, KIM, LIN, NEWS, lost_invoice, lost_receipt, newsletter, receipt
from helpers.lessons.marking import Result, mark
from helpers.practice.faults import FaultKind
from helpers.reference.error_codes import ERROR_CODES
from helpers.reference.practice_tokens import SANDBOX_SERVER_TOKEN

TESTS = Token(SANDBOX_SERVER_TOKEN)
CODES = {"a": 406, "b": 10, "c": "can't tell"}
_HARMLESS = (FaultKind.LATENCY, FaultKind.WRONG_CONTENT_TYPE)  # the reply is read all the same


@pytest.mark.parametrize("answer", [CODES, {"a": "406", "b": "10", "c": "Can’t tell."}])
def test_the_error_codes(answer: object) -> None:
    assert mark("6.1", answer).result is Result.RIGHT


@pytest.mark.parametrize("said", ["cant tell", "can't tell", "can‘t tell", "can`t tell", "CAN´T TELL", "cannot tell"])
def test_that_nothing_is_said_may_be_written_with_any_apostrophe(said: str) -> None:
    assert mark("6.1", CODES | {"c": said}).result is Result.RIGHT


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (CODES | {"a": 422}, "which nearly every refusal has"),
        (CODES | {"b": 401}, "about an unconfirmed sender signature"),
        (CODES | {"c": 422}, "the status once more"),
        (CODES | {"c": 406}, "Which word of the line says so"),
        (CODES | {"a": 300}, "Put a number after each letter"),
        ({"a": 406, "b": 10}, "Which word of the line says so"),
        ([406, 10], "Put a number after each letter"),
    ],
)
def test_mistaken_error_codes(answer: object, said: str) -> None:
    assert said in mark("6.1", answer).sentence
    assert mark("6.1", answer).result is Result.NOT_YET


def test_what_is_said_of_the_error_codes_is_so() -> None:
    assert "not confirmed" in ERROR_CODES[401].meaning
    assert not any(406 in row.http for row in ERROR_CODES.values())


def test_one_refusal_is_recognised_in_every_wording(lab: Lab) -> None:
    """The lesson says: one cause, and only postmarker's line is certain."""
    found = {program: lab.explain(line).findings[0] for program, line in ONE_REFUSAL.items()}
    assert {"ErrorCode 406" in one.title for one in found.values()} == {True}
    assert [program for program, one in found.items() if one.confidence == "certain"] == ["postmarker"]


@pytest.fixture
async def bounced(lab: Lab) -> Delivery:
    """What is known of Ada's mail after it has bounced."""
    await lab.send_sample(lab.server_token, mail_to(ADA))
    return await lab.investigate(lab.server_token, recipient=ADA)


def mail_to(whom: str) -> Email:
    return Email(sender="hello@example.com", to=whom, subject="Order 17", text_body="Thank you.")


async def test_a_reactivation_is_right(lab: Lab, bounced: Delivery) -> None:
    number = bounced.offers[0].bounce_id or 0
    assert mark("6.2", await lab.reactivate(lab.server_token, number)).result is Result.RIGHT


async def test_who_freed_ada_before_hears_that_she_is_free(lab: Lab, bounced: Delivery) -> None:
    number = bounced.offers[0].bounce_id or 0
    await lab.unsuppress(lab.server_token, "outbound", ADA)
    again = [await lab.reactivate(lab.server_token, number), await lab.unsuppress(lab.server_token, "outbound", ADA)]
    for answer in again:
        assert "free already" in mark("6.2", answer).sentence
    await lab.send_sample(lab.server_token, mail_to(ADA))  # as the cell that makes `bounced` does
    offers = (await lab.investigate(lab.server_token, recipient=ADA)).offers
    assert mark("6.2", await lab.reactivate(lab.server_token, offers[0].bounce_id or 0)).result is Result.RIGHT


async def test_a_bounce_that_is_not_hers_is_not_called_free(lab: Lab, bounced: Delivery) -> None:
    number = (bounced.offers[0].bounce_id or 0) + 1
    assert "number of Ada's own bounce" in mark("6.2", await lab.reactivate(lab.server_token, number)).sentence


async def test_lifting_the_suppression_is_right_too(lab: Lab, bounced: Delivery) -> None:
    assert bounced.ending is Ending.BOUNCED
    assert mark("6.2", await lab.unsuppress(lab.server_token, "outbound", ADA)).result is Result.RIGHT


async def test_the_free_stream_of_two_is_named(lab: Lab, bounced: Delivery) -> None:
    assert bounced.offers[0].stream == "outbound"
    assert "Nothing was changed" in mark("6.2", await lab.unsuppress(lab.server_token, "broadcast", ADA)).sentence


@pytest.mark.usefixtures("bounced")
@pytest.mark.parametrize(("whom", "stream"), [(LIN, "outbound"), (ADA, "broadcast")])
async def test_another_address_or_stream_that_was_freed_is_named(lab: Lab, whom: str, stream: str) -> None:
    path = f"/message-streams/{stream}/suppressions"
    body = {"Suppressions": [{"EmailAddress": whom}]}
    await lab.connection.send("POST", path, server_token=lab.server_token, body=body)
    freed = await lab.unsuppress(lab.server_token, stream, whom)
    assert freed.done
    assert "Whose mail bounced, and on which stream" in mark("6.2", freed).sentence


async def test_what_can_be_done_is_not_done_yet(bounced: Delivery) -> None:
    assert "with the bounce_id of the first offer" in mark("6.2", bounced).sentence
    assert "hand it to lab.reactivate" in mark("6.2", bounced.offers[0].bounce_id).sentence


@pytest.mark.usefixtures("bounced")
async def test_sending_again_lifts_nothing(lab: Lab) -> None:
    again = await lab.send_sample(lab.server_token, mail_to(ADA))
    assert "takes nobody off the list" in mark("6.2", again).sentence
    assert "takes nobody off the list" in mark("6.2", again.exchange).sentence


async def invoice(lab: Lab, token: Token) -> Delivery:
    line = await lost_invoice(lab.connection)
    return await lab.investigate(token, message_id=line.split()[-1])


async def test_the_invoice_is_in_the_sandbox(lab: Lab) -> None:
    assert mark("6.3", await invoice(lab, TESTS)).result is Result.RIGHT


async def test_the_other_token_does_not_find_it(lab: Lab) -> None:
    assert "on which letters does the token" in mark("6.3", await invoice(lab, lab.server_token)).sentence


async def test_the_log_shows_the_end_of_the_token_and_no_more(lab: Lab) -> None:
    line = await lost_invoice(lab.connection)
    assert line.startswith("token ••••ests: POST /email")
    assert TESTS.reveal() not in line


async def test_another_message_is_named(bounced: Delivery) -> None:
    assert "about another message" in mark("6.3", bounced).sentence
    assert "That is a text" in mark("6.3", bounced.message_id).sentence


async def looked_at(lab: Lab, *, account: bool = True, **mended: str) -> Preflight:
    """What a pre-flight says of the newsletter, mended like this."""
    news = replace(newsletter(), **mended)
    return await lab.preflight(news, lab.server_token, lab.account_token if account else None)


async def test_the_newsletter_would_be_refused_twice(lab: Lab) -> None:
    looked = await looked_at(lab)
    assert looked.grade is Grade.STOP
    assert {one.code for one in looked.findings if one.severity == "problem"} == {"PREFLIGHT714", "PREFLIGHT721"}


async def test_the_mended_newsletter_is_right(lab: Lab) -> None:
    looked = await looked_at(lab, sender="hello@example.com", message_stream="broadcast")
    assert mark("6.4", looked).result is Result.RIGHT


async def test_a_newsletter_is_not_transactional(lab: Lab) -> None:
    looked = await looked_at(lab, sender="hello@example.com", message_stream="outbound")
    assert "one text to many" in mark("6.4", looked).sentence


async def test_the_stream_is_named_before_the_sender(lab: Lab) -> None:
    assert "no stream of that name" in mark("6.4", await looked_at(lab, sender="hello@example.com")).sentence
    assert "Whose domain is verified" in mark("6.4", await looked_at(lab, message_stream="broadcast")).sentence


async def test_without_the_account_token_it_is_half_the_look(lab: Lab) -> None:
    looked = await looked_at(lab, account=False, sender="hello@example.com", message_stream="broadcast")
    assert looked.grade is Grade.CAREFUL
    assert "a third argument" in mark("6.4", looked).sentence
    assert "That is the message" in mark("6.4", newsletter()).sentence


@pytest.mark.parametrize("drill", [lost_invoice, lost_receipt])
async def test_a_live_connection_refuses_the_drills(lab: Lab, drill: Callable[[Connection], Awaitable[str]]) -> None:
    with pytest.raises(PracticeTokenInLive):
        await drill(lab.connect("live"))


@pytest.mark.parametrize("kind", [one for one in FaultKind if one not in _HARMLESS])
@pytest.mark.parametrize("operation", ["POST /email", "POST /message-streams/{stream_id}/suppressions"])
async def test_a_drill_that_a_planned_fault_spoils_says_so(lab: Lab, operation: str, kind: FaultKind) -> None:
    lab.practice.fail_next(operation, kind)
    said = await lost_receipt(lab.connection)
    assert "So this drill has not happened: run lab.practice.reset(), then this cell again." in said
    lab.practice.reset()
    assert (await lost_receipt(lab.connection)).count(" MessageID ") == 2


async def test_an_invoice_that_is_refused_says_why(lab: Lab) -> None:
    lab.practice.set_account("pending")
    assert "ErrorCode 412" in await lost_invoice(lab.connection)


@pytest.fixture
async def shop(lab: Lab) -> Lab:
    """The lab after the drill has happened."""
    await lost_receipt(lab.connection)
    return lab


async def sent(lab: Lab, to: str, *, stream: str = "outbound", free: bool = True) -> Delivery:
    """What becomes of one more receipt, after what holds it back was lifted."""
    if free:
        await lab.unsuppress(lab.server_token, "outbound", LIN)
    again = await lab.send_sample(lab.server_token, replace(receipt(), to=to, message_stream=stream))
    return await lab.investigate(lab.server_token, message_id=again.message_id)


async def test_a_receipt_for_lin_alone_is_right(shop: Lab) -> None:
    assert mark("6.5", await sent(shop, LIN)).result is Result.RIGHT


async def test_a_second_receipt_for_kim_is_named(shop: Lab) -> None:
    assert "Kim has two receipts now" in mark("6.5", await sent(shop, f"{KIM}, {LIN}")).sentence


async def test_the_way_around_the_list_is_named(shop: Lab) -> None:
    assert "past the list" in mark("6.5", await sent(shop, LIN, stream="broadcast", free=False)).sentence


async def test_a_receipt_to_both_past_the_list_is_partly_delivered(shop: Lab) -> None:
    assert "What does the line about Lin say" in mark("6.5", await sent(shop, f"{KIM}, {LIN}", free=False)).sentence


async def test_the_newest_message_to_lin_is_the_newsletter(shop: Lab) -> None:
    """The lesson says: the newest was delivered, and the card lists the receipt below it."""
    newest = await shop.investigate(shop.server_token, recipient=LIN)
    assert newest.ending is Ending.NEWEST_DELIVERED
    assert [one.message.subject for one in newest.seen.matched] == [NEWS, receipt().subject]
    assert "That is the newsletter" in mark("6.5", newest).sentence


async def test_the_old_receipt_is_named(shop: Lab) -> None:
    old = await shop.investigate(shop.server_token, subject=receipt().subject)
    assert "What does the line about Lin say" in mark("6.5", old).sentence
    of_kim = await shop.investigate(shop.server_token, subject=receipt().subject, recipient=KIM)
    assert "it is the old one" in mark("6.5", of_kim).sentence


async def test_the_way_free_and_the_acceptance_are_not_the_end(shop: Lab) -> None:
    assert "no mail has gone it yet" in mark("6.5", await shop.unsuppress(shop.server_token, "outbound", LIN)).sentence
    again = await shop.send_sample(shop.server_token, replace(receipt(), to=LIN))
    assert "Investigate its message_id" in mark("6.5", again).sentence


async def test_the_log_of_the_shop_looks_clean(lab: Lab) -> None:
    log = await lost_receipt(lab.connection)
    assert [line.partition(" MessageID ")[0][-8:] for line in log.splitlines()] == ["HTTP 200", "HTTP 200"]

"""What the status line says of each result: never better than the card, and one whole sentence."""

from uuid import uuid4

import pytest

from helpers.client.email import Email
from helpers.lab import Lab
from helpers.panels.desk import said
from helpers.panels.desk.said import Said, worst_of
from helpers.panels.status import StatusState
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from tests.diagnosis.deliveries import suppressed
from tests.panels.desk.looking import ADA, HARD, INACTIVE, LINE, sent_to

GOOD, UNSURE, BAD = StatusState.GOOD, StatusState.UNSURE, StatusState.BAD
MAIL = Email(sender="hello@example.com", to=ADA, subject="x", text_body="x")


@pytest.mark.parametrize(
    ("all_said", "first"),
    [
        ([(GOOD, "a"), (BAD, "b"), (UNSURE, "c")], (BAD, "b")),
        ([(UNSURE, "a"), (UNSURE, "b"), (GOOD, "c")], (UNSURE, "a")),
        ([], (StatusState.IDLE, "")),
    ],
)
def test_the_gravest_is_said_and_of_two_alike_the_first(all_said: list[Said], first: Said) -> None:
    assert worst_of(all_said) == first


def test_a_known_error_is_a_problem(lab: Lab) -> None:
    status, sentence = said.of_explanation(lab.explain(LINE))
    assert (status, sentence.startswith(INACTIVE), sentence.endswith(".")) == (BAD, True, True)


def test_what_is_not_known_cannot_be_told(lab: Lab) -> None:
    assert said.of_explanation(lab.explain("the printer is on fire"))[0] is UNSURE


def test_a_success_is_no_problem(lab: Lab) -> None:
    line = '200 {"ErrorCode":0,"Message":"OK","MessageID":"' + str(uuid4()) + '","To":"a@example.com"}'
    assert said.of_explanation(lab.explain(line))[0] is not BAD


@pytest.mark.parametrize(("to", "status"), [(ADA, GOOD), (HARD, BAD), ("nobody@example.net", UNSURE)])
async def test_a_delivery(lab: Lab, to: str, status: StatusState) -> None:
    await sent_to(lab, ADA)
    await sent_to(lab, HARD)
    delivery = await lab.investigate(SERVER_TOKEN, recipient=to)
    assert said.of_delivery(delivery) == (status, f"{delivery.conclusion.title.rstrip('.')}.")


async def test_a_newest_that_was_delivered_is_not_plain_good_where_the_address_is_suppressed(lab: Lab) -> None:
    await sent_to(lab, ADA)
    suppressed(ADA, stream="broadcast")(lab.world)
    status, sentence = said.of_delivery(await lab.investigate(SERVER_TOKEN, recipient=ADA))
    assert (status, sentence) == (UNSURE, "The newest was delivered; the address is suppressed on “broadcast”.")


async def test_what_a_sandbox_kept_is_a_problem(lab: Lab) -> None:
    await lab.send_sample(SANDBOX_SERVER_TOKEN, MAIL)
    assert said.of_delivery(await lab.investigate(SANDBOX_SERVER_TOKEN, recipient=ADA))[0] is BAD


async def test_mended_or_not(lab: Lab) -> None:
    assert said.of_mended(await lab.unsuppress(SERVER_TOKEN, "outbound", ADA))[0] is UNSURE
    suppressed(ADA)(lab.world)
    mended = await lab.unsuppress(SERVER_TOKEN, "outbound", ADA)
    assert said.of_mended(mended) == (GOOD, f"Done: “outbound” delivers to {ADA} again.")


async def test_go_careful_and_stop(lab: Lab) -> None:
    assert said.of_preflight(await lab.preflight(MAIL, SERVER_TOKEN, ACCOUNT_TOKEN))[0] is GOOD
    assert said.of_preflight(await lab.preflight(MAIL, SERVER_TOKEN))[0] is UNSURE
    assert said.of_preflight(await lab.preflight(MAIL, SERVER_TOKEN, ACCOUNT_TOKEN, pending=True))[0] is BAD
    suppressed(ADA)(lab.world)
    assert said.of_preflight(await lab.preflight(MAIL, SERVER_TOKEN))[0] is BAD


@pytest.mark.parametrize(("token", "status"), [(SERVER_TOKEN, GOOD), (ACCOUNT_TOKEN, BAD)])
async def test_an_smtp_login(lab: Lab, token: str, status: StatusState) -> None:
    check = await lab.smtp_check(token)
    assert said.of_smtp_check(check) == (status, check.headline.rstrip(".") + ".")


@pytest.mark.parametrize(
    ("domain", "status"), [("example.com", GOOD), ("example.org", BAD), ("nowhere.invalid", UNSURE)]
)
async def test_a_domain(lab: Lab, domain: str, status: StatusState) -> None:
    assert said.of_dns_check(await lab.dns_check(domain))[0] is status

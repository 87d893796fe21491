"""What was not checked follows from what was asked: a question closes only when it was answered."""

import pytest

from helpers.client.connection import Connection
from helpers.client.token import Token
from helpers.display.report.not_checked import GAPS, not_checked
from helpers.lab import open_lab
from tests.display.report.results import HELLO, asked
from tests.loopback import loopback
from tests.replies import postmark

OPEN = {gap.sentence.partition(":")[0]: gap for gap in GAPS}


def still_open(sentences: tuple[str, ...]) -> set[str]:
    return {sentence.partition(":")[0] for sentence in sentences}


def test_with_nothing_asked_everything_is_open() -> None:
    assert still_open(not_checked([], [])) == OPEN.keys()


@pytest.mark.parametrize(
    ("method", "path", "closed"),
    [
        ("GET", "/domains", {"Tokens", "The sender"}),
        ("GET", "/senders", {"Tokens", "The sender"}),
        ("GET", "/message-streams", {"Tokens", "Message streams"}),
        ("GET", "/message-streams/outbound/suppressions/dump", {"Tokens", "Suppressions"}),
        ("GET", "/deliverystats", {"Tokens"}),
    ],
)
async def test_an_answer_closes_its_question_only(method: str, path: str, closed: set[str]) -> None:
    assert still_open(not_checked([await asked(method, path)], [])) == OPEN.keys() - closed


async def test_a_message_that_was_read_again_had_been_accepted() -> None:
    lab = open_lab()
    sent = await lab.send_sample(lab.server_token, HELLO)
    found = [
        await lab.investigate(lab.server_token, message_id=sent.message_id),
        await lab.investigate(lab.server_token, recipient="ada@example.com"),
    ]
    assert [{"Sending", "Delivery"} & still_open(lab.report(one).contents.not_checked) for one in found] == [set()] * 2


async def test_a_message_that_is_not_found_may_never_have_been_accepted() -> None:
    lab = open_lab()
    nothing = await lab.investigate(lab.server_token, recipient="lin@example.net")
    assert {"Sending", "Delivery"} <= still_open(lab.report(nothing).contents.not_checked)


async def test_a_refusal_tells_of_the_token_and_of_nothing_else() -> None:
    exchange = await asked("GET", "/domains", token=Token("practice-unknown"))
    assert exchange.token_refused
    assert still_open(not_checked([exchange], [])) == OPEN.keys() - {"Tokens"}


async def test_the_test_token_says_nothing_of_anybody() -> None:
    reached = await open_lab().reach()
    assert reached.exchange.accepted
    assert still_open(not_checked([reached.exchange], [])) == OPEN.keys()


async def test_an_answer_of_postmark_itself_counts_as_such() -> None:
    with loopback(postmark()) as server:
        async with Connection(server.url) as connection:
            exchange = await connection.send("GET", "/deliverystats", server_token=Token("refused-by-it"))
    assert still_open(not_checked([exchange], [])) == OPEN.keys() - {"Postmark itself", "Tokens"}


@pytest.mark.parametrize(("covered", "closed"), [("smtp", "SMTP"), ("dns", "DNS"), ("application", "The application")])
def test_what_is_looked_at_in_another_way(covered: str, closed: str) -> None:
    assert still_open(not_checked([], [covered])) == OPEN.keys() - {closed}

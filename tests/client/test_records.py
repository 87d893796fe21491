"""Exchanges and outcomes as people read them, and the message that becomes a body."""

import pytest

from helpers.client.connection import Connection
from helpers.client.email import Email
from helpers.client.outcome import OutcomeKind, outcome
from helpers.client.problems import NotAccepted
from helpers.client.token import Token
from tests.client.asking import UNKNOWN, ask
from tests.loopback import loopback
from tests.replies import WRONG_SHAPE, postmark


async def test_an_exchange_reads_as_a_sentence() -> None:
    with loopback(postmark()) as server:
        exchange = await ask(server.url)
    assert str(exchange) == repr(exchange)
    assert str(exchange).startswith("GET /deliverystats → HTTP 401, ErrorCode 10. The request carries no token")
    assert "The reply says: “Request does not contain a valid Server token.” Send a server token" in str(exchange)


@pytest.mark.parametrize(
    ("tokens", "step"),
    [
        ({}, "This request carried no token: GET /deliverystats wants the server token in X-Postmark-Server-Token."),
        ({"account_token": UNKNOWN}, "This request carried only X-Postmark-Account-Token: GET /deliverystats wants"),
        ({"account_token": UNKNOWN, "server_token": UNKNOWN}, "Send X-Postmark-Server-Token alone. If it is refused"),
        ({"server_token": UNKNOWN}, "Send a server token in X-Postmark-Server-Token; account endpoints want"),
    ],
)
async def test_a_refused_token_is_advised_on_by_the_headers_that_were_sent(tokens: dict[str, Token], step: str) -> None:
    with loopback(postmark()) as server:
        async with Connection(server.url) as connection:
            exchange = await connection.send("GET", "/deliverystats", **tokens)
    assert exchange.next_step.startswith(step)


async def test_a_path_that_is_no_operation_leaves_the_advice_to_the_error_code() -> None:
    with loopback(postmark()) as server:
        async with Connection(server.url) as connection:
            exchange = await connection.send("GET", "/nothing-here")
    assert exchange.next_step == exchange.outcome.next_step


async def test_or_raise_says_what_happened_and_what_to_do() -> None:
    with loopback(WRONG_SHAPE) as server:
        exchange = await ask(server.url)
    with pytest.raises(NotAccepted) as caught:
        exchange.or_raise()
    assert str(caught.value) == str(exchange)


async def test_or_raise_hands_an_accepted_exchange_on() -> None:
    with loopback(postmark(server_tokens=[UNKNOWN.reveal()])) as server:
        exchange = await ask(server.url)
    assert exchange.or_raise() is exchange
    assert exchange.status == 200
    assert exchange.body == {"InactiveMails": 0, "Bounces": []}


def test_an_outcome_reads_as_what_happened_and_what_to_do() -> None:
    assert str(outcome(OutcomeKind.RATE_LIMITED)).endswith("Wait a minute, then try again more slowly.")
    assert str(outcome(OutcomeKind.ACCEPTED)) == "The request was accepted."


def test_an_email_becomes_the_body_that_postmark_wants() -> None:
    email = Email(sender="a@example.com", to="b@example.com", subject="Hi", text_body="x", metadata={"order": "7"})
    assert email.body == {
        "From": "a@example.com",
        "To": "b@example.com",
        "Subject": "Hi",
        "TextBody": "x",
        "MessageStream": "outbound",
        "Metadata": {"order": "7"},
    }


def test_what_is_missing_is_left_for_postmark_to_judge() -> None:
    assert Email(sender="", to="", message_stream="").body == {}


def test_recipients_are_all_that_are_named() -> None:
    email = Email(sender="a@x.com", to='"B, C" <b@x.com>, c@x.com', cc="d@x.com", bcc="E <e@x.com>")
    assert email.recipients == ("b@x.com", "c@x.com", "d@x.com", "e@x.com")

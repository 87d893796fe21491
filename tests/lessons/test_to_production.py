"""Lesson 05: right answers are right, and every known mistake is taken up by its own sentence."""

from typing import Any

import pytest

from helpers.authjs.replay import sign_in_mail
from helpers.client.token import Token
from helpers.diagnosis.sending.timeline import Timeline
from helpers.lab import Lab
from helpers.lessons.marking import Result, mark
from helpers.lessons.stages import PRODUCTION, STAGING, key_in, switched
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN

SANDBOX = Token(SANDBOX_SERVER_TOKEN)
PROOFS = {"key": "yes", "from": "yes", "recipient": "no", "inbox": "no"}


@pytest.mark.parametrize(
    ("number", "answer"), [("5.2", PROOFS), ("5.3", "approval"), ("5.5", PRODUCTION), ("5.5", PRODUCTION + "A=b\n")]
)
def test_right_answers(number: str, answer: object) -> None:
    assert mark(number, answer).result is Result.RIGHT


@pytest.mark.parametrize(
    ("number", "answer", "said"),
    [
        ("5.2", PROOFS | {"key": "no"}, "as on any other"),
        ("5.2", PROOFS | {"from": "no"}, "a foreign sender was refused"),
        ("5.2", PROOFS | {"recipient": "yes"}, "no-such-host"),
        ("5.2", PROOFS | {"inbox": "yes"}, "nothing was sent"),
        ("5.3", "sender", "GET /domains"),
        ("5.3", "stream", "GET /message-streams"),
        ("5.3", "tokens", "two different server IDs"),
        ("5.5", switched(), "still belongs to the sandbox"),
        ("5.5", PRODUCTION.replace(SERVER_TOKEN, ACCOUNT_TOKEN), "that is the account token"),
        ("5.5", switched().replace(SANDBOX_SERVER_TOKEN, SERVER_TOKEN), "a thief more than any other"),
        ("5.5", {".env": PRODUCTION}, "without its name"),
    ],
)
def test_wrong_answers(number: str, answer: object, said: str) -> None:
    assert said in mark(number, answer).sentence
    assert mark(number, answer).result is Result.NOT_YET


async def created(lab: Lab, body: dict[str, Any]) -> str:
    """What is said of a server that was created like this."""
    exchange = await lab.connection.send("POST", "/servers", account_token=lab.account_token, body=body)
    return str(mark("5.1", exchange))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"Name": "Shop preview", "DeliveryType": "Sandbox"}, "✓ 5.1 right"),
        ({"Name": "Shop preview"}, "This one delivers"),
        ({"Name": "Shop preview", "DeliveryType": "sandbox"}, "with a capital letter"),
        ({"DeliveryType": "Sandbox"}, "wants a Name"),
    ],
)
async def test_a_server_for_tests(lab: Lab, body: dict[str, Any], said: str) -> None:
    assert said in await created(lab, body)


async def test_a_server_does_not_make_servers(lab: Lab) -> None:
    body = {"Name": "Shop preview", "DeliveryType": "Sandbox"}
    refused = await lab.connection.send("POST", "/servers", account_token=lab.server_token, body=body)
    assert "A server cannot make another one" in mark("5.1", refused).sentence


async def test_the_list_is_not_a_server(lab: Lab) -> None:
    some = {"count": 10, "offset": 0}
    listed = await lab.connection.send("GET", "/servers", account_token=lab.account_token, query=some)
    assert "That is the list" in mark("5.1", listed).sentence


async def signed_in(lab: Lab, token: Token, to: str = "ada@blackhole.postmarkapp.com") -> Timeline:
    done = await lab.replay(token, sign_in_mail(to=to, sender="hello@example.com"))
    return await lab.follow(token, done.sample.message_id)


async def test_a_live_delivery_is_right(lab: Lab) -> None:
    assert mark("5.4", await signed_in(lab, key_in(PRODUCTION))).result is Result.RIGHT


async def test_the_delivery_of_a_sandbox_is_none(lab: Lab) -> None:
    assert "delivered nothing" in mark("5.4", await signed_in(lab, key_in(STAGING))).sentence


async def test_a_bounce_is_named(lab: Lab) -> None:
    bounced = await signed_in(lab, lab.server_token, "HardBounce@bounce-testing.postmarkapp.com")
    assert "This one bounced" in mark("5.4", bounced).sentence


async def test_the_acceptance_is_not_the_delivery(lab: Lab) -> None:
    done = await lab.replay(lab.server_token, sign_in_mail(to="ada@example.com", sender="hello@example.com"))
    assert "That is the acceptance" in mark("5.4", done).sentence
    assert "That is the acceptance" in mark("5.4", done.sample).sentence


async def test_a_message_of_the_other_server_is_named(lab: Lab) -> None:
    done = await lab.replay(SANDBOX, sign_in_mail(to="ada@example.com", sender="hello@example.com"))
    elsewhere = await lab.follow(lab.server_token, done.sample.message_id, patience_s=0)
    assert "No such message on this server" in mark("5.4", elsewhere).sentence


async def test_the_broken_switch_says_nothing_and_delivers_nothing(lab: Lab) -> None:
    done = await lab.replay(key_in(switched()), sign_in_mail(to="ada@example.com", sender="hello@example.com"))
    assert done.reaction.log == ""
    assert [one.code for one in lab.doctor({".env": switched()}).findings] == ["AUTHJS308"]


def test_a_text_without_a_key_has_an_empty_one() -> None:
    assert key_in("EMAIL_FROM=x\n").reveal() == ""

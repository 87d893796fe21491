"""The replayed request is the one that Auth.js makes, and its reaction is the one that was seen."""

import json
from uuid import uuid4

import pytest

from helpers.authjs.log_lines import explain_log
from helpers.authjs.replay import SITE, Replayed, replay, sign_in_mail
from helpers.client.connection import Connection
from helpers.client.problems import LiveNotConfirmed, TokenMalformed
from helpers.client.token import Token
from helpers.practice.clock import ManualClock
from helpers.practice.in_kernel import transport
from helpers.practice.seed import demo_world
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.loopback import Act, Behaviour, closed_port, loopback
from tests.replies import SERVER_REPLIES, json_reply, page, reply

TOKEN = Token(str(uuid4()))
MAIL = sign_in_mail(to="ada@example.com", sender="Demo <hello@example.com>")
KEYS = ["From", "To", "Subject", "TextBody", "HtmlBody", "MessageStream"]
ACCEPTED = json_reply(200, SERVER_REPLIES["POST /email"])


async def replayed(answer: Behaviour | Act) -> tuple[Replayed, list[object]]:
    with loopback(answer) as server:
        async with Connection(server.url) as connection:
            return await replay(connection, TOKEN, MAIL), list(server.requests)


async def in_practice(token: str, sender: str = "hello@example.com") -> Replayed:
    clock = ManualClock()
    async with Connection(clock=clock, transport=transport(demo_world(clock))) as connection:
        return await replay(connection, Token(token), sign_in_mail(to="ada@example.com", sender=sender))


async def test_the_request_is_the_one_of_authjs() -> None:
    with loopback(ACCEPTED) as server:
        async with Connection(server.url) as connection:
            await replay(connection, TOKEN, MAIL)
    (heard,) = server.requests
    assert (heard.method, heard.target) == ("POST", "/email")
    assert heard.headers["accept"] == heard.headers["content-type"] == "application/json"
    assert heard.headers["x-postmark-server-token"] == TOKEN.reveal()
    assert "x-postmark-account-token" not in heard.headers
    body = json.loads(heard.body)
    assert list(body) == KEYS
    assert body["MessageStream"] == "outbound"
    assert body["Subject"] == "Sign in to 127.0.0.1:3000"
    assert body["TextBody"].startswith(f"Sign in to 127.0.0.1:3000\n{SITE}/callback/postmark?callbackUrl=")


def test_an_empty_sender_is_sent_as_authjs_sends_it() -> None:
    assert list(sign_in_mail(to="ada@example.com", sender="").body) == KEYS


def test_without_a_sender_it_is_the_default_one() -> None:
    assert sign_in_mail(to="ada@example.com").body["From"] == "Auth.js <no-reply@authjs.dev>"


async def test_it_needs_a_confirmation_to_leave_this_machine() -> None:
    async with Connection() as connection:
        with pytest.raises(LiveNotConfirmed, match=r"confirm it with: ada@example\.com"):
            await replay(connection, TOKEN, MAIL)


async def test_a_key_that_could_do_harm_is_not_sent() -> None:
    async with Connection("http://127.0.0.1:9") as connection:
        with pytest.raises(TokenMalformed):
            await replay(connection, Token("https://account.postmarkapp.com"), MAIL)


async def test_a_server_token_signs_in() -> None:
    done = await in_practice(SERVER_TOKEN)
    assert done.sample.accepted
    assert (done.reaction.log, done.reaction.lands_on) == ("", "/auth/verify-request?provider=postmark&type=email")


@pytest.mark.parametrize(
    ("token", "sender", "code"),
    [
        (ACCOUNT_TOKEN, "hello@example.com", "AUTHJS501"),
        (SERVER_TOKEN, "Auth.js <no-reply@authjs.dev>", "AUTHJS503"),
        (SERVER_TOKEN, "hello@elsewhere.example", "AUTHJS502"),
        (SERVER_TOKEN, "", "AUTHJS504"),
    ],
)
async def test_a_refusal_ends_on_the_page_that_says_nothing(token: str, sender: str, code: str) -> None:
    done = await in_practice(token, sender)
    assert done.reaction.lands_on == "/auth/error?error=Configuration"
    assert [one.code for one in explain_log(done.reaction.log)] == [code]


async def test_the_log_is_the_one_that_was_seen() -> None:
    done = await in_practice(ACCOUNT_TOKEN)
    refusal = '{"ErrorCode":10,"Message":"Request does not contain a valid Server token."}'
    assert done.reaction.log == f"[auth][error] Error: Postmark error: {refusal}"


@pytest.mark.parametrize(("answer", "code"), [(page(503), "AUTHJS512"), (reply(502), "AUTHJS512")])
async def test_an_answer_that_is_no_json(answer: Act, code: str) -> None:
    done, _ = await replayed(answer)
    assert [one.code for one in explain_log(done.reaction.log)] == [code]


async def test_no_answer() -> None:
    async with Connection(f"http://127.0.0.1:{closed_port()}") as connection:
        done = await replay(connection, TOKEN, MAIL)
    assert done.reaction.log == "[auth][error] TypeError: fetch failed"


async def test_a_200_is_never_looked_into() -> None:
    done, _ = await replayed(page(200))
    assert done.reaction.log == ""

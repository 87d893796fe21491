"""A replayed sign-in as a card and as text: where the person ends, what the log says, and what Postmark answered."""

import pytest

from helpers.authjs.replay import Replayed, sign_in_mail
from helpers.client.token import Token
from helpers.display.replay_card import replay_as_text, replay_card
from helpers.lab import open_lab
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN


async def replayed(token: str) -> Replayed:
    lab = open_lab("practice")
    mail = sign_in_mail(to="ada@blackhole.postmarkapp.com", sender="hello@example.com")
    done = await lab.replay(Token(token), mail)
    await lab.aclose()
    return done


def page(done: Replayed) -> str:
    return "".join(replay_card(done).itertext())


async def test_an_accepted_sign_in_leaves_the_log_silent() -> None:
    done = await replayed(SERVER_TOKEN)
    for told in (page(done), replay_as_text(done)):
        assert "/auth/verify-request" in told
        assert "says nothing" in told
        assert done.sample.message_id in told


async def test_a_refused_one_shows_the_page_and_the_line() -> None:
    done = await replayed(ACCOUNT_TOKEN)
    for told in (page(done), replay_as_text(done)):
        assert "/auth/error?error=Configuration" in told
        assert done.reaction.log in told
        assert "says nothing" not in told


@pytest.mark.parametrize("token", [SERVER_TOKEN, ACCOUNT_TOKEN])
async def test_no_token_is_shown(token: str) -> None:
    done = await replayed(token)
    assert token not in page(done) + replay_as_text(done)

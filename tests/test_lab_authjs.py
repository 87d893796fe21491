"""What a lab offers for sign-in with Auth.js: the doctor, who asks nobody, and the replay, which sends once."""

from uuid import uuid4

import pytest

from helpers.authjs.replay import sign_in_mail
from helpers.client.problems import LiveNotConfirmed
from helpers.lab import open_lab
from helpers.reference.practice_tokens import ACCOUNT_TOKEN

MAIL = sign_in_mail(to="ada@blackhole.postmarkapp.com", sender="hello@example.com")


async def test_the_doctor_reads_files_and_sends_nothing() -> None:
    lab = open_lab("practice")
    found = lab.doctor({".env": f"POSTMARK_ACCOUNT_TOKEN={ACCOUNT_TOKEN}\nAUTH_POSTMARK_KEY={ACCOUNT_TOKEN}\n"})
    assert [one.code for one in found.findings] == ["AUTHJS307", "AUTHJS308"]
    assert len(lab.world.messages) == 0


async def test_a_replay_is_one_message() -> None:
    lab = open_lab("practice")
    done = await lab.replay(lab.server_token, MAIL)
    assert len(lab.world.messages) == 1
    assert done.sample.accepted


async def test_a_live_replay_wants_the_recipient_repeated() -> None:
    lab = open_lab("live")
    with pytest.raises(LiveNotConfirmed):
        await lab.replay(str(uuid4()), MAIL)
    await lab.aclose()

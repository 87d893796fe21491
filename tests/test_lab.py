"""A lab: where it is, which tokens it holds, and that its doors lead to the same rooms as the modules behind it."""

import pytest

from helpers.client.email import Email
from helpers.client.problems import BaseUrlRefused, RouteRefused, SettingsProblem, TokenMissing
from helpers.client.token import Token
from helpers.diagnosis.blast_radius.least import Pick
from helpers.diagnosis.records import Kind
from helpers.diagnosis.sending.timeline import State
from helpers.lab import open_lab
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.clean_environment import clean_environment
from tests.loopback import loopback
from tests.replies import postmark

__all__ = ["clean_environment"]

SAMPLE = Email(sender="hello@example.com", to="test@blackhole.postmarkapp.com", text_body="A sample.")


async def test_a_practice_lab_needs_nothing() -> None:
    lab = open_lab("practice")
    assert lab.is_practice
    assert repr(lab) == "Lab: practice. Nothing leaves this notebook."
    assert (lab.server_token, lab.account_token) == (Token(SERVER_TOKEN), Token(ACCOUNT_TOKEN))
    await lab.aclose()


async def test_the_way_of_a_sample_takes_no_time() -> None:
    lab = open_lab()
    assert (await lab.reach()).reached
    assert (await lab.examine(lab.account_token)).kind is Kind.ACCOUNT
    assert (await lab.examine(SERVER_TOKEN)).kind is Kind.SERVER
    sample = await lab.send_sample(lab.server_token, SAMPLE)
    timeline = await lab.follow(lab.server_token, sample.message_id)
    assert timeline.state is State.DELIVERED
    await lab.aclose()


async def test_what_a_token_reaches_and_what_two_share() -> None:
    lab = open_lab()
    assert (await lab.blast_radius(ACCOUNT_TOKEN)).token_count.value == 2
    assert (await lab.compare(lab.account_token, SERVER_TOKEN)).least.pick is Pick.SECOND
    await lab.aclose()


async def test_an_account_token_leads_to_a_token_that_sends() -> None:
    lab = open_lab()
    assert not (await lab.send_sample(lab.account_token, SAMPLE)).accepted
    radius = await lab.blast_radius(lab.account_token)
    found = [token for server in radius.servers or () for token in server.tokens or ()]
    assert (await lab.send_sample(found[0], SAMPLE)).accepted
    await lab.aclose()


async def test_every_practice_lab_starts_afresh_and_alike() -> None:
    ids = []
    for _ in range(2):
        lab = open_lab()
        ids.append((await lab.send_sample(lab.server_token, SAMPLE)).message_id)
        await lab.aclose()
    assert ids[0] == ids[1]


async def test_a_live_lab_talks_to_its_base_url() -> None:
    with loopback(postmark(server_tokens=["some-live-token"])) as server:
        lab = open_lab("live", base_url=server.url, deadline_s=20)
        verdict = await lab.examine("some-live-token")
        await lab.aclose()
    assert not lab.is_practice
    assert repr(lab) == "Lab: LIVE. Requests go to 127.0.0.1."
    assert verdict.kind is Kind.SERVER


async def test_the_levers_of_practice_move_its_own_world() -> None:
    lab = open_lab()
    sample = await lab.send_sample(lab.server_token, SAMPLE)
    lab.practice.advance(seconds=2)
    timeline = await lab.follow(lab.server_token, sample.message_id, patience_s=0)
    await lab.aclose()
    assert timeline.state is State.DELIVERED


async def test_a_live_lab_has_no_levers() -> None:
    lab = open_lab("live")
    with pytest.raises(SettingsProblem, match="in practice only"):
        lab.practice.advance(seconds=2)
    await lab.aclose()


async def test_live_tokens_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    lab = open_lab("live")
    with pytest.raises(TokenMissing, match="AUTH_POSTMARK_KEY or POSTMARK_SERVER_TOKEN"):
        _ = lab.server_token
    with pytest.raises(TokenMissing, match="POSTMARK_ACCOUNT_TOKEN"):
        _ = lab.account_token
    monkeypatch.setenv("AUTH_POSTMARK_KEY", " ")
    monkeypatch.setenv("POSTMARK_SERVER_TOKEN", "one-for-sending")
    monkeypatch.setenv("POSTMARK_ACCOUNT_TOKEN", "one-for-the-account")
    assert (lab.server_token, lab.account_token) == (Token("one-for-sending"), Token("one-for-the-account"))
    await lab.aclose()


def test_a_lab_that_cannot_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("Live", "", None):
        with pytest.raises(ValueError, match="A lab is opened as"):
            open_lab("practice").at(place)
    with pytest.raises(ValueError, match="not as 'sandbox'"):
        open_lab("sandbox")
    with pytest.raises(BaseUrlRefused):
        open_lab("live", base_url="http://api.postmarkapp.com")
    monkeypatch.setenv("HTTPS_PROXY", "socks5://127.0.0.1:1080")
    with pytest.raises(RouteRefused):
        open_lab("live")

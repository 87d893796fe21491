"""`lab.report()` after every ask, in any order, with canary tokens that are known or unknown: no form shows one.

Nor does one show what was sent.
"""

import asyncio
from urllib.parse import unquote_plus

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.client.token import MASK
from helpers.lab import Lab, open_lab
from tests.diagnosis.wide_worlds import sibling, webhook
from tests.lab_asks import ASKS, CONTENT, SUBJECT, ask
from tests.leaks.canary import canary, shows
from tests.leaks.test_records import OTHERS, REPLIES
from tests.leaks.test_records import SECRET as SERVER
from tests.leaks.test_report import forms
from tests.loopback import loopback

ACCOUNT = canary()
ALL = [SERVER, ACCOUNT, OTHERS]
NOT_LIVE = {
    *("send_sample", "replay", "reactivate", "unsuppress"),  # unconfirmed: nothing is sent, so nothing is learnt
    *("smtp_check", "dns_check"),  # these ask others than the base URL
    "matrix",  # raises when its probes are accepted, as some of the replies do
}
ASKED_LIVE = [name for name in ASKS if name not in NOT_LIVE]


def practice_lab(*, known: bool) -> Lab:
    """A practice lab; its world lets the canaries in when they are `known`, and its replies repeat them."""
    lab = open_lab()
    if known:
        sibling(SERVER)(lab.world)
        webhook(password=OTHERS)(lab.world)
        lab.world.account.tokens.append(ACCOUNT)
    return lab


def leaks(lab: Lab, addresses: bool) -> list[str]:
    """What must not stand in the report and does: tokens, the contents of messages, and subjects unless asked for."""
    shown = forms(lab.report(addresses=addresses))
    private = [CONTENT] if addresses else [CONTENT, SUBJECT]
    return [text for text in (*ALL, *private) if shows(shown, text)]


@pytest.mark.parametrize("known", [True, False], ids=["known", "unknown"])
@pytest.mark.parametrize("name", ASKS)
async def test_no_ask_puts_a_token_into_the_report(name: str, known: bool) -> None:
    lab = practice_lab(known=known)
    await ask(lab, name, SERVER, ACCOUNT)
    assert leaks(lab, addresses=True) == leaks(lab, addresses=False) == []


@given(names=st.lists(st.sampled_from([*ASKS]), min_size=2, max_size=6), known=st.booleans(), addresses=st.booleans())
@settings(max_examples=10)
def test_nor_do_any_asks_one_after_the_other(names: list[str], known: bool, addresses: bool) -> None:
    async def all_asked() -> None:
        lab = practice_lab(known=known)
        for name in names:
            await ask(lab, name, SERVER, ACCOUNT)
            assert leaks(lab, addresses) == []

    asyncio.run(all_asked())


async def test_the_tokens_were_there_to_be_masked() -> None:
    lab = practice_lab(known=True)
    for name in ASKS:
        await ask(lab, name, SERVER, ACCOUNT)
    shown = forms(lab.report())
    assert all(f"{MASK}{token[-4:]}" in shown for token in (SERVER, ACCOUNT))
    assert "This is a server token" in shown
    sent = str([*lab.world.messages.newest_first()])
    assert all(shows(sent, text) for text in (SERVER, SUBJECT, CONTENT))


@pytest.mark.parametrize("addresses", [False, True])
@pytest.mark.parametrize("reply", REPLIES)
async def test_no_reply_puts_a_token_into_the_report_of_a_live_lab(reply: str, addresses: bool) -> None:
    with loopback(REPLIES[reply]) as server:
        lab = open_lab("live", base_url=server.url)
        for name in ASKED_LIVE:
            await ask(lab, name, SERVER, ACCOUNT)
        await lab.aclose()
    assert len(lab.results) == len(ASKED_LIVE)
    assert leaks(lab, addresses) == []


@pytest.mark.parametrize("subject", [SUBJECT, "Ada & friends: 50 % off, “today”", "Re: a/b+c=d? It is #1"])
async def test_a_subject_that_was_looked_for_stands_in_no_address(subject: str) -> None:
    lab = practice_lab(known=True)
    await lab.investigate(SERVER, subject=subject)
    assert shows(unquote_plus(forms(lab.report(addresses=True))), subject)
    assert not shows(unquote_plus(forms(lab.report())), subject)

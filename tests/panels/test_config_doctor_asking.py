"""The Config doctor asks Postmark only when told to, over the connection that is chosen, and says what it learnt."""

from uuid import uuid4

import pytest

from helpers.lab import Lab
from helpers.panels.config_doctor import ConfigDoctor
from helpers.panels.one_task import BUSY, STOPPED
from tests.loopback import Loopback
from tests.panels.doctoring import ACCOUNT_ENV, SERVER_ENV, V5_LOG, hand_over, offered, press_ask
from tests.panels.driving import LIVE_TOKEN, ended, heard, status_of, text_of


@pytest.fixture
def panel(lab: Lab) -> ConfigDoctor:
    return lab.config_doctor()


async def test_only_a_key_can_be_asked_about(panel: ConfigDoctor) -> None:
    await hand_over(panel, V5_LOG)
    assert offered(panel) == {"settings"}
    await hand_over(panel, SERVER_ENV)
    assert offered(panel) == {"question", "settings"}


async def test_asking_shows_what_the_key_is(panel: ConfigDoctor) -> None:
    await hand_over(panel, ACCOUNT_ENV)
    card = await press_ask(panel)
    assert status_of(panel) == "Problem An account token stands where a server token belongs."
    assert "◆ account token certain · practice Postmark · AUTH_POSTMARK_KEY in .env, line 1" in card


async def test_what_postmark_answered_is_no_longer_open(panel: ConfigDoctor) -> None:
    before = await hand_over(panel, SERVER_ENV)
    await press_ask(panel)
    gone = "Whether the key is a server token: only asking Postmark tells ( --ask-postmark , or the panel's button). "
    assert text_of(panel.findings) == before.replace(gone, "") != before


async def test_where_another_key_may_be_sent_that_is_said(panel: ConfigDoctor) -> None:
    await hand_over(panel, SERVER_ENV)
    before = await hand_over(panel, "export default { providers: [Postmark({ from, apiKey: vault() })] }")
    await press_ask(panel)
    assert status_of(panel).endswith("auth.ts, line 1: where its key comes from only running the code tells.")
    assert text_of(panel.findings) == before


async def test_a_server_token_is_what_is_wanted(panel: ConfigDoctor) -> None:
    await hand_over(panel, SERVER_ENV)
    await press_ask(panel)
    assert status_of(panel) == "Done Server token."


async def test_a_key_that_is_gone_meanwhile_is_not_asked_about(panel: ConfigDoctor) -> None:
    await hand_over(panel, V5_LOG)
    await press_ask(panel)
    assert status_of(panel) == "Can't tell No key to ask about is in what was handed over."


async def test_a_real_looking_key_in_practice_cannot_be_told(panel: ConfigDoctor) -> None:
    await hand_over(panel, f"AUTH_POSTMARK_KEY={uuid4()}\n")
    card = await press_ask(panel)
    assert "Switch to live to test a real token" in card


async def test_a_practice_key_in_live_is_not_sent(panel: ConfigDoctor, postmark_itself: Loopback) -> None:
    panel.place_bar.switch.value = "live"
    await hand_over(panel, SERVER_ENV)
    assert "Switch to practice, or enter a real token." in await press_ask(panel)
    assert postmark_itself.requests == []


async def test_a_real_key_in_live_is_read_only(panel: ConfigDoctor, postmark_itself: Loopback) -> None:
    panel.place_bar.switch.value = "live"
    await hand_over(panel, f"AUTH_POSTMARK_KEY={LIVE_TOKEN}\n")
    assert postmark_itself.requests == []  # diagnosing alone asks nobody
    assert "certain · Postmark · AUTH_POSTMARK_KEY in .env, line 1" in await press_ask(panel)
    assert {heard.method for heard in postmark_itself.requests} == {"GET"}


async def test_switching_drops_the_verdict_and_keeps_the_findings(panel: ConfigDoctor) -> None:
    before = await hand_over(panel, ACCOUNT_ENV)
    await press_ask(panel)
    panel.place_bar.switch.value = "live"
    assert (text_of(panel.verdicts), text_of(panel.findings)) == ("", before)
    assert status_of(panel).endswith("Switched to live.")


@pytest.fixture
async def asking(slow_lab: Lab, slow_server: Loopback) -> ConfigDoctor:
    """A panel that asks about a key and gets no answer."""
    panel = slow_lab.config_doctor()
    await hand_over(panel, SERVER_ENV)
    panel.ask_button.click()
    await heard(slow_server)
    return panel


async def test_clicking_three_times_is_one_task(asking: ConfigDoctor) -> None:
    task = asking.model.task
    asking.ask_button.click()
    asking.ask_button.click()
    assert asking.model.task is task
    assert asking.status.detail == BUSY
    asking.forget_button.click()


async def test_stop_ends_the_asking_and_keeps_the_findings(asking: ConfigDoctor) -> None:
    before = text_of(asking.findings)
    asking.stop_button.click()
    await ended(asking)
    assert status_of(asking) == f"Can't tell {STOPPED}"
    assert text_of(asking.findings) == before


async def test_a_paste_during_the_asking_is_not_lost(asking: ConfigDoctor) -> None:
    await hand_over(asking, V5_LOG)
    assert len(asking.handed.rows) == 2
    assert "Postmark refused the key" in status_of(asking)


async def test_switching_during_the_asking_ends_it(asking: ConfigDoctor) -> None:
    asking.place_bar.switch.value = "practice"
    assert asking.model.task is None
    assert status_of(asking).endswith("Switched to practice.")

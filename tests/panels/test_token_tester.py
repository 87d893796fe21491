"""The token tester: every button, every source of a token, and what is shown for each answer."""

from pathlib import Path
from uuid import uuid4

import pytest

from helpers.lab import Lab, open_lab
from helpers.panels.one_task import BUSY, NOTHING_TO_STOP, STOPPED
from helpers.panels.panel import CHANGED, FORGOTTEN
from helpers.panels.token_entry import ENVIRONMENT, FILE, TYPED
from helpers.panels.token_tester import TokenTester
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.loopback import Loopback
from tests.panels.driving import LIVE_TOKEN, ended, enter, heard, press_test, status_of, text_of


@pytest.fixture
def panel(lab: Lab) -> TokenTester:
    return lab.token_tester()


@pytest.fixture
async def slow_panel(slow_lab: Lab, slow_server: Loopback) -> TokenTester:
    """A panel whose test is under way and gets no answer."""
    panel = slow_lab.token_tester()
    enter(panel.entry.field, SERVER_TOKEN, submit=True)
    await heard(slow_server)
    return panel


async def test_a_server_token_shows_its_server_and_a_line_to_copy(panel: TokenTester) -> None:
    card = await press_test(panel, SERVER_TOKEN)
    assert status_of(panel) == "Done Server token."
    assert "● server token" in card
    assert "Demo app (ID" in card
    assert "AUTH_POSTMARK_KEY= a line" in card


async def test_an_account_token_is_warned_of_and_leads_to_the_servers(panel: TokenTester) -> None:
    card = await press_test(panel, ACCOUNT_TOKEN)
    assert "◆ account token certain · practice Postmark · typed here" in card
    assert "! It belongs in no application." in card
    assert 'href="https://account.postmarkapp.com/servers"' in panel.card.value


async def test_a_real_looking_token_in_practice_cannot_be_told(panel: TokenTester) -> None:
    card = await press_test(panel, str(uuid4()))
    assert status_of(panel) == "Can't tell The practice Postmark does not know this token."
    assert "nothing was sent to Postmark" in card
    assert "Switch to live to test a real token" in card


async def test_a_practice_token_in_live_is_not_sent(panel: TokenTester, postmark_itself: Loopback) -> None:
    panel.place_bar.switch.value = "live"
    card = await press_test(panel, SERVER_TOKEN)
    assert "Switch to practice, or enter a real token." in card
    assert postmark_itself.requests == []


async def test_a_real_token_in_live_leads_to_its_server(panel: TokenTester, postmark_itself: Loopback) -> None:
    panel.place_bar.switch.value = "live"
    card = await press_test(panel, LIVE_TOKEN)
    assert "certain · Postmark · typed here" in card
    assert 'href="https://postmarkapp.com/servers/7/streams"' in panel.card.value
    assert {heard.method for heard in postmark_itself.requests} == {"GET"}


async def test_enter_in_the_field_tests(panel: TokenTester) -> None:
    enter(panel.entry.field, ACCOUNT_TOKEN, submit=True)
    await ended(panel)
    assert status_of(panel) == "Done Account token."


async def test_an_empty_field_is_said(panel: TokenTester) -> None:
    card = await press_test(panel, "")
    assert status_of(panel) == "Can't tell The token is missing."
    assert "Enter a token" in card


async def test_a_paste_that_is_too_long_leaves_no_old_token_behind(panel: TokenTester) -> None:
    await press_test(panel, SERVER_TOKEN)
    panel.entry.field._handle_custom_msg({"type": "text", "text": "", "refused_bytes": 11_534_336}, [])
    assert status_of(panel) == f"Out of date {CHANGED}"
    panel.test_button.click()
    await ended(panel)
    assert status_of(panel) == "Problem Nothing was taken: that paste had 11,534,336 bytes. Paste the token alone."
    assert text_of(panel.card) == ""


async def test_the_environments_token_is_tested(panel: TokenTester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTH_POSTMARK_KEY", ACCOUNT_TOKEN)
    panel.entry.source.value = ENVIRONMENT
    panel.test_button.click()
    await ended(panel)
    assert "· the environment variable AUTH_POSTMARK_KEY ·" in text_of(panel.card)
    assert status_of(panel) == "Problem An account token stands where a server token belongs."


@pytest.fixture
def mail_env(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A settings file in the notebook's folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mail.env").write_text(f"POSTMARK_SERVER_TOKEN={SERVER_TOKEN}", encoding="utf-8")


async def test_a_named_files_token_is_tested(panel: TokenTester, mail_env: None) -> None:
    panel.entry.source.value, panel.entry.path.value = FILE, "mail.env"
    panel.test_button.click()
    await ended(panel)
    assert "· mail.env, variable POSTMARK_SERVER_TOKEN ·" in text_of(panel.card)


async def test_a_file_that_is_not_there_is_said(panel: TokenTester) -> None:
    panel.entry.source.value, panel.entry.path.value = FILE, "nowhere.env"
    panel.test_button.click()
    await ended(panel)
    assert status_of(panel).startswith("Problem There is no file nowhere.env.")


@pytest.mark.parametrize("source", [TYPED, ENVIRONMENT, FILE])
def test_only_the_chosen_source_is_shown(lab: Lab, source: str) -> None:
    entry = lab.token_tester().entry
    entry.source.value = source
    hidden = [widget.layout.display == "none" for widget in (entry._typed, entry._variables, entry.path)]
    assert hidden == [source != one for one in (TYPED, ENVIRONMENT, FILE)]


async def test_another_token_in_the_field_makes_the_verdict_stale(panel: TokenTester) -> None:
    before = await press_test(panel, SERVER_TOKEN)
    enter(panel.entry.field, ACCOUNT_TOKEN)
    assert status_of(panel) == f"Out of date {CHANGED}"
    assert text_of(panel.card) == before


async def test_switching_forgets_the_verdict_and_says_where_requests_go(panel: TokenTester) -> None:
    await press_test(panel, SERVER_TOKEN)
    panel.place_bar.switch.value = "live"
    assert (status_of(panel), text_of(panel.card)) == ("Ready Switched to live.", "")
    assert "! LIVE requests go to https://api.postmarkapp.com" in text_of(panel.place_bar.children[0])
    assert "tokenlab-live" in panel.place_bar._dom_classes
    panel.place_bar.switch.value = "practice"
    assert "tokenlab-live" not in panel.place_bar._dom_classes


async def test_forget_empties_the_field_and_drops_the_verdict(panel: TokenTester) -> None:
    await press_test(panel, SERVER_TOKEN)
    panel.forget_button.click()
    assert (panel.entry.field.text, text_of(panel.card)) == ("", "")
    assert status_of(panel) == f"Ready {FORGOTTEN}"


async def test_clicking_three_times_is_one_task(slow_panel: TokenTester) -> None:
    task = slow_panel.model.task
    slow_panel.test_button.click()
    slow_panel.test_button.click()
    assert slow_panel.model.task is task
    assert slow_panel.status.detail == BUSY
    slow_panel.forget_button.click()


async def test_stop_ends_a_slow_test(slow_panel: TokenTester) -> None:
    slow_panel.stop_button.click()
    await ended(slow_panel)
    assert status_of(slow_panel) == f"Can't tell {STOPPED}"
    assert text_of(slow_panel.card) == ""


async def test_stop_without_a_test_keeps_the_verdict(panel: TokenTester) -> None:
    before = await press_test(panel, SERVER_TOKEN)
    panel.stop_button.click()
    assert status_of(panel) == f"Done Server token. {NOTHING_TO_STOP}"
    assert text_of(panel.card) == before


async def test_forget_during_a_test_ends_it_unheard(slow_panel: TokenTester) -> None:
    slow_panel.forget_button.click()
    assert slow_panel.model.task is None
    assert status_of(slow_panel) == f"Ready {FORGOTTEN} {STOPPED}"


async def test_after_a_stop_the_next_test_runs(slow_panel: TokenTester) -> None:
    slow_panel.stop_button.click()
    slow_panel.place_bar.switch.value = "practice"
    await press_test(slow_panel, SERVER_TOKEN)
    assert status_of(slow_panel) == "Done Server token."


async def test_two_panels_do_not_know_of_each_other(lab: Lab, slow_panel: TokenTester) -> None:
    other = lab.token_tester()
    await press_test(other, ACCOUNT_TOKEN)
    assert status_of(slow_panel).startswith("Working")
    slow_panel.forget_button.click()
    assert status_of(other) == "Done Account token."


def test_a_live_lab_opens_the_panel_in_live(lab: Lab) -> None:
    assert open_lab("live").token_tester().place_bar.place == "live"


def test_a_stored_notebook_shows_a_sentence_in_its_place(panel: TokenTester) -> None:
    assert repr(panel) == "Token tester: run this cell to get the panel."

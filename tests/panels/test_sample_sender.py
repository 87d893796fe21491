"""The sample sender: every button, who would receive the message, and what is shown for each answer."""

import pytest

from helpers.lab import Lab
from helpers.panels.one_task import BUSY, STOPPED
from helpers.panels.panel import CHANGED, FORGOTTEN
from helpers.panels.sample_sender import SampleSender
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SANDBOX_SERVER_TOKEN, SERVER_TOKEN
from helpers.reference.token_kinds import TEST_TOKEN
from tests.loopback import Loopback
from tests.panels.driving import LIVE_TOKEN, ended, enter, heard, press_send, status_of, text_of

BLACKHOLE = "test@blackhole.postmarkapp.com"
NOBODY = "Will this reach a real person? ✓ No."
SOMEBODY = "Will this reach a real person? ! Yes, it may."


@pytest.fixture
def panel(lab: Lab) -> SampleSender:
    return lab.sample_sender()


@pytest.fixture
def live_panel(panel: SampleSender, postmark_itself: Loopback) -> SampleSender:
    """A panel that was switched to live, with a message that Postmark would take."""
    panel.place_bar.switch.value = "live"
    panel.form.sender.value = "me@example.com"
    return panel


@pytest.fixture
async def slow_panel(slow_lab: Lab, slow_server: Loopback) -> SampleSender:
    """A panel whose send is under way and gets no answer."""
    panel = slow_lab.sample_sender()
    enter(panel.entry.field, SERVER_TOKEN, submit=True)
    await heard(slow_server)
    return panel


async def test_a_sample_is_sent_and_followed(panel: SampleSender) -> None:
    card = await press_send(panel, SERVER_TOKEN)
    assert status_of(panel) == "Done Delivered."
    assert "✓ Accepted, then delivered. MessageID" in card
    assert "0 s ◦ Accepted, status Sent 2 s ✓ Delivered test@blackhole.postmarkapp.com" in card


async def test_the_request_is_shown_to_copy_with_its_token_masked(panel: SampleSender) -> None:
    card = await press_send(panel, SERVER_TOKEN)
    assert "curl -X POST" in card
    assert "httpx.request(" in card
    assert "await fetch(" in card
    assert "X-Postmark-Server-Token: ••••" in card
    assert SERVER_TOKEN not in card


async def test_a_picked_bounce_happens_and_its_next_send_is_refused(panel: SampleSender) -> None:
    panel.form.recipient.picker.value = "hard-bounce"
    assert "✓ Accepted, then bounced, as this address always does." in await press_send(panel, SERVER_TOKEN)
    assert "ErrorCode 406" in await press_send(panel, SERVER_TOKEN)


async def test_an_acceptance_that_leaves_some_out_is_flagged(panel: SampleSender) -> None:
    panel.form.recipient.picker.value = "hard-bounce"
    await press_send(panel, SERVER_TOKEN)
    panel.form.recipient.to.value += f", {BLACKHOLE}"
    card = await press_send(panel, SERVER_TOKEN)
    assert status_of(panel) == "Problem Accepted, but some recipients get nothing."
    assert "! warning Accepted, but some recipients get nothing." in card


async def test_an_account_token_is_recognised_and_led_to_a_server_token(panel: SampleSender) -> None:
    card = await press_send(panel, ACCOUNT_TOKEN)
    assert status_of(panel) == "Problem An account token stands where a server token belongs."
    assert "✗ refused ◆ account token" in card
    assert "Copy a server token from Servers" in card
    assert 'href="https://account.postmarkapp.com/servers"' in panel.card.value


async def test_the_test_token_is_checked_only(panel: SampleSender) -> None:
    assert "Checked only, with the test token." in await press_send(panel, TEST_TOKEN)


async def test_a_sandbox_delivers_to_nobody_and_that_is_said(panel: SampleSender) -> None:
    assert "A sandbox server took it" in await press_send(panel, SANDBOX_SERVER_TOKEN)


async def test_a_refused_sender_is_explained(panel: SampleSender) -> None:
    panel.form.sender.value = "me@elsewhere.test"
    card = await press_send(panel, SERVER_TOKEN)
    assert "The practice Postmark says: “The 'From' address" in card


async def test_an_accepted_sender_is_offered_again(panel: SampleSender) -> None:
    panel.form.sender.value = "shop@example.com"
    await press_send(panel, SERVER_TOKEN)
    assert panel.form.sender.options == ("hello@example.com", "shop@example.com")


async def test_enter_in_the_token_field_sends(panel: SampleSender) -> None:
    enter(panel.entry.field, SERVER_TOKEN, submit=True)
    await ended(panel)
    assert status_of(panel) == "Done Delivered."


def test_in_practice_nobody_is_reached_and_nothing_asked_for(panel: SampleSender) -> None:
    panel.form.recipient.to.value = "ada@example.com"
    assert text_of(panel.audience.forecast) == f"{NOBODY} It stays on this machine: no real person receives it."
    assert panel.audience.confirm.layout.display == "none"


def test_in_live_a_real_recipient_is_named_as_it_is_typed(live_panel: SampleSender) -> None:
    assert text_of(live_panel.audience.forecast).startswith(NOBODY)
    live_panel.form.recipient.to.value = "ada@example.com"
    assert text_of(live_panel.audience.forecast) == f"{SOMEBODY} A real person may receive it: ada@example.com."
    assert live_panel.audience.confirm.layout.display is None


def test_in_live_the_test_token_reaches_nobody(live_panel: SampleSender) -> None:
    live_panel.form.recipient.to.value = "ada@example.com"
    enter(live_panel.entry.field, TEST_TOKEN)
    assert text_of(live_panel.audience.forecast).startswith(NOBODY)


async def test_in_live_nothing_is_sent_unconfirmed(live_panel: SampleSender, postmark_itself: Loopback) -> None:
    live_panel.form.recipient.to.value = "ada@example.com"
    live_panel.audience.confirm.value = "ada@example.org"
    await press_send(live_panel, LIVE_TOKEN)
    assert status_of(live_panel).endswith("To send it, confirm it with: ada@example.com")
    assert postmark_itself.requests == []


async def test_a_confirmation_counts_for_one_send(live_panel: SampleSender, postmark_itself: Loopback) -> None:
    live_panel.form.recipient.to.value = "ada@example.com"
    live_panel.audience.confirm.value = "ada@example.com"
    live_panel.model.observe(lambda change: live_panel.model.stop() if change["new"].sample else None, names="state")
    assert "✓ accepted" in await press_send(live_panel, LIVE_TOKEN)
    await press_send(live_panel, LIVE_TOKEN)
    assert [heard.method for heard in postmark_itself.requests].count("POST") == 1


def test_what_confirms_is_said_word_for_word(live_panel: SampleSender) -> None:
    live_panel.form.recipient.to.value = "ada@example.com, bob@example.com"
    assert text_of(live_panel.audience._wanted).endswith("type exactly this below: ada@example.com, bob@example.com")
    live_panel.form.recipient.to.value = " "
    assert text_of(live_panel.audience._wanted) == "To send it for real, name a recipient first."


async def test_a_practice_token_in_live_is_not_sent(live_panel: SampleSender, postmark_itself: Loopback) -> None:
    await press_send(live_panel, SERVER_TOKEN)
    assert status_of(live_panel).startswith("Problem This is a practice token")
    assert postmark_itself.requests == []


def test_practice_senders_stay_in_practice(panel: SampleSender) -> None:
    panel.place_bar.switch.value = "live"
    assert (panel.form.sender.value, panel.form.sender.options) == ("", ())
    panel.place_bar.switch.value = "practice"
    assert panel.form.sender.value == "hello@example.com"


async def test_switching_forgets_what_was_sent(panel: SampleSender) -> None:
    await press_send(panel, SERVER_TOKEN)
    panel.place_bar.switch.value = "live"
    assert (status_of(panel), text_of(panel.card)) == ("Ready Switched to live.", "")


async def test_another_token_makes_the_answer_stale(panel: SampleSender) -> None:
    await press_send(panel, SERVER_TOKEN)
    enter(panel.entry.field, ACCOUNT_TOKEN)
    assert status_of(panel) == f"Out of date {CHANGED}"


async def test_forget_empties_token_confirmation_and_answer(panel: SampleSender) -> None:
    panel.audience.confirm.value = BLACKHOLE
    await press_send(panel, SERVER_TOKEN)
    panel.forget_button.click()
    assert (panel.entry.field.text, panel.audience.confirm.value, text_of(panel.card)) == ("", "", "")
    assert status_of(panel) == f"Ready {FORGOTTEN}"


async def test_clicking_three_times_sends_once(slow_panel: SampleSender, slow_server: Loopback) -> None:
    slow_panel.send_button.click()
    slow_panel.send_button.click()
    assert slow_panel.status.detail == BUSY
    assert len(slow_server.requests) == 1
    slow_panel.forget_button.click()


async def test_stop_says_that_it_may_have_gone_out(slow_panel: SampleSender) -> None:
    slow_panel.stop_button.click()
    await ended(slow_panel)
    assert status_of(slow_panel) == f"Can't tell {STOPPED}"


def test_a_stored_notebook_shows_a_sentence_in_its_place(panel: SampleSender) -> None:
    assert repr(panel) == "Sample sender: run this cell to get the panel."

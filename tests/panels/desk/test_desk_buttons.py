"""Look into it, Stop and Forget, and what else may be done to a desk while it works and after it."""

import asyncio

import pytest

from helpers.lab import Lab
from helpers.panels.desk.model import KNOWN_STANDS, LOOK_NEEDS_MESSAGE, READY
from helpers.panels.desk.troubleshooting_desk import FORGOTTEN, TroubleshootingDesk
from helpers.panels.one_task import BUSY, NOTHING_TO_STOP, STOPPED
from helpers.panels.panel import CHANGED
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.loopback import Loopback
from tests.panels.desk.looking import ADA, EVERYTHING, HARD, LINE, look, paste, remedies, sent_to, shown
from tests.panels.driving import ended, enter, heard, status_of, text_of


async def test_while_it_asks_it_says_whom(slow_desk: TroubleshootingDesk) -> None:
    assert status_of(slow_desk) == "Working Asking 127.0.0.1 what the token is …"
    assert shown(slow_desk) == {"explanation"}
    slow_desk.forget_button.click()


async def test_stop_keeps_what_was_learnt(slow_desk: TroubleshootingDesk) -> None:
    slow_desk.stop_button.click()
    await ended(slow_desk)
    assert status_of(slow_desk) == f"Can't tell {STOPPED} {KNOWN_STANDS}"
    assert shown(slow_desk) == {"explanation"}


async def test_stop_with_nothing_learnt_says_no_more_than_that(slow_lab: Lab, slow_server: Loopback) -> None:
    desk = slow_lab.troubleshooting_desk()
    enter(desk.entry.field, SERVER_TOKEN, submit=True)
    await heard(slow_server)
    desk.stop_button.click()
    await ended(desk)
    assert status_of(desk) == f"Can't tell {STOPPED}"


async def test_after_a_stop_the_next_look_runs(slow_desk: TroubleshootingDesk) -> None:
    slow_desk.stop_button.click()
    slow_desk.place_bar.switch.value = "practice"
    assert (await look(slow_desk, token=SERVER_TOKEN)).endswith(LOOK_NEEDS_MESSAGE)
    assert shown(slow_desk) == {"explanation", "verdict"}


async def test_stop_without_a_task_says_so(desk: TroubleshootingDesk) -> None:
    desk.stop_button.click()
    assert status_of(desk) == f"Ready {READY} {NOTHING_TO_STOP}"


async def test_clicking_three_times_is_one_task(slow_desk: TroubleshootingDesk) -> None:
    task = slow_desk.model.task
    slow_desk.look_button.click()
    slow_desk.look_button.click()
    assert (slow_desk.model.task, slow_desk.status.detail) == (task, BUSY)
    slow_desk.forget_button.click()


async def test_forget_empties_the_desk_and_the_lab(lab: Lab, desk: TroubleshootingDesk) -> None:
    await sent_to(lab, HARD)
    await look(desk, text=LINE, token=SERVER_TOKEN, message=HARD)
    assert (shown(desk), len(remedies(desk)), len(lab.results)) == (EVERYTHING, 1, 4)
    enter(desk.area.field, LINE)
    desk.forget_button.click()
    assert (desk.area.field.text, desk.entry.field.text, desk.message.value) == ("", "", "")
    assert (shown(desk), remedies(desk), len(lab.results)) == (set(), [], 0)
    assert status_of(desk) == f"Ready {FORGOTTEN}"


async def test_forget_during_a_look_ends_it_unheard(slow_desk: TroubleshootingDesk) -> None:
    slow_desk.forget_button.click()
    assert slow_desk.model.task is None
    assert (status_of(slow_desk), shown(slow_desk)) == (f"Ready {FORGOTTEN} {STOPPED}", set())


async def test_switching_keeps_what_was_explained_offline_and_nothing_else(lab: Lab, desk: TroubleshootingDesk) -> None:
    await sent_to(lab, HARD)
    await look(desk, text=LINE, token=SERVER_TOKEN, message=HARD)
    before = text_of(desk.explained)
    desk.place_bar.switch.value = "live"
    assert (status_of(desk), shown(desk), remedies(desk)) == ("Ready Switched to live.", {"explanation"}, [])
    assert text_of(desk.explained) == before


@pytest.mark.parametrize("field", ["token", "message"])
async def test_another_token_or_message_makes_it_out_of_date(desk: TroubleshootingDesk, field: str) -> None:
    await look(desk, token=SERVER_TOKEN, message=ADA)
    if field == "token":
        enter(desk.entry.field, ACCOUNT_TOKEN)
    else:
        desk.message.value = HARD
    assert (status_of(desk), shown(desk)) == (f"Out of date {CHANGED}", {"verdict", "delivery"})


async def test_an_explanation_holds_whatever_else_is_entered(desk: TroubleshootingDesk) -> None:
    before = await paste(desk, LINE)
    enter(desk.entry.field, SERVER_TOKEN)
    desk.message.value = ADA
    assert status_of(desk) == before


async def test_two_desks_do_not_know_of_each_other(lab: Lab, slow_desk: TroubleshootingDesk) -> None:
    other = lab.troubleshooting_desk()
    await look(other, token=SERVER_TOKEN)
    assert status_of(slow_desk).startswith("Working")
    slow_desk.forget_button.click()
    assert shown(other) == {"verdict"}


async def test_a_paste_while_something_is_under_way_loses_nothing(slow_desk: TroubleshootingDesk) -> None:
    enter(slow_desk.area.field, "535 5.7.8 authentication failed", submit=True)
    assert (slow_desk.status.detail, slow_desk.area.field.text) == (BUSY, "535 5.7.8 authentication failed")
    slow_desk.stop_button.click()
    await ended(slow_desk)
    before = text_of(slow_desk.explained)
    await paste(slow_desk, slow_desk.area.field.text)
    assert "535" in text_of(slow_desk.explained)
    assert text_of(slow_desk.explained) != before


async def test_what_is_changed_while_it_asks_is_said_at_its_end(desk: TroubleshootingDesk) -> None:
    def change(_event: object) -> None:
        if desk.model.state.sentence.startswith("Asking"):
            desk.message.value = ADA

    desk.model.observe(change, names="state")
    await look(desk, token=SERVER_TOKEN)
    assert (status_of(desk), shown(desk)) == (f"Out of date {CHANGED}", {"verdict"})


async def test_a_switch_while_it_reads_does_not_end_what_is_offline(desk: TroubleshootingDesk) -> None:
    enter(desk.area.field, LINE, submit=True)
    await asyncio.sleep(0)
    desk.place_bar.switch.value = "live"
    await ended(desk)
    assert (status_of(desk).startswith("Problem ErrorCode 406"), shown(desk)) == (True, {"explanation"})

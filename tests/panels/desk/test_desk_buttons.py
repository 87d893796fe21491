"""Look into it, Stop and Forget, and what else may be done to a desk while it works and after it."""

import asyncio

import pytest

from helpers.diagnosis.records import Explanation
from helpers.lab import Lab
from helpers.panels.desk.model import (
    KNOWN_STANDS,
    LOOK_NEEDS_MESSAGE,
    NOTHING_YET,
    READ_NEXT,
    READY,
    STOPPED_READING,
)
from helpers.panels.desk.troubleshooting_desk import FORGOTTEN, TroubleshootingDesk
from helpers.panels.one_task import BUSY, NOTHING_TO_STOP, STOPPED
from helpers.panels.panel import CHANGED
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.loopback import Loopback
from tests.panels.desk.looking import ADA, EVERYTHING, HARD, LINE, all_read, look, paste, remedies, sent_to, shown
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
    looking = slow_desk.model.task
    enter(slow_desk.area.field, "535 5.7.8 authentication failed", submit=True)
    assert (slow_desk.status.detail, slow_desk.model.task) == (READ_NEXT, looking)
    slow_desk.stop_button.click()
    await all_read(slow_desk)
    assert "535" in text_of(slow_desk.explained)
    assert status_of(slow_desk).startswith("Can't tell The SMTP server refused the login.")


async def test_two_pastes_while_something_is_under_way_are_read_in_turn(lab: Lab, desk: TroubleshootingDesk) -> None:
    enter(desk.entry.field, SERVER_TOKEN, submit=True)
    for text in (LINE, "535 5.7.8 authentication failed"):
        enter(desk.area.field, text, submit=True)
    await all_read(desk)
    explained = [one for one in lab.results if isinstance(one, Explanation)]
    assert ["406" in explained[0].findings[0].title, desk.model.state.explanation] == [True, explained[1]]
    assert shown(desk) == {"explanation", "verdict"}


async def test_what_was_pasted_is_read_at_another_place_too(slow_desk: TroubleshootingDesk) -> None:
    enter(slow_desk.area.field, "535 5.7.8 authentication failed", submit=True)
    slow_desk.place_bar.switch.value = "practice"
    await all_read(slow_desk)
    assert "535" in text_of(slow_desk.explained)


async def test_forget_forgets_what_waits_to_be_read(slow_desk: TroubleshootingDesk) -> None:
    enter(slow_desk.area.field, LINE, submit=True)
    slow_desk.forget_button.click()
    await all_read(slow_desk)
    assert (status_of(slow_desk), shown(slow_desk)) == (f"Ready {FORGOTTEN} {STOPPED}", set())


async def test_what_is_changed_while_it_asks_is_said_at_its_end(desk: TroubleshootingDesk) -> None:
    def change(_event: object) -> None:
        if desk.model.state.sentence.startswith("Asking"):
            desk.message.value = ADA

    desk.model.observe(change, names="state")
    await look(desk, token=SERVER_TOKEN)
    assert (status_of(desk), shown(desk)) == (f"Out of date {CHANGED}", {"verdict"})


@pytest.mark.parametrize("by", ["paste", "look"])
async def test_a_switch_while_it_reads_does_not_end_what_is_offline(desk: TroubleshootingDesk, by: str) -> None:
    enter(desk.entry.field, SERVER_TOKEN)
    enter(desk.area.field, LINE, submit=by == "paste")
    if by == "look":
        desk.look_button.click()
    await asyncio.sleep(0)
    assert desk.area.field.text == ""
    desk.place_bar.switch.value = "live"
    await all_read(desk)
    assert (status_of(desk).startswith("Problem ErrorCode 406"), shown(desk)) == (True, {"explanation"})


async def test_stop_while_it_reads_says_that_it_was_not_read(desk: TroubleshootingDesk) -> None:
    enter(desk.area.field, f"{LINE}\n" * 1_000, submit=True)
    await asyncio.sleep(0)
    desk.stop_button.click()
    await all_read(desk)
    assert (status_of(desk), shown(desk)) == (f"Can't tell {STOPPED_READING}", set())


async def test_what_a_stop_leaves_in_sight_is_out_of_date_after_a_change(desk: TroubleshootingDesk) -> None:
    def change(_event: object) -> None:
        if desk.model.state.verdict and desk.entry.field.text == SERVER_TOKEN:
            enter(desk.entry.field, ACCOUNT_TOKEN)
            desk.stop_button.click()

    desk.model.observe(change, names="state")
    await look(desk, token=SERVER_TOKEN, message=ADA)
    assert (status_of(desk), shown(desk)) == (f"Out of date {CHANGED} {STOPPED}", {"verdict"})


async def test_a_refused_paste_makes_nothing_current_again(lab: Lab, desk: TroubleshootingDesk) -> None:
    await sent_to(lab, HARD)
    await look(desk, text=LINE, token=SERVER_TOKEN, message=HARD)
    desk.message.value = ADA
    desk.area.field._handle_custom_msg({"type": "text", "text": "", "refused_bytes": 1_534_336}, [])
    assert status_of(desk) == "Problem Nothing was taken: that paste had 1,534,336 bytes."
    assert (shown(desk), remedies(desk)) == ({"explanation"}, [])


async def test_a_look_at_nothing_makes_nothing_current_again(lab: Lab, desk: TroubleshootingDesk) -> None:
    await look(desk, token=SERVER_TOKEN, message=ADA)
    desk.look_button.click()
    enter(desk.entry.field, "")
    desk.message.value = ""
    await ended(desk)
    assert status_of(desk) == f"Out of date {CHANGED} {NOTHING_YET}"

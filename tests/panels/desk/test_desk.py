"""The troubleshooting desk: every button, whatever somebody has in hand, and what is shown of it."""

from uuid import uuid4

import pytest

from helpers.lab import Lab
from helpers.panels.desk.model import (
    ALL_IS_READ,
    LOOK_IS_OPEN,
    LOOK_IS_REFUSED,
    LOOK_NEEDS_MESSAGE,
    LOOK_NEEDS_SERVER,
    NOTHING_PASTED,
    NOTHING_YET,
    READY,
)
from helpers.panels.desk.troubleshooting_desk import TroubleshootingDesk
from helpers.panels.token_entry import ENVIRONMENT, FILE
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.loopback import Loopback
from tests.panels.desk.looking import (
    ADA,
    BOUNCED,
    EVERYTHING,
    HARD,
    INACTIVE,
    LINE,
    look,
    paste,
    sent_to,
    shown,
)
from tests.panels.driving import LIVE_TOKEN, ended, enter, status_of, text_of


def test_before_anything_is_handed_over_it_says_what_to_do(desk: TroubleshootingDesk) -> None:
    assert (status_of(desk), shown(desk)) == (f"Ready {READY}", set())


async def test_a_pasted_line_is_explained_at_once_and_the_area_is_empty(desk: TroubleshootingDesk) -> None:
    said = await paste(desk, LINE)
    assert said.startswith(f"Problem {INACTIVE}")
    assert said.endswith(LOOK_NEEDS_SERVER)
    assert (shown(desk), desk.area.field.text) == ({"explanation"}, "")


async def test_a_paste_asks_nobody_even_with_a_token_entered(slow_lab: Lab, slow_server: Loopback) -> None:
    desk = slow_lab.troubleshooting_desk()
    enter(desk.entry.field, SERVER_TOKEN)
    desk.message.value = ADA
    await paste(desk, LINE)
    assert (shown(desk), slow_server.connections) == ({"explanation"}, 0)


async def test_a_paste_keeps_what_is_known_and_says_what_it_means_itself(desk: TroubleshootingDesk) -> None:
    await look(desk, token=SERVER_TOKEN, message=ADA)
    before = text_of(desk.delivery), text_of(desk.token)
    assert (await paste(desk, LINE)).startswith(f"Problem {INACTIVE}")
    assert shown(desk) == EVERYTHING
    assert (text_of(desk.delivery), text_of(desk.token)) == before


async def test_a_paste_drops_what_was_learnt_of_another_token(desk: TroubleshootingDesk) -> None:
    await look(desk, token=SERVER_TOKEN, message=ADA)
    enter(desk.entry.field, ACCOUNT_TOKEN)
    await paste(desk, LINE)
    assert shown(desk) == {"explanation"}


@pytest.mark.parametrize("text", ["", " \n\t"])
async def test_a_paste_with_nothing_in_it_says_so_and_keeps_what_is_known(desk: TroubleshootingDesk, text: str) -> None:
    await look(desk, token=SERVER_TOKEN)
    assert await paste(desk, text) == f"Problem {NOTHING_PASTED}"
    assert shown(desk) == {"verdict"}


async def test_i_dont_know_this_does_not_stand_above_what_is_found_later(desk: TroubleshootingDesk) -> None:
    await look(desk, text="{broken json: [[[ 500 what")
    assert shown(desk) == {"explanation"}
    await look(desk, token=SERVER_TOKEN)
    assert shown(desk) == {"verdict"}


async def test_eleven_megabytes_that_the_page_refused_are_said(desk: TroubleshootingDesk) -> None:
    await look(desk, text=LINE)
    desk.area.field._handle_custom_msg({"type": "text", "text": "", "refused_bytes": 11_534_336}, [])
    desk.look_button.click()
    await ended(desk)
    assert status_of(desk) == "Problem Nothing was taken: that paste had 11,534,336 bytes."
    assert shown(desk) == {"explanation"}


async def test_a_token_that_is_too_long_is_said_and_the_text_stays(desk: TroubleshootingDesk) -> None:
    enter(desk.area.field, LINE)
    desk.entry.field._handle_custom_msg({"type": "text", "text": "", "refused_bytes": 11_534_336}, [])
    desk.look_button.click()
    await ended(desk)
    assert status_of(desk).startswith("Problem Nothing was taken: that paste had 11,534,336 bytes.")
    assert desk.area.field.text == LINE


@pytest.mark.parametrize(
    ("handed_over", "cards", "left"),
    [
        ({"text": LINE}, {"explanation"}, ""),
        ({"token": SERVER_TOKEN}, {"verdict"}, LOOK_NEEDS_MESSAGE),
        ({"message": ADA}, set(), LOOK_NEEDS_SERVER),
        ({"text": LINE, "token": SERVER_TOKEN}, {"explanation", "verdict"}, LOOK_NEEDS_MESSAGE),
        ({"text": LINE, "message": ADA}, {"explanation"}, LOOK_NEEDS_SERVER),
        ({"token": SERVER_TOKEN, "message": ADA}, {"verdict", "delivery"}, ""),
        ({"text": LINE, "token": SERVER_TOKEN, "message": ADA}, EVERYTHING, ""),
    ],
)
async def test_what_is_handed_over_decides_what_is_looked_into(
    desk: TroubleshootingDesk, handed_over: dict[str, str], cards: set[str], left: str
) -> None:
    await look(desk, **handed_over)
    assert (shown(desk), desk.status.detail) == (cards, left)


async def test_nothing_handed_over_is_said_and_what_is_known_stays(desk: TroubleshootingDesk) -> None:
    assert await look(desk) == f"Problem {NOTHING_YET}"
    await look(desk, text=LINE)
    assert await look(desk, message=" ") == f"Problem {ALL_IS_READ}"
    assert shown(desk) == {"explanation"}


async def test_the_next_look_keeps_the_explanation(desk: TroubleshootingDesk) -> None:
    await paste(desk, LINE)
    await look(desk, token=SERVER_TOKEN, message=ADA)
    assert shown(desk) == EVERYTHING


@pytest.mark.parametrize(
    ("token", "says"),
    [
        (ACCOUNT_TOKEN, f"Problem An account token stands where a server token belongs. {LOOK_IS_REFUSED}"),
        (str(uuid4()), f"Can't tell The practice Postmark does not know this token. {LOOK_IS_OPEN}"),
        ("POSTMARK_API_TEST", "Can't tell The test token delivers nothing, so there is nothing to find."),
    ],
    ids=["account", "unknown", "test"],
)
async def test_a_token_that_may_not_look_asks_for_no_message(desk: TroubleshootingDesk, token: str, says: str) -> None:
    assert await look(desk, token=token, message=ADA) == says
    delivery = desk.model.state.delivery
    assert delivery is None or delivery.exchanges == ()


async def test_a_token_that_postmark_refuses_asks_for_no_message(lab: Lab, postmark_itself: Loopback) -> None:
    desk = lab.troubleshooting_desk()
    desk.place_bar.switch.value = "live"
    assert await look(desk, token=str(uuid4()), message=ADA) == f"Problem Not accepted. {LOOK_IS_REFUSED}"
    assert not [one.target for one in postmark_itself.requests if "messages" in one.target]


async def test_a_practice_token_in_live_is_not_sent(lab: Lab, postmark_itself: Loopback) -> None:
    desk = lab.troubleshooting_desk()
    desk.place_bar.switch.value = "live"
    await look(desk, token=SERVER_TOKEN, message=ADA)
    assert "Switch to practice" in text_of(desk.token)
    assert postmark_itself.connections == 0


@pytest.mark.parametrize(
    "spelling", ["{id}", "Message-ID: <{id}@mtasv.net>", "Ada <{to}>", "{to}", "A subject of its own"]
)
async def test_one_line_names_the_message_in_any_spelling(lab: Lab, desk: TroubleshootingDesk, spelling: str) -> None:
    message_id = await sent_to(lab, HARD, "A subject of its own")
    said = await look(desk, token=SERVER_TOKEN, message=spelling.format(id=message_id, to=HARD))
    assert said == f"Problem {BOUNCED}"
    assert desk.model.state.delivery
    assert desk.model.state.delivery.message_id == message_id


@pytest.mark.parametrize(
    ("message", "says"), [(f"{ADA}, {HARD}", "Name one recipient"), ("ada@", "Name the recipient")]
)
async def test_no_one_recipient_is_said_and_nothing_is_asked_or_lost(
    lab: Lab, desk: TroubleshootingDesk, message: str, says: str
) -> None:
    assert (await look(desk, text=LINE, token=SERVER_TOKEN, message=message)).startswith(f"Problem {says}")
    assert (desk.area.field.text, shown(desk), lab.results) == (LINE, set(), ())


async def test_enter_in_the_token_field_looks(desk: TroubleshootingDesk) -> None:
    enter(desk.entry.field, SERVER_TOKEN, submit=True)
    await ended(desk)
    assert status_of(desk) == f"Done Server token. {LOOK_NEEDS_MESSAGE}"


async def test_the_token_of_the_environment_is_asked_about(
    desk: TroubleshootingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSTMARK_SERVER_TOKEN", SERVER_TOKEN)
    desk.entry.source.value = ENVIRONMENT
    assert await look(desk, message=ADA) == "Can't tell No such message on this server."
    assert "the environment variable POSTMARK_SERVER_TOKEN" in text_of(desk.token)


@pytest.mark.parametrize("source", [ENVIRONMENT, FILE])
async def test_a_source_without_a_token_is_said_and_the_text_stays(desk: TroubleshootingDesk, source: str) -> None:
    desk.entry.source.value, desk.entry.path.value = source, "nowhere.env"
    assert (await look(desk, text=LINE)).startswith("Problem ")
    assert (desk.area.field.text, shown(desk)) == (LINE, set())


async def test_the_token_folds_away_where_it_is_right_and_a_message_was_found(desk: TroubleshootingDesk) -> None:
    await look(desk, token=SERVER_TOKEN)
    assert desk.token.value.startswith("<article")
    await look(desk, token=SERVER_TOKEN, message=ADA)
    assert desk.token.value.startswith("<details")


async def test_a_live_lab_opens_a_desk_that_asks_postmark(lab: Lab, postmark_itself: Loopback) -> None:
    desk = lab.at("live").troubleshooting_desk()
    assert (desk.place_bar.place, desk.preflight.sender.value, desk.dns_check.domain.value) == ("live", "", "")
    assert await look(desk, token=LIVE_TOKEN) == f"Done Server token. {LOOK_NEEDS_MESSAGE}"
    assert {one.method for one in postmark_itself.requests} == {"GET"}


def test_a_practice_lab_fills_in_who_sends(desk: TroubleshootingDesk) -> None:
    assert (desk.preflight.sender.value, desk.dns_check.domain.value) == ("hello@example.com", "example.com")


def test_a_stored_notebook_shows_a_sentence_in_its_place(desk: TroubleshootingDesk) -> None:
    assert repr(desk) == "Troubleshooting desk: run this cell to get the panel."

"""The Config doctor's model: what becomes of what was handed over before, whatever is done while it works."""

import asyncio
import sys
from typing import NoReturn

import pytest

from helpers.client.problems import SettingsProblem
from helpers.lab import Lab
from helpers.panels import config_doctor_model
from helpers.panels.config_doctor_model import (
    NOTHING_YET,
    READING,
    STOPPED_READING,
    ConfigDoctorModel,
    ConfigDoctorState,
)
from helpers.panels.status import StatusState
from tests.panels.doctoring import ACCOUNT_ENV, LINK, SERVER_ENV, V5_LOG, WRONG_NAME


@pytest.fixture
def model() -> ConfigDoctorModel:
    return ConfigDoctorModel()


async def done(model: ConfigDoctorModel) -> ConfigDoctorState:
    """The state after what is under way."""
    assert model.task
    await asyncio.wait([model.task])
    return model.state


def names(state: ConfigDoctorState) -> list[str]:
    return [piece.name for piece in state.pieces]


def fail(*_anything: object) -> NoReturn:
    raise ZeroDivisionError("a text that may quote a secret")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (WRONG_NAME, StatusState.BAD),
        (SERVER_ENV, StatusState.GOOD),
        (LINK, StatusState.UNSURE),
        ("something else altogether", StatusState.UNSURE),
    ],
)
async def test_the_status_follows_the_findings(model: ConfigDoctorModel, text: str, status: StatusState) -> None:
    model.paste(text)
    assert (model.state.status, model.state.sentence) == (StatusState.BUSY, READING)
    assert (await done(model)).status is status


async def test_two_pastes_at_once_are_both_read(model: ConfigDoctorModel) -> None:
    model.paste(WRONG_NAME)
    model.paste(V5_LOG)
    state = await done(model)
    assert names(state) == [".env", "error.log"]
    assert state.examined
    assert len(state.examined.diagnosis.looked_at) == 2


async def test_an_empty_paste_changes_nothing(model: ConfigDoctorModel) -> None:
    model.paste(WRONG_NAME)
    before = await done(model)
    with pytest.raises(SettingsProblem, match="nothing in it"):
        model.paste("\n \t")
    assert model.state is before


async def test_numbers_are_not_given_twice(model: ConfigDoctorModel) -> None:
    model.paste(WRONG_NAME)
    model.remove(1)
    model.paste(WRONG_NAME)
    assert [one.number for one in (await done(model)).handed] == [2]


async def test_a_name_that_was_freed_is_taken_plain(model: ConfigDoctorModel) -> None:
    model.paste(WRONG_NAME)
    model.paste(WRONG_NAME)
    assert names(model.state) == [".env", "paste 2/.env"]
    model.rename(1, ".env.local")
    model.rename(2, ".env")
    assert names(await done(model)) == [".env.local", ".env"]


async def test_stopped_while_reading_it_says_what_to_do(model: ConfigDoctorModel) -> None:
    model.paste(WRONG_NAME)
    model.stop()
    state = await done(model)
    assert (state.sentence, len(state.handed)) == (STOPPED_READING, 1)
    model.diagnose()
    assert (await done(model)).status is StatusState.BAD


def test_diagnosing_nothing_is_said(model: ConfigDoctorModel) -> None:
    model.diagnose()
    assert (model.state.status, model.state.sentence) == (StatusState.BAD, NOTHING_YET)


async def test_starting_over_forgets_and_is_not_overtaken(model: ConfigDoctorModel) -> None:
    model.paste(WRONG_NAME)
    task = model.task
    model.start_over("Forgotten.")
    assert task
    await asyncio.wait([task])
    assert (model.state.sentence, model.state.handed, model.state.examined) == ("Forgotten.", (), None)


async def test_a_new_paste_drops_what_postmark_said_of_the_old(model: ConfigDoctorModel, lab: Lab) -> None:
    model.paste(ACCOUNT_ENV)
    await done(model)
    model.ask(lambda: lab.connection)
    assert len((await done(model)).verdicts) == 1
    model.paste(V5_LOG)
    assert model.state.verdicts == ()
    await done(model)


async def test_of_several_keys_the_worst_is_said(model: ConfigDoctorModel, lab: Lab) -> None:
    model.paste(f"{SERVER_ENV}{ACCOUNT_ENV.replace('AUTH_', 'MY_')}")
    await done(model)
    model.ask(lambda: lab.connection)
    state = await done(model)
    assert len(state.verdicts) == 2
    assert state.sentence == "An account token stands where a server token belongs."


async def test_a_doctor_that_fails_is_said_without_its_words(
    model: ConfigDoctorModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config_doctor_model, "examined", fail)
    model.paste(WRONG_NAME)
    state = await done(model)
    assert state.sentence == "Something in this kit failed (ZeroDivisionError). Nothing was learnt from it."
    assert len(state.handed) == 1


async def test_the_kernel_is_free_while_a_long_log_is_read(model: ConfigDoctorModel) -> None:
    model.paste(V5_LOG * 3_000)
    turns = 0
    while model.is_busy:
        await asyncio.sleep(0.005)
        turns += 1
    assert turns > 3
    assert model.state.status is StatusState.BAD


async def test_where_there_are_no_threads_it_works_all_the_same(
    model: ConfigDoctorModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setattr(asyncio, "to_thread", fail)
    model.paste(WRONG_NAME)
    assert (await done(model)).status is StatusState.BAD

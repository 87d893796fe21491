"""Whatever fails inside a panel ends as a sentence in its status line: connections, observers, drawing."""

from typing import NoReturn

import pytest

from helpers.client.connection import Connection
from helpers.client.problems import RouteRefused
from helpers.lab import Lab
from helpers.panels import config_doctor, permission_matrix, sample_sender, token_tester
from helpers.panels.config_doctor import ConfigDoctor
from helpers.panels.panel import Panel
from helpers.panels.permission_matrix import PermissionMatrix
from helpers.panels.place import Place
from helpers.panels.sample_sender import SampleSender
from helpers.panels.token_tester import TokenTester
from helpers.reference.practice_tokens import SERVER_TOKEN
from tests.panels.doctoring import SERVER_ENV, hand_over, press_ask
from tests.panels.driving import ended, press_send, press_test, status_of, text_of

KINDS = [TokenTester, SampleSender, PermissionMatrix, ConfigDoctor]
Kind = type[TokenTester] | type[SampleSender] | type[PermissionMatrix] | type[ConfigDoctor]
LIVE = "https://api.postmarkapp.com"


class Broken(Connection):
    """A connection with a mistake in it; the real one turns even a broken transport into an exchange."""

    async def send(self, *_anything: object, **_more: object) -> NoReturn:
        raise ZeroDivisionError("a text that may quote a secret")


def broken(_place: Place) -> Connection:
    return Broken("http://127.0.0.1:1")


def unreachable(_place: Place) -> Connection:
    raise RouteRefused("The proxy cannot be used.")


def fail(*_anything: object, **_named: object) -> NoReturn:
    raise ZeroDivisionError("a text that may quote a secret")


async def pressed(panel: Panel) -> str:
    if isinstance(panel, TokenTester):
        await press_test(panel, SERVER_TOKEN)
    elif isinstance(panel, SampleSender):
        await press_send(panel, SERVER_TOKEN)
    elif isinstance(panel, PermissionMatrix):
        panel.observe_button.click()
        await ended(panel)
    elif isinstance(panel, ConfigDoctor):
        await hand_over(panel, SERVER_ENV)
        await press_ask(panel)
    return status_of(panel)


@pytest.mark.parametrize("kind", KINDS)
async def test_a_failing_connection_is_said(kind: Kind) -> None:
    said = await pressed(kind(broken, "practice", LIVE))
    assert said == "Can't tell Something in this kit failed (ZeroDivisionError). Nothing was learnt from it."


@pytest.mark.parametrize("kind", KINDS)
async def test_a_connection_that_cannot_be_built_is_said(kind: Kind) -> None:
    assert await pressed(kind(unreachable, "practice", LIVE)) == "Problem The proxy cannot be used."


def test_without_a_connection_no_forecast_is_left_standing(lab: Lab) -> None:
    def connect(place: Place) -> Connection:
        return lab.connect(place) if place == "practice" else unreachable(place)

    panel = SampleSender(connect, "practice", LIVE)
    assert text_of(panel.audience.forecast)
    panel.place_bar.switch.value = "live"
    assert text_of(panel.audience.forecast) == ""
    assert status_of(panel) == "Problem The proxy cannot be used."


def test_an_observer_that_fails_is_said(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = lab.sample_sender()
    monkeypatch.setattr(panel.audience, "foresee", fail)
    panel.form.subject.value = "Another subject"
    assert status_of(panel) == "Problem Something in this kit failed (ZeroDivisionError). Nothing was sent."


@pytest.mark.parametrize(("module", "name"), [(token_tester, "verdict_card"), (sample_sender, "sample_card")])
async def test_a_drawing_that_fails_is_said(
    lab: Lab, monkeypatch: pytest.MonkeyPatch, module: object, name: str
) -> None:
    monkeypatch.setattr(module, name, fail)
    panel = lab.token_tester() if module is token_tester else lab.sample_sender()
    assert await pressed(panel) == "Problem Something in this kit failed (ZeroDivisionError). Nothing was sent."


def test_filtering_that_fails_is_said(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = lab.permission_matrix()
    monkeypatch.setattr(permission_matrix, "matrix_card", fail)
    panel.filters.search.value = "stats"
    assert status_of(panel) == "Problem Something in this kit failed (ZeroDivisionError). Nothing was sent."


async def test_findings_that_cannot_be_drawn_are_said(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config_doctor, "folded_diagnosis_card", fail)
    panel = lab.config_doctor()
    await hand_over(panel, SERVER_ENV)
    assert status_of(panel) == "Problem Something in this kit failed (ZeroDivisionError). Nothing was sent."


def test_a_click_outside_any_event_loop_is_said(lab: Lab) -> None:
    panel = TokenTester(lab.connect, "practice", LIVE)
    panel.test_button.click()
    assert status_of(panel) == "Problem Something in this kit failed (RuntimeError). Nothing was sent."

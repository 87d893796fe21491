"""Whatever fails on the desk ends as a sentence, and what needs no connection goes on without one."""

from typing import NoReturn

import pytest

from helpers.client.problems import RouteRefused
from helpers.lab import Lab
from helpers.panels.desk import check, troubleshooting_desk
from helpers.panels.desk.asker import Asker
from helpers.panels.desk.troubleshooting_desk import FORGOTTEN, TroubleshootingDesk
from helpers.panels.place import Place
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.panels.desk.looking import INACTIVE, LINE, check_of, look, paste, press, shown
from tests.panels.driving import enter, status_of

REFUSED = "The proxy cannot be used."
NOT_SENT = "Problem Something in this kit failed (ZeroDivisionError). Nothing was sent."
NOT_LEARNT = "Can't tell Something in this kit failed (ZeroDivisionError). Nothing was learnt from it."
CHECKS = ("preflight", "smtp_check", "dns_check")


def fail(*_anything: object, **_named: object) -> NoReturn:
    raise ZeroDivisionError("a text that may quote a secret")


@pytest.fixture
def cut_off(lab: Lab) -> TroubleshootingDesk:
    """A desk in live, to which no connection can be built."""

    def at(place: Place) -> Asker:
        if place == "live":
            raise RouteRefused(REFUSED)
        return lab.at(place)

    return TroubleshootingDesk(at, "live", "https://api.postmarkapp.com")


async def test_without_a_connection_a_paste_is_explained_all_the_same(cut_off: TroubleshootingDesk) -> None:
    assert (await paste(cut_off, LINE)).startswith(f"Problem {INACTIVE}")


async def test_without_a_connection_a_look_says_why_and_loses_nothing(cut_off: TroubleshootingDesk) -> None:
    assert await look(cut_off, text=LINE, token=SERVER_TOKEN) == f"Problem {REFUSED}"
    assert cut_off.area.field.text == LINE


@pytest.mark.parametrize("name", CHECKS)
async def test_without_a_connection_every_check_says_why(cut_off: TroubleshootingDesk, name: str) -> None:
    enter(cut_off.entry.field, SERVER_TOKEN)
    cut_off.dns_check.domain.value = "example.com"
    await press(check_of(cut_off, name))
    assert status_of(check_of(cut_off, name)) == f"Problem {REFUSED}"


async def test_without_a_connection_forget_forgets_everything(lab: Lab, cut_off: TroubleshootingDesk) -> None:
    await paste(cut_off, LINE)
    enter(cut_off.dns_check.account, ACCOUNT_TOKEN)
    cut_off.forget_button.click()
    assert (status_of(cut_off), shown(cut_off)) == (f"Ready {FORGOTTEN}", set())
    assert (cut_off.dns_check.account.text, len(lab.results)) == ("", 0)


@pytest.mark.parametrize("name", CHECKS)
async def test_a_check_that_fails_is_said_without_its_words(
    lab: Lab, desk: TroubleshootingDesk, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    enter(desk.entry.field, SERVER_TOKEN)
    monkeypatch.setattr(Lab, name, fail)
    await press(check_of(desk, name))
    assert status_of(check_of(desk, name)) == NOT_LEARNT


async def test_a_card_that_cannot_be_drawn_is_said(desk: TroubleshootingDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(troubleshooting_desk, "explanation_card", fail)
    assert await paste(desk, LINE) == NOT_SENT
    dns = desk.dns_check
    monkeypatch.setattr(check, "to_html", fail)
    await press(dns)
    assert status_of(dns) == NOT_LEARNT

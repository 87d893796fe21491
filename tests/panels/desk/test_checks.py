"""The desk's further checks: each button, each field that matters, and what they share with the desk."""

import asyncio

import pytest

from helpers.client.email import DEFAULT_STREAM
from helpers.panels.desk.check import FORGOTTEN, Check
from helpers.panels.desk.troubleshooting_desk import TroubleshootingDesk
from helpers.panels.one_task import BUSY, NOTHING_TO_STOP
from helpers.panels.panel import CHANGED
from helpers.practice.seed import VERIFIED_SENDER
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.panels.desk.looking import GOES, check_of, press
from tests.panels.driving import ended, enter, status_of, text_of

NO_TOKEN = "Problem Enter the server token on the desk first. Nothing was sent."
TOO_LONG = "Problem Nothing was taken: that paste had 11,534,336 bytes. Paste the token alone."


@pytest.fixture(params=GOES)
async def check(ready: TroubleshootingDesk, request: pytest.FixtureRequest) -> Check:
    """Each of the four, answered."""
    check = check_of(ready, request.param)
    await press(check)
    return check


@pytest.mark.parametrize("name", GOES)
async def test_each_goes_with_what_stands_on_the_desk(ready: TroubleshootingDesk, name: str) -> None:
    check = check_of(ready, name)
    assert status_of(check) == f"Ready {check.ready}"
    card = await press(check)
    assert status_of(check).startswith(GOES[name])
    assert card


@pytest.mark.parametrize("name", GOES)
async def test_each_is_one_section_however_often_it_is_shown(desk: TroubleshootingDesk, name: str) -> None:
    check = check_of(desk, name)
    assert check_of(desk, name) is check
    assert repr(check) == f"{check.title}: run this cell to get the panel."


async def test_stop_without_a_task_says_so_and_keeps_the_card(check: Check) -> None:
    before = text_of(check.card)
    check.stop_button.click()
    assert (check.status.detail, text_of(check.card)) == (NOTHING_TO_STOP, before)


async def test_clicking_three_times_is_one_task(check: Check) -> None:
    check.ask_button.click()
    task = check.model.task
    check.ask_button.click()
    check.ask_button.click()
    assert (check.model.task, check.status.detail) == (task, BUSY)
    await ended(check)


async def test_switching_drops_every_check_s_result(ready: TroubleshootingDesk, check: Check) -> None:
    ready.place_bar.switch.value = "live"
    assert (status_of(check), text_of(check.card)) == ("Ready Switched to live.", "")


async def test_forget_drops_every_check_s_result(ready: TroubleshootingDesk, check: Check) -> None:
    ready.forget_button.click()
    assert (status_of(check), text_of(check.card)) == (f"Ready {FORGOTTEN}", "")


def test_forget_empties_the_fields_of_every_check(desk: TroubleshootingDesk) -> None:
    smtp = desk.smtp_check
    fields = (desk.preflight.account, desk.dns_check.account, smtp.access_key, smtp.secret_key)
    for field in fields:
        enter(field, SERVER_TOKEN)
    desk.forget_button.click()
    assert [field.text for field in fields] == [""] * 4


@pytest.mark.parametrize(("place", "offered"), [("practice", [VERIFIED_SENDER, "example.com"]), ("live", ["", ""])])
def test_forget_leaves_nothing_that_was_typed(desk: TroubleshootingDesk, place: str, offered: list[str]) -> None:
    desk.place_bar.switch.value = place
    preflight, smtp, dns = desk.preflight, desk.smtp_check, desk.dns_check
    typed = [preflight.sender, dns.domain, preflight.to, smtp.host, smtp.stream, desk.message, desk.entry.path]
    for field in (*typed, preflight.stream):
        field.value = "ada@secret.example"
    desk.forget_button.click()
    assert [field.value for field in typed] == [*offered, "", "", "", "", ""]
    assert preflight.stream.value == DEFAULT_STREAM


@pytest.mark.parametrize("name", ["preflight", "smtp_check"])
async def test_another_token_on_the_desk_makes_it_out_of_date(ready: TroubleshootingDesk, name: str) -> None:
    await press(check_of(ready, name))
    enter(ready.entry.field, ACCOUNT_TOKEN)
    assert status_of(check_of(ready, name)) == f"Out of date {CHANGED}"


@pytest.mark.parametrize("name", ["dns_check", "report"])
async def test_what_is_asked_without_the_desk_s_token_stays(ready: TroubleshootingDesk, name: str) -> None:
    await press(check_of(ready, name))
    enter(ready.entry.field, ACCOUNT_TOKEN)
    ready.message.value = ""
    assert status_of(check_of(ready, name)) == GOES[name]


def offered(desk: TroubleshootingDesk) -> list[str]:
    return [desk.preflight.sender.value, desk.dns_check.domain.value]


def test_what_practice_offers_is_not_offered_live(desk: TroubleshootingDesk) -> None:
    assert offered(desk) == [VERIFIED_SENDER, "example.com"]
    desk.place_bar.switch.value = "live"
    assert offered(desk) == ["", ""]
    desk.place_bar.switch.value = "practice"
    assert offered(desk) == [VERIFIED_SENDER, "example.com"]


def test_nor_is_it_offered_by_checks_that_are_first_shown_in_live(desk: TroubleshootingDesk) -> None:
    desk.place_bar.switch.value = "live"
    assert offered(desk) == ["", ""]


def test_what_was_typed_over_an_offer_stays_at_either_place(desk: TroubleshootingDesk) -> None:
    desk.dns_check.domain.value = "example.org"
    for place in ("live", "practice"):
        desk.place_bar.switch.value = place
        assert desk.dns_check.domain.value == "example.org"


async def test_what_changes_while_a_check_is_under_way_is_said_at_its_end(ready: TroubleshootingDesk) -> None:
    check = ready.preflight
    check.ask_button.click()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    check.sender.value = "boss@example.net"
    await ended(check)
    assert status_of(check) == f"Out of date {CHANGED}"


CHANGES = [
    ("preflight", "sender", "other@example.com"),
    ("preflight", "to", "bob@example.com"),
    ("preflight", "stream", "broadcast"),
    ("preflight", "approved", "approved by Postmark"),
    ("smtp_check", "login", "an SMTP token"),
    ("smtp_check", "port", 25),
    ("smtp_check", "host", "127.0.0.1"),
    ("smtp_check", "stream", "outbound"),
    ("dns_check", "domain", "example.org"),
    ("report", "addresses", True),
]


@pytest.mark.parametrize(("name", "field", "value"), CHANGES)
async def test_another_value_in_a_field_makes_it_out_of_date(
    ready: TroubleshootingDesk, name: str, field: str, value: object
) -> None:
    check = check_of(ready, name)
    await press(check)
    getattr(check, field).value = value
    assert status_of(check) == f"Out of date {CHANGED}"


@pytest.mark.parametrize(
    ("name", "field"),
    [("preflight", "account"), ("dns_check", "account"), ("smtp_check", "access_key"), ("smtp_check", "secret_key")],
)
async def test_another_secret_makes_it_out_of_date(ready: TroubleshootingDesk, name: str, field: str) -> None:
    check = check_of(ready, name)
    await press(check)
    enter(getattr(check, field), ACCOUNT_TOKEN)
    assert status_of(check) == f"Out of date {CHANGED}"


@pytest.mark.parametrize("name", ["preflight", "smtp_check"])
async def test_without_a_token_it_says_where_to_enter_it(desk: TroubleshootingDesk, name: str) -> None:
    assert await press(check_of(desk, name)) == ""
    assert status_of(check_of(desk, name)) == NO_TOKEN


@pytest.mark.parametrize("name", ["preflight", "dns_check"])
async def test_an_account_token_that_is_too_long_is_said(ready: TroubleshootingDesk, name: str) -> None:
    check = check_of(ready, name)
    check.account._handle_custom_msg({"type": "text", "text": "", "refused_bytes": 11_534_336}, [])
    assert await press(check) == ""
    assert status_of(check) == TOO_LONG

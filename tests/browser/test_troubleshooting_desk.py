"""Notebook 90's desk as a person uses it: by mouse, by keyboard alone, with a slow server; and what it keeps of it."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, expect

from helpers.panels.desk.model import READY
from helpers.panels.desk.troubleshooting_desk import FORGOTTEN
from helpers.panels.one_task import BUSY, NOTHING_TO_STOP, STOPPED
from helpers.panels.secret_field import KERNEL_GONE
from helpers.reference.practice_tokens import SERVER_TOKEN
from tests.browser.desk import Desk, OpenDesk
from tests.browser.lab_server import LabServer
from tests.browser.panel_page import PanelPage
from tests.browser.test_config_doctor import LEAKY, WIDGETS, press_paste
from tests.browser.troubleshooting import (
    ACCESS_KEY,
    ACCOUNT_FOR_DOMAIN,
    ACCOUNT_FOR_SENDER,
    AREA,
    BOUNCED,
    INACTIVE,
    MESSAGE,
    SECRET_KEY,
    TITLES,
    cells,
    enter,
    look_into,
    reactivate,
    section,
)
from tests.loopback import Loopback, loopback
from tests.replies import HANG

TALL = 3000  # pixels, so that the whole notebook stays on the page
SLOW = 'open_lab("live", base_url="{url}").troubleshooting_desk()'
GREY = "found => getComputedStyle(found).filter === 'grayscale(1)'"
SECRETS = {  # which field of which section takes a secret
    AREA: "Troubleshooting desk",
    "Server token": "Troubleshooting desk",
    ACCOUNT_FOR_SENDER: "Before you send again",
    ACCESS_KEY: "SMTP",
    SECRET_KEY: "SMTP",
    ACCOUNT_FOR_DOMAIN: "DNS",
}


@pytest.fixture(scope="module")
def slow_server() -> Iterator[Loopback]:
    """A server that takes every request and answers none."""
    with loopback(HANG) as server:
        yield server


@pytest.fixture(scope="module")
def page(open_shared_desk: OpenDesk, lab: LabServer, slow_server: Loopback) -> Iterator[Desk]:
    """The notebook, and below it a slow desk, in a JupyterLab that saves the state of widgets."""
    lab.set_up(WIDGETS, {"saveState": True})
    opened = open_shared_desk(*cells(), SLOW.format(url=slow_server.url), LEAKY, size=(1280, TALL))
    opened.page.keyboard.press("Control+b")
    opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield opened
    opened.page.context.clear_permissions()
    lab.set_up(WIDGETS, {"saveState": False})


@pytest.fixture
def desk(page: Desk) -> PanelPage:
    """The notebook run anew from top to bottom, as a person does; its own cell has sent the message that bounces."""
    page.wait_until_idle()
    page.run_all()
    return section(page, TITLES[0])


@pytest.fixture
def area(desk: PanelPage) -> Locator:
    return desk.field(AREA)


@pytest.fixture
def slow_desk(desk: PanelPage, slow_server: Loopback) -> PanelPage:
    """A desk that looks into something and gets no answer."""
    slow_server.requests.clear()
    slow = section(desk.desk, TITLES[0], index=1)
    enter(slow)
    slow.press("Look into it")
    slow.says("Asking 127.0.0.1")
    return slow


def test_run_from_top_to_bottom_the_notebook_shows_its_desk_and_four_checks(desk: PanelPage) -> None:
    desk.says(READY)
    shown = [section(desk.desk, title).status for title in TITLES]
    assert [status.inner_text()[:6] for status in shown] == ["○Ready"] * len(TITLES)
    expect(desk.desk.page.get_by_role("article", name="Sample")).to_contain_text("Accepted for processing.")


def test_by_mouse(desk: PanelPage, area: Locator) -> None:
    desk.desk.paste(area, INACTIVE)
    desk.says("ProblemErrorCode 406")
    expect(area).to_have_value("")
    look_into(desk)
    expect(desk.root.get_by_role("article", name="Delivery")).to_contain_text("It can be reactivated.")
    expect(desk.root).to_contain_text("What it changes: “outbound” delivers to hardbounce@")
    reactivate(desk)
    expect(desk.root.get_by_role("button", name="Reactivate")).to_have_count(0)
    desk.press("Look into it")
    desk.says("It bounced; the address is active.")
    expect(desk.root.get_by_role("button", name="Reactivate")).to_have_count(0)


def test_by_keyboard_alone(desk: PanelPage, area: Locator) -> None:
    keyboard = desk.desk.page.keyboard
    desk.field("Connection").focus()
    assert desk.tab_stops(1) == [AREA]
    press_paste(desk, INACTIVE)
    desk.says("ProblemErrorCode 406")
    expect(area).to_have_value("")
    assert desk.tab_stops(3) == ["Server token", "Token from", MESSAGE]
    keyboard.type(BOUNCED)
    assert desk.tab_stops(3) == ["Look into it", "Stop", "Forget"]
    desk.field("Server token").focus()
    keyboard.type(SERVER_TOKEN)
    keyboard.press("Enter")
    desk.says("ProblemIt bounced")
    while desk.tab_stops(1) != [f"Reactivate {BOUNCED}"]:
        pass
    keyboard.press("Enter")
    desk.says("DoneDone: “outbound” delivers to")


def test_forget_empties_everything_in_every_check(desk: PanelPage) -> None:
    page = desk.desk
    section(page, "SMTP").field("Log in with").select_option("an SMTP token")
    for label, title in SECRETS.items():
        section(page, title).field(label).fill(label)
    desk.field("Server token").fill(SERVER_TOKEN)
    for title, button in (("DNS", "Check DNS"), ("Report", "Make the report")):
        section(page, title).press(button)
        expect(section(page, title).card).to_be_visible()
    desk.press("Forget")
    desk.says(FORGOTTEN)
    for label, title in {**SECRETS, MESSAGE: TITLES[0]}.items():
        expect(section(page, title).field(label)).to_have_value("")
    for title in TITLES[1:]:
        section(page, title).says("ReadyForgotten, with everything on the desk.")
    expect(page.page.locator(".tokenlab-panel").get_by_role("article")).to_have_count(0)


def test_stop_while_it_looks_ends_it_and_three_clicks_ask_once(slow_desk: PanelPage, slow_server: Loopback) -> None:
    slow_desk.press("Look into it")
    slow_desk.press("Look into it")
    slow_desk.says(BUSY)
    slow_desk.press("Stop")
    slow_desk.says(STOPPED)
    slow_desk.press("Stop")
    slow_desk.says(NOTHING_TO_STOP)
    asked = [heard.target.partition("?")[0] for heard in slow_server.requests]
    assert sorted(asked) == ["/deliverystats", "/domains"]


def test_while_one_desk_waits_the_other_answers(slow_desk: PanelPage, desk: PanelPage) -> None:
    look_into(desk)
    slow_desk.says("WorkingAsking 127.0.0.1")
    slow_desk.press("Forget")
    slow_desk.says(FORGOTTEN)


def test_eleven_megabytes_are_refused_and_what_was_explained_stays(desk: PanelPage, area: Locator) -> None:
    desk.desk.paste(area, INACTIVE)
    desk.says("ErrorCode 406")
    desk.desk.paste(area, "x" * 11_000_000)
    expect(desk.root).to_contain_text("Not taken: that was 11,000,000 bytes, and at most 1,000,000 are taken at once.")
    expect(desk.card).to_be_visible()
    desk.press("Look into it")
    desk.says("ProblemNothing was taken: that paste had 11,000,000 bytes.")


def test_no_secret_is_in_a_file_or_in_a_message_of_the_kernel(desk: PanelPage, lab: LabServer) -> None:
    page, leaked = desk.desk, str(uuid4())
    canaries = {label: str(uuid4()) for label in SECRETS}
    page.paste(desk.field(AREA), f"{INACTIVE}\nX-Postmark-Server-Token: {canaries[AREA]}")
    desk.says("ErrorCode 406")
    section(page, "SMTP").field("Log in with").select_option("an SMTP token")
    for label, title in SECRETS.items():
        section(page, title).field(label).fill(canaries[label])
    desk.field(MESSAGE).fill(BOUNCED)
    desk.press("Look into it")
    desk.says("The practice Postmark does not know this token.")
    for title, button in {
        "SMTP": "Check SMTP",
        "DNS": "Check DNS",
        "Before you send again": "Check before sending",
    }.items():
        section(page, title).press(button)
        expect(section(page, title).card).to_be_visible()
    section(page, "Report").press("Make the report")
    expect(section(page, "Report").card).to_be_visible()
    page.field("Leaky").fill(leaked)
    page.save()
    assert page.notebook in lab.files_with(leaked)  # saving does store widget state, and the search does find it
    for canary in canaries.values():
        assert lab.files_with(canary) == set()
        assert any(canary.encode() in frame for frame in page.sent)
        assert not any(canary.encode() in frame for frame in page.received)


def test_a_restarted_kernel_closes_the_fields_and_greys_what_was_found(desk: PanelPage, area: Locator) -> None:
    look_into(desk)
    desk.desk.restart_kernel()
    desk.says("The kernel was restarted or has stopped")
    expect(area).to_have_attribute("placeholder", KERNEL_GONE)
    assert desk.root.get_by_role("article", name="Delivery").evaluate(GREY)
    for title in TITLES[1:]:
        section(desk.desk, title).says("The kernel was restarted or has stopped")

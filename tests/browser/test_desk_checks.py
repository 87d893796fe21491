"""The four checks of notebook 90's desk as a person uses them: before a send, SMTP, DNS, and the report."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from helpers.panels.desk.case_report import NOTHING_LEARNT
from helpers.panels.one_task import NOTHING_TO_STOP, STOPPED
from helpers.panels.panel import CHANGED
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN, SMTP_ACCESS_KEY, SMTP_SECRET_KEY
from tests.browser.desk import Desk, OpenDesk
from tests.browser.panel_page import PanelPage
from tests.browser.troubleshooting import (
    ACCESS_KEY,
    ACCOUNT_FOR_DOMAIN,
    ACCOUNT_FOR_SENDER,
    AREA,
    INACTIVE,
    SECRET_KEY,
    TITLES,
    cells,
    enter,
    look_into,
    reactivate,
    section,
)
from tests.leaks.canary import canary, shows
from tests.loopback import loopback
from tests.replies import HANG

SLOW = ('slow = open_lab("live", base_url="{url}").troubleshooting_desk()\nslow', "slow.preflight", "slow.dns_check")
FORMS = ("md", "html", "json", "har")
KEPT = f'for form in {FORMS}:\n    lab.report().save(f"desk.{{form}}", overwrite=True)\n"kept"'
ADA = "ada@example.net"
SILENT = ("127.25.25.25", 2525)  # this machine by a name that nobody else uses; a check offers three ports


@pytest.fixture(scope="module")
def page(open_shared_desk: OpenDesk) -> Iterator[Desk]:
    """The notebook, and below it a desk at a server that answers nothing."""
    with loopback(HANG) as server:
        slow = [cell.format(url=server.url) for cell in SLOW]
        opened = open_shared_desk(*cells(), *slow, KEPT, size=(1280, 3000))
        opened.page.keyboard.press("Control+b")
        yield opened


@pytest.fixture
def desk(page: Desk) -> PanelPage:
    """The desk, with the practice token in its field."""
    page.wait_until_idle()
    page.run_all()
    opened = section(page, TITLES[0])
    opened.field("Server token").fill(SERVER_TOKEN)
    return opened


@pytest.fixture
def preflight(desk: PanelPage) -> PanelPage:
    return section(desk.desk, "Before you send again")


@pytest.fixture
def smtp(desk: PanelPage) -> PanelPage:
    return section(desk.desk, "SMTP")


@pytest.fixture
def dns(desk: PanelPage) -> PanelPage:
    return section(desk.desk, "DNS")


@pytest.fixture
def report(desk: PanelPage) -> PanelPage:
    return section(desk.desk, "Report")


def test_before_a_send_it_stops_for_a_suppressed_recipient_and_goes_once_reactivated(
    desk: PanelPage, preflight: PanelPage
) -> None:
    look_into(desk)
    preflight.press("Check before sending")
    preflight.says("ProblemStop: Every recipient is suppressed (ErrorCode 406).")
    expect(preflight.card).to_contain_text("Whether From may be used: domains and sender signatures can be read")
    reactivate(desk)
    preflight.field(ACCOUNT_FOR_SENDER).fill(ACCOUNT_TOKEN)
    preflight.says(CHANGED)
    preflight.press("Check before sending")
    preflight.says("DoneGo")
    expect(preflight.card).not_to_contain_text("Whether From may be used")


def test_before_a_send_a_token_and_a_recipient_are_asked_for(desk: PanelPage, preflight: PanelPage) -> None:
    desk.field("Server token").fill("")
    preflight.field("To").fill("ada@example.com")
    preflight.press("Check before sending")
    preflight.says("ProblemEnter the server token on the desk first. Nothing was sent.")
    desk.field("Server token").fill(SERVER_TOKEN)
    preflight.field("Message stream").fill("no-such-stream")
    preflight.press("Check before sending")
    preflight.says("ProblemStop")


def test_smtp_with_the_token_of_the_desk(smtp: PanelPage) -> None:
    smtp.press("Check SMTP")
    smtp.says("DoneSMTP works")
    smtp.root.get_by_text("Transcript, explained; secrets are masked").click()
    expect(smtp.card).to_contain_text("235 2.7.0 Authentication successful")
    assert not shows(smtp.root.inner_html(), SERVER_TOKEN)


def test_smtp_with_an_smtp_token_needs_both_of_its_keys(smtp: PanelPage) -> None:
    expect(smtp.field(ACCESS_KEY)).to_be_hidden()
    smtp.field("Log in with").select_option("an SMTP token")
    smtp.field(ACCESS_KEY).fill(SMTP_ACCESS_KEY)
    smtp.press("Check SMTP")
    smtp.says("ProblemAn SMTP token is a pair")
    smtp.field(SECRET_KEY).fill(SMTP_SECRET_KEY)
    smtp.press("Check SMTP")
    smtp.says("DoneSMTP works")
    smtp.field(SECRET_KEY).fill(SMTP_ACCESS_KEY)
    smtp.press("Check SMTP")
    smtp.says("Problem")
    expect(smtp.card).to_contain_text("535")


def test_dns_of_a_domain_that_is_right_and_of_one_that_waits(dns: PanelPage) -> None:
    dns.press("Check DNS")
    dns.says("Doneexample.com: DKIM is right; Return-Path is right.")
    dns.field("Domain").fill("hello@example.org")
    dns.says(CHANGED)
    dns.field(ACCOUNT_FOR_DOMAIN).fill(ACCOUNT_TOKEN)
    dns.press("Check DNS")
    dns.says("Problemexample.org: DKIM is missing")
    expect(dns.card).to_contain_text("To publish")
    dns.field("Domain").fill("")
    dns.press("Check DNS")
    dns.says("ProblemName a domain first. Nothing was looked up.")


def test_one_click_downloads_each_form_of_the_report_and_none_shows_the_token(
    desk: PanelPage, report: PanelPage, tmp_path: Path
) -> None:
    secret = canary()
    desk.desk.paste(desk.field(AREA), f"{INACTIVE}\nX-Postmark-Server-Token: {secret}")
    desk.says("ErrorCode 406")
    enter(desk, token=secret)
    desk.press("Look into it")
    desk.says("The practice Postmark does not know this token.")
    report.press("Make the report")
    report.says("DoneThe report is below: download it, or copy it.")
    desk.desk.run_cell(-1)
    for form in FORMS:
        downloaded = download(report, form, tmp_path)
        assert downloaded == (desk.desk.lab.notebooks / f"desk.{form}").read_text(encoding="utf-8")
        assert "deliverystats" in downloaded
        assert not shows(downloaded, secret)


def download(report: PanelPage, form: str, folder: Path) -> str:
    """What a click on this form's link saves."""
    with report.desk.page.expect_download() as waiting:
        report.root.get_by_role("link", name=f"Download postmark-report.{form}").click()
    waiting.value.save_as(folder / form)
    return (folder / form).read_text(encoding="utf-8")


def test_a_report_shows_addresses_only_when_it_is_told_to(desk: PanelPage, report: PanelPage) -> None:
    enter(desk, message=ADA)
    desk.press("Look into it")
    desk.says("Can't tell")
    report.press("Make the report")
    report.says("DoneThe report is below")
    expect(report.card).not_to_contain_text(ADA)
    report.field("Addresses and subjects").select_option("shown")
    report.says(CHANGED)
    report.press("Make the report")
    report.says("DoneThe report is below")
    expect(report.card).to_contain_text(ADA)


def test_there_is_no_report_of_what_was_forgotten(desk: PanelPage, report: PanelPage) -> None:
    look_into(desk)
    desk.press("Forget")
    report.press("Make the report")
    report.says(f"Problem{NOTHING_LEARNT}")
    report.press("Stop")
    report.says(NOTHING_TO_STOP)


@pytest.mark.parametrize(
    ("title", "label", "button"),
    [
        ("Before you send again", ACCOUNT_FOR_SENDER, "Check before sending"),
        ("DNS", ACCOUNT_FOR_DOMAIN, "Check DNS"),
    ],
)
def test_a_check_that_gets_no_answer_stops(desk: PanelPage, title: str, label: str, button: str) -> None:
    enter(section(desk.desk, TITLES[0], index=1))
    slow = section(desk.desk, title, index=1)
    slow.field({"DNS": "Domain"}.get(title, "From")).fill("example.com")
    slow.field(label).fill(ACCOUNT_TOKEN)
    slow.press(button)
    slow.says("WorkingLooking")
    slow.press("Stop")
    slow.says(STOPPED)


def test_an_smtp_server_that_does_not_greet_is_waited_for_until_stop(smtp: PanelPage) -> None:
    with socket.create_server(SILENT):
        smtp.field("Host").fill(SILENT[0])
        smtp.field("Port").select_option(str(SILENT[1]))
        smtp.press("Check SMTP")
        smtp.says("WorkingConnecting")
        smtp.press("Stop")
        smtp.says(STOPPED)

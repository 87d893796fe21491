"""What the desk's further checks answer, and what of the desk they weigh."""

import pytest

from helpers.lab import Lab
from helpers.panels.desk.troubleshooting_desk import TroubleshootingDesk
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SMTP_ACCESS_KEY, SMTP_SECRET_KEY
from tests.diagnosis.deliveries import suppressed
from tests.diagnosis.wide_worlds import demo_app
from tests.panels.desk.looking import ADA, GOES, press
from tests.panels.driving import enter, status_of, text_of


async def test_a_preflight_goes_to_the_desk_s_recipient(lab: Lab, ready: TroubleshootingDesk) -> None:
    suppressed(ADA)(lab.world)
    assert ADA in await press(ready.preflight)
    assert status_of(ready.preflight).startswith("Problem ")
    ready.preflight.to.value = "bob@example.net"
    await press(ready.preflight)
    assert status_of(ready.preflight) == GOES["preflight"]


async def test_a_preflight_to_no_one_recipient_of_the_desk_says_so(ready: TroubleshootingDesk) -> None:
    ready.message.value = f"{ADA}, bob@example.net"
    assert await press(ready.preflight) == ""
    assert status_of(ready.preflight).startswith("Problem Name one recipient: here are several")


async def test_a_preflight_knows_from_with_an_account_token(ready: TroubleshootingDesk) -> None:
    ready.preflight.sender.value = "hello@unknown.example"
    await press(ready.preflight)
    assert "Problem" not in status_of(ready.preflight)
    enter(ready.preflight.account, ACCOUNT_TOKEN)
    await press(ready.preflight)
    assert status_of(ready.preflight).startswith("Problem ")


async def test_a_preflight_of_a_pending_account_minds_the_domain(ready: TroubleshootingDesk) -> None:
    enter(ready.preflight.account, ACCOUNT_TOKEN)
    assert "ErrorCode 412" not in await press(ready.preflight)
    ready.preflight.approved.value = "still waiting for approval"
    assert "ErrorCode 412" in await press(ready.preflight)
    assert status_of(ready.preflight).startswith("Problem ")


async def test_a_preflight_of_a_stream_that_is_not_there_stops(ready: TroubleshootingDesk) -> None:
    ready.preflight.stream.value = "nowhere"
    await press(ready.preflight)
    assert status_of(ready.preflight).startswith("Problem ")


async def test_smtp_takes_an_smtp_token_and_shows_its_fields_only_then(desk: TroubleshootingDesk) -> None:
    smtp = desk.smtp_check
    assert smtp.secret_fields.layout.display == "none"
    smtp.login.value = "an SMTP token"
    assert smtp.secret_fields.layout.display is None
    enter(smtp.access_key, SMTP_ACCESS_KEY)
    enter(smtp.secret_key, SMTP_SECRET_KEY)
    await press(smtp)
    assert status_of(smtp).startswith(GOES["smtp_check"])


async def test_half_an_smtp_token_is_not_sent(desk: TroubleshootingDesk) -> None:
    desk.smtp_check.login.value = "an SMTP token"
    enter(desk.smtp_check.access_key, SMTP_ACCESS_KEY)
    await press(desk.smtp_check)
    assert status_of(desk.smtp_check).startswith("Problem An SMTP token is a pair")


async def test_smtp_weighs_what_http_says_of_the_same_token(lab: Lab, ready: TroubleshootingDesk) -> None:
    demo_app(lab.world).smtp_api_activated = False
    assert "SMTP733" in await press(ready.smtp_check)


async def test_smtp_weighs_nothing_that_was_said_of_another_token(lab: Lab, ready: TroubleshootingDesk) -> None:
    demo_app(lab.world).smtp_api_activated = False
    enter(ready.entry.field, ACCOUNT_TOKEN)
    assert ready.verdict is None
    assert "SMTP733" not in await press(ready.smtp_check)


async def test_practice_asks_nobody_else_s_smtp(ready: TroubleshootingDesk) -> None:
    ready.smtp_check.host.value = "smtp.postmarkapp.com"
    await press(ready.smtp_check)
    assert status_of(ready.smtp_check).startswith("Problem Nothing was sent: this lab is practice.")


@pytest.mark.parametrize("domain", ["example.org", " Example.ORG. ", "ada@example.org"])
async def test_dns_finds_what_is_missing(desk: TroubleshootingDesk, domain: str) -> None:
    desk.dns_check.domain.value = domain
    await press(desk.dns_check)
    assert status_of(desk.dns_check).startswith("Problem example.org: DKIM is missing")


@pytest.mark.parametrize(
    ("domain", "says"), [("", "Name a domain first. Nothing was looked up."), ("no domain", "A domain is a name")]
)
async def test_dns_of_no_domain_is_said(desk: TroubleshootingDesk, domain: str, says: str) -> None:
    desk.dns_check.domain.value = domain
    await press(desk.dns_check)
    assert status_of(desk.dns_check).startswith(f"Problem {says}")


async def test_a_report_of_nothing_says_what_to_do(desk: TroubleshootingDesk) -> None:
    assert await press(desk.report) == ""
    assert status_of(desk.report) == "Problem There is nothing to report yet: look into something first."


@pytest.mark.parametrize(("addresses", "in_it"), [(False, False), (True, True)])
async def test_a_report_hides_addresses_unless_they_are_to_be_shown(
    ready: TroubleshootingDesk, addresses: bool, in_it: bool
) -> None:
    ready.report.addresses.value = addresses
    assert (ADA in await press(ready.report)) is in_it


async def test_a_report_has_every_check_in_it_and_can_be_downloaded(lab: Lab, ready: TroubleshootingDesk) -> None:
    for check in (ready.preflight, ready.smtp_check, ready.dns_check, ready.report):
        await press(check)
    kinds = [part.kind.title for part in lab.report().contents.parts]
    assert len(kinds) == len(set(kinds)) == 5
    assert all(kind in text_of(ready.report.card) for kind in kinds)
    assert ready.report.card.value.count('href="data:') == 4


async def test_after_forget_there_is_nothing_to_report(ready: TroubleshootingDesk) -> None:
    ready.forget_button.click()
    await press(ready.report)
    assert status_of(ready.report).startswith("Problem There is nothing to report yet")

"""A lab's looks at SMTP and DNS: offline in practice, and never at somebody else's host from there."""

import pytest

from helpers.client.problems import PracticeTokenInLive, SettingsProblem
from helpers.diagnosis.dns_check.records import RecordName, RecordState
from helpers.lab import open_lab
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN, SMTP_ACCESS_KEY, SMTP_SECRET_KEY
from tests.clean_environment import clean_environment

__all__ = ["clean_environment"]


async def test_a_practice_lab_opens_smtp_for_itself() -> None:
    lab = open_lab()
    assert (await lab.smtp_check(lab.server_token)).accepted
    assert (await lab.smtp_check(SMTP_ACCESS_KEY, SMTP_SECRET_KEY)).accepted
    assert not (await lab.smtp_check(ACCOUNT_TOKEN)).accepted
    await lab.aclose()


async def test_http_works_and_smtp_does_not() -> None:
    lab = open_lab()
    verdict = await lab.examine(SERVER_TOKEN)
    next(iter(lab.world.servers.values())).smtp_api_activated = False
    assert (await lab.smtp_check(SERVER_TOKEN, verdict=verdict)).findings[0].code == "SMTP733"
    switched_off = await lab.examine(SERVER_TOKEN)
    assert (await lab.smtp_check(SERVER_TOKEN, verdict=switched_off)).findings[0].code == "SMTP732"
    await lab.aclose()


async def test_practice_asks_nobody_elses_host() -> None:
    lab = open_lab()
    with pytest.raises(SettingsProblem, match="this lab is practice"):
        await lab.smtp_check("some-token", host="smtp.postmarkapp.com")
    await lab.aclose()


async def test_a_practice_token_does_not_go_live() -> None:
    lab = open_lab("live")
    with pytest.raises(PracticeTokenInLive):
        await lab.smtp_check(SERVER_TOKEN)
    with pytest.raises(PracticeTokenInLive):
        await lab.dns_check("example.com", ACCOUNT_TOKEN)
    await lab.aclose()


@pytest.mark.parametrize("domain", ["gmail.com", "nowhere.test", "example.net"])
async def test_practice_gives_no_verdict_on_domains_that_it_does_not_know(domain: str) -> None:
    lab = open_lab()
    check = await lab.dns_check(domain)
    await lab.aclose()
    assert ({row.state for row in check.rows}, check.worst) == ({RecordState.CANT_TELL}, RecordState.CANT_TELL)
    assert ([one.code for one in check.findings], check.has_problem) == (["DNS803"], False)
    assert check.next_step == 'Look it up live: with open_lab("live"), or choose live at Connection.'
    assert "not in the DNS" not in f"{check}{check.findings}{[row.because for row in check.rows]}"


async def test_a_domain_is_published_looked_at_and_verified() -> None:
    lab = open_lab()
    missing = await lab.dns_check("example.org")
    assert missing.row(RecordName.DKIM).state is RecordState.MISSING
    lab.world.dns_hosts.add(missing.row(RecordName.DKIM).expected.host)
    published = await lab.dns_check("example.org")
    assert published.findings[0].code == "DNS812"
    (number,) = (one.id for one in lab.world.domains.values() if one.name == "example.org")
    await lab.connection.send("PUT", f"/domains/{number}/verifyDkim", account_token=lab.account_token)
    assert (await lab.dns_check("example.org")).row(RecordName.DKIM).expected.verified
    await lab.aclose()

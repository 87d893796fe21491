"""Nothing secret that is handed over to the desk shows: in no widget, message, log, card, repr or report."""

import base64
import gc
import json
import logging
import re
from dataclasses import dataclass, field

import ipywidgets
import pytest

from helpers.client.token import Token
from helpers.lab import Lab
from helpers.panels.desk.troubleshooting_desk import TroubleshootingDesk
from helpers.panels.secret_field import SecretField
from tests.diagnosis.wide_worlds import demo_app
from tests.leaks.canary import canary, shows
from tests.leaks.test_report import forms
from tests.panels.desk.looking import HARD, check_of, look, paste, press, sent_to
from tests.panels.driving import enter, parts_of, status_of

TEXTS = {
    "a log": 'x-postmark-server-token: {0} {{"ErrorCode":10,"Message":"{0} does not contain a valid Server token."}}',
    "an SMTP transcript": "AUTH PLAIN {0}\n535 5.7.8 Error: authentication failed: {0} smtp.postmarkapp.com",
    "an HTTP trace": "POST https://api.postmarkapp.com/email?token={0}\nAuthorization: Bearer {0}\n401",
    "a .env": "POSTMARK_SERVER_TOKEN={0}\nEMAIL_SERVER=smtp://{0}:{0}@smtp.postmarkapp.com:587\n",
    "nothing known": "{0}",
}
CHECKS = ("preflight", "smtp_check", "dns_check", "report")


@dataclass(frozen=True, slots=True)
class Secrets:
    """What is planted, each in its own place."""

    token: str = field(default_factory=canary)
    account: str = field(default_factory=canary)
    access_key: str = field(default_factory=canary)
    secret_key: str = field(default_factory=canary)
    pasted: str = field(default_factory=canary)

    @property
    def all(self) -> tuple[str, ...]:
        return (self.token, self.account, self.access_key, self.secret_key, self.pasted)

    def shown_in(self, text: str) -> list[str]:
        """The names of those that `text` shows."""
        return [name for name in self.__slots__ if shows(text, getattr(self, name))]


@pytest.fixture
def secrets() -> Secrets:
    return Secrets()


@pytest.fixture(params=["known", "unknown"])
def desk(lab: Lab, secrets: Secrets, request: pytest.FixtureRequest) -> TroubleshootingDesk:
    """A desk in a world that lets the planted tokens in, and repeats them; or that does not know them."""
    if request.param == "known":
        lab.world.add_token(demo_app(lab.world), secrets.token)
        lab.world.account.tokens.append(secrets.account)
    return lab.troubleshooting_desk()


async def everything(desk: TroubleshootingDesk, secrets: Secrets, text: str = TEXTS["a log"]) -> None:
    """Plant each secret where it belongs, and click whatever uses it."""
    enter(desk.preflight.account, secrets.account)
    enter(desk.dns_check.account, secrets.account)
    await paste(desk, text.format(secrets.pasted))
    await look(desk, text=text.format(secrets.pasted), token=secrets.token, message=HARD)
    for name in CHECKS:
        await press(check_of(desk, name))
    smtp = desk.smtp_check
    smtp.login.value = "an SMTP token"
    enter(smtp.access_key, secrets.access_key)
    enter(smtp.secret_key, secrets.secret_key)
    await press(smtp)
    desk.report.addresses.value = True
    await press(desk.report)


def states() -> str:
    """What JupyterLab would store with "Save Widget State" on, with what the links in it hold."""
    stored = json.dumps(ipywidgets.Widget.get_manager_state(), default=repr)
    links = re.findall(r"base64,([A-Za-z0-9+/=]+)", stored)
    return stored + "".join(base64.b64decode(link).decode() for link in links)


def sections(desk: TroubleshootingDesk) -> list[ipywidgets.Widget]:
    return [part for section in (desk, *(check_of(desk, name) for name in CHECKS)) for part in parts_of(section)]


def test_the_search_finds_what_ordinary_widgets_leak(secrets: Secrets) -> None:
    link = base64.b64encode(f"a report with {secrets.token} in it".encode()).decode()
    leaky = [ipywidgets.Text(value=secrets.account), ipywidgets.HTML(value=f'<a href="data:x;base64,{link}">')]
    assert secrets.shown_in(states()) == ["token", "account"]
    for one in leaky:
        one.close()


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
async def test_no_widget_holds_any_of_it(desk: TroubleshootingDesk, secrets: Secrets, text: str) -> None:
    await everything(desk, secrets, text)
    assert "base64," in desk.report.card.value
    assert secrets.shown_in(states()) == []


async def test_no_widget_holds_what_is_only_typed(desk: TroubleshootingDesk, secrets: Secrets) -> None:
    for entered, at in zip(secrets.all, fields_of(desk), strict=True):
        enter(at, entered)
    assert [at.text for at in fields_of(desk)] == [*secrets.all]
    assert secrets.shown_in(states()) == []


def fields_of(desk: TroubleshootingDesk) -> list[SecretField]:
    smtp = desk.smtp_check
    return [desk.entry.field, desk.preflight.account, smtp.access_key, smtp.secret_key, desk.area.field]


async def test_no_message_to_the_page_and_no_log_holds_it(
    desk: TroubleshootingDesk, secrets: Secrets, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    for part in sections(desk):
        monkeypatch.setattr(part.comm, "send", lambda *args, **named: sent.append(repr((args, named))))
    with caplog.at_level(logging.DEBUG):
        await everything(desk, secrets)
    assert "forget" in "".join(sent)
    assert secrets.shown_in("".join(sent) + caplog.text) == []


async def test_no_repr_no_state_and_no_status_holds_it(desk: TroubleshootingDesk, secrets: Secrets) -> None:
    await everything(desk, secrets)
    models = [desk.model.state, *(check_of(desk, name).model.state for name in CHECKS)]
    said = [status_of(desk), *(status_of(check_of(desk, name)) for name in CHECKS)]
    assert secrets.shown_in(f"{[*map(repr, sections(desk))]} {models!r} {said}") == []


@pytest.mark.parametrize("addresses", [False, True])
async def test_no_report_holds_it(lab: Lab, desk: TroubleshootingDesk, secrets: Secrets, addresses: bool) -> None:
    await sent_to(lab, HARD)
    await everything(desk, secrets)
    assert secrets.shown_in(forms(lab.report(addresses=addresses))) == []


def tokens_that_hold(secrets: Secrets) -> set[str]:
    """Which of the planted are in some token of this process."""
    gc.collect()
    return {one.reveal() for one in gc.get_objects() if isinstance(one, Token)} & {*secrets.all}


async def test_forget_leaves_no_token_in_the_kernel(lab: Lab, desk: TroubleshootingDesk, secrets: Secrets) -> None:
    await everything(desk, secrets)
    assert tokens_that_hold(secrets) == {secrets.token}  # the others are not kept at all
    desk.forget_button.click()
    assert (tokens_that_hold(secrets), len(lab.results)) == (set(), 0)
    assert [at.text for at in fields_of(desk)] == [""] * 5

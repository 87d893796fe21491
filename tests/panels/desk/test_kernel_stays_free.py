"""Nothing blocks the kernel: its event loop goes on while the desk waits or works, and Stop is heard."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from functools import partial

import pytest

from helpers.diagnosis.dns_check import resolver
from helpers.display.markup import Element, el
from helpers.lab import Lab
from helpers.panels.desk.check import CheckModel, Question
from helpers.panels.desk.said import Said
from helpers.panels.desk.troubleshooting_desk import TroubleshootingDesk
from helpers.panels.one_task import STOPPED
from helpers.panels.section import Section
from helpers.panels.status import StatusState
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.dns_server import Told as DnsTold
from tests.dns_server import dns_server
from tests.panels.desk.looking import ADA, HARD, LINE, check_of, sent_to
from tests.panels.driving import ended, enter, status_of, text_of
from tests.smtp_server import Told as SmtpTold
from tests.smtp_server import smtp_server

Prepare = Callable[[TroubleshootingDesk, ExitStack, pytest.MonkeyPatch], None]
TURNS = 20
SHARE = 3  # of the time that something takes, the loop never stands still for a third


def smtp_hangs(desk: TroubleshootingDesk, stack: ExitStack, _patch: pytest.MonkeyPatch) -> None:
    """An SMTP server that never greets."""
    port = stack.enter_context(smtp_server(SmtpTold(greeting=None)))
    desk.smtp_check.host.value, desk.smtp_check.port.options = "127.0.0.1", (port,)


def name_server_hangs(desk: TroubleshootingDesk, stack: ExitStack, patch: pytest.MonkeyPatch) -> None:
    """A name server that never answers."""
    port = stack.enter_context(dns_server(DnsTold(silent=True)))
    local = partial(resolver.DnsResolver, nameservers=("127.0.0.1",), port=port)
    patch.setattr(resolver, "DnsResolver", local)
    desk.dns_check.domain.value = "example.com"


def api_hangs_for_dns(desk: TroubleshootingDesk, _stack: ExitStack, _patch: pytest.MonkeyPatch) -> None:
    """The API that knows what Postmark expects never answers."""
    desk.dns_check.domain.value = "example.com"
    enter(desk.dns_check.account, ACCOUNT_TOKEN)


def nothing_more(_desk: TroubleshootingDesk, _stack: ExitStack, _patch: pytest.MonkeyPatch) -> None:
    """The API never answers, which is so already."""


HANGING: dict[str, tuple[str, Prepare]] = {
    "look": ("", nothing_more),
    "preflight": ("preflight", nothing_more),
    "smtp": ("smtp_check", smtp_hangs),
    "dns": ("dns_check", name_server_hangs),
    "dns with an account token": ("dns_check", api_hangs_for_dns),
}


@pytest.fixture(params=HANGING)
async def hanging(
    slow_lab: Lab, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Section]:
    """The desk or one of its checks, waiting for somebody who never answers."""
    desk = slow_lab.troubleshooting_desk()
    name, prepare = HANGING[request.param]
    enter(desk.entry.field, SERVER_TOKEN)
    desk.message.value = ADA
    with ExitStack() as stack:
        prepare(desk, stack, monkeypatch)
        section: Section = check_of(desk, name) if name else desk
        (section.ask_button if name else desk.look_button).click()
        yield section
        desk.forget_button.click()


async def turns_of(section: Section) -> int:
    """How often the loop comes round while the section is at work, up to what is enough."""
    turns = 0
    while section.model.is_busy and turns < TURNS:
        await asyncio.sleep(0.005)
        turns += 1
    return turns


async def test_the_loop_goes_on_while_nobody_answers_and_stop_is_heard(hanging: Section) -> None:
    assert await turns_of(hanging) == TURNS
    assert status_of(hanging).startswith("Working ")
    hanging.stop_button.click()
    await ended(hanging)
    assert status_of(hanging) == f"Can't tell {STOPPED}"


async def test_another_check_goes_on_beside_it(hanging: Section, lab: Lab) -> None:
    other = lab.troubleshooting_desk().dns_check
    other.ask_button.click()
    await ended(other)
    assert "DKIM is right" in text_of(other.card) or status_of(other).startswith("Done ")
    assert hanging.model.is_busy


async def stillness(section: Section) -> float:
    """Of the time that the section takes, the part for which the loop stood still at the longest."""
    begun = last = time.monotonic()
    longest = 0.0
    while section.model.is_busy:
        await asyncio.sleep(0.001)
        now = time.monotonic()
        longest, last = max(longest, now - last), now
    return longest / (last - begun)


async def test_the_loop_goes_on_while_a_long_log_is_read(desk: TroubleshootingDesk) -> None:
    enter(desk.area.field, f"{LINE}\n" * 2_000, submit=True)
    assert await stillness(desk) < 1 / SHARE
    assert status_of(desk).startswith("Problem ErrorCode 406")


async def test_the_loop_goes_on_while_a_long_report_is_made(lab: Lab, desk: TroubleshootingDesk) -> None:
    await sent_to(lab, HARD)
    for _ in range(40):
        await lab.investigate(SERVER_TOKEN, recipient=HARD)
    desk.report.ask_button.click()
    assert await stillness(desk.report) < 1 / SHARE
    assert status_of(desk.report).startswith("Done ")


async def test_a_card_is_drawn_beside_the_loop() -> None:
    model, threads = CheckModel(), []

    async def work() -> str:
        return "found"

    def said(found: str) -> Said:
        return StatusState.GOOD, found

    def card(found: str) -> Element:
        threads.append(threading.current_thread())
        return el("p", {}, found)

    model.ask("Asking …", Question(ask=work, said=said, card=card))
    assert model.task
    await model.task
    assert (model.state.card, len(threads)) == ("<p>found</p>", 1)
    assert threads[0] is not threading.current_thread()

"""How tests drive a panel: type, click, wait for its task, read what it shows."""

import asyncio
import re
from collections.abc import Iterator
from html import unescape
from uuid import uuid4

import ipywidgets

from helpers.panels.matrix_filters import EVERY_GROUP
from helpers.panels.permission_matrix import PermissionMatrix
from helpers.panels.sample_sender import SampleSender
from helpers.panels.secret_field import SecretField
from helpers.panels.section import Section
from helpers.panels.token_tester import TokenTester
from tests.loopback import Loopback

LIVE_TOKEN = str(uuid4())  # looks like a real token, is none


def enter(field: SecretField, text: str, *, submit: bool = False) -> None:
    """Type `text`, and press Enter if told so, the way the page reports it."""
    field._handle_custom_msg({"type": "text", "text": text}, [])
    if submit:
        field._handle_custom_msg({"type": "submit", "text": text}, [])


async def ended(panel: Section) -> None:
    """Wait for what the panel is doing."""
    assert panel.model.task is not None
    await asyncio.wait([panel.model.task])


async def press_test(panel: TokenTester, text: str) -> str:
    """Enter a token, click Test, and read the card."""
    enter(panel.entry.field, text)
    panel.test_button.click()
    await ended(panel)
    return text_of(panel.card)


async def press_send(panel: SampleSender, text: str) -> str:
    """Enter a token, click Send a sample, and read the card."""
    enter(panel.entry.field, text)
    panel.send_button.click()
    await ended(panel)
    return text_of(panel.card)


async def press_observe(panel: PermissionMatrix, group: str = EVERY_GROUP) -> str:
    """Choose a group, click Observe, and read the card."""
    panel.filters.group.value = group
    panel.observe_button.click()
    await ended(panel)
    return text_of(panel.card)


async def heard(server: Loopback) -> None:
    """Wait until a server has got a request."""
    async with asyncio.timeout(10):
        while not server.requests:  # noqa: ASYNC110 - the server runs in another thread
            await asyncio.sleep(0.01)


def text_of(shown: ipywidgets.HTML) -> str:
    """What an HTML widget says, without its markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", shown.value)).split())


def status_of(panel: Section) -> str:
    """What the status line says."""
    line = panel.status
    return " ".join(f"{line.word} {line.text} {line.detail}".split())


def parts_of(widget: ipywidgets.Widget) -> Iterator[ipywidgets.Widget]:
    """A widget and every one inside it."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from parts_of(child)

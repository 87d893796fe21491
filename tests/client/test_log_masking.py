"""httpx's own log at DEBUG, which would write an echoed token down."""

import asyncio
import logging

import pytest

from helpers.client.log_masking import LOGGERS, masked_logs
from tests.client.asking import UNKNOWN, ask
from tests.loopback import loopback
from tests.replies import echo


async def test_an_echo_is_logged_without_the_token(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with loopback(echo) as server:
        await ask(server.url)
    assert "X-Echo-x-postmark-server-token" in caplog.text
    assert UNKNOWN.masked in caplog.text
    assert UNKNOWN.reveal() not in caplog.text


async def test_only_records_of_this_task_are_touched(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    log = logging.getLogger("httpx")
    with masked_logs([UNKNOWN]):
        log.debug("mine %s", UNKNOWN.reveal())
        await asyncio.to_thread(lambda: log.debug("also mine %s", UNKNOWN.reveal()))
    log.debug("somebody else's %s", "text")
    assert [record.getMessage() for record in caplog.records] == [
        f"mine {UNKNOWN.masked}",
        f"also mine {UNKNOWN.masked}",
        "somebody else's text",
    ]


async def test_every_logger_of_httpx_is_known() -> None:
    with loopback(echo) as server:
        await ask(server.url)
    known = logging.root.manager.loggerDict
    speaking = {name for name, log in known.items() if isinstance(log, logging.Logger) and name.startswith("http")}
    assert speaking - {"httpcore"} <= set(LOGGERS)

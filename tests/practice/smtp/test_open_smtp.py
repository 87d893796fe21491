"""The practice Postmark's SMTP server for a moment: there while the block runs, and gone after it."""

import asyncio
import socket

import pytest

from helpers.practice.clock import ManualClock
from helpers.practice.seed import demo_world
from helpers.practice.smtp.open_smtp import HOST, open_smtp


async def test_it_greets_while_it_is_open() -> None:
    async with open_smtp(demo_world(ManualClock())) as port:
        reader, writer = await asyncio.open_connection(HOST, port)
        greeting = await reader.readline()
        writer.close()
        await writer.wait_closed()
    assert greeting == b"220 localhost ESMTP practice Postmark\r\n"


async def test_it_is_gone_afterwards_whatever_happened() -> None:
    with pytest.raises(ValueError, match="inside"):
        async with open_smtp(demo_world(ManualClock())) as port:
            raise ValueError("inside")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((HOST, port))

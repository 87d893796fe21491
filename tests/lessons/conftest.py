"""A fresh practice lab, as a notebook's setup cell opens it."""

from collections.abc import AsyncIterator

import pytest

from helpers.lab import Lab, open_lab


@pytest.fixture
async def lab() -> AsyncIterator[Lab]:
    opened = open_lab("practice")
    yield opened
    await opened.aclose()

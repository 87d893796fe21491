"""Can this machine reach Postmark: one request with the public test token, and only Postmark's own word counts."""

import pytest

from helpers.client.connection import Connection
from helpers.diagnosis.reach import Reach, reach
from helpers.reference.token_kinds import TEST_TOKEN
from tests.diagnosis.asking import practice
from tests.loopback import Act, Loopback, closed_port, loopback
from tests.replies import (
    CAPTIVE_PORTAL,
    EMPTY_405,
    HANG,
    MAINTENANCE,
    WRONG_SHAPE,
    deadline_for,
    error,
    page,
    postmark,
    reply,
)


async def ask(url: str, deadline_s: float = 20) -> Reach:
    async with Connection(url, deadline_s=deadline_s) as connection:
        return await reach(connection)


def sent(server: Loopback) -> list[tuple[str, str | None]]:
    return [
        (f"{heard.method} {heard.target}", heard.headers.get("x-postmark-server-token")) for heard in server.requests
    ]


@pytest.mark.parametrize(
    "behaviour", [postmark(server_tokens=[TEST_TOKEN]), postmark(), lambda _: error(422, 300, "No.")]
)
async def test_any_word_of_postmarks_means_reached(behaviour: Act) -> None:
    with loopback(behaviour) as server:
        found = await ask(server.url)
    assert found.reached
    assert found.headline.startswith("Postmark was reached at 127.0.0.1 and answered in ")
    assert (found.next_step, found.findings) == ("", ())
    assert sent(server) == [("POST /email", TEST_TOKEN)]


@pytest.mark.parametrize(
    "act", [HANG, CAPTIVE_PORTAL, WRONG_SHAPE, page(403), page(502), reply(302), reply(429), MAINTENANCE, EMPTY_405]
)
async def test_nobody_elses_word_counts(act: Act) -> None:
    with loopback(act) as server:
        found = await ask(server.url, deadline_for(act))
    assert not found.reached
    assert found.headline.startswith("Postmark was not reached at 127.0.0.1: ")
    assert found.next_step
    assert len(found.findings) == 1
    assert len(server.requests) == 1


async def test_a_server_that_is_not_there() -> None:
    found = await ask(f"http://127.0.0.1:{closed_port()}")
    assert [finding.code for finding in found.findings] == ["NET322"]
    assert str(found) == repr(found) == f"{found.headline} {found.next_step}"


async def test_the_practice_postmark_says_that_it_is_one() -> None:
    connection, _listening = practice()
    async with connection:
        found = await reach(connection)
    assert found.headline.startswith("The practice Postmark was reached")
    assert found.exchange.body["Message"] == "Test job accepted"

"""`lab.matrix`: expected without a request, observed with the lab's own tokens."""

from collections.abc import AsyncIterator
from uuid import uuid4

import pytest

from helpers.diagnosis.matrix.guard import ProbeAccepted
from helpers.lab import Lab, open_lab
from tests.clean_environment import clean_environment
from tests.diagnosis.probing import accepting
from tests.loopback import loopback
from tests.replies import DROP, error

__all__ = ["clean_environment"]


@pytest.fixture
async def lab() -> AsyncIterator[Lab]:
    opened = open_lab("practice")
    yield opened
    await opened.aclose()


async def test_without_observe_nobody_is_asked() -> None:
    with loopback(DROP) as server:
        matrix = await open_lab("live", base_url=server.url).matrix()
    assert (len(matrix.cells), matrix.observed, server.connections) == (435, (), 0)


async def test_in_practice_everything_is_observed_as_expected(lab: Lab) -> None:
    matrix = await lab.matrix(observe=True)
    assert (len(matrix.observed), matrix.differences, matrix.unclear) == (435, (), ())


async def test_one_group(lab: Lab) -> None:
    assert len((await lab.matrix(group="bounces", observe=True)).observed) == 25
    with pytest.raises(ValueError, match="The groups are: sending, bulk"):
        await lab.matrix(group="nonsense")


async def test_live_takes_the_tokens_that_the_environment_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTMARK_SERVER_TOKEN", str(uuid4()))
    monkeypatch.delenv("POSTMARK_ACCOUNT_TOKEN", raising=False)
    with loopback(error(422, 300, "Refused.")) as server:
        live = open_lab("live", base_url=server.url)
        matrix = await live.matrix(group="server", observe=True)
        await live.aclose()
    assert [heard.method for heard in server.requests] == ["GET"] * 3
    assert matrix.missing == ("account", "both")


async def test_a_call_that_was_wrongly_accepted_is_in_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTMARK_SERVER_TOKEN", str(uuid4()))
    with loopback(accepting("PUT /server")) as server:
        live = open_lab("live", base_url=server.url)
        with pytest.raises(ProbeAccepted) as stopped:
            await live.matrix(group="server", observe=True, writes=True)
        await live.aclose()
    assert list(live.results) == [stopped.value.matrix]
    assert [part.next_step for part in live.report().contents.parts] == [str(stopped.value)]

"""The permission matrix in live: reads only until somebody confirms more, and loud when a write went through."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from helpers.lab import Lab, open_lab
from helpers.panels.permission_matrix import PermissionMatrix
from helpers.panels.permission_matrix_model import CONFIRMATION
from helpers.panels.token_entry import ENVIRONMENT, TYPED
from helpers.panels.token_pair import PRACTICE
from helpers.panels.writes_check import READS, WRITES
from helpers.reference.operations import OPERATIONS, Effect
from helpers.reference.practice_tokens import SERVER_TOKEN
from tests.diagnosis.probing import accepting, key_of
from tests.loopback import Loopback, loopback
from tests.panels.driving import enter, press_observe, status_of
from tests.replies import SERVER_REFUSAL, error


@pytest.fixture
def refusing() -> Iterator[Loopback]:
    """A server that refuses every token, so that nothing on it can open."""
    with loopback(error(401, 10, SERVER_REFUSAL)) as server:
        yield server


@pytest.fixture
def live(refusing: Loopback) -> PermissionMatrix:
    """A panel whose live connection leads to that server, with a real-looking server token in its field."""
    panel = open_lab("live", base_url=refusing.url).permission_matrix()
    enter(panel.tokens.server, str(uuid4()))
    return panel


async def test_live_is_asked_to_read_only(live: PermissionMatrix, refusing: Loopback) -> None:
    card = await press_observe(live, "templates")
    assert {OPERATIONS[key_of(one)].effect for one in refusing.requests} == {Effect.READS}
    assert "not asked on live: only reads are" in card


@pytest.mark.parametrize("confirmation", ["", "yes"])
async def test_unconfirmed_writes_do_not_go_out(live: PermissionMatrix, refusing: Loopback, confirmation: str) -> None:
    live.writes.choice.value, live.writes.confirm.value = WRITES, confirmation
    await press_observe(live, "templates")
    assert status_of(live).startswith("Problem Nothing was asked. Probes of writing")
    assert refusing.requests == []


async def test_confirmed_writes_go_out_once_and_nothing_destroys(live: PermissionMatrix, refusing: Loopback) -> None:
    live.writes.choice.value, live.writes.confirm.value = WRITES, f" {CONFIRMATION.upper()}"
    await press_observe(live, "templates")
    asked = {OPERATIONS[key_of(one)].effect for one in refusing.requests}
    assert asked == {Effect.READS, Effect.WRITES}
    await press_observe(live, "templates")
    assert status_of(live).startswith("Problem Nothing was asked.")


def test_the_question_of_writes_is_asked_in_live_only(lab: Lab) -> None:
    panel = lab.permission_matrix()
    assert panel.writes.layout.display == "none"
    panel.place_bar.switch.value = "live"
    shown = (panel.writes, panel.writes.confirm)
    assert [part.layout.display for part in shown] == [None, "none"]
    panel.writes.choice.value = WRITES
    assert [part.layout.display for part in shown] == [None, None]


def test_switching_offers_other_sources_and_starts_from_reads(lab: Lab) -> None:
    panel = lab.permission_matrix()
    panel.place_bar.switch.value = "live"
    assert panel.tokens.source.options == (TYPED, ENVIRONMENT)
    panel.writes.choice.value, panel.writes.confirm.value = WRITES, CONFIRMATION
    panel.place_bar.switch.value = "practice"
    assert panel.tokens.source.value == PRACTICE
    assert (panel.writes.choice.value, panel.writes.confirm.value) == (READS, "")
    assert status_of(panel) == "Ready Switched to practice."


async def test_a_wrongly_accepted_write_is_loud() -> None:
    with loopback(accepting("PUT /server")) as server:
        panel = open_lab("live", base_url=server.url).permission_matrix()
        panel.tokens.source.value = TYPED
        enter(panel.tokens.server, SERVER_TOKEN)
        card = await press_observe(panel, "server")
    assert status_of(panel).startswith("Problem STOPPED: PUT /server (")
    assert "look now at what it did at 127.0.0.1:" in card
    assert 'role="alert"' in panel.card.value

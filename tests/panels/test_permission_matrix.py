"""The permission matrix: what it shows unasked, every control, what a run shows, and what may never leave it."""

import csv
import json
from collections.abc import Iterator
from uuid import uuid4

import pytest

from helpers.diagnosis.matrix import expected_matrix
from helpers.lab import Lab, open_lab
from helpers.panels.matrix_filters import DIFFERENCES, EVERY_GROUP
from helpers.panels.one_task import BUSY, NOTHING_TO_STOP, STOPPED
from helpers.panels.panel import CHANGED, FORGOTTEN
from helpers.panels.permission_matrix import PermissionMatrix
from helpers.panels.permission_matrix_model import CONFIRMATION, READY
from helpers.panels.token_entry import ENVIRONMENT, TYPED
from helpers.panels.token_pair import PRACTICE
from helpers.panels.writes_check import READS, WRITES
from helpers.reference.operations import OPERATIONS, Effect
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.diagnosis.probing import accepting, key_of
from tests.loopback import Loopback, loopback
from tests.panels.driving import ended, enter, heard, parts_of, status_of, text_of
from tests.replies import SERVER_REFUSAL, error

EXPECTED = "Which token opens what: 87 operations, as the table expects. Nobody was asked."


@pytest.fixture
def panel(lab: Lab) -> PermissionMatrix:
    return lab.permission_matrix()


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


async def pressed(panel: PermissionMatrix, group: str = EVERY_GROUP) -> str:
    """Choose a group, click Observe, and read the card."""
    panel.filters.group.value = group
    panel.observe_button.click()
    await ended(panel)
    return text_of(panel.card)


def rows_of(panel: PermissionMatrix) -> int:
    return panel.card.value.count('scope="row"')


def test_what_is_expected_is_shown_before_anybody_is_asked(panel: PermissionMatrix) -> None:
    assert (status_of(panel), rows_of(panel)) == (f"Ready {READY}", 87)
    assert EXPECTED in text_of(panel.card)


def test_many_groups_are_folded_and_few_rows_are_not(panel: PermissionMatrix) -> None:
    assert panel.card.value.count("<details>") == 15
    panel.filters.group.value = "statistics"
    assert panel.card.value.count('<details open="open">') == 1


def test_the_cells_are_no_widgets(panel: PermissionMatrix) -> None:
    assert len(list(parts_of(panel))) < 40


async def test_every_cell_is_observed_in_practice(panel: PermissionMatrix) -> None:
    card = await pressed(panel)
    assert status_of(panel) == "Done As expected. 435 of 435 cells observed."
    assert "Asked: the practice Postmark at practice.localhost." in card


@pytest.mark.parametrize(("typed", "missing"), [("server", "account"), ("account", "server")])
async def test_one_token_is_enough(panel: PermissionMatrix, typed: str, missing: str) -> None:
    panel.tokens.source.value = TYPED
    enter(getattr(panel.tokens, typed), {"server": SERVER_TOKEN, "account": ACCOUNT_TOKEN}[typed])
    await pressed(panel, "servers")
    assert [str(one) for one in panel.model.state.matrix.missing] == [missing, "both"]
    assert "10 cells not asked: there is no such token here." in text_of(panel.card)


@pytest.mark.parametrize("name", ["server", "account"])
async def test_enter_in_either_field_asks(panel: PermissionMatrix, name: str) -> None:
    panel.tokens.source.value, panel.filters.group.value = TYPED, "servers"
    enter(getattr(panel.tokens, name), SERVER_TOKEN if name == "server" else ACCOUNT_TOKEN, submit=True)
    await ended(panel)
    assert status_of(panel).startswith("Done As expected.")


async def test_a_swapped_token_shows_as_differences(panel: PermissionMatrix) -> None:
    panel.tokens.source.value = TYPED
    enter(panel.tokens.server, ACCOUNT_TOKEN)
    card = await pressed(panel, "server")
    assert status_of(panel).startswith("Problem 2 differences.")
    assert "≠ GET /server, server token: expected “opens”, observed “refuses” (HTTP 401, ErrorCode 10)" in card
    assert "tokenlab-otherwise" in panel.card.value


async def test_the_environments_tokens_are_used(panel: PermissionMatrix, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTMARK_ACCOUNT_TOKEN", ACCOUNT_TOKEN)
    panel.tokens.source.value = ENVIRONMENT
    assert "AUTH_POSTMARK_KEY" in text_of(panel.tokens._hint)
    assert "20 of 25 cells" not in await pressed(panel, "servers")
    assert [str(one) for one in panel.model.state.matrix.missing] == ["server", "both"]


async def test_without_a_token_nobody_is_asked(panel: PermissionMatrix) -> None:
    panel.tokens.source.value = TYPED
    await pressed(panel)
    assert status_of(panel).startswith("Problem There is no token to ask with")
    assert EXPECTED in text_of(panel.card)


async def test_a_paste_that_is_too_long_is_said(panel: PermissionMatrix) -> None:
    panel.tokens.source.value = TYPED
    panel.tokens.account._handle_custom_msg({"type": "text", "text": "", "refused_bytes": 5000}, [])
    await pressed(panel)
    assert "“Account token” got a paste of 5,000 bytes" in status_of(panel)


@pytest.mark.parametrize(("source", "shown"), [(PRACTICE, False), (TYPED, True), (ENVIRONMENT, False)])
def test_the_fields_are_shown_where_somebody_types(panel: PermissionMatrix, source: str, shown: bool) -> None:
    panel.tokens.source.value = source
    assert (panel.tokens.fields.layout.display != "none") is shown


@pytest.mark.parametrize(
    ("group", "words", "rows"), [("servers", "", 5), ("servers", "DELETE", 1), (EVERY_GROUP, "/bulk", 3)]
)
def test_groups_and_words_narrow_the_rows_at_once(panel: PermissionMatrix, group: str, words: str, rows: int) -> None:
    panel.filters.group.value, panel.filters.search.value = group, words
    assert rows_of(panel) == len(panel.filters.operations) == rows


async def test_only_the_rows_in_sight_are_asked_about(panel: PermissionMatrix) -> None:
    panel.filters.search.value = "escalates"
    await pressed(panel)
    assert 0 < len(panel.filters.operations) < 87
    assert {cell.operation for cell in panel.model.state.matrix.observed} == set(panel.filters.operations)


async def test_only_differences_can_be_shown(panel: PermissionMatrix) -> None:
    await pressed(panel, "servers")
    panel.filters.rows.value = DIFFERENCES
    assert (rows_of(panel), "No operation is left." in text_of(panel.card)) == (0, True)
    assert len(panel.filters.operations) == 5


async def test_a_search_without_a_row_asks_nobody(panel: PermissionMatrix) -> None:
    panel.filters.search.value = "no such row"
    await pressed(panel)
    assert status_of(panel).startswith("Problem No row is left to ask about")


async def test_live_is_asked_to_read_only(live: PermissionMatrix, refusing: Loopback) -> None:
    card = await pressed(live, "templates")
    assert {OPERATIONS[key_of(one)].effect for one in refusing.requests} == {Effect.READS}
    assert "not asked on live: only reads are" in card


@pytest.mark.parametrize("confirmation", ["", "yes"])
async def test_unconfirmed_writes_do_not_go_out(live: PermissionMatrix, refusing: Loopback, confirmation: str) -> None:
    live.writes.choice.value, live.writes.confirm.value = WRITES, confirmation
    await pressed(live, "templates")
    assert status_of(live).startswith("Problem Nothing was asked. Probes of writing")
    assert refusing.requests == []


async def test_confirmed_writes_go_out_once_and_nothing_destroys(live: PermissionMatrix, refusing: Loopback) -> None:
    live.writes.choice.value, live.writes.confirm.value = WRITES, f" {CONFIRMATION.upper()}"
    await pressed(live, "templates")
    asked = {OPERATIONS[key_of(one)].effect for one in refusing.requests}
    assert asked == {Effect.READS, Effect.WRITES}
    await pressed(live, "templates")
    assert status_of(live).startswith("Problem Nothing was asked.")


def test_the_question_of_writes_is_asked_in_live_only(panel: PermissionMatrix) -> None:
    assert panel.writes.layout.display == "none"
    panel.place_bar.switch.value = "live"
    shown = (panel.writes, panel.writes.confirm)
    assert [part.layout.display for part in shown] == [None, "none"]
    panel.writes.choice.value = WRITES
    assert [part.layout.display for part in shown] == [None, None]


def test_switching_offers_other_sources_and_starts_from_reads(panel: PermissionMatrix) -> None:
    panel.place_bar.switch.value = "live"
    assert panel.tokens.source.options == (TYPED, ENVIRONMENT)
    panel.writes.choice.value, panel.writes.confirm.value = WRITES, CONFIRMATION
    panel.place_bar.switch.value = "practice"
    assert panel.tokens.source.value == PRACTICE
    assert (panel.writes.choice.value, panel.writes.confirm.value) == (READS, "")
    assert status_of(panel) == "Ready Switched to practice."


async def test_a_wrongly_accepted_write_is_loud(lab: Lab) -> None:
    with loopback(accepting("PUT /server")) as server:
        panel = open_lab("live", base_url=server.url).permission_matrix()
        panel.tokens.source.value = TYPED
        enter(panel.tokens.server, SERVER_TOKEN)
        card = await pressed(panel, "server")
    assert status_of(panel).startswith("Problem STOPPED: PUT /server (")
    assert "look now at what it did at 127.0.0.1:" in card
    assert 'role="alert"' in panel.card.value


@pytest.fixture
async def slow_panel(slow_lab: Lab, slow_server: Loopback) -> PermissionMatrix:
    """A panel whose run is under way and gets no answer."""
    panel = slow_lab.permission_matrix()
    enter(panel.tokens.server, SERVER_TOKEN, submit=True)
    await heard(slow_server)
    return panel


async def test_stop_ends_a_run_and_keeps_what_is_known(slow_panel: PermissionMatrix) -> None:
    slow_panel.stop_button.click()
    await ended(slow_panel)
    assert status_of(slow_panel) == f"Can't tell {STOPPED} Known: 0 of 435 cells."
    assert "174 cells not asked: there is no such token here." in text_of(slow_panel.card)


async def test_a_second_click_is_no_second_run(slow_panel: PermissionMatrix) -> None:
    task = slow_panel.model.task
    slow_panel.observe_button.click()
    assert (slow_panel.model.task, slow_panel.status.detail) == (task, BUSY)
    slow_panel.forget_button.click()


async def test_forget_empties_both_fields_and_drops_the_result(panel: PermissionMatrix) -> None:
    panel.tokens.source.value = TYPED
    enter(panel.tokens.server, SERVER_TOKEN)
    enter(panel.tokens.account, ACCOUNT_TOKEN)
    await pressed(panel, "servers")
    panel.forget_button.click()
    assert (panel.tokens.server.text, panel.tokens.account.text) == ("", "")
    assert (status_of(panel), rows_of(panel)) == (f"Ready {FORGOTTEN}", 5)
    assert panel.model.state.matrix.observed == ()


async def test_stop_without_a_run_keeps_the_result(panel: PermissionMatrix) -> None:
    before = await pressed(panel, "servers")
    panel.stop_button.click()
    assert panel.status.detail == NOTHING_TO_STOP
    assert text_of(panel.card) == before


async def test_another_token_makes_the_result_stale(panel: PermissionMatrix) -> None:
    before = await pressed(panel, "servers")
    panel.tokens.source.value = TYPED
    assert status_of(panel) == f"Out of date {CHANGED}"
    assert text_of(panel.card) == before
    assert "tokenlab-verdict" in panel.card._dom_classes


async def test_the_rows_in_sight_can_be_copied_as_json(panel: PermissionMatrix) -> None:
    panel.form.value = "JSON"
    await pressed(panel, "servers")
    copied = json.loads(panel.copy.value)
    assert (copied["practice"], copied["observed"], len(copied["operations"])) == (True, 25, 5)


async def test_the_rows_in_sight_can_be_copied_as_csv(panel: PermissionMatrix) -> None:
    panel.form.value, panel.filters.group.value = "CSV", "servers"
    head, *lines = csv.reader(panel.copy.value.splitlines())
    assert (head[:2], len(lines)) == (["method", "path"], 5)
    panel.form.value = "nothing"
    assert (panel.copy.value, panel.copies.layout.display) == ("", "none")


async def test_no_token_is_in_anything_to_copy_or_to_see(panel: PermissionMatrix) -> None:
    secrets = [str(uuid4()), str(uuid4())]
    panel.tokens.source.value = TYPED
    for field, secret in zip((panel.tokens.server, panel.tokens.account), secrets, strict=True):
        enter(field, secret)
    await pressed(panel)
    seen = [
        panel.card.value,
        status_of(panel),
        repr(panel.model.state),
        json.dumps([p.get_state() for p in parts_of(panel)], default=repr),
    ]
    for form in ("JSON", "CSV"):
        panel.form.value = form
        seen.append(panel.copy.value)
    assert [secret for secret in secrets for text in seen if secret in text] == []


def test_a_stored_notebook_shows_a_sentence_in_its_place(panel: PermissionMatrix) -> None:
    assert repr(panel) == "Permission matrix: run this cell to get the panel."


def test_the_twin_expects_the_same(panel: PermissionMatrix) -> None:
    assert panel.model.state.matrix == expected_matrix()

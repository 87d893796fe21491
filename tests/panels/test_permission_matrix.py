"""The permission matrix: what it shows unasked, every control, what a run shows, and what may never leave it."""

import csv
import json
from uuid import uuid4

import pytest

from helpers.diagnosis.matrix.matrix import expected_matrix
from helpers.lab import Lab
from helpers.panels.matrix_filters import DIFFERENCES, EVERY_GROUP
from helpers.panels.one_task import BUSY, NOTHING_TO_STOP, STOPPED
from helpers.panels.panel import CHANGED, FORGOTTEN
from helpers.panels.permission_matrix import PermissionMatrix
from helpers.panels.permission_matrix_model import READY
from helpers.panels.token_entry import ENVIRONMENT, TYPED
from helpers.panels.token_pair import PRACTICE
from helpers.reference.practice_tokens import ACCOUNT_TOKEN, SERVER_TOKEN
from tests.loopback import Loopback
from tests.panels.driving import ended, enter, heard, parts_of, press_observe, status_of, text_of

EXPECTED = "Which token opens what: 87 operations, as the table expects. Nobody was asked."


@pytest.fixture
def panel(lab: Lab) -> PermissionMatrix:
    return lab.permission_matrix()


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
    card = await press_observe(panel)
    assert status_of(panel) == "Done As expected. 435 of 435 cells observed."
    assert "Asked: the practice Postmark at practice.localhost." in card


@pytest.mark.parametrize(("typed", "missing"), [("server", "account"), ("account", "server")])
async def test_one_token_is_enough(panel: PermissionMatrix, typed: str, missing: str) -> None:
    panel.tokens.source.value = TYPED
    enter(getattr(panel.tokens, typed), {"server": SERVER_TOKEN, "account": ACCOUNT_TOKEN}[typed])
    await press_observe(panel, "servers")
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
    card = await press_observe(panel, "server")
    assert status_of(panel).startswith("Problem 2 differences.")
    assert "≠ GET /server, server token: expected “opens”, observed “refuses” (HTTP 401, ErrorCode 10)" in card
    assert "tokenlab-otherwise" in panel.card.value


async def test_the_environments_tokens_are_used(panel: PermissionMatrix, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTMARK_ACCOUNT_TOKEN", ACCOUNT_TOKEN)
    panel.tokens.source.value = ENVIRONMENT
    assert "AUTH_POSTMARK_KEY" in text_of(panel.tokens._hint)
    assert "20 of 25 cells" not in await press_observe(panel, "servers")
    assert [str(one) for one in panel.model.state.matrix.missing] == ["server", "both"]


async def test_without_a_token_nobody_is_asked(panel: PermissionMatrix) -> None:
    panel.tokens.source.value = TYPED
    await press_observe(panel)
    assert status_of(panel).startswith("Problem There is no token to ask with")
    assert EXPECTED in text_of(panel.card)


async def test_a_paste_that_is_too_long_is_said(panel: PermissionMatrix) -> None:
    panel.tokens.source.value = TYPED
    panel.tokens.account._handle_custom_msg({"type": "text", "text": "", "refused_bytes": 5000}, [])
    await press_observe(panel)
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
    await press_observe(panel)
    assert 0 < len(panel.filters.operations) < 87
    assert {cell.operation for cell in panel.model.state.matrix.observed} == set(panel.filters.operations)


async def test_only_differences_can_be_shown(panel: PermissionMatrix) -> None:
    await press_observe(panel, "servers")
    panel.filters.rows.value = DIFFERENCES
    assert (rows_of(panel), "No operation is left." in text_of(panel.card)) == (0, True)
    assert len(panel.filters.operations) == 5


async def test_a_search_without_a_row_asks_nobody(panel: PermissionMatrix) -> None:
    panel.filters.search.value = "no such row"
    await press_observe(panel)
    assert status_of(panel).startswith("Problem No row is left to ask about")


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
    await press_observe(panel, "servers")
    panel.forget_button.click()
    assert (panel.tokens.server.text, panel.tokens.account.text) == ("", "")
    assert (status_of(panel), rows_of(panel)) == (f"Ready {FORGOTTEN}", 5)
    assert panel.model.state.matrix.observed == ()


async def test_stop_without_a_run_keeps_the_result(panel: PermissionMatrix) -> None:
    before = await press_observe(panel, "servers")
    panel.stop_button.click()
    assert panel.status.detail == NOTHING_TO_STOP
    assert text_of(panel.card) == before


async def test_another_token_makes_the_result_stale(panel: PermissionMatrix) -> None:
    before = await press_observe(panel, "servers")
    panel.tokens.source.value = TYPED
    assert status_of(panel) == f"Out of date {CHANGED}"
    assert text_of(panel.card) == before
    assert "tokenlab-verdict" in panel.card._dom_classes


async def test_the_rows_in_sight_can_be_copied_as_json(panel: PermissionMatrix) -> None:
    panel.form.value = "JSON"
    await press_observe(panel, "servers")
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
    await press_observe(panel)
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

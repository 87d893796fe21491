"""The permission matrix's model: it says how far it is, and keeps what was known when it is stopped."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from helpers.diagnosis.matrix.matrix import expected_matrix
from helpers.diagnosis.matrix.probing import AT_ONCE
from helpers.lab import Lab
from helpers.panels.one_task import STOPPED
from helpers.panels.permission_matrix_model import PermissionMatrixModel, PermissionMatrixState, Run
from helpers.panels.status import StatusState
from tests.diagnosis.probing import PRACTICE_TOKENS


def everything(lab: Lab) -> Callable[[], Awaitable[Run]]:
    async def take() -> Run:
        return Run(connection=lab.connection, tokens=PRACTICE_TOKENS, operations=expected_matrix().operations)

    return take


async def ran(lab: Lab, see: Callable[[PermissionMatrixModel, PermissionMatrixState], Any]) -> PermissionMatrixState:
    """The last state of a whole run; `see` is shown every state on the way."""
    model = PermissionMatrixModel()
    model.observe(lambda change: see(model, change["new"]), names="state")
    model.observe_rows(everything(lab))
    assert model.task
    await asyncio.wait([model.task])
    return model.state


async def test_a_run_says_ten_times_how_far_it_is(lab: Lab) -> None:
    told: list[str] = []
    await ran(lab, lambda _, state: told.append(state.detail))
    assert (told[1:3], told[-2]) == (["0 of 435 cells", "43 of 435 cells"], "430 of 435 cells")
    assert len(told) == 13  # taking the tokens, the beginning, ten steps, the end


async def test_the_rows_do_not_change_before_the_run_ends(lab: Lab) -> None:
    seen = []
    last = await ran(lab, lambda _, state: seen.append(state.matrix))
    assert [one is seen[0] for one in seen] == [True] * 12 + [False]
    assert last.matrix is seen[-1]


async def test_stopped_before_its_first_step_nothing_is_known(lab: Lab) -> None:
    model = PermissionMatrixModel()
    before = model.state.matrix
    model.observe_rows(everything(lab))
    model.stop()
    assert model.task
    await asyncio.wait([model.task])
    assert (model.state.status, model.state.sentence, model.state.matrix) == (StatusState.UNSURE, STOPPED, before)


async def test_a_stop_in_the_middle_keeps_the_cells_that_were_known(lab: Lab) -> None:
    last = await ran(lab, lambda model, state: model.stop() if state.detail.startswith("215 ") else None)
    known = len(last.matrix.observed)
    assert 215 <= known < 215 + AT_ONCE
    assert (last.sentence, last.detail) == (STOPPED, f"Known: {known} of 435 cells.")

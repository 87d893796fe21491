"""What docs/comparison.md claims of the practice Postmark holds, and the page is made from these claims."""

import re

import pytest

from helpers.practice.world import World
from tests.practice import comparison_claims
from tests.practice.comparison import PEERS, ROWS, Row
from tests.practice.comparison_page import PAGE, page


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.check.__name__)
async def test_the_claim_holds(world: World, row: Row) -> None:
    await row.check(world)


def test_the_page_is_in_step() -> None:
    """When it is not: python -m tests.practice.comparison_page"""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_run_stands_behind_one_claim() -> None:
    runs = [value for value in vars(comparison_claims).values() if getattr(value, "__code__", None)]
    public = {one for one in runs if one.__module__ == comparison_claims.__name__ and not one.__name__.startswith("_")}
    assert {row.check for row in ROWS} == public
    assert len({row.claim for row in ROWS}) == len(ROWS)


def test_every_cell_begins_with_a_verdict() -> None:
    verdicts = {re.split(r"[:,]", cell.says)[0] for row in ROWS for cell in row.cells}
    assert verdicts == {"yes", "partly", "no", "no Postmark API"}
    assert all(one.url.startswith("https://github.com/") for one in PEERS)

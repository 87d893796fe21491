"""The kept parses are those of today's reader, and without tree-sitter the lesson runs on them and says so."""

import sys

import pytest

from helpers.lab import Lab
from helpers.lessons.marking import Result
from helpers.lessons.recorded_parses import INSTEAD, recorded_parses
from helpers.lessons.sign_in_files import COPIED
from tests.notebooks.running import results, solutions
from tools.record_parses import STORED, as_stored

LESSON = "04-nextauth.ipynb"


@pytest.fixture
def no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without the extra that reads code."""
    monkeypatch.setitem(sys.modules, "tree_sitter", None)


def test_the_stored_parses_are_those_of_today() -> None:
    assert STORED.read_text(encoding="utf-8") == as_stored(), "run tools/record_parses.py"


def test_where_code_can_be_parsed_nothing_kept_is_used(lab: Lab) -> None:
    assert recorded_parses({"auth.ts": COPIED}) == ()
    assert INSTEAD not in " ".join(lab.doctor({"auth.ts": COPIED}).unclear)


def test_a_kept_parse_finds_the_same_and_says_what_it_is(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = lab.doctor({"auth.ts": COPIED})
    monkeypatch.setitem(sys.modules, "tree_sitter", None)
    kept = lab.doctor({"auth.ts": COPIED})
    assert kept.findings == parsed.findings
    assert [sentence for sentence in kept.unclear if INSTEAD in sentence]


def test_other_code_is_not_judged_by_it(no_parser: None, lab: Lab) -> None:
    diagnosis = lab.doctor({"auth.ts": f"{COPIED} "})
    assert diagnosis.findings == ()
    assert any('the extra "authjs"' in sentence for sentence in diagnosis.unclear)


async def test_the_solved_lesson_runs_without_the_parser(no_parser: None) -> None:
    found = await results(LESSON, solutions(LESSON))
    assert {marking.result for marking in found.values()} == {Result.RIGHT}

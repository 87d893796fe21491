"""The coverage report: all operations, refusals and ErrorCodes, each with its source."""

from typing import Any

from helpers.practice.coverage import coverage, imitated_codes
from helpers.practice.coverage_gaps import NOT_PRODUCED
from helpers.practice.handlers import HANDLERS
from helpers.practice.refusals.table import REFUSALS
from helpers.practice.smtp.facts import ACCEPTED, LOGIN_MISSING, LOGIN_REFUSED, RECIPIENTS_REFUSED, SIZE_BYTES
from helpers.reference.error_codes import ERROR_CODES, Reach
from helpers.reference.operations import OPERATIONS
from helpers.reference.sources import Standing

REPORT: Any = coverage()
TEXTS = (LOGIN_REFUSED.strip(), LOGIN_MISSING, ACCEPTED, RECIPIENTS_REFUSED, str(SIZE_BYTES))


def test_all_operations_are_reported_and_only_handled_ones_are_imitated() -> None:
    imitated = {row["operation"]: row["imitated"] for row in REPORT["operations"]}
    assert imitated == {key: key in HANDLERS for key in OPERATIONS}
    assert len(imitated) == 87


def test_all_refusals_are_reported_with_their_text() -> None:
    reported = {row["refusal"]: (row["ErrorCode"], row["status"], row["Message"]) for row in REPORT["refusals"]}
    assert reported == {name: (row.code, row.http, row.text) for name, row in REFUSALS.items()}


def test_all_error_codes_are_reported() -> None:
    imitated = {row["ErrorCode"] for row in REPORT["error_codes"] if row["imitated"]}
    assert {row["ErrorCode"] for row in REPORT["error_codes"]} == set(ERROR_CODES)
    assert imitated == imitated_codes()


def test_every_error_code_is_produced_or_says_why_not() -> None:
    assert set(NOT_PRODUCED) == set(ERROR_CODES) - imitated_codes()
    assert {row["ErrorCode"] for row in REPORT["error_codes"] if row["why_not"]} == set(NOT_PRODUCED)


def test_every_error_code_that_a_known_request_gets_is_produced() -> None:
    assert {ERROR_CODES[code].reach for code in NOT_PRODUCED} == {Reach.UNSHOWN, Reach.SUPPORT, Reach.NONE}


def test_the_texts_said_over_smtp_stand_in_the_report() -> None:
    sentences = " ".join(row["sentence"] for row in REPORT["smtp"])
    assert all(text in sentences for text in TEXTS)


def test_what_is_left_out_names_operations() -> None:
    assert {key for one in REPORT["left_out"] for key in one["operations"]} <= set(OPERATIONS)


def test_every_row_has_a_standing_and_a_source() -> None:
    rows = [row for part in ("operations", "refusals", "error_codes", "smtp") for row in REPORT[part]]
    assert {row["standing"] for row in rows} <= set(Standing)
    assert all(row["source"].startswith("https://") for row in rows)

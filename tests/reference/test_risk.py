"""The risk words: one for every operation, counted apart from the table, never milder than the effect."""

from collections import Counter

import pytest

from helpers.reference.operations import OPERATIONS, Effect, Operation
from helpers.reference.risk import _ROWS, RISKS, Risk, risk_of

ROWS = list(OPERATIONS.values())

# Written down apart from the table: how many operations of each word there are, and all rows of the graver words.
COUNTED = {
    Risk.ESCALATES: 5,
    Risk.EXPOSES_CREDENTIALS: 5,
    Risk.DESTROYS: 9,
    Risk.SENDS: 7,
    Risk.READS_MAIL: 13,
    Risk.CHANGES: 21,
    Risk.READS_SETTINGS: 10,
    Risk.READS_NUMBERS: 17,
}
ESCALATING = {
    "POST /servers",
    "PUT /servers/{server_id}",
    "PUT /server",
    "POST /webhooks",
    "PUT /webhooks/{webhook_id}",
}
ALLOWED = {
    Effect.SENDS: {Risk.SENDS},
    Effect.DESTROYS: {Risk.DESTROYS},
    Effect.WRITES: {Risk.CHANGES, Risk.ESCALATES},
    Effect.READS: {Risk.READS_MAIL, Risk.READS_SETTINGS, Risk.READS_NUMBERS, Risk.EXPOSES_CREDENTIALS},
}


def test_every_operation_has_exactly_one_row() -> None:
    listed = [key for _risk, _reason, keys in _ROWS for key in keys]
    assert sorted(listed) == sorted(OPERATIONS)
    assert len(RISKS) == 87


def test_the_words_are_counted() -> None:
    assert Counter(row.risk for row in RISKS.values()) == COUNTED


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_the_word_fits_the_effect(row: Operation) -> None:
    assert risk_of(row).risk in ALLOWED[row.effect]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_what_reveals_secrets_exposes_them_or_escalates(row: Operation) -> None:
    grave = risk_of(row).risk in {Risk.ESCALATES, Risk.EXPOSES_CREDENTIALS}
    assert grave is row.reveals_secrets


def test_what_escalates() -> None:
    assert {key for key, row in RISKS.items() if row.risk is Risk.ESCALATES} == ESCALATING


def test_what_reads_mail_lies_where_mail_is_kept() -> None:
    groups = {OPERATIONS[key].group for key, row in RISKS.items() if row.risk is Risk.READS_MAIL}
    assert groups == {"messages", "bounces", "suppressions"}


def test_grave_words_have_a_reason() -> None:
    grave = [row for row in RISKS.values() if row.risk in {Risk.ESCALATES, Risk.EXPOSES_CREDENTIALS}]
    assert all(row.reason for row in grave)


def test_reasons_are_sentences() -> None:
    reasons = [row.reason for row in RISKS.values() if row.reason]
    assert [one for one in reasons if not (one[0].isupper() and one.endswith("."))] == []


def test_the_table_cannot_be_changed_by_its_readers() -> None:
    with pytest.raises(TypeError):
        RISKS["GET /email"] = RISKS["POST /email"]  # type: ignore[index]

"""The limits against a second list, and each constant against its row."""

from helpers.reference import limits
from helpers.reference.limits import FORBIDDEN_EXTENSIONS, LIMITS

VALUES = {
    "RECIPIENTS_PER_MESSAGE": 50,
    "MESSAGE_BYTES": 10_485_760,
    "BODY_BYTES": 5_242_880,
    "BATCH_MESSAGES": 500,
    "BATCH_BYTES": 52_428_800,
    "FROM_LENGTH": 255,
    "SUBJECT_LENGTH": 2000,
    "TAG_LENGTH": 1000,
    "METADATA_FIELDS": 10,
    "METADATA_KEY_LENGTH": 20,
    "METADATA_VALUE_LENGTH": 80,
    "COUNT_PER_REQUEST": 500,
    "COUNT_PLUS_OFFSET": 10_000,
    "SUPPRESSIONS_PER_REQUEST": 50,
    "STREAMS_PER_SERVER": 10,
    "STREAM_ID_LENGTH": 30,
    "TEMPLATES_PER_SERVER": 100,
    "DOMAIN_NAME_LENGTH": 255,
    "PERSONAL_NOTE_LENGTH": 400,
    "SPAM_THRESHOLD": 30,
    "SERVER_TOKENS_PER_SERVER": 3,
    "ACCOUNT_TOKENS_PER_ACCOUNT": 3,
    "ARCHIVED_STREAM_DAYS": 45,
    "ACTIVITY_DAYS": 45,
    "BOUNCE_SOURCE_DAYS": 30,
}


def test_the_rows() -> None:
    assert {key: row.value for key, row in LIMITS.items()} == VALUES


def test_every_constant_has_a_row_of_its_name() -> None:
    constants = {name: value for name, value in vars(limits).items() if name[0] != "_" and isinstance(value, int)}
    assert constants == VALUES


def test_every_sentence_names_its_number() -> None:
    shown = {row.sentence: row.value // 1024**2 if row.unit == "bytes" else row.value for row in LIMITS.values()}
    assert [sentence for sentence, number in shown.items() if f"{number:,}" not in sentence] == []


def test_sizes_say_what_a_megabyte_is_taken_for() -> None:
    sizes = [row for row in LIMITS.values() if row.unit == "bytes"]
    assert [row.key for row in sizes if "assumed" not in row.source.note] == []


def test_forbidden_attachments() -> None:
    assert len(FORBIDDEN_EXTENSIONS) == 31
    assert {"exe", "bat", "vbs", "msi", "reg"} <= FORBIDDEN_EXTENSIONS
    assert not {"pdf", "zip", "js", "txt", "ics", ""} & FORBIDDEN_EXTENSIONS

"""The operations table: complete, unambiguous, and right about tokens, effects and secrets."""

import re
from collections import Counter

import pytest

from helpers.reference.operations import OPERATIONS, Effect, Operation
from helpers.reference.sources import Standing
from helpers.reference.token_kinds import TokenKind

# How many operations each reference page documents, counted apart from the table.
DOCUMENTED = {
    "sending": 4,
    "bulk": 3,
    "bounces": 5,
    "templates": 7,
    "server": 2,
    "message streams": 6,
    "suppressions": 3,
    "messages": 11,
    "statistics": 12,
    "inbound rules": 3,
    "webhooks": 7,
    "servers": 5,
    "domains": 9,
    "sender signatures": 8,
    "data removals": 2,
}
ACCOUNT_PATHS = ("/servers", "/domains", "/senders", "/data-removals", "/templates/push")
PLACEHOLDERS = {
    "server_id",
    "message_id",
    "bounce_id",
    "domain_id",
    "signature_id",
    "stream_id",
    "template_id_or_alias",
    "webhook_id",
    "rule_id",
    "bulk_id",
    "removal_id",
}
ROWS = list(OPERATIONS.values())


def keys_with(effect: Effect) -> set[str]:
    return {row.key for row in ROWS if row.effect is effect}


def test_there_are_exactly_87() -> None:
    assert len(OPERATIONS) == sum(DOCUMENTED.values()) == 87


def test_every_page_is_complete() -> None:
    assert Counter(row.group for row in ROWS) == DOCUMENTED


def test_the_key_names_method_and_path() -> None:
    assert [key for key, row in OPERATIONS.items() if key != f"{row.method} {row.path}"] == []


def test_no_two_paths_differ_in_letter_case_only() -> None:
    assert len({row.key.lower() for row in ROWS}) == 87


def test_methods_are_http_methods() -> None:
    assert {row.method for row in ROWS} == {"GET", "POST", "PUT", "PATCH", "DELETE"}


def test_placeholders_have_their_agreed_names() -> None:
    assert {name for row in ROWS for name in re.findall(r"\{(\w+)\}", row.path)} == PLACEHOLDERS


def test_paths_are_plain() -> None:
    assert [row.path for row in ROWS if not re.fullmatch(r"(/([A-Za-z-]+|\{\w+\}))+", row.path)] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_the_token_follows_from_the_path(row: Operation) -> None:
    expected = TokenKind.ACCOUNT if row.path.startswith(ACCOUNT_PATHS) else TokenKind.SERVER
    assert row.token is expected


def test_pushing_templates_wants_the_account_token() -> None:
    assert OPERATIONS["PUT /templates/push"].token is TokenKind.ACCOUNT


def test_everything_under_email_wants_the_server_token() -> None:
    assert {row.token for row in ROWS if row.path.startswith("/email")} == {TokenKind.SERVER}


def test_no_account_operation_sends_anything_but_confirmations() -> None:
    sends = {row.key for row in ROWS if row.token is TokenKind.ACCOUNT and row.effect is Effect.SENDS}
    assert sends == {"POST /senders", "POST /senders/{signature_id}/resend"}


def test_what_sends_from_a_server() -> None:
    sends = {key for key in keys_with(Effect.SENDS) if OPERATIONS[key].token is TokenKind.SERVER}
    sending = {"/email", "/email/batch", "/email/withTemplate", "/email/batchWithTemplates", "/email/bulk"}
    assert sends == {f"POST {path}" for path in sending}


def test_what_destroys() -> None:
    deletes = {row.key for row in ROWS if row.method == "DELETE"}
    assert keys_with(Effect.DESTROYS) - deletes == {
        "POST /message-streams/{stream_id}/archive",
        "POST /message-streams/{stream_id}/suppressions/delete",
        "POST /data-removals",
    }
    assert deletes <= keys_with(Effect.DESTROYS)


def test_every_get_reads_and_of_the_others_only_template_validation() -> None:
    gets = {row.key for row in ROWS if row.method == "GET"}
    assert keys_with(Effect.READS) - gets == {"POST /templates/validate"}
    assert gets <= keys_with(Effect.READS)


def test_which_replies_carry_secrets() -> None:
    assert {row.key for row in ROWS if row.reveals_secrets} == {
        "GET /server",
        "PUT /server",
        "GET /servers",
        "GET /servers/{server_id}",
        "POST /servers",
        "PUT /servers/{server_id}",
        "GET /webhooks",
        "GET /webhooks/{webhook_id}",
        "POST /webhooks",
        "PUT /webhooks/{webhook_id}",
    }


def test_the_webhook_password_is_called_an_assumption() -> None:
    rows = [row for row in ROWS if row.reveals_secrets and row.group == "webhooks"]
    assert [row.key for row in rows if "assumed" not in row.source.note] == []


@pytest.mark.parametrize("key", ["GET /deliverystats", "GET /domains"])
def test_what_tells_the_kind_of_a_token_reads_without_revealing(key: str) -> None:
    assert OPERATIONS[key].effect is Effect.READS
    assert not OPERATIONS[key].reveals_secrets


def test_every_operation_is_documented() -> None:
    assert {row.source.standing for row in ROWS} == {Standing.DOCUMENTED}


def test_the_table_cannot_be_changed_by_its_readers() -> None:
    with pytest.raises(TypeError):
        OPERATIONS["GET /email"] = ROWS[0]  # type: ignore[index]

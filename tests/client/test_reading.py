"""What may be read out of a reply: the ErrorCode before the status, nothing from message texts, no secret kept."""

import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.client.outcome import OutcomeKind
from helpers.client.reading import _SHAPES, read
from helpers.client.wire import Received
from helpers.reference.operations import OPERATIONS
from tests.replies import ACCOUNT_REPLIES, SERVER_REPLIES

JSON_VALUES: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["ErrorCode", "Message", "x"]), inner),
    max_leaves=6,
)


def received(status: int, content: bytes, **headers: str) -> Received:
    return Received(status=status, headers=headers, content=content)


def kind(status: int, value: object, operation: str | None = "GET /deliverystats") -> OutcomeKind:
    return read(received(status, json.dumps(value).encode()), operation).outcome.kind


def test_the_error_code_comes_before_the_status() -> None:
    assert kind(422, {"ErrorCode": 100, "Message": ""}) is OutcomeKind.MAINTENANCE
    assert kind(422, {"ErrorCode": 429, "Message": ""}) is OutcomeKind.RATE_LIMITED
    assert kind(422, {"ErrorCode": 503, "Message": ""}) is OutcomeKind.REFUSED
    assert kind(422, {"ErrorCode": 500, "Message": ""}) is OutcomeKind.REFUSED


@pytest.mark.parametrize(
    "message", ["Request does not contain a valid Server token.", "Offline for maintenance.", "OK"]
)
def test_the_message_decides_nothing(message: str) -> None:
    assert kind(422, {"ErrorCode": 300, "Message": message}) is OutcomeKind.REFUSED
    assert kind(401, {"Message": message}) is OutcomeKind.REFUSED_WITHOUT_CODE


@pytest.mark.parametrize("operation", [*SERVER_REPLIES, *ACCOUNT_REPLIES])
def test_a_reply_of_the_right_shape_is_accepted(operation: str) -> None:
    value = (SERVER_REPLIES | ACCOUNT_REPLIES)[operation]
    assert kind(200, value, operation) is OutcomeKind.ACCEPTED


@pytest.mark.parametrize(("operation", "field"), [(key, field) for key, shape in _SHAPES.items() for field in shape])
def test_a_reply_without_one_of_its_fields_is_not_postmarks(operation: str, field: str) -> None:
    values: dict[type, object] = {int: 0, str: "x", list: []}
    value = {name: values[kind] for name, kind in _SHAPES[operation].items() if name != field}
    assert kind(200, value, operation) is OutcomeKind.NOT_POSTMARK


def test_shapes_are_of_operations_that_exist() -> None:
    assert set(_SHAPES) <= set(OPERATIONS)


@pytest.mark.parametrize("operation", [None, "GET /webhooks"])
def test_without_a_known_shape_any_object_will_do(operation: str | None) -> None:
    assert kind(200, {"Anything": 1}, operation) is OutcomeKind.ACCEPTED
    assert kind(200, "a text", operation) is OutcomeKind.NOT_POSTMARK


@pytest.mark.parametrize("damaged", ['{"ID": 1, "ApiTokens": ["SECRET', '\ufeff [{"ApiTokens": ["SECRET"', "\n{SECRET"])
def test_of_damaged_json_nothing_is_kept(damaged: str) -> None:
    reading = read(received(200, damaged.encode()), "GET /server")
    assert reading.body == ""
    assert "SECRET" not in str(reading)


def test_of_a_page_the_beginning_is_kept() -> None:
    reading = read(received(200, b"<html>" + b"x" * 5000), None)
    assert isinstance(reading.body, str)
    assert len(reading.body) == 200
    assert len(reading.outcome.detail) < 150


@given(st.integers(200, 599), JSON_VALUES, st.sampled_from([None, *_SHAPES]))
def test_any_json_is_read_without_an_error(status: int, value: object, operation: str | None) -> None:
    outcome = read(received(status, json.dumps(value).encode()), operation).outcome
    if outcome.kind is OutcomeKind.ACCEPTED:
        assert status == 200
    if outcome.kind is OutcomeKind.REFUSED:
        assert 400 <= status < 500
        assert isinstance(value, dict)
        assert value["ErrorCode"] == outcome.error_code != 0
    if status >= 500:
        assert not outcome.row.speaks_for_postmark


@given(st.integers(200, 599), st.binary(max_size=300), st.sampled_from(["text/html", "application/json", ""]))
def test_any_bytes_are_read_without_an_error(status: int, content: bytes, content_type: str) -> None:
    outcome = read(received(status, content, **{"content-type": content_type}), "GET /domains").outcome
    assert not outcome.accepted
    assert f"HTTP {status}" in outcome.detail


@given(st.text(string.printable, max_size=300))
def test_words_of_a_page_hold_no_tags(page: str) -> None:
    detail = read(received(403, f"<p>{page}".encode(), **{"content-type": "text/html"}), None).outcome.detail
    assert "\n" not in detail
    assert "<p>" not in detail


def test_a_failure_is_not_told_by_the_row_of_a_refusal_with_the_same_number() -> None:
    found = read(received(500, b'{"ErrorCode": 500, "Message": "Oops."}'), "POST /email").outcome
    assert (found.kind, found.error_code, found.error) == (OutcomeKind.SERVER_ERROR, 500, None)

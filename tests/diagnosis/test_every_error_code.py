"""Every ErrorCode: typed, explained, and brought about by a request to the practice Postmark, or listed with why not.

The replies that are explained are the practice Postmark's own, as they come: nothing in them is written for the test.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from helpers.authjs.front_door import explain_anything
from helpers.client.reading import read
from helpers.client.wire import Received
from helpers.diagnosis.records import Confidence
from helpers.practice.clock import ManualClock
from helpers.practice.coverage_gaps import NOT_PRODUCED
from helpers.practice.refusals.table import REFUSALS
from helpers.practice.seed import demo_world
from helpers.reference.error_codes import ERROR_CODES, Reach
from helpers.reference.error_rows.row import ErrorRow
from helpers.reference.sources import Standing
from tests.practice.talk import Answer
from tests.practice.test_refusals import IN_DETAIL, OF_A_REPLY, PRODUCED_BY

# No request to the practice Postmark gets these. Written down apart from the practice Postmark's own list.
ONLY_POSTMARK_ITSELF = {605, 615, 709, 811, 1241, 1360, 1407}  # its own side failed, and no public rule says when
NO_PUBLIC_OPERATION = set(range(1450, 1461))  # SMTP tokens are managed in the web interface
NOBODY_SHOWS_A_REQUEST = {507, 513, 523, 1400, 1401, 1402, 1403, 1411}
UNPRODUCED = ONLY_POSTMARK_ITSELF | NO_PUBLIC_OPERATION | NOBODY_SHOWS_A_REQUEST


@pytest.mark.parametrize("code", ERROR_CODES)
def test_an_error_code_is_typed_and_explained_and_produced_where_its_reach_says_so(code: int) -> None:
    row, answers = ERROR_CODES[code], [answer_of(name) for name in PRODUCED_BY if REFUSALS[name].code == code]
    assert_typed(row, code)
    assert_explained(f'Postmark: {{"ErrorCode":{code},"Message":"…"}}', {code})
    assert bool(answers) is (code not in UNPRODUCED)
    for answer in answers:
        assert answer.status in row.http
        assert_explained(printed(answer), stated_in(answer.json) or {code})


def test_the_rest_is_on_a_list_with_the_reason() -> None:
    assert set(NOT_PRODUCED) == UNPRODUCED
    assert all(reason.endswith(".") for reason in NOT_PRODUCED.values())
    assert {ERROR_CODES[code].reach for code in UNPRODUCED}.isdisjoint({Reach.API, Reach.ACCOUNT})
    assert {ERROR_CODES[code].reach for code in NOBODY_SHOWS_A_REQUEST} == {Reach.UNSHOWN}
    assert {ERROR_CODES[code].reach for code in NO_PUBLIC_OPERATION} == {Reach.NONE}
    assert {ERROR_CODES[code].reach for code in ONLY_POSTMARK_ITSELF} == {Reach.SUPPORT}


@pytest.mark.parametrize("name", sorted(set(OF_A_REPLY) - IN_DETAIL - {"INACTIVE_RECIPIENTS_IN_BATCH"}))
def test_the_client_reads_the_same_code_and_words_from_the_reply(name: str) -> None:
    answer = answer_of(name)
    outcome = read(received(answer), None).outcome
    assert (outcome.error_code, outcome.message) == (REFUSALS[name].code, answer.json["Message"])
    assert not outcome.accepted


def answer_of(name: str) -> Answer:
    """The practice Postmark's reply to the request that brings this refusal about, in a world of its own."""
    return PRODUCED_BY[name](demo_world(ManualClock()))


def assert_typed(row: ErrorRow, code: int) -> None:
    """A row with a status, a family and sentences of its own, and a public source."""
    assert (type(row), row.code, type(row.reach)) == (ErrorRow, code, Reach)
    assert row.http and row.family
    assert all(sentence.endswith(".") for sentence in (row.meaning, row.cause, row.fix))
    assert row.source.url.startswith("https://") and row.source.standing is not Standing.ASSUMED


def assert_explained(text: str, codes: set[int]) -> None:
    """That the explanation names these ErrorCodes and no other, is sure of one at least, and says what to do."""
    found = explain_anything(text).findings
    assert {int(number) for one in found for number in re.findall(r"ErrorCode (\d+)", one.title)} == codes
    assert all(one.cause and one.next_step and one.source.url.startswith("https://") for one in found)
    assert found[0].confidence is not Confidence.OPEN


def printed(answer: Answer) -> str:
    """The reply as it is printed: its body, and the status line and the headers where the body names no ErrorCode."""
    body = answer.reply.body.decode()
    headers = "".join(f"< {name}: {value}\n" for name, value in answer.headers.items())
    trace = f"> Host: api.postmarkapp.com\n>\n< HTTP/1.1 {answer.status}\n{headers}<\n{body}"
    return body if stated_in(answer.json) else trace


def received(answer: Answer) -> Received:
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return Received(status=answer.status, headers=headers, content=answer.reply.body)


def stated_in(value: Any) -> set[int]:
    """The ErrorCodes other than 0 that a body names, in whatever depth."""
    return set(_stated_in(value)) - {0}


def _stated_in(value: Any) -> Iterator[int]:
    if isinstance(value, dict):
        yield from (number for name, number in value.items() if name == "ErrorCode")
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children:
        yield from _stated_in(child)

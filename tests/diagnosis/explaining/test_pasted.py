"""Odd texts: nothing, binary data, far too much, terminal colours; where a line is and what of it is quoted."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.diagnosis.explain import explain
from helpers.diagnosis.explaining.pasted import LIMIT, paste
from helpers.diagnosis.records import Explanation
from helpers.display.as_json import explanation_as_json
from helpers.display.explained_card import explanation_card
from helpers.display.explained_text import explained_as_text
from helpers.display.markup import to_html

BODY = '{"ErrorCode":406,"Message":"You tried to send to a recipient that has been marked as inactive."}'
LOG = "2026-11-22T18:00:01Z INFO [worker-7] GET /users/42 200 13ms\n"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \r\n"])
def test_nothing_is_called_nothing(text: str) -> None:
    assert [finding.code for finding in explain(text)] == ["EXPLAIN691"]


@pytest.mark.parametrize("text", ["\0\1\2 abc", "\ufffd" * 50, bytes(range(256)).decode("latin-1") * 4])
def test_what_is_no_text_is_called_so(text: str) -> None:
    assert [finding.code for finding in explain(text)] == ["EXPLAIN692"]


def test_the_end_of_a_long_text_is_read_and_its_line_counted() -> None:
    found = explain(LOG * 20_000 + BODY)
    assert [finding.code for finding in found] == ["EXPLAIN601", "EXPLAIN693"]
    assert found[0].line == 20_001


def test_the_middle_of_a_long_text_is_not_read_and_that_is_said() -> None:
    found = explain(LOG * 10_000 + BODY + LOG * 10_000)
    assert [finding.code for finding in found] == ["EXPLAIN690", "EXPLAIN693"]
    assert f"{LIMIT // 2:,} characters" in found[1].cause


@pytest.mark.parametrize(
    "piece", ["a", " ", "\n", '"', "ErrorCode: 10, ", "HTTP/1.1 403 Forbidden\npostmark\n", "postmark@ "]
)
def test_ten_megabytes_take_no_longer_than_a_long_text(piece: str) -> None:
    started = time.perf_counter()
    explain(piece * (10_000_000 // len(piece)))
    assert time.perf_counter() - started < 10  # seconds, on a busy machine; a text of quadratic cost would take hours


def test_colours_of_a_terminal_are_not_quoted() -> None:
    assert explain(f"\x1b[31merror\x1b[0m Postmark \x1b[1m{BODY}\x1b[0m")[0].evidence == f"“error Postmark {BODY}”"


def test_the_name_of_an_exception_hides_nothing() -> None:
    line = "Postmark::InvalidApiKeyError: Request does not contain a valid Server token."
    assert explain(line)[0].evidence == f"“{line}”"


def test_a_quotation_is_one_line_of_bounded_length() -> None:
    (finding,) = explain(f"first\n{'w ' * 900}Postmark {BODY} {'w ' * 900}\nlast")
    assert (finding.line, "first" in finding.evidence, "last" in finding.evidence) == (2, False, False)
    assert len(finding.evidence) < 300


def test_a_line_counts_from_the_beginning_of_the_text() -> None:
    assert paste("a\nb\nc").line(4) == 3


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.characters(codec=None), max_size=200), body=st.sampled_from(["", BODY]))
def test_any_text_is_answered(text: str, body: str) -> None:
    explanation = Explanation(findings=explain(f"{text}{body}{text}"))
    assert explanation.findings
    assert json.loads(json.dumps(explanation_as_json(explanation)))
    assert to_html(explanation_card(explanation))
    assert explained_as_text(explanation.findings)

"""Odd texts: nothing, binary data, far too much, terminal colours; where a line is and what of it is quoted."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.diagnosis.explain import explain
from helpers.diagnosis.explaining.pasted import LIMIT, paste
from helpers.diagnosis.explaining.places import EDGE, windows
from helpers.diagnosis.records import Explanation
from helpers.display.as_json import explanation_as_json
from helpers.display.explained_card import explanation_card
from helpers.display.explained_text import explained_as_text
from helpers.display.markup import to_html
from tests.diagnosis.explaining.published import Published
from tests.diagnosis.explaining.texts import PUBLISHED

BODY = '{"ErrorCode":406,"Message":"You tried to send to a recipient that has been marked as inactive."}'
ERRORS = [one for one in PUBLISHED if not {"EXPLAIN690", "EXPLAIN612"}.intersection(one.finds)]  # 612: accepted
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


def test_what_matters_in_the_middle_of_a_long_text_is_found_on_its_line() -> None:
    found = explain(LOG * 10_000 + BODY + LOG * 10_000)
    assert [finding.code for finding in found] == ["EXPLAIN601", "EXPLAIN693"]
    assert (found[0].line, f"{EDGE:,} characters" in found[1].cause) == (10_001, True)


def test_a_long_text_in_which_nothing_is_known_is_not_called_read() -> None:
    found = explain(LOG * 20_000)
    assert [finding.code for finding in found] == ["EXPLAIN690", "EXPLAIN693"]
    assert found[0].evidence == f"Of 1,200,000 characters in 20,000 lines, {2 * EDGE + 1:,} characters were read."


@pytest.mark.parametrize("noise", ["sent by postmark", '{"ErrorCode":0,"Message":"OK"}'])
def test_a_word_on_every_line_hides_no_error_between_them(noise: str) -> None:
    found = explain(f"{noise}\n" * 10_000 + BODY + f"\n{noise}\n" * 10_000)
    assert "ErrorCode 406" in found[0].title
    assert found[0].line == 10_001


def test_places_that_are_left_out_are_counted() -> None:
    (*_, last) = explain(f"postmark{' ' * 20_000}\n" * 60)
    assert "places with such words were left out" in last.cause


@pytest.mark.parametrize("published", ERRORS, ids=str)
def test_every_published_error_is_looked_for_in_the_middle_of_a_long_text(published: Published) -> None:
    middle = " " * EDGE + "x" * LIMIT
    spans, _ = windows(f"{middle}\n{published.text}\n{middle}")
    at = len(middle) + 1
    assert any(start <= at and at + min(len(published.text), 1_000) <= end for start, end in spans)


@pytest.mark.parametrize("piece", ["a", "http://", "@", "7"])
def test_a_long_text_that_cannot_be_cut_is_not_called_empty(piece: str) -> None:
    (finding,) = explain(piece * (1_000_000 // len(piece)))
    assert (finding.code, finding.title) == ("EXPLAIN696", "Nothing of this text could be read")


def test_two_parts_of_a_long_text_are_not_read_together() -> None:
    pasted = paste(f"postmark{' ' * LIMIT}resolve")
    assert not pasted.is_about_postmark(pasted.text.index("resolve"))


def seconds(text: str) -> float:
    started = time.perf_counter()
    explain(text)
    return time.perf_counter() - started


@pytest.mark.parametrize("piece", ["a", " ", "{", "@", "7", "\\", "-", "f7", "postmark@ ", "ErrorCode: 10, "])
def test_a_text_twenty_times_as_long_takes_no_twenty_times_as_long(piece: str) -> None:
    plain = seconds(LOG * (50_000 // len(LOG)))
    assert seconds(piece * (1_000_000 // len(piece))) < 20 * plain


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


@pytest.mark.parametrize("piece", ["7", "\\", "-", "f7", "7.", "a@"])
def test_a_text_that_is_read_as_a_whole_takes_no_longer_for_its_letters(piece: str) -> None:
    plain = seconds(LOG * (50_000 // len(LOG)))
    assert seconds(piece * (200_000 // len(piece))) < 20 * plain


def test_a_long_run_is_not_called_read_as_a_whole() -> None:
    said = explain(f"an attachment: {'Zm9v' * 1_000}")[0].evidence
    assert said == "4,015 characters in 1 line were read, of long runs without a break only the beginning."


def test_one_character_is_one() -> None:
    assert explain("?")[0].evidence == "1 character in 1 line was read."


@settings(max_examples=200)
@given(text=st.text(st.characters(codec=None), max_size=200), body=st.sampled_from(["", BODY]))
def test_any_text_is_answered(text: str, body: str) -> None:
    explanation = Explanation(findings=explain(f"{text}{body}{text}"))
    assert explanation.findings
    assert json.loads(json.dumps(explanation_as_json(explanation)))
    assert to_html(explanation_card(explanation))
    assert explained_as_text(explanation.findings)

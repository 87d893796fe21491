"""Postmark's texts: whatever the practice Postmark says in Postmark's own words is known without its ErrorCode too."""

import re

import pytest

from helpers.diagnosis.explain import explain
from helpers.diagnosis.explaining.own_words import own_texts_in
from helpers.diagnosis.records import Confidence
from helpers.practice.refusals.row import Refusal
from helpers.practice.refusals.table import REFUSALS
from helpers.reference.sources import Standing

QUOTES = ("'", "\\'", "\\u0027", "&#39;")


def is_known_text(row: Refusal) -> bool:
    """Whether the text itself is Postmark's: shown on a page or in a reply, or only its circumstances are assumed."""
    return row.source.standing is not Standing.ASSUMED or row.source.note.startswith("the text is documented")


def filled_in(text: str) -> str:
    samples = {"field": "To", "verified": "0", "enabled": "1"}
    return re.sub(r"\{(\w+)\}", lambda found: samples.get(found[1], "example.com"), text)


KNOWN = {name: row for name, row in REFUSALS.items() if is_known_text(row)}


def test_most_refusals_are_in_postmarks_words() -> None:
    assert len(KNOWN) > 100


@pytest.mark.parametrize("name", KNOWN)
def test_a_text_of_postmarks_is_known_without_its_error_code(name: str) -> None:
    row = KNOWN[name]
    found = explain(f"Postmark::Error: {filled_in(row.text)}")
    assert f"ErrorCode {row.code}" in " ".join(finding.title for finding in found)
    assert {finding.confidence for finding in found} <= {Confidence.LIKELY, Confidence.OPEN}


@pytest.mark.parametrize("quote", QUOTES)
def test_quotation_marks_are_read_however_they_were_printed(quote: str) -> None:
    (found,) = own_texts_in(f"Sending is not supported on the supplied {quote}MessageStream{quote}.")
    (alias,) = own_texts_in(f"The Template{quote}s {quote}Alias{quote} associated with this request is not valid")
    assert (found[0].code, alias[0].code) == (1236, 1101)


def test_a_text_may_be_wrapped() -> None:
    ((own, _),) = own_texts_in("While your account is\n  pending approval, all\n  recipient addresses must share")
    assert own.code == 412


@pytest.mark.parametrize(
    "text", ["Illegal email address 'foo'. It must contain the '@' symbol.", "Illegal email domain 'x' in address"]
)
def test_a_space_that_may_be_missing_is_not_asked_for(text: str) -> None:
    (found,) = own_texts_in(text)
    assert found[0].code == 300


@pytest.mark.parametrize("characters", ["<=255 characters", "≤ 255 characters"])
def test_a_sign_before_a_number_may_stand_close_to_it(characters: str) -> None:
    ((own, _),) = own_texts_in(f"The Name field must be {characters}")
    assert own.code == 515


SAID_BY_OTHERS = [name for name, row in KNOWN.items() if any(own.anybodys for own, _ in own_texts_in(row.text))]


@pytest.mark.parametrize("name", SAID_BY_OTHERS)
def test_what_others_say_too_counts_beside_postmark_only(name: str) -> None:
    assert [finding.code for finding in explain(filled_in(KNOWN[name].text))] == ["EXPLAIN690"]

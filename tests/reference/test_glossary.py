"""The glossary: every word once, each leading to others, none of Postmark's without a source."""

from helpers.reference.glossary import GLOSSARY
from helpers.reference.token_kinds import TOKEN_KINDS

TERMS = list(GLOSSARY.values())


def test_it_is_short_enough_to_read() -> None:
    assert 25 <= len(GLOSSARY) <= 35


def test_no_two_terms_differ_in_letter_case_only() -> None:
    assert len({term.term.lower() for term in TERMS}) == len(TERMS)


def test_each_term_has_one_sentence_or_two() -> None:
    assert [term.term for term in TERMS if not 1 <= term.text.count(". ") + 1 <= 2] == []


def test_related_terms_exist() -> None:
    assert {other for term in TERMS for other in term.see} <= set(GLOSSARY)
    assert [term.term for term in TERMS if not term.see or term.term in term.see] == []


def test_every_term_is_led_to_by_another() -> None:
    led_to = {other for term in TERMS for other in term.see}
    assert set(GLOSSARY) - led_to == set()


def test_every_kind_of_token_is_explained() -> None:
    assert {kind.word for kind in TOKEN_KINDS.values()} <= set(GLOSSARY)


def test_only_words_of_this_project_have_no_source() -> None:
    assert {term.term for term in TERMS if term.source is None} == {"practice Postmark", "practice token", "live"}

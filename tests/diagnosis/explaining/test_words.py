"""What every row says: sentences, codes that mean one thing, and a public source."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

from helpers.diagnosis import explaining
from helpers.diagnosis.explaining.ambiguity import AMBIGUITIES
from helpers.diagnosis.explaining.error_codes import words_for
from helpers.diagnosis.explaining.own_words import OWN_TEXTS
from helpers.diagnosis.explaining.sighting import Words
from helpers.reference.error_codes import ERROR_CODES
from helpers.reference.sources import Source


def words_in(value: object) -> Iterator[Words]:
    """Every Words that a table of a module holds."""
    if isinstance(value, Words):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from words_in(item)
    elif isinstance(getattr(value, "words", None), Words):
        yield value.words  # type: ignore[attr-defined]


MODULES = [import_module(f"{explaining.__name__}.{one.name}") for one in pkgutil.iter_modules(explaining.__path__)]
ALL = [words for module in MODULES for value in vars(module).values() for words in words_in(value)]
ALL += [words_for(code) for code in ERROR_CODES]


def test_there_are_rows_to_look_at() -> None:
    assert len({words.code for words in ALL}) > 30


@pytest.mark.parametrize("words", ALL, ids=lambda words: words.code)
def test_titles_are_no_sentences_and_the_rest_are(words: Words) -> None:
    assert not words.title.endswith(".")
    sentences = (words.cause, words.next_step, words.how_to_tell, *words.alternatives)
    assert [sentence for sentence in sentences if sentence and not sentence.endswith((".", ".)"))] == []


def test_a_code_means_one_thing() -> None:
    by_table = {"EXPLAIN601", "EXPLAIN604", "EXPLAIN611", "EXPLAIN620", "EXPLAIN670"}  # their titles name the row
    own = {words.code: {other.title for other in ALL if other.code == words.code} for words in ALL}
    assert {code for code, titles in own.items() if len(titles) > 1} <= by_table


def test_codes_are_of_this_family_or_the_clients_endings() -> None:
    assert [words.code for words in ALL if not re.fullmatch(r"EXPLAIN6\d\d|NET3\d\d", words.code)] == []


def test_every_source_is_a_public_page() -> None:
    sources: list[Source] = [words.source for words in ALL] + [own.source for own in OWN_TEXTS]
    assert [source for source in sources if not source.url.startswith("https://")] == []


def test_texts_and_ambiguities_are_of_known_error_codes() -> None:
    assert {own.code for own in OWN_TEXTS} | set(AMBIGUITIES) <= set(ERROR_CODES)


def test_every_ambiguity_says_how_to_tell() -> None:
    assert [code for code, one in AMBIGUITIES.items() if not (one.alternatives and one.how_to_tell)] == []

"""The sentences of all tables: finished, short enough for a card, said once, naming only operations that exist."""

import re
import subprocess
import sys
from collections import Counter

from helpers.reference.operations import OPERATIONS
from tests.reference.sentences import all_sentences, unique_sentences

LONGEST = 220
NAMED_OPERATION = re.compile(r"\b(?:GET|POST|PUT|PATCH|DELETE) /[\w{}/-]+")


def test_every_sentence_begins_and_ends_like_one() -> None:
    bad = [text for text in all_sentences() if not text.endswith(".") or text.endswith("..") or text != text.strip()]
    assert bad == []


def test_every_sentence_fits_a_card() -> None:
    assert [text for text in all_sentences() if not 8 <= len(text) <= LONGEST] == []


def test_no_sentence_has_a_seam_of_its_source_lines() -> None:
    seam = re.compile(r"  |\n|[,;:][A-Za-z]")
    assert [text for text in all_sentences() if seam.search(text)] == []


def test_no_two_rows_say_the_same() -> None:
    assert [text for text, times in Counter(unique_sentences()).items() if times > 1] == []


def test_every_operation_named_in_a_sentence_exists() -> None:
    named = {name for text in all_sentences() for name in NAMED_OPERATION.findall(text)}
    assert len(named) > 15
    assert named - set(OPERATIONS) == set()


def test_the_tables_load_without_any_third_party_package() -> None:
    script = (
        "import sys; before = set(sys.modules); "
        "import helpers.reference.destinations, helpers.reference.error_codes, helpers.reference.glossary, "
        "helpers.reference.limits, helpers.reference.routes; "
        "print(*sorted({name.split('.')[0] for name in set(sys.modules) - before} - set(sys.stdlib_module_names)))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["helpers"]

"""A missing program skips its tests with one sentence, and fails them in continuous integration."""

import sys

import pytest

from tests.needed import needed

SENTENCE = "No such program: install it."


def test_a_program_that_is_there_is_named_with_its_path() -> None:
    assert needed(sys.executable, SENTENCE) == sys.executable


def test_a_missing_program_skips_its_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=SENTENCE):
        needed("no-such-program", SENTENCE)


def test_a_missing_program_fails_its_test_in_continuous_integration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=SENTENCE):
        needed("no-such-program", SENTENCE)

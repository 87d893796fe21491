"""Programs that tests need and a machine may lack: a test is skipped with one sentence, or fails where CI=true."""

import os
import shutil

import pytest


def needed(program: str, sentence: str) -> str:
    """The path of `program`; without it the asking test is skipped with `sentence`, and fails in continuous
    integration, where a skipped test would go unseen."""
    found = shutil.which(program)
    if found is None:
        missing(sentence)
    return str(found)


def missing(sentence: str) -> None:
    """Skip the running test with `sentence`, or fail it with the same sentence where CI=true."""
    if os.environ.get("CI") == "true":
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)

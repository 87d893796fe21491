"""Exit codes of `tokenlab`, and the two ways in which a command speaks. Imports nothing of ours.

Outputs may be closed, full, or unable to spell a letter: a full one alone makes a command end otherwise than well.
"""

import os
import sys
from enum import IntEnum
from typing import TextIO


class Exit(IntEnum):
    """What a command's exit code says."""

    OK = 0  # usable, sent, reached
    PROBLEM = 1  # a problem was found
    CANNOT_TELL = 2  # it could not be told, or nobody was reached
    USAGE = 64  # what was asked for could not be right; nothing was sent
    INTERRUPTED = 130  # Ctrl-C, which is how `practice` ends well: with 0


class OutputLost(Exception):
    """The answer could not be written, to a full disk for example; `str()` is a sentence for people."""


_lost: list[str] = []  # what is to be said of answers that `say` could not write


def say(text: str) -> None:
    """The answer, on standard output. One that is lost is told of when the command has ended, by `lost_answer`."""
    try:
        tell(text)
    except OutputLost as problem:
        _lost.append(str(problem))


def tell(text: str) -> None:
    """The same for what nothing can go on without. Raises OutputLost."""
    problem = _write(sys.stdout, text)
    if problem and not isinstance(problem, BrokenPipeError):
        raise OutputLost(f"The answer could not be written: {os.strerror(problem.errno or 0)}.")


def lost_answer() -> str:
    """What is to be said of an answer that could not be written; empty if there was none. Tells it once."""
    said = _lost[0] if _lost else ""
    _lost.clear()
    return said


def complain(sentence: str) -> None:
    """One sentence on standard error."""
    _write(sys.stderr, f"tokenlab: {sentence}")


def _write(stream: TextIO | None, text: str) -> OSError | None:
    """Write and flush; what went wrong. A reader that has gone away changes nothing about the answer."""
    if stream is None:
        return None
    encoding = stream.encoding or "utf-8"
    try:
        stream.write(f"{text}\n".encode(encoding, "replace").decode(encoding))
        stream.flush()
    except OSError as problem:
        settle(stream)
        return problem
    return None


def settle(stream: TextIO | None) -> None:
    """Flush; what cannot be written goes nowhere, or Python would complain about it when it ends."""
    if stream is None:
        return
    try:
        stream.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)

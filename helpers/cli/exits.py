"""Exit codes of `tokenlab`, and the two ways in which a command speaks. Imports nothing of ours.

Outputs may be closed, full, or unable to spell a letter: none of that changes how a command ends.
"""

import os
import sys
from contextlib import suppress
from enum import IntEnum
from typing import TextIO


class Exit(IntEnum):
    """What a command's exit code says."""

    OK = 0  # usable, sent, reached
    PROBLEM = 1  # a problem was found
    CANNOT_TELL = 2  # it could not be told, or nobody was reached
    USAGE = 64  # what was asked for could not be right; nothing was sent
    INTERRUPTED = 130  # Ctrl-C


def say(text: str) -> None:
    """The answer, on standard output."""
    _write(sys.stdout, text)


def complain(sentence: str) -> None:
    """One sentence on standard error."""
    _write(sys.stderr, f"tokenlab: {sentence}")


def _write(stream: TextIO | None, text: str) -> None:
    """Write and flush. A reader that has gone away changes nothing about the answer, so the exit code stays."""
    if stream is None:
        return
    encoding = stream.encoding or "utf-8"
    with suppress(OSError):
        stream.write(f"{text}\n".encode(encoding, "replace").decode(encoding))
    settle(stream)


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

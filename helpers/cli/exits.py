"""Exit codes of `tokenlab`, and how a command ends without a traceback."""

import sys
from enum import IntEnum


class Exit(IntEnum):
    """What a command's exit code says."""

    OK = 0  # usable, sent, reached
    PROBLEM = 1  # a problem was found
    CANNOT_TELL = 2  # it could not be told, or nobody was reached
    USAGE = 64  # what was asked for could not be right; nothing was sent
    INTERRUPTED = 130  # Ctrl-C


def complain(sentence: str) -> None:
    """One sentence on standard error."""
    print(f"tokenlab: {sentence}", file=sys.stderr)

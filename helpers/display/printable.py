"""Foreign texts on a line: what could move a terminal's cursor, hide a letter or break a drawing is replaced.

Imports nothing of ours.
"""


def printable(line: str) -> str:
    """`line` with spaces for all white space and U+FFFD for everything else that cannot be printed."""
    return "".join(letter if letter.isprintable() else " " if letter.isspace() else "\ufffd" for letter in line)

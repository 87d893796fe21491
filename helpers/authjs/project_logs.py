"""Which files of a folder are logs worth reading: those that lie where logs usually lie and speak of sign-in.

Imports nothing of ours. What is left out becomes a sentence.
"""

import os
from collections.abc import Iterable
from pathlib import Path

LARGEST_LOG = 4 * 1024 * 1024  # bytes of one log; a larger one has to be cut by whoever knows where the error stands
MOST_LOGS = 5  # of a folder, the newest ones: what older ones tell may be mended since
MOST_LOOKED_INTO = 20  # of a folder, the newest ones
_ENDINGS = (".log", ".out")
_FOLDERS = ("log", "logs")
_SIGNS = (b"[auth]", b"[next-auth]", b"authjs.dev", b"ErrorCode", b"ostmark", b"POSTMARK")


def is_log(path: Path, folder: Path) -> bool:
    """Whether it has a log's name and lies at the top of the folder or of an application in it, or in its `logs`."""
    if path.suffix not in _ENDINGS:
        return False
    home = path.parent.parent if path.parent.name in _FOLDERS and path.parent != folder else path.parent
    return home == folder or (home / "package.json").is_file()


def newest(paths: Iterable[Path], folder: Path, problems: list[str]) -> list[Path]:
    """The newest of the logs that speak of sign-in, and what cannot be opened, which the reader names.

    Of those that are left out `problems` gets a sentence.
    """
    found = list(paths)
    logs = sorted(filter(os.path.isfile, found), key=_age)
    kept: list[Path] = []
    left_out = logs[MOST_LOOKED_INTO:]
    for path in logs[:MOST_LOOKED_INTO]:
        if path.stat().st_size > LARGEST_LOG:
            name = path.relative_to(folder).as_posix()
            problems.append(f"{name}: it has more than {LARGEST_LOG:,} bytes; it was not read.")
        elif _speaks_of_sign_in(path):
            (kept if len(kept) < MOST_LOGS else left_out).append(path)
    if left_out:
        names = ", ".join(sorted(path.relative_to(folder).as_posix() for path in left_out)[:MOST_LOGS])
        more = f" and {len(left_out) - MOST_LOGS} more" if len(left_out) > MOST_LOGS else ""
        problems.append(f"{names}{more}: only the newest logs were read; name the one that matters itself.")
    return [*kept, *(path for path in found if not path.is_file())][: MOST_LOGS * 2]


def _age(path: Path) -> tuple[float, str]:
    return -path.stat().st_mtime, path.as_posix()


def _speaks_of_sign_in(path: Path) -> bool:
    """Whether something in it may be Auth.js's or Postmark's; one that cannot be read is left to the reader's words."""
    try:
        content = path.read_bytes()
    except OSError:
        return True
    return any(sign in content.replace(b"\x00", b"") for sign in _SIGNS)

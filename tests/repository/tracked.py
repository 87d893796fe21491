"""The files of this repository as git knows them: tracked, or new and not ignored."""

import subprocess
from functools import cache
from pathlib import Path

from tests.needed import needed
from tests.repository.requirements import ROOT

GIT_IS_MISSING = "Git is missing: install it (Debian: apt install git) and run the tests in a clone."


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that is, or would be, committed."""
    git = needed("git", GIT_IS_MISSING)
    command = [git, "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(path for path in paths if path.is_file())


@cache
def tracked_texts() -> dict[str, str]:
    """The text of every tracked text file by its path in the repository; pictures and other bytes are left out."""
    texts = {}
    for path in tracked_files():
        data = path.read_bytes()
        if b"\0" not in data:
            texts[path.relative_to(ROOT).as_posix()] = data.decode(errors="replace")
    return texts

"""Finds and reads the files of an application that the doctor knows to read. Reads only; no link leads it elsewhere.

Imports the pieces and what picks logs. What cannot be read becomes a sentence.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from helpers.authjs.piece import Piece
from helpers.authjs.project_logs import is_log, newest

LARGEST = 4 * 1024 * 1024  # bytes of one file that are read
MOST_FILES = 5_000  # files of a folder that are looked at
_LARGEST_CODE = 400_000  # bytes of a file of code that is looked into, unless it is named itself
_BUILT = (
    "node_modules bower_components dist build out coverage vendor venv __pycache__ .git .hg .next .nuxt .svelte-kit"
    " .turbo .vercel .netlify .output .cache .venv .yarn .pnpm-store"
)
_SKIPPED = frozenset(_BUILT.split())
_ENV = re.compile(r"\.env(\.[\w.-]+)?|[\w-]+\.env")
_CODE = (".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs")
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SIGNS = (b"next-auth", b"@auth/", b"sendVerificationRequest", b"api.postmark", b"signIn(")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The texts that were read, and a sentence for each that was not."""

    pieces: tuple[Piece, ...]
    problems: tuple[str, ...]


class _Unreadable(Exception):
    """A file that holds no text. `str()` is the end of a sentence."""


def gather(paths: Iterable[str | Path]) -> Gathered:
    """The named files, and from named folders the files that speak of sign-in. Raises nothing."""
    pieces: list[Piece] = []
    problems: list[str] = []
    named = list(map(Path, paths))
    several = sum(1 for path in named if path.is_dir()) > 1  # then only the folders' names tell their files apart
    for path in named:
        if path.is_dir():
            _from_folder(path, pieces, problems, within=path.as_posix() if several else "")
        else:
            _from_file(path, path.as_posix(), pieces, problems)
    return Gathered(pieces=tuple(pieces), problems=tuple(problems))


def as_text(content: bytes) -> str:
    """The text of a file in UTF-8 or UTF-16, without the mark at its beginning. Raises ValueError with a sentence."""
    try:
        return _decoded(content)
    except (_Unreadable, UnicodeDecodeError) as problem:
        words = str(problem) if isinstance(problem, _Unreadable) else "it is no text in UTF-8 or UTF-16"
        raise ValueError(words) from None


def _decoded(content: bytes) -> str:
    if content.startswith(_MARKS):
        return content.decode("utf-16")
    if _is_utf16(content):
        return content.decode("utf-16-le")
    if b"\x00" in content:
        raise _Unreadable("it is no text")
    return content.decode("utf-8-sig")


def _is_utf16(content: bytes) -> bool:
    """Whether it begins with UTF-16's mark, or every other byte is empty as in UTF-16 without one."""
    return content.startswith(_MARKS) or (len(content) > 3 and content[1::2].count(0) > len(content) // 3)


def _from_file(path: Path, name: str, pieces: list[Piece], problems: list[str]) -> None:
    try:
        if path.exists() and not path.is_file():  # opening a pipe would wait for whoever writes into it
            raise ValueError("it is no regular file")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise ValueError(f"it has more than {LARGEST:,} bytes")
        pieces.append(Piece(name=name, text=as_text(content), is_utf16=_is_utf16(content)))
    except OSError as problem:
        problems.append(f"{_shown(name)}: it cannot be read ({problem.strerror or type(problem).__name__}).")
    except ValueError as problem:
        problems.append(f"{name}: {problem}; it was not read.")


def _shown(name: str) -> str:
    """The name of a file that is not there; one without a dot or a slash could be a token, given by mistake."""
    return name if "/" in name or "." in name else "A name that is not repeated here"


def _from_folder(folder: Path, pieces: list[Piece], problems: list[str], *, within: str) -> None:
    before = len(pieces), len(problems)
    logs: list[Path] = []
    for number, path in enumerate(_files(folder, problems)):
        if number == MOST_FILES:
            problems.append(
                f"{folder.as_posix()}: only {MOST_FILES:,} files of it were looked at; name a smaller folder."
            )
            break
        if is_log(path, folder) and not _leads_out(path, folder, within, problems):
            logs.append(path)
        elif _is_wanted(path) and not _leads_out(path, folder, within, problems):
            _from_file(path, _name(path, folder, within), pieces, problems)
    for log in newest(logs, folder, problems):
        _from_file(log, _name(log, folder, within), pieces, problems)
    if (len(pieces), len(problems)) == before:
        problems.append(
            f"{folder.as_posix()}: no .env file, no settings of Auth.js and no package.json were found in it."
        )


def _leads_out(path: Path, folder: Path, within: str, problems: list[str]) -> bool:
    """Whether it is a link to another place, which nobody meant who named the folder; then `problems` gets a sentence.

    A link that leads in a circle leads nowhere: the reader says so.
    """
    if not path.is_symlink() or Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        return False
    name = _name(path, folder, within)
    problems.append(f"{name}: it is a link that leads out of the folder; it was not read. Name it itself.")
    return True


def _name(path: Path, folder: Path, within: str) -> str:
    return Path(within, path.relative_to(folder)).as_posix()


def _files(folder: Path, problems: list[str]) -> Iterator[Path]:
    def closed(problem: OSError) -> None:
        problems.append(f"{problem.filename}: it cannot be read ({problem.strerror}).")

    for root, folders, files in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if name not in _SKIPPED)
        yield from (Path(root, name) for name in sorted(files))


def _is_wanted(path: Path) -> bool:
    if path.name == "package.json" or _ENV.fullmatch(path.name):
        return True
    return path.suffix in _CODE and not path.is_symlink() and path.is_file() and _speaks_of_authjs(path)


def _speaks_of_authjs(path: Path) -> bool:
    try:
        if path.stat().st_size > _LARGEST_CODE:
            return False
        content = path.read_bytes()
    except OSError:
        return False
    return any(sign in content for sign in _SIGNS)

"""What a person handed over to the Config doctor: a paste, or what a file or a folder holds. Never shown, only named.

Imports the pieces and the reader of files, nothing of ipywidgets.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from helpers.authjs.piece import Piece, PieceKind, sort_out
from helpers.authjs.project_files import gather
from helpers.client.problems import SettingsProblem

NOTHING_PASTED = "There was nothing in it. Paste a text, or name a file or a folder."
NO_PATH = "Name a file or a folder first."
CANNOT_BE_LOOKED_FOR = "There can be no such file. Name a file or a folder that this kernel can read."

# The name that a pasted text gets decides how it is read, and which file comes before which.
READ_AS: dict[str, str] = {
    ".env": ".env",
    ".env.local": ".env.local",
    ".env.example": ".env.example, which nothing reads",
    "auth.ts": "auth.ts or other TypeScript",
    "auth.js": "auth.js or other JavaScript",
    "package.json": "package.json",
    "error.log": "a log or an error line",
    "address": "an address",
}
_NAMES = {
    PieceKind.ENV: ".env",
    PieceKind.ENV_EXAMPLE: ".env.example",
    PieceKind.SETTINGS_CODE: "auth.ts",
    PieceKind.PACKAGE: "package.json",
    PieceKind.LOG: "error.log",
    PieceKind.LINK: "address",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """One paste, file or folder. No part of it shows a text; `words` say what it is."""

    number: int
    words: str
    pieces: tuple[Piece, ...]
    read_as: str = ""  # a key of READ_AS; "" for files, whose own names decide
    problems: tuple[str, ...] = ()  # what could not be read, a sentence each


def pasted(number: int, text: str, taken: Collection[str]) -> HandedOver:
    """A paste, sorted out by what stands in it; `taken` are names of other pieces. Raises SettingsProblem."""
    kind = sort_out("", text)
    if kind is PieceKind.NOTHING:
        raise SettingsProblem(NOTHING_PASTED)
    count = len(text.splitlines())
    words = f"Paste {number} ({count:,} line{'s' * (count != 1)})"
    return read_as(HandedOver(number=number, words=words, pieces=(Piece(name="", text=text),)), _NAMES[kind], taken)


def read_as(handed: HandedOver, name: str, taken: Collection[str]) -> HandedOver:
    """The paste under another name of `READ_AS`; of two with the same name the later is told apart by its number."""
    own = f"paste {handed.number}/{name}" if name in taken else name
    return replace(handed, read_as=name, pieces=tuple(replace(piece, name=own) for piece in handed.pieces))


def from_path(number: int, path: str) -> HandedOver:
    """The file, or what a folder holds of interest, counted from the notebook's folder. Raises SettingsProblem."""
    if not path.strip():
        raise SettingsProblem(NO_PATH)
    try:
        found = gather([Path(path.strip()).expanduser()])
    except (OSError, RuntimeError, ValueError):  # too long a name, no such user's home
        raise SettingsProblem(CANNOT_BE_LOOKED_FOR) from None
    if not found.pieces:
        raise SettingsProblem(" ".join(found.problems))
    count = len(found.pieces)
    words = found.pieces[0].name if count == 1 else f"{path.strip()} ({count} files)"
    return HandedOver(number=number, words=words, pieces=found.pieces, problems=found.problems)

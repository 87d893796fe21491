"""Sorts out what was handed over and reads each piece as what it is.

Imports the readers. Code is parsed only where no recorded facts of the same name are given.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from helpers.authjs.env_file import EnvEntry, EnvFile, read_env
from helpers.authjs.env_names import is_account_name, is_key_name
from helpers.authjs.expansion import expanded
from helpers.authjs.log_lines import explain_log
from helpers.authjs.package_json import NotAPackage, PackageFacts, read_package
from helpers.authjs.piece import Piece, PieceKind, sort_out
from helpers.authjs.settings_code import ParserMissing, read_settings
from helpers.authjs.settings_facts import SettingsFacts
from helpers.authjs.situation import Situation
from helpers.diagnosis.records import Explained

LIMIT = 300_000  # characters of one file of settings; a log may be longer
PROCESS = "this environment"


@dataclass(slots=True)
class Reading:
    """What was read so far; it grows while pieces are read."""

    recorded: Mapping[str, SettingsFacts]
    env: list[EnvFile] = field(default_factory=list)
    settings: list[SettingsFacts] = field(default_factory=list)
    packages: list[PackageFacts] = field(default_factory=list)
    told: list[Explained] = field(default_factory=list)  # by logs and addresses
    looked_at: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def situation(self) -> Situation:
        """What the rules look at."""
        found = Situation(
            env=tuple(self.env) or None,
            settings=tuple(self.settings) or None,
            packages=tuple(self.packages) or None,
        )
        return expanded(found)


def read_pieces(
    pieces: Iterable[Piece], *, environ: Mapping[str, str] | None = None, recorded: Iterable[SettingsFacts] = ()
) -> Reading:
    """Everything that can be read in `pieces`, and sentences about what cannot. Raises nothing."""
    reading = Reading(recorded={facts.file: facts for facts in recorded})
    for piece in pieces:
        _read(piece, reading)
    if environ is not None and reading.env:
        reading.env.append(_of_process(environ))
    return reading


def _read(piece: Piece, reading: Reading) -> None:
    if "\x00" in piece.text:
        reading.unread.append(f"{piece.name}: this is no text; it was not read.")
        return
    kind = sort_out(piece.name, piece.text)
    if kind is not PieceKind.NOTHING:
        reading.looked_at.append(f"{piece.name} ({kind})")
    if len(piece.text) > LIMIT and kind not in (PieceKind.LOG, PieceKind.LINK):
        reading.unread.append(f"{piece.name}: more than {LIMIT:,} characters; it was not read.")
    else:
        _READERS[kind](piece, reading)


def _read_env(piece: Piece, reading: Reading) -> None:
    reading.env.append(replace(read_env(piece.name, piece.text), is_utf16=piece.is_utf16))


def _read_example(piece: Piece, reading: Reading) -> None:
    reading.env.append(read_env(piece.name, piece.text, is_example=True))


def _read_code(piece: Piece, reading: Reading) -> None:
    try:
        facts = reading.recorded.get(piece.name) or read_settings(piece.name, piece.text)
    except ParserMissing as missing:
        reading.unread.append(f"{piece.name}: {missing}")
        return
    reading.settings.append(facts)
    reading.unread += [f"{piece.name}: {sentence}" for sentence in facts.unclear]


def _read_package(piece: Piece, reading: Reading) -> None:
    try:
        reading.packages.append(read_package(piece.name, piece.text))
    except NotAPackage as problem:
        reading.unread.append(f"{piece.name}: {problem}")


def _read_log(piece: Piece, reading: Reading) -> None:
    found = explain_log(piece.text, piece.name)
    reading.told += found
    if not found:
        reading.unread.append(f"{piece.name}: nothing in it is known; hand over the lines with [auth][error].")


def _read_nothing(piece: Piece, reading: Reading) -> None:
    reading.unread.append(f"{piece.name}: there is nothing in it.")


_READERS: Mapping[PieceKind, Callable[[Piece, Reading], None]] = {
    PieceKind.ENV: _read_env,
    PieceKind.ENV_EXAMPLE: _read_example,
    PieceKind.SETTINGS_CODE: _read_code,
    PieceKind.PACKAGE: _read_package,
    PieceKind.LOG: _read_log,
    PieceKind.LINK: _read_log,
    PieceKind.NOTHING: _read_nothing,
}


def _of_process(environ: Mapping[str, str]) -> EnvFile:
    """What an environment holds of interest, as one more file."""
    wanted = {
        name: text
        for name, text in environ.items()
        if is_key_name(name) or is_account_name(name) or name.startswith(("AUTH_", "NEXTAUTH_", "EMAIL_"))
    }
    entries = tuple(EnvEntry(name=name, value=text, file=PROCESS, line=None) for name, text in wanted.items())
    return EnvFile(name=PROCESS, entries=entries, is_process=True)

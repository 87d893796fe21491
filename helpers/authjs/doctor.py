"""The doctor: reads what somebody hands over and says what keeps sign-in by mail from working, the certain first.

Imports the readers and the rules. Asks nobody, runs nothing, and keeps nothing of what it read.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from helpers.authjs.env_file import EnvEntry, EnvFile, read_env
from helpers.authjs.env_names import is_account_name, is_key_name, key_entries, names_postmark
from helpers.authjs.log_lines import explain_log
from helpers.authjs.package_json import NotAPackage, PackageFacts, read_package
from helpers.authjs.piece import Piece, PieceKind, sort_out
from helpers.authjs.rule import DoctorRule
from helpers.authjs.rules import code, env_files, host, key_names, key_values, packages, providers, senders, smtp
from helpers.authjs.settings_code import ParserMissing, read_settings
from helpers.authjs.settings_facts import SettingsFacts
from helpers.authjs.situation import Situation
from helpers.client.sealing import sealed
from helpers.diagnosis.records import Confidence, Explained, Severity

LIMIT = 1_000_000  # characters of one file of settings; a log may be longer
PROCESS = "this environment"

RULES: tuple[DoctorRule, ...] = (
    *key_names.RULES,
    *key_values.RULES,
    *env_files.RULES,
    *senders.RULES,
    *host.RULES,
    *smtp.RULES,
    *providers.RULES,
    *code.RULES,
    *packages.RULES,
)
_CERTAINTY = {confidence: at for at, confidence in enumerate(Confidence)}
_WEIGHT = {Severity.PROBLEM: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What was found, the certain first; what could not be determined, in sentences; and what was looked at."""

    findings: tuple[Explained, ...]
    unclear: tuple[str, ...]
    looked_at: tuple[str, ...]
    whole: bool  # whether everything that was handed over could be read

    @property
    def has_problem(self) -> bool:
        """Whether something has to be mended."""
        return any(finding.severity is Severity.PROBLEM for finding in self.findings)

    @property
    def can_tell(self) -> bool:
        """Whether “nothing is wrong” may be said of what was handed over, if no problem was found."""
        return self.whole and all(finding.confidence is not Confidence.OPEN for finding in self.findings)


@dataclass(slots=True)
class _Reading:
    """What was read so far, while it is being read."""

    recorded: Mapping[str, SettingsFacts]
    env: list[EnvFile] = field(default_factory=list)
    settings: list[SettingsFacts] = field(default_factory=list)
    packages: list[PackageFacts] = field(default_factory=list)
    told: list[Explained] = field(default_factory=list)  # by logs and addresses
    looked_at: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def situation(self) -> Situation:
        return Situation(
            env=tuple(self.env) or None,
            settings=tuple(self.settings) or None,
            packages=tuple(self.packages) or None,
        )


@sealed
def diagnose(
    pieces: Iterable[Piece], *, environ: Mapping[str, str] | None = None, recorded: Iterable[SettingsFacts] = ()
) -> Diagnosis:
    """What is wrong with the settings, the code and the logs in `pieces`.

    `environ`: the environment in which the application is started, if known. `recorded`: facts of code that was
    parsed elsewhere, used for the pieces of the same name. Raises RuntimeError, without details, on a fault of its own.
    """
    reading = _Reading(recorded={facts.file: facts for facts in recorded})
    for piece in pieces:
        _read(piece, reading)
    if environ is not None and reading.env:
        reading.env.append(_of_process(environ))
    situation = reading.situation
    found = [*reading.told, *(one for rule in RULES for one in rule.findings(situation))]
    return Diagnosis(
        findings=tuple(sorted(dict.fromkeys(found), key=_order)),
        unclear=(*reading.unread, *_unclear(situation)),
        looked_at=tuple(reading.looked_at),
        whole=bool(reading.looked_at) and not reading.unread,
    )


def _order(finding: Explained) -> tuple[int, int]:
    return _CERTAINTY[finding.confidence], _WEIGHT[finding.severity]


def _read(piece: Piece, reading: _Reading) -> None:
    if "\x00" in piece.text:
        reading.unread.append(f"{piece.name}: this is no text; it was not read.")
        return
    kind = sort_out(piece.name, piece.text)
    reading.looked_at.append(f"{piece.name} ({kind})")
    if len(piece.text) > LIMIT and kind not in (PieceKind.LOG, PieceKind.LINK):
        reading.unread.append(f"{piece.name}: more than {LIMIT:,} characters; it was not read.")
    else:
        _READERS[kind](piece, reading)


def _read_env(piece: Piece, reading: _Reading) -> None:
    reading.env.append(read_env(piece.name, piece.text))


def _read_example(piece: Piece, reading: _Reading) -> None:
    reading.env.append(read_env(piece.name, piece.text, is_example=True))


def _read_code(piece: Piece, reading: _Reading) -> None:
    try:
        facts = reading.recorded.get(piece.name) or read_settings(piece.name, piece.text)
    except ParserMissing as missing:
        reading.unread.append(f"{piece.name}: {missing}")
        return
    reading.settings.append(facts)
    reading.unread += [f"{piece.name}: {sentence}" for sentence in facts.unclear]


def _read_package(piece: Piece, reading: _Reading) -> None:
    try:
        reading.packages.append(read_package(piece.name, piece.text))
    except NotAPackage as problem:
        reading.unread.append(f"{piece.name}: {problem}")


def _read_log(piece: Piece, reading: _Reading) -> None:
    found = explain_log(piece.text, piece.name)
    reading.told += found
    if not found:
        reading.unread.append(f"{piece.name}: nothing in it is known; hand over the lines with [auth][error].")


def _read_nothing(piece: Piece, reading: _Reading) -> None:
    reading.unread.append(f"{piece.name}: there is nothing in it.")


_READERS: Mapping[PieceKind, Callable[[Piece, _Reading], None]] = {
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


def _unclear(situation: Situation) -> Iterable[str]:
    """What no text can tell, or what this text leaves open."""
    for facts in situation.configured:
        if not facts.all_providers:
            yield f"{facts.file}: some providers come from elsewhere; only those that stand there were judged."
        if not facts.complete:
            yield f"{facts.file}: some settings come from elsewhere; what is missing here may stand there."
    if situation.settings and not situation.configured:
        yield "No settings of Auth.js (an object with providers) stand in the code that was handed over."
    if any(entry.token.may_travel and not entry.token.is_test for entry in key_entries(situation)):
        yield "Whether the key is a server token: its text does not tell; only asking Postmark does (--ask-postmark)."
    if names_postmark(situation):
        yield "Whether Postmark has confirmed the sender: that stands in the account, not in these files."

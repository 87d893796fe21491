"""AUTHJS32x: .env files as files: lines that cannot be read, names twice, files and processes that disagree.

Imports the situation, the names and the citations. No evidence quotes a value.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from helpers.authjs import citations as cite
from helpers.authjs.env_file import EnvEntry, comes_before
from helpers.authjs.env_names import KEY, SECRETS, SENDERS, is_key_name, key_names
from helpers.authjs.rule import DoctorRule, Place
from helpers.authjs.situation import Situation
from helpers.diagnosis.explaining.sighting import Words
from helpers.diagnosis.records import Confidence, Severity

UNREADABLE_LINE = "AUTHJS321"
_MODE = re.compile(r"\.env\.(?P<mode>production|development|test)")
_PLACEHOLDER = "SHAPE111"


def _unreadable(situation: Situation) -> Iterator[Place]:
    for file in situation.env or ():
        for line in file.unreadable:
            yield Place(
                evidence="The line is no NAME=value, or a quotation mark is not closed.", file=file.name, line=line
            )


def _colon(situation: Situation) -> Iterator[Place]:
    for file in situation.files:
        for entry in file.entries:
            if entry.colon and (_matters(entry.name) or entry.name in SECRETS):
                yield Place(evidence=f"A colon stands behind {entry.name}.", file=file.name, line=entry.line)


def _commented(situation: Situation) -> list[Place] | None:
    """The key's own name behind a #, where no file sets it."""
    wanted = key_names(situation)
    if wanted is None and (situation.settings is not None or situation.is_without_authjs):
        return None
    names = {name for name, _, _ in wanted or ()} or {KEY}
    return [
        Place(evidence=f"{name} stands behind a #, and no file sets it.", file=file.name, line=line)
        for file in situation.files
        for name, line in file.commented
        if name in names and not situation.holds(name)
    ]


def _hides(situation: Situation) -> Iterator[Place]:
    """An empty key in a file that comes before the one with the value, always or in one mode."""
    names = {KEY, *(name for name, _, _ in key_names(situation) or ())}
    for entry in situation.entries(*names):
        values = [one for one in situation.entries(entry.name) if not one.is_empty]
        if not entry.is_empty or not values:
            continue
        hidden = (
            f"{entry.name}= is empty here, and the value in {values[0].file}, line {values[0].line}, does not count"
        )
        if not situation.holds(entry.name):
            sure = Confidence.CERTAIN if situation.is_next else Confidence.LIKELY
            yield Place(evidence=f"{hidden}.", file=entry.file, line=entry.line, confidence=sure)
        elif (mode := _mode(entry)) and _is_alone_beside(values, entry):
            yield Place(evidence=f"{hidden} in {mode}.", file=entry.file, line=entry.line)


def _mode(entry: EnvEntry) -> str:
    """`production` of `.env.production`; "" for other files."""
    found = _MODE.fullmatch(PurePosixPath(entry.file).name)
    return found["mode"] if found else ""


def _is_alone_beside(values: list[EnvEntry], entry: EnvEntry) -> bool:
    """Whether the only value is that of the `.env` in the same folder, over which every mode's file wins."""
    return [PurePosixPath(one.file) for one in values] == [PurePosixPath(entry.file).parent / ".env"]


def _utf16(situation: Situation) -> list[Place]:
    return [
        Place(evidence="The bytes of the file are UTF-16.", file=file.name) for file in situation.files if file.is_utf16
    ]


def _twice(situation: Situation) -> Iterator[Place]:
    for file in situation.files:
        for entry in file.entries:
            last = file.last(entry.name)
            if _matters(entry.name) and last and last is not entry and _differ(entry, last):
                evidence = f"{entry.name} stands here and again in line {last.line}, with another value."
                yield Place(evidence=evidence, file=file.name, line=entry.line)


def _disagree(situation: Situation) -> Iterator[Place]:
    for entry in situation.entries():
        for file in situation.files:
            winner = file.last(entry.name)
            if winner and _matters(entry.name) and comes_before(file.name, entry.file) and _differ(entry, winner):
                evidence = f"{entry.name} has another value in {file.name}, line {winner.line}."
                yield Place(evidence=evidence, file=entry.file, line=entry.line)


def _process_differs(situation: Situation) -> list[Place] | None:
    process = situation.process
    if process is None:
        return None
    return [
        Place(evidence=f"{entry.name} has another value in this environment.", file=entry.file, line=entry.line)
        for entry in situation.entries()
        if _matters(entry.name) and (set_ := process.last(entry.name)) and _differ(entry, set_)
    ]


def _matters(name: str) -> bool:
    return is_key_name(name) or name == "EMAIL_SERVER" or name in SENDERS


def _differ(one: EnvEntry, other: EnvEntry) -> bool:
    """Whether both hold something, and not the same; a placeholder is there to be replaced."""
    if one.is_empty or other.is_empty or one.value == other.value:
        return False
    return _PLACEHOLDER not in {fault.code for fault in one.token.faults}


RULES = (
    DoctorRule(
        requires=("env",),
        places=_unreadable,
        words=Words(
            code=UNREADABLE_LINE,
            severity=Severity.WARNING,
            title="A line of the .env file cannot be read",
            cause="Readers skip such a line or take the quotation mark, and what follows, for the value.",
            next_step="Write NAME=value on one line, and close every quotation mark.",
            source=cite.DOTENV,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("env",),
        places=_twice,
        words=Words(
            code="AUTHJS322",
            severity=Severity.WARNING,
            title="The file sets this variable twice",
            cause="The last one counts; the other one only looks as if it did.",
            next_step="Remove the line that is not meant.",
            source=cite.DOTENV,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("env",),
        places=_disagree,
        words=Words(
            code="AUTHJS323",
            severity=Severity.WARNING,
            title="Two .env files disagree, and this one loses",
            cause="Next.js and Vite let .env.local win over .env; tools that load only .env read this value.",
            next_step="Keep the variable in one of the two files.",
            source=cite.ENV_ORDER,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("env",),
        places=_process_differs,
        words=Words(
            code="AUTHJS324",
            severity=Severity.WARNING,
            title="The environment wins over the .env file, and holds something else",
            cause="A variable that is set before the application starts is not replaced by a .env file.",
            next_step="Unset it where the application is started, or remove it from the file.",
            source=cite.ENV_ORDER,
            alternatives=("The application is started in another environment than this one.",),
        ),
    ),
    DoctorRule(
        requires=("env",),
        places=_utf16,
        words=Words(
            code="AUTHJS325",
            title="Node finds no variable in this file",
            cause="Readers of .env files take them for UTF-8; in UTF-16 no name is left that they would know. Windows"
            " PowerShell writes UTF-16 with > and Out-File.",
            next_step="Save the file again as UTF-8 in an editor.",
            source=cite.IN_UTF16,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("env",),
        places=_colon,
        words=Words(
            code="AUTHJS326",
            severity=Severity.WARNING,
            title="Not everything reads a name with a colon",
            cause="The dotenv package, and with it Next.js, takes NAME: value for NAME=value; Node's --env-file skips"
            " the line.",
            next_step="Write an equals sign.",
            source=cite.DOTENV,
            confidence=Confidence.CERTAIN,
        ),
    ),
    DoctorRule(
        requires=("env",),
        places=_commented,
        words=Words(
            code="AUTHJS327",
            title="The key is commented out",
            cause="Nothing reads a line behind a #: Auth.js finds no key, and throws “Missing Postmark API Key”.",
            next_step="Remove the #.",
            source=cite.PROVIDER,
            alternatives=("It is set elsewhere: in the host's settings, or in a file that was not handed over.",),
        ),
    ),
    DoctorRule(
        requires=("env",),
        places=_hides,
        words=Words(
            code="AUTHJS328",
            title="An empty line hides the key",
            cause="Of several .env files Next.js and Vite take a variable from the one that comes first, an empty value"
            " too: Auth.js then throws “Missing Postmark API Key”.",
            next_step="Remove the empty line, or write the server token behind its equals sign.",
            source=cite.ENV_ORDER,
            alternatives=("The application loads only the other file, or the variable is set by its host.",),
        ),
    ),
)
